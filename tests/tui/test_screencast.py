"""README's pictures say what the screens say today, load nothing from the net, and stay small."""

import re
from pathlib import Path

import pytest

from planner.model.library import Library
from tests.docs.documents import README
from tests.tui.screencast import FOLDER, lean, played, text_of

LARGEST_BYTES = 60_000


@pytest.mark.slow
async def test_the_pictures_of_readme_are_of_today(tmp_path: Path, library: Library) -> None:
    seen = {name: text_of(svg) async for name, svg in played(tmp_path, library)}
    old = [
        name
        for name, lines in seen.items()
        if lines != text_of((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    ]
    assert not old, f"make pictures draws them again: {old}"
    assert "[moderate]" in " ".join(seen["intake"]), "text is read from a picture"


def test_each_is_shown_with_what_it_shows_in_words() -> None:
    shown = dict(re.findall(r"!\[([^\]]+)\]\(\.github/([^)]+)\)", README))
    there = sorted(one.name for one in FOLDER.glob("*.svg"))
    assert sorted(shown.values()) == there, "each picture once, and none that is not shown"
    assert all(len(words.split()) >= 5 for words in shown)


def test_none_loads_anything_and_each_is_small() -> None:
    for picture in FOLDER.glob("*.svg"):
        svg = picture.read_text(encoding="utf-8")
        assert not re.search(r"url\((?!#)|href=|<script|@import|@font-face", svg), picture.name
        assert len(svg.encode()) < LARGEST_BYTES, picture.name


def test_text_is_the_same_however_it_is_styled() -> None:
    one = '<text class="t-r1" x="0" y="20" textLength="9">Walk\u00a0</text>'
    more = '<text class="t-r9" x="50" y="20" textLength="9">2x5\u00a0min ⣿</text>'
    assert text_of(one + more) == text_of(more.replace("r9", "r2", 1).join([one, ""])) != []
    assert text_of(one + more) == ["Walk 2x5 min"]
    assert lean('<style>@font-face { src: url("https://x/y.woff") }\n</style>') == (
        "<style>\nrect { shape-rendering: crispEdges }\n</style>\n"
    )

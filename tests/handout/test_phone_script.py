"""What the page's script packs and draws, in a real Chromium, against the planner and a scanner."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from importlib.resources import files

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from planner.exchange.answers.base45 import LETTERS
from planner.exchange.answers.packed import PhoneAnswers, pack
from tests.exchange.test_phone_answers import answers
from tests.handout.chromium import Tab, chromium, opened

pytestmark = pytest.mark.skipif(not chromium(), reason="Chromium is not installed")
MANY = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    folder = files("planner.handout.html").joinpath("script")
    with opened(tmp_path_factory.mktemp("profile")) as found:
        for name in ("packed.js", "qr.js"):
            found.ask(folder.joinpath(name).read_text(encoding="utf-8") + "\n;0")
        yield found


@given(answers())
@MANY
def test_the_page_packs_as_the_planner_reads(tab: Tab, told: PhoneAnswers) -> None:
    assert tab.ask(f"pack({json.dumps(asdict(told))})") == pack(told)


@given(st.text(LETTERS, min_size=1, max_size=395))
@MANY
def test_a_scanner_reads_the_code(tab: Tab, text: str) -> None:
    rows = tab.ask(f"qr({json.dumps(text)})")
    assert len(rows) <= 57
    (seen,) = zxingcpp.read_barcodes(image(rows))
    assert seen.text == text


def test_a_code_is_no_larger_than_it_must_be(tab: Tab) -> None:
    sizes = [len(tab.ask(f"qr('A'.repeat({count}))")) for count in (20, 21, 90, 311, 312, 395)]
    assert sizes == [21, 25, 33, 57, 57, 57]
    assert tab.ask("qr('A'.repeat(396))") is None


def image(rows: list[list[bool]]) -> Image.Image:
    """Four points a module, with the quiet zone."""
    size = len(rows)
    drawn = Image.frombytes("L", (size, size), bytes(0 if one else 255 for r in rows for one in r))
    return ImageOps.expand(drawn, 4, 255).resize((4 * (size + 8),) * 2, Image.Resampling.NEAREST)

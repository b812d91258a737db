"""README's pictures: one sitting by script, and the screen as an SVG at each place worth a look.

`make pictures` writes them again. Patient, days and store are fixed.
"""

import asyncio
import contextlib
import re
import tempfile
from collections.abc import AsyncIterator
from datetime import timedelta
from html import unescape
from pathlib import Path
from unittest.mock import patch

from textual.widgets import Input

from planner.library.catalog import load_library
from planner.model.library import Library
from planner.tui.screens.intake.flags import FlagsScreen
from tests.tui.recorded_visits import Step, Typed, replay
from tests.tui.therapist import TODAY, sitting, workspace_at

FOLDER = Path(__file__).parents[2] / ".github"
SIZE = (120, 34)
DRAWN_AFTER_S = 0.2
"""What stands beside a list follows its cursor a moment later."""
LATER = TODAY + timedelta(days=18)
_LINE = Typed(
    "name: Margaret Hall, 68 stenosis osteoporosis older chair band flexion eases 8w 5d 20min "
    "usual pain 4 goal: carry groceries from the car"
)
FIRST_VISIT: dict[str, tuple[Step, ...]] = {
    "intake": ("n", "ctrl+l", _LINE, "enter"),
    "screen": ("ctrl+g", Typed("Dana Reyes, PT"), "enter", "n", "n", "n"),
    "workbench": ("a", "enter", "greater_than_sign", "greater_than_sign", "down"),
    "swap": ("s",),
    "findings": ("escape", "n"),
    "preview": ("n", "b"),
    "": ("escape", "p", "enter"),
}
"""Each picture by its name, and the steps from the one before to it; at last it is printed."""
SECOND_VISIT: dict[str, tuple[Step, ...]] = {
    "visit": ("f", *"nn45nn376", *"212123"),
}
_CELL = re.compile(r'<rect fill="(\S+)" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/>')
_PICTURE = re.compile("[\u2800-\u28ff\u2580-\u259f]+")
"""What is drawn with characters, which is no text."""


async def played(folder: Path, library: Library) -> AsyncIterator[tuple[str, str]]:
    """The name of each scene, and its screen as an SVG; store and handout are in the folder."""
    with patch.object(FlagsScreen, "QUIET_S", 0.0), contextlib.chdir(folder):
        for today, scenes in ((TODAY, FIRST_VISIT), (LATER, SECOND_VISIT)):
            workspace = workspace_at(folder / "data", library, today)
            async with sitting(workspace, SIZE, today) as pt:
                for name, steps in scenes.items():
                    await replay(pt, steps)
                    for field in pt.app.screen.query(Input):
                        field.cursor_blink = False
                    await pt.pilot.pause(DRAWN_AFTER_S)
                    await pt.settled()
                    if name:
                        yield name, lean(pt.app.export_screenshot(title="planner"))


def lean(svg: str) -> str:
    """The same picture in fewer bytes, with no font from the net."""
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"terminal-\d+-", "t-", svg)
    # Text is as long as it says: nothing of it has to be cut at the end of its line.
    svg = re.sub(r' clip-path="url\(#t-line-\d+\)"', "", svg)
    svg = re.sub(r'<clipPath id="t-line-\d+">.*?</clipPath>', "", svg, flags=re.DOTALL)
    svg = svg.replace("&#160;", "\u00a0").replace(' shape-rendering="crispEdges"', "")
    svg = re.sub(rf"(?:{_CELL.pattern})+", lambda run: _merged(run[0]), svg)
    svg = svg.replace("<style>", "<style>\nrect { shape-rendering: crispEdges }", 1)
    return "\n".join(line.strip() for line in svg.splitlines() if line.strip()) + "\n"


def _merged(rects: str) -> str:
    """Cells of one colour beside each other as one."""
    found = _CELL.findall(rects)
    merged = list[tuple[str, float, str, float, str]]()
    for fill, x, y, width, height in found:
        before = merged[-1] if merged else ("", 0.0, "", 0.0, "")
        if before[::2] == (fill, y, height) and abs(before[1] + before[3] - float(x)) < 0.01:
            merged[-1] = (fill, before[1], y, before[3] + float(width), height)
        else:
            merged.append((fill, float(x), y, float(width), height))
    return "".join(
        f'<rect fill="{fill}" x="{x:g}" y="{y}" width="{width:g}" height="{height}"/>'
        for fill, x, y, width, height in merged
    )


def text_of(svg: str) -> list[str]:
    """What can be read in it, line by line, however it is styled."""
    lines: dict[float, list[str]] = {}
    for y, text in re.findall(r'<text class="t-r\d+"[^>]* y="([\d.]+)"[^>]*>([^<]*)</text>', svg):
        lines.setdefault(float(y), []).append(unescape(text))
    words = (" ".join(_PICTURE.sub(" ", "".join(lines[y])).split()) for y in sorted(lines))
    return [line for line in words if line]


async def _write(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        async for name, svg in played(Path(data), load_library()):
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(_write(FOLDER))

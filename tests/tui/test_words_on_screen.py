"""What the library calls things stays in the library: a therapist reads words."""

import re

import pytest

from planner.services.workspace import Workspace
from tests.tui.therapist import NO_TO_ALL, sitting

ID = re.compile(r"\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\b")
LINE = (
    "81 stenosis frail osteoporosis thr posterior falls slr+ left high irritability "
    "chair band 8w 5d 20min goal: carry groceries"
)
KEYS = [
    *(("n",), ("down",), ("down",), ("n",), ("o",), ("escape",), ("s",), ("end",), ("escape",)),
    *(("a", *"goblet"), ("enter",), ("escape",), ("d",), ("escape",), ("z",), ("z",)),
    *(("p",), ("escape",), ("b", "plus"), ("l",), ("escape",), ("f", "3", "g"), ("n", "n", "g")),
    *(("m",), ("escape", "escape"), ("escape",), ("l",), ("down", "down"), ("p",)),
]
"""Findings, what was left out, swap, add against the rules, print, preview, a visit, library."""

SCREENS = {
    *("IntakeScreen", "WorkbenchScreen", "PickExerciseDialog", "ReasonDialog", "ReadDialog"),
    *("DosageDialog", "PreviewScreen", "VisitScreen", "DecideScreen", "LibraryScreen"),
}


@pytest.mark.slow
async def test_no_screen_shows_an_id(workspace: Workspace) -> None:
    seen: dict[str, str] = {}
    screens: set[str] = set()

    async with sitting(workspace, (120, 40)) as pt:

        def look() -> None:
            screens.add(type(pt.app.screen).__name__)
            for word in ID.findall(pt.reading()):
                seen.setdefault(word, type(pt.app.screen).__name__)

        await pt.press("n", "ctrl+l")
        await pt.type(f"name: Ann Lee, {LINE}")
        await pt.press("enter")
        look()
        for field in ("precautions", "findings", "equipment"):
            pt.app.screen.query_one(f"#{field}").focus()
            await pt.press("enter")
            look()
            await pt.press("end")
            look()
            await pt.press("escape")
        await pt.press("ctrl+g", *NO_TO_ALL)
        assert pt.at("WorkbenchScreen"), pt.reading()
        for keys in KEYS:
            await pt.press(*keys)
            look()
    assert not SCREENS - screens
    assert not seen

"""The screen is drawn by one thread, and that thread never asks the store."""

import threading
from pathlib import Path

import pytest

from planner.model.library import Library
from planner.services.sources import FixedClock, FolderSources
from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.store import Store
from tests.tui.therapist import TODAY, sitting

KNOWN = {"notice", "close"}
"""They ask nobody."""


class Watched:
    """A store that notes who asks it from the thread of the screen."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._screen = threading.main_thread()
        self.asked: set[str] = set()
        self.asked_aside: set[str] = set()

    def __getattr__(self, name: str) -> object:
        found = getattr(self._store, name)
        if name not in KNOWN:
            here = threading.current_thread() is self._screen
            (self.asked if here else self.asked_aside).add(name)
        return found


async def test_no_key_asks_the_store_from_the_screens_thread(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    store = Watched(Store(tmp_path / "planner.db"))
    workspace = Workspace(
        Settings(tmp_path),
        sources=FolderSources(library=library),
        clock=FixedClock(TODAY),
        store=store,  # type: ignore[arg-type]
    )
    async with sitting(workspace, (110, 32)) as pt:
        await pt.type_plan_for()
        await pt.press("p", "enter")
        await pt.press("x", "u", "h", "ctrl+s", "b", "l", "escape")
        await pt.press("escape", "escape", "slash")
        await pt.type("ann")
        await pt.press("escape", "1", "0", "a", "8", "u", "0")
        await pt.press("f", "t", "escape", "escape")
        await pt.press("enter", "escape", "x", "y", "r", "escape", "q")
    assert store.asked == set()
    assert {
        "create",
        "save",
        "undo",
        "load",
        "entries",
        "issue",
        "drafts",
        "archive",
    } <= store.asked_aside

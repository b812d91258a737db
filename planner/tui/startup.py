"""What is opened after the first frame, in a thread that only posts messages."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from planner.services.workspace import Workspace
    from planner.store.store import Entry


class StoreOpened(Message):
    """The store is there: what it holds, and where the therapist was."""

    def __init__(self, entries: "tuple[Entry, ...]", remembered: dict[str, str | None]) -> None:
        super().__init__()
        self.entries = entries
        self.place = remembered["place"]
        self.keys = remembered["keys"]
        """Keys of the user's own: a JSON object of command id to key."""
        self.theme = remembered["theme"] or ""


class LibraryReady(Message):
    """The library is loaded; programs can be built and opened."""


class Stuck(Message):
    """The planner cannot work: what is the matter, line by line."""

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.title, self.lines = title, lines


def open_workspace(workspace: "Workspace", post: Callable[[Message], object]) -> None:
    """Open the store, then the library and the screens that need it."""
    from planner.store.store import StoreTrouble

    try:
        store = workspace.store
        remembered = {key: store.get(key) for key in ("place", "keys", "theme")}
        post(StoreOpened(store.entries(), remembered))
    except StoreTrouble as trouble:
        post(Stuck("The patients cannot be opened", (str(trouble),)))
        return
    from planner.library.catalog import LibraryUnusable

    try:
        _ = workspace.library
    except LibraryUnusable as unusable:
        post(Stuck("The library cannot be used", tuple(map(str, unusable.problems))))
        return
    _ = workspace.search
    import planner.tui.screens.intake.flags
    import planner.tui.screens.intake.form
    import planner.tui.screens.workbench.screen  # noqa: F401  (so that the first key is fast)

    # The library stays for good: without this, each full collection walks it for a tenth of a
    # second, in the middle of a key press.
    gc.freeze()
    post(LibraryReady())


class Exported(Message):
    """A handout was written, or could not be."""

    def __init__(self, text: str, failed: bool = False) -> None:
        super().__init__()
        self.text, self.failed = text, failed

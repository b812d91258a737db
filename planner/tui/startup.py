"""What is opened after the first frame, in a thread that only posts messages."""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from planner.tui.messages import LibraryReady, StoreOpened, Stuck

if TYPE_CHECKING:
    from planner.services.workspace import Workspace


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
    _ = workspace.search, workspace.stops
    import planner.tui.screens.intake.flags
    import planner.tui.screens.intake.form
    import planner.tui.screens.workbench.screen  # noqa: F401  (so that the first key is fast)

    # The library stays for good: without this, each full collection walks it for a tenth of a
    # second, in the middle of a key press.
    gc.freeze()
    post(LibraryReady())

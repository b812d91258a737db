"""What is opened after the first frame, in a thread that only posts messages."""

import contextlib
import gc
import json
import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from textual.message import Message

from planner.tui.commands import COMMANDS
from planner.tui.messages import LibraryReady, StoreOpened, Stuck, Waiting

if TYPE_CHECKING:
    from planner.services.workspace import Workspace


_AGAIN_S = 0.3


def open_workspace(
    workspace: "Workspace", post: Callable[[Message], object], stopped: Callable[[], bool]
) -> None:
    """Open the store, then the library and the screens that need it."""
    from planner.model.stored import StoreTrouble

    try:
        opened = _open_store(workspace, post, stopped)
    except StoreTrouble as trouble:
        post(Stuck("The patients cannot be opened", (str(trouble),)))
        return
    if opened is None:
        return
    post(opened)
    from planner.library.unusable import LibraryUnusable

    try:
        _ = workspace.library
    except LibraryUnusable as unusable:
        post(Stuck("The library cannot be used", tuple(map(str, unusable.problems))))
        return
    _ = workspace.search, workspace.intake_words, workspace.sources.stops
    import planner.tui.screens.intake.flags
    import planner.tui.screens.intake.form
    import planner.tui.screens.workbench.screen  # noqa: F401  (so that the first key is fast)

    # The library stays for good: without this, each full collection walks it for a tenth of a
    # second, in the middle of a key press.
    gc.freeze()
    post(LibraryReady())
    with contextlib.suppress(StoreTrouble):  # another day is soon enough
        workspace.store.tidy()


def _open_store(
    workspace: "Workspace", post: Callable[[Message], object], stopped: Callable[[], bool]
) -> StoreOpened | None:
    """What the store holds, as soon as no other program holds it; None if the planner is left."""
    from planner.model.stored import Busy

    while not stopped():
        try:
            store, user = workspace.store, workspace.user
            remembered = {key: user.get(key) for key in ("place", "keys", "theme")}
            config = workspace.config
            if config.keys:
                remembered["keys"] = json.dumps(config.keys)
            remembered["theme"] = config.theme or remembered["theme"]
            notice = " ".join(filter(None, (store.notice, _unknown_keys(config.keys))))
            return StoreOpened(store.entries(), store.drafts(), remembered, notice)
        except Busy:
            post(Waiting())
            time.sleep(_AGAIN_S)
    return None


def _unknown_keys(names: Collection[str]) -> str:
    """What config.toml gives a key and is no command; empty if all are."""
    if not names:
        return ""
    from difflib import get_close_matches

    known = [command.id for command in COMMANDS]
    wrong = sorted(set(names) - {*known})
    near = [meant for name in wrong for meant in get_close_matches(name, known, n=1)]
    told = f" Did you mean {', '.join(near)}?" if near else ""
    return f"config.toml, keys: no command is called {', '.join(wrong)}.{told}" if wrong else ""

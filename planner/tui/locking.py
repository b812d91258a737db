"""An app that locks itself when nobody was at the keys for as long as config.toml says."""

import contextlib
import time
from typing import TYPE_CHECKING, Any

from textual.events import Event, Key, MouseEvent, Paste

from planner.tui.keys import KeysInOrder

if TYPE_CHECKING:
    from planner.services.workspace import Workspace
    from planner.tui.dialogs.lock import LockDialog

_LOOK_EVERY_S = 5.0


class LocksWhenIdle(KeysInOrder):
    """Locked, nothing of a patient is shown and no key does anything but unlock."""

    workspace: "Workspace"

    def __init__(self) -> None:
        super().__init__()
        self.lock_after_s = 0.0
        """0: never."""
        self._used = (time.monotonic(), time.time())
        self._locks: list[LockDialog] = []
        """What hides the screens below, each over what opened over the one before."""
        self._untold: list[tuple[str, dict[str, Any]]] = []

    def watch_idle(self) -> None:
        """Begin to look, once it is known whose patients these are."""
        self.lock_after_s = 60.0 * (self.workspace.config.lock_after_min or 0)
        if self.lock_after_s:
            self._note_use()
            self.set_interval(_LOOK_EVERY_S, self.lock_if_idle)

    async def on_event(self, event: Event) -> None:
        """What comes first after a long pause does nothing but show the lock."""
        if isinstance(event, Key | Paste | MouseEvent):
            if self.lock_if_idle():
                return
            self._note_use()
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Locked, the app's own keys do nothing either, but for leaving."""
        if self.locked and action != "quit":
            return False
        return super().check_action(action, parameters)

    @property
    def locked(self) -> bool:
        """Nothing is shown until it is unlocked."""
        return any(not one.opened for one in self._locks)

    def lock_if_idle(self) -> bool:
        """Lock if it is time; whether it was."""
        if self.locked or not self.lock_after_s or self._idle_s() < self.lock_after_s:
            return False
        self._hide()
        self.clear_notifications()
        self.run_worker(self._tell, thread=True, group="lock")
        return True

    def push_screen(self, screen: Any, *how: Any, **more: Any) -> Any:
        """Locked, what opens by itself is hidden before it was seen."""
        pushed = super().push_screen(screen, *how, **more)
        if self.locked and not getattr(screen, "SHOWS_NOBODY", False):
            self._hide()
        return pushed

    def notify(self, message: str, **how: Any) -> None:
        """Locked, what is told waits."""
        if self.locked:
            self._untold.append((message, how))
        else:
            super().notify(message, **how)

    def _hide(self) -> None:
        from planner.tui.dialogs.lock import LockDialog

        lock = LockDialog(asks=bool(self.workspace.config.database))
        self._locks.append(lock)
        self.push_screen(lock, self._unlocked)

    def _idle_s(self) -> float:
        """A machine that slept stops one of the clocks."""
        return max(time.monotonic() - self._used[0], time.time() - self._used[1])

    def _note_use(self) -> None:
        self._used = (time.monotonic(), time.time())

    def _unlocked(self, _: bool | None) -> None:
        self._note_use()
        for lock in self._locks:
            lock.opened = True
        self._locks = [one for one in self._locks if one.is_attached and not one.is_current]
        untold, self._untold = self._untold, []
        for message, how in untold:
            self.notify(message, **how)

    def _tell(self) -> None:
        from planner.model.stored import StoreTrouble

        with contextlib.suppress(StoreTrouble):
            self.workspace.note_lock()

"""An app that is left only when what was done is saved, or it is said that it is lost."""

import asyncio
import time
from typing import TYPE_CHECKING

from textual import work

from planner.tui.base import PlannerScreen
from planner.tui.keys import KeysInOrder

if TYPE_CHECKING:
    from planner.tui.dialogs.ask import AskDialog
    from planner.tui.state.draft_keeper import DraftKeeper

_LEAVE_WAITS_S = 2.0
"""What is still being saved gets so long before it is asked about."""


class LeavesWhenSaved(KeysInOrder):
    """Leaving waits for what is being saved, then asks."""

    def __init__(self) -> None:
        super().__init__()
        self.keepers: list[DraftKeeper] = []
        self._leaving = False

    async def action_quit(self) -> None:
        """Leave; what is not saved is waited for, then asked about."""
        if not self._leaving:
            self._leaving = True
            self._leave()

    @work(group="leave")
    async def _leave(self) -> None:
        try:
            end = time.monotonic() + _LEAVE_WAITS_S
            while self._unsaved() and time.monotonic() < end:
                await asyncio.sleep(0.05)
            lost = self._unsaved()
            if not lost or await self.push_screen_wait(_leave_dialog(lost)):
                self.exit()
        finally:
            self._leaving = False

    def _unsaved(self) -> list[str]:
        """What leaving now would lose."""
        self.keepers = [keeper for keeper in self.keepers if not keeper.kept]
        lost = [one.unsaved() for one in self.screen_stack if isinstance(one, PlannerScreen)]
        lost += [f"An intake is not kept ({keeper.trouble})." for keeper in self.keepers]
        return [text for text in lost if text]


def _leave_dialog(lost: list[str]) -> "AskDialog":
    from planner.tui.dialogs.ask import AskDialog

    text = " ".join((*lost, "Leaving now loses it."))
    return AskDialog("Leave without saving?", text, "Leave", "Stay")

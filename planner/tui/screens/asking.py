"""A screen that asks the store in a worker, and waits while another program has it."""

import time
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from planner.tui.base import PlannerScreen, T

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.services.patient_store import PatientStore

_AGAIN_S = 0.3


class AskingScreen(PlannerScreen[None]):
    """What it shows is the store's answer."""

    def read_entries(self) -> None:
        """Ask the store again for all that is shown."""
        raise NotImplementedError

    def show_waiting(self) -> None:
        """The store is held by another program."""
        raise NotImplementedError

    @work(thread=True, group="acts")
    def act(self, act: "Callable[[PatientStore], object]") -> None:
        """Something in the store, then the list anew."""
        if self.asked(act) is not None:
            self.in_app(self.read_entries)

    def asked(
        self,
        question: "Callable[[PatientStore], T]",
        given_up: "Callable[[], bool]" = lambda: False,
    ) -> T | None:
        """The store's answer, in a worker; None, and it is said, if there is none.

        It waits as long as another program has the store, unless it is given up meanwhile.
        """
        from planner.model.stored import Busy, StoreTrouble

        worker = get_current_worker()
        while not (worker.is_cancelled or given_up()):
            try:
                return question(self.planner.workspace.store)
            except Busy:
                self.in_app(self.show_waiting)
                time.sleep(_AGAIN_S)
            except StoreTrouble as trouble:
                self.in_app(self.planner.trouble, str(trouble))
                return None
        return None

    def in_app(self, act: "Callable[..., object]", *values: object) -> None:
        """Do it where widgets may be touched, unless the planner is being left."""
        if self.is_mounted and self.app.is_running:
            self.app.call_from_thread(act, *values)

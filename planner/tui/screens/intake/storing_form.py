"""From an intake without a mistake to a program in the store, away from the keys."""

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, assert_never

from textual import work
from textual.worker import get_current_worker

from planner.building.may_print import Stopped, Unknown
from planner.model.program.program import Program
from planner.model.stored import Busy, PatientEntry, Stored, StoreTrouble
from planner.services.alarms import keep_new
from planner.services.plan import Planned, RulesBroken
from planner.tui.base import T
from planner.tui.dialogs.pick import PickDialog
from planner.tui.screens.intake.kept_form import Finished, KeptForm
from planner.tui.state.draft import Draft
from planner.tui.state.draft_intake import to_intake
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.home_rows import known_line
from planner.tui.words.picks import Pick, narrowed

if TYPE_CHECKING:
    from planner.services.patient_store import PatientStore

_AGAIN_S = 0.3


class StoringForm(KeptForm):
    """Builds the program and has it stored; only then the draft is forgotten."""

    def __init__(self, draft: Draft, draft_id: int | None = None) -> None:
        super().__init__(draft, draft_id)
        self._storing = False

    @property
    def waits(self) -> bool:
        """The program is being stored."""
        return self._storing

    def _build(self) -> None:
        """Build, store, forget the draft - in this order, so that nothing typed is lost."""
        intake, wrong = to_intake(
            self.draft, self.planner.workspace.library, self.planner.today.year
        )
        if intake is None:
            self.planner.trouble(wrong)
            return
        plan = self.planner.workspace.plan(intake)
        match plan:
            case Planned(program=program) if self.draft.program_id is None:
                self._storing = True
                self._find_same(program)
            case Planned(program=program):
                self._done(program, None)
            case Stopped(raised=raised):
                self.planner.trouble("\n".join(map(str, raised)))
            case Unknown(problems=problems):
                self.planner.trouble("\n".join(one.message for one in problems))
            case RulesBroken(problems=broken):
                self.planner.trouble("No program is built. " + "\n".join(map(str, broken)))
            case _:
                assert_never(plan)

    @work(thread=True, group="store")
    def _find_same(self, program: Program) -> None:
        """Look whether this person is in the store already, away from the keys."""
        patient = program.intake.patient
        found = self._of_store(lambda store: store.like(patient.name, patient.birth_year))
        if found is None:
            self._in_app(self._stored_it)
        elif found:
            self._in_app(self._ask_who, program, found)
        else:
            self._create(program, None)

    def _ask_who(self, program: Program, found: tuple[PatientEntry, ...]) -> None:
        self._stored_it()
        name = program.intake.patient.name
        today = self.planner.today.toordinal()
        picks = [
            Pick(str(one.id), f"The same: {one.name}", known_line(one, today)) for one in found
        ]
        picks.append(Pick("another", "Another person", "of the same name"))

        def chosen(key: str | None) -> None:
            if key is not None:
                self._storing = True
                patient_id = None if key == "another" else int(key)
                self._create_in_worker(program, patient_id)

        title = f"Is {name} the same person or another?"
        self.app.push_screen(PickDialog(title, partial(narrowed, picks)), chosen)

    @work(thread=True, group="store")
    def _create_in_worker(self, program: Program, patient_id: int | None) -> None:
        self._create(program, patient_id)

    def _create(self, program: Program, patient_id: int | None) -> None:
        stored = self._of_store(lambda store: keep_new(store, program, patient_id))
        if stored is None:
            self._in_app(self._stored_it)
        else:
            self._in_app(self._done, program, stored)

    def _done(self, program: Program, stored: Stored | None) -> None:
        """Forget the draft last, so that nothing typed is lost."""
        self._end()
        self._stored_it()
        count = len(program.exercises)
        notice = f"Built: {count} exercises in {len(program.weeks)} weeks. Saved."
        self.dismiss(Finished(program, stored, self.draft.program_id, notice))

    def _stored_it(self) -> None:
        """The store has answered: keys that were held go on."""
        self._storing = False
        self.app.call_after_refresh(self.planner.pass_keys)

    def _of_store(self, question: "Callable[[PatientStore], T]") -> T | None:
        """The store's answer, waiting for a store that is busy; None, and it is said, if none."""
        worker = get_current_worker()
        while not worker.is_cancelled:
            try:
                return question(self.planner.workspace.store)
            except Busy as busy:
                self._in_app(self._show_waiting, str(busy))
                time.sleep(_AGAIN_S)
            except StoreTrouble as trouble:
                text = f"The program was built but not saved: {trouble}"
                self._in_app(self.planner.trouble, text)
                return None
        return None

    def _in_app(self, act: Callable[..., object], *values: object) -> None:
        """Do it where widgets may be touched, unless the planner is being left."""
        if self.app.is_running:
            self.app.call_from_thread(act, *values)

    def _show_waiting(self, why: str) -> None:
        if self not in self.app.screen_stack:
            return
        bar = self.query_one(TitleBar)
        bar.state, bar.alarm = f"waiting for the store: {why}", True

"""A program that is open to be changed: the truth of it, its history and its saving.

Changes are made at once and saved after it, each as a revision of its own, by whoever calls
`save`; a store that is busy or full keeps nobody from going on. `save`, `undo`, `redo` and what
settles a conflict wait for the store: call them away from the keys, one at a time, and make no
change while an undo or redo is under way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from planner.building import edit, overriding
from planner.building.alarms import cleared, keeping_alarms
from planner.building.case import read_case
from planner.building.edit import Alternative
from planner.building.may_print import Gate, NeedsReason, accept, may_print
from planner.building.mend import mend
from planner.building.rebuilt import EditRefused
from planner.building.rescreen import with_raised
from planner.building.review.excluded import exclusion_findings
from planner.building.rows import Row
from planner.model.finding import Finding, Fix, Override, has_reason
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.screening import Clearance, Screened
from planner.model.stored import Conflict, Stored, StoreTrouble
from planner.model.text import is_signed
from planner.services.edit_outcomes import (
    AgainstRules,
    Done,
    EditOutcome,
    NothingThere,
    NotSaved,
    Overtaken,
    Reasons,
    Refused,
    Saved,
    SaveOutcome,
    Turned,
    TurnOutcome,
    Unchanged,
)
from planner.services.patient_store import PatientStore
from planner.services.ports import Clock


@dataclass(frozen=True)
class _Step:
    """A change that the store has not got yet."""

    label: str
    key: str
    before: Program
    after: Program


class EditSession:
    """A program and what is done to it, under whatever shows it."""

    def __init__(self, stored: Stored, store: PatientStore, library: Library, clock: Clock) -> None:
        self.stored = stored
        """As the store has it."""
        self.program = stored.program
        """As it is now."""
        self.library = library.for_presentation(stored.program.presentation)
        self._store, self._clock = store, clock
        self._unsaved: list[_Step] = []
        self._taken_back: list[_Step] = []
        """Changes that were taken back before the store ever had them."""
        self._list = Lock()
        self._at_the_store = Lock()

    @property
    def saved(self) -> bool:
        """The store has the program as it is here."""
        return not self._unsaved

    @property
    def gate(self) -> Gate:
        """Whether it may be printed as it is."""
        return may_print(self.program, self.library, self._clock.today())

    # changes

    def alternatives(self, row: Row, from_week: int = 1) -> tuple[Alternative, ...]:
        """What could take a row's place from a week on, best first."""
        return edit.alternatives(self.program, self.library, row, from_week)

    def against(self, exercise_id: str, phase: int) -> tuple[Finding, ...]:
        """What would be found if an exercise stood in a phase: one for each rule against it."""
        case = read_case(self.program.intake, self.library)
        return exclusion_findings(case, self.library.exercises[exercise_id], phase)

    def swap(
        self,
        row: Row,
        exercise_id: str,
        reasons: Reasons | None = None,
        key: str = "",
        from_week: int = 1,
    ) -> EditOutcome:
        """Put another exercise in the row's place; a reason for each rule against it, in order."""
        cells = row.since(row.near(from_week).week)
        return self._put_in(
            f"swap {self._called(cells[0].item.exercise)}",
            key,
            exercise_id,
            tuple(dict.fromkeys(cell.phase for cell in cells)),
            reasons,
            lambda: edit.swap(self.program, self.library, row, exercise_id, from_week),
        )

    def add(
        self,
        phase: int,
        session: str | tuple[str, ...],
        exercise_id: str,
        reasons: Reasons | None = None,
        key: str = "",
        from_week: int | None = None,
    ) -> EditOutcome:
        """Add an exercise to sessions of a phase, or from a week on; a reason for each rule."""
        later = (week.phase for week in self.program.weeks if week.number >= (from_week or 99))
        return self._put_in(
            f"add {self._called(exercise_id)}",
            key,
            exercise_id,
            tuple(dict.fromkeys((phase, *later))),
            reasons,
            lambda: edit.add(self.program, self.library, phase, session, exercise_id, from_week),
        )

    def easier(self, row: Row, key: str = "", from_week: int = 1) -> EditOutcome:
        """One step down the ladder, from a week on."""
        return self._do(
            f"easier than {self._called_in(row, from_week)}",
            key,
            lambda: edit.easier(self.program, self.library, row, from_week),
        )

    def harder(self, row: Row, key: str = "", from_week: int = 1) -> EditOutcome:
        """One step up the ladder, from a week on."""
        return self._do(
            f"harder than {self._called_in(row, from_week)}",
            key,
            lambda: edit.harder(self.program, self.library, row, from_week),
        )

    def drop(self, row: Row, key: str = "", from_week: int = 1) -> EditOutcome:
        """Out, from a week on."""
        return self._do(
            f"drop {self._called_in(row, from_week)}",
            key,
            lambda: edit.drop(self.program, self.library, row, from_week),
        )

    def move(self, row: Row, by: int, key: str = "") -> EditOutcome:
        """Earlier (-1) or later (+1) in its session."""
        return self._do(
            f"move {self._called(row.exercise)} {'up' if by < 0 else 'down'}",
            key,
            lambda: edit.move(self.program, self.library, row, by),
        )

    def set_dosage(
        self, row: Row, from_week: int, changes: edit.Changes, key: str = ""
    ) -> EditOutcome:
        """Other numbers, from a week on."""
        return self._do(
            f"dosage of {self._called_in(row, from_week)}",
            key,
            lambda: edit.set_dosage(self.program, self.library, row, from_week, changes),
        )

    def override(self, finding: Finding, reason: str, who: str, key: str = "") -> EditOutcome:
        """Go against a finding; `who` decides."""
        today = self._clock.today()
        return self._do(
            "override a finding",
            key,
            lambda: overriding.override(self.program, finding, reason, who, today),
        )

    def withdraw(self, override: Override, key: str = "") -> EditOutcome:
        """Take an override back."""
        return self._do(
            "withdraw an override", key, lambda: overriding.withdraw(self.program, override)
        )

    def mend(self, finding: Finding, fix: Fix, key: str = "") -> EditOutcome:
        """Make a fix that a finding offers."""
        label = f"{fix.words[:1].lower()}{fix.words[1:]}"
        return self._do(label, key, lambda: mend(self.program, self.library, finding, fix))

    def raise_flags(self, positive: tuple[str, ...], screened: Screened) -> EditOutcome:
        """Red flags were answered yes: the program holds them at once and is not printed."""
        return self._do(
            "a red flag was raised",
            "",
            lambda: with_raised(self.program, self.library, positive, screened),
        )

    def clear_alarm(self, clearance: Clearance) -> EditOutcome:
        """Someone has looked into an alarm: it stops the program no longer."""
        return self._do("an alarm was cleared", "", lambda: cleared(self.program, clearance))

    def build_again(self, program: Program, key: str = "") -> EditOutcome:
        """A program built anew takes the place of this one."""
        return self._do("build again", key, lambda: keeping_alarms(program, self.program))

    def set_large_print(self, large: bool, key: str = "") -> EditOutcome:
        """What this patient reads is printed large from now on, or in the standard size."""
        patient = self.program.intake.patient.model_copy(update={"large_print": large})
        intake = self.program.intake.model_copy(update={"patient": patient})
        label = "large print" if large else "standard print"
        return self._do(label, key, lambda: self.program.model_copy(update={"intake": intake}))

    def print_despite(self, reason: str, by: str, key: str = "") -> EditOutcome:
        """Keep who prints it with open problems, and why."""
        gate = self.gate
        if not isinstance(gate, NeedsReason):
            return Unchanged()
        if not (is_signed(reason) and is_signed(by)):
            return Refused("type who prints it, and why.")
        findings, today = gate.findings, self._clock.today()
        return self._do(
            "the reason to print",
            key,
            lambda: accept(self.program, findings, reason, by, today),
        )

    def _put_in(
        self,
        label: str,
        key: str,
        exercise_id: str,
        phases: tuple[int, ...],
        reasons: Reasons | None,
        put: Callable[[], Program],
    ) -> EditOutcome:
        """Put an exercise in; each rule that excludes it needs a reason, kept as an override.

        A rule that holds in several phases is asked for once and overridden in each.
        """
        found = [one for phase in phases for one in self.against(exercise_id, phase)]
        causes = list(dict.fromkeys((one.rule.code, one.cause) for one in found))
        if not found:
            return self._do(label, key, put)
        of = [(one.rule.code, one.cause) for one in found]
        rules = tuple(found[of.index(cause)] for cause in causes)
        if reasons is None or len(reasons.texts) != len(rules):
            return AgainstRules(exercise_id, phases, rules)
        if not all(map(has_reason, (*reasons.texts, reasons.who))):
            return AgainstRules(exercise_id, phases, rules)
        texts = dict(zip(causes, reasons.texts, strict=True))
        who, today = reasons.who, self._clock.today()

        def overridden() -> Program:
            program = put()
            for finding, cause in zip(found, of, strict=True):
                program = overriding.override(program, finding, texts[cause], who, today)
            return program

        return self._do(label, key, overridden)

    def _do(self, label: str, key: str, change: Callable[[], Program]) -> EditOutcome:
        try:
            after = change()
        except EditRefused as refused:
            return Refused(str(refused))
        if after == self.program:
            return Unchanged()
        with self._list:
            self._unsaved.append(_Step(label, key, self.program, after))
            self._taken_back.clear()
            self.program = after
        return Done(label)

    def _called_in(self, row: Row, week: int) -> str:
        return self._called(row.near(week).item.exercise)

    def _called(self, exercise_id: str) -> str:
        known = self.program.exercises.get(exercise_id) or self.library.exercises[exercise_id]
        return known.patient_name

    # the store

    def save(self) -> SaveOutcome:
        """Save what is not saved, each change as a revision. Waits for the store."""
        with self._at_the_store:
            return self._save()

    def _save(self) -> SaveOutcome:
        while True:
            with self._list:
                step = self._unsaved[0] if self._unsaved else None
            if step is None:
                return Saved()
            try:
                stored = self._store.save(self.stored, step.after, step.label, step.key)
            except Conflict as conflict:
                return Overtaken(str(conflict))
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            with self._list:
                self.stored = stored
                self._unsaved.pop(0)

    def undo(self) -> TurnOutcome:
        """Take the last change back. Waits for the store."""
        with self._at_the_store:
            saved = self._save()
            if isinstance(saved, Overtaken):
                return saved
            if isinstance(saved, NotSaved):
                # The store never had it, so it can be taken back without the store.
                with self._list:
                    step = self._unsaved.pop()
                    self._taken_back.append(step)
                    self.program = step.before
                return Turned(step.label, step.key, Saved() if self.saved else saved)
            label = self.stored.undo_label
            return self._turn(label, self._store.undo) if label else NothingThere()

    def redo(self) -> TurnOutcome:
        """Do again what was taken back last. Waits for the store."""
        with self._at_the_store:
            # What the store took back later comes first.
            if self._taken_back and self._taken_back[-1].before == self.program:
                with self._list:
                    step = self._taken_back.pop()
                    self._unsaved.append(step)
                    self.program = step.after
                return Turned(step.label, step.key, self._save())
            saved = self._save()
            if not isinstance(saved, Saved):
                return saved
            label = self.stored.redo_label
            return self._turn(label, self._store.redo) if label else NothingThere()

    def _turn(
        self, label: str, turn: Callable[[Stored], tuple[Stored, str]]
    ) -> Turned | NotSaved | Overtaken:
        try:
            stored, key = turn(self.stored)
        except Conflict as conflict:
            return Overtaken(str(conflict))
        except StoreTrouble as trouble:
            return NotSaved(str(trouble))
        kept = keeping_alarms(stored.program, self.program)
        with self._list:
            self.stored, self.program = stored, kept
            if kept is not stored.program:
                self._unsaved.append(_Step("the alarm stays", key, stored.program, kept))
        return Turned(label, key, Saved())

    def take_newer(self) -> SaveOutcome:
        """After a conflict: what the other window saved; what is here is given up."""
        with self._at_the_store:
            try:
                stored = self._store.load(self.stored.id)
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            self._begin(stored)
            return Saved()

    def keep_copy(self) -> SaveOutcome:
        """After a conflict: what is here as a program of its own, of the same patient."""
        with self._at_the_store:
            try:
                stored = self._store.create(self.program, self.stored.patient_id)
            except StoreTrouble as trouble:
                return NotSaved(str(trouble))
            self._begin(stored)
            return Saved()

    def _begin(self, stored: Stored) -> None:
        with self._list:
            self.stored, self.program = stored, stored.program
            self._unsaved.clear()
            self._taken_back.clear()

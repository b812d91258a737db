"""A program that is open to be changed: every edit, each of which one undo takes back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.building import edit, overriding
from planner.building.add_set import add_set
from planner.building.alarms import cleared, keeping_alarms
from planner.building.case import read_case
from planner.building.edit import Alternative
from planner.building.everywhere import everywhere, stretches
from planner.building.may_print import Gate, NeedsReason, accept, may_print
from planner.building.mend import mend
from planner.building.rebuilt import put_back
from planner.building.rescreen import with_raised
from planner.building.review.excluded import exclusion_findings
from planner.building.rows import Cell, Key, Row, rows
from planner.follow_up.replan import with_words_of
from planner.model.characters import is_signed
from planner.model.exercise_set import ExerciseSet
from planner.model.finding import Finding, Fix, Override
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.screening import Clearance, Screened
from planner.model.stored import Stored
from planner.services.edit_history import EditHistory
from planner.services.edit_outcomes import (
    AgainstRules,
    Done,
    EditOutcome,
    Reasons,
    Refused,
    Unchanged,
)
from planner.services.patient_store import PatientStore
from planner.services.ports import Clock
from planner.services.reasoned import Reasoned, overridden, reasoned
from planner.services.take_over import TakenOver, take_over


@dataclass(frozen=True)
class _Step:
    """A step on a ladder as it was taken, so that the step back is to what stood there."""

    by: int
    key: Key
    before: tuple[Cell, ...]
    after: tuple[Cell, ...]


class EditSession(EditHistory):
    """A program and what is done to it, under whatever shows it."""

    def __init__(self, stored: Stored, store: PatientStore, library: Library, clock: Clock) -> None:
        super().__init__(stored, store, library, clock)
        self._steps: list[_Step] = []

    def may_print(self, monday: date | None = None) -> Gate:
        """Whether it may be printed as it is; its week 1 begins, or began, on `monday`."""
        return may_print(self.program, self.library, self._clock.today(), monday)

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

    def add_set(
        self,
        phase: int,
        session: tuple[str, ...],
        chosen: ExerciseSet,
        reasons: Mapping[str, Reasons],
        key: str = "",
        from_week: int = 1,
    ) -> EditOutcome:
        """Add a set of exercises with its doses, each by the checks of `add`; one undo for all.

        `reasons` are by exercise; what still needs one is told, an exercise at a time.
        """
        later = (week.phase for week in self.program.weeks if week.number >= from_week)
        phases = tuple(dict.fromkeys((phase, *later)))
        given: list[Reasoned] = []
        for one in chosen.exercises:
            if one.exercise not in self.library.exercises:
                continue  # the check of the library names it
            found = self._reasoned(one.exercise, phases, reasons.get(one.exercise))
            if isinstance(found, AgainstRules):
                return found
            given += found

        def put() -> Program:
            added = add_set(self.program, self.library, phase, session, chosen, from_week)
            return self._overridden(added, given)

        return self._do(f"add the set {chosen.name}", key, put)

    def easier(self, row: Row, key: str = "", from_week: int = 1) -> EditOutcome:
        """One step down the ladder from a week on; after a step up, back to what stood there."""
        return self._step(-1, "easier", row, key, from_week)

    def harder(self, row: Row, key: str = "", from_week: int = 1) -> EditOutcome:
        """One step up the ladder from a week on; after a step down, back to what stood there."""
        return self._step(1, "harder", row, key, from_week)

    def next_step(self, row: Row, by: int, from_week: int = 1) -> tuple[str, str]:
        """The id of what easier (-1) or harder (1) puts in; else empty, and what is in the way."""
        back = self._way_back(by, row, from_week)
        if back:
            return back[0].item.exercise, ""
        case = read_case(self.program.intake, self.library)
        found, blocked = edit.next_rung(case, self.program, row, by, from_week)
        return (found.id, "") if found else ("", blocked.strip())

    def _step(self, by: int, word: str, row: Row, key: str, week: int) -> EditOutcome:
        cells, back = _from(row, week), self._way_back(by, row, week)
        step = edit.easier if by < 0 else edit.harder

        def change() -> Program:
            if back:
                old = {cell.week: cell for cell in back}
                return put_back(self.program, self.library, old)
            return step(self.program, self.library, row, week)

        outcome = self._do(f"{word} than {self._called_in(row, week)}", key, change)
        now = next((one for one in rows(self.program) if one.key == row.key), None)
        if isinstance(outcome, Done) and now is not None:
            self._steps.append(_Step(by, row.key, cells, _from(now, week)))
        return outcome

    def _way_back(self, by: int, row: Row, week: int) -> tuple[Cell, ...]:
        """What stood there before the opposite step, if nothing was changed since."""
        cells = _from(row, week)
        back = next(
            (
                one.before
                for one in reversed(self._steps)
                if one.by == -by and one.key == row.key and one.after == cells
            ),
            (),
        )
        # Asked after each move of the cursor: the rows are read only where there is a step back.
        alone = back and all(
            one.slot != row.slot or one.key == row.key for one in rows(self.program)
        )
        return back if alone else ()

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

    def drop_everywhere(self, exercise_id: str, key: str = "") -> EditOutcome:
        """Out of every phase."""
        return self._everywhere(
            "drop", exercise_id, key, lambda program, row: edit.drop(program, self.library, row)
        )

    def swap_everywhere(
        self, exercise_id: str, instead: str, reasons: Reasons | None = None, key: str = ""
    ) -> EditOutcome:
        """Another exercise in its place in every phase; a reason for each rule against it."""
        cells = (cell for row in stretches(self.program, exercise_id) for cell in row.cells)
        return self._put_in(
            f"swap {self._called(exercise_id)} everywhere",
            key,
            instead,
            tuple(dict.fromkeys(cell.phase for cell in cells)),
            reasons,
            lambda: everywhere(
                self.program,
                exercise_id,
                lambda program, row: edit.swap(program, self.library, row, instead, row.first),
            ),
        )

    def step_everywhere(self, exercise_id: str, by: int, key: str = "") -> EditOutcome:
        """Easier (-1) or harder (1) in every phase in which it is done."""
        step, word = (edit.easier, "easier") if by < 0 else (edit.harder, "harder")
        return self._everywhere(
            word,
            exercise_id,
            key,
            lambda program, row: step(program, self.library, row, row.first),
        )

    def set_dosage_everywhere(
        self, exercise_id: str, changes: edit.Changes, key: str = ""
    ) -> EditOutcome:
        """Other numbers, or another remark, in every phase."""
        return self._everywhere(
            "dosage of",
            exercise_id,
            key,
            lambda program, row: edit.set_dosage(program, self.library, row, row.first, changes),
        )

    def _everywhere(
        self, word: str, exercise_id: str, key: str, change: Callable[[Program, Row], Program]
    ) -> EditOutcome:
        label = f"{word} {self._called(exercise_id)} everywhere"
        return self._do(label, key, lambda: everywhere(self.program, exercise_id, change))

    def take_over(self, other: Program, key: str = "") -> tuple[EditOutcome, TakenOver]:
        """The plan of another patient, where it suits this one."""
        found = take_over(self.program, other, self.library)
        return self._do("take over another program", key, lambda: found.program), found

    def change_header(self, intake: Intake, key: str = "") -> EditOutcome:
        """Another name, birth year or goals; no exercise and no edit is touched."""
        return self._do(
            "the header", key, lambda: with_words_of(self.program, self.library, intake)
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

    def print_despite(
        self, reason: str, by: str, key: str = "", monday: date | None = None
    ) -> EditOutcome:
        """Keep who prints it with open problems, and why."""
        gate = self.may_print(monday)
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
        given = self._reasoned(exercise_id, phases, reasons)
        if isinstance(given, AgainstRules):
            return given
        return self._do(label, key, lambda: self._overridden(put(), given))

    def _reasoned(
        self, exercise_id: str, phases: tuple[int, ...], reasons: Reasons | None
    ) -> AgainstRules | tuple[Reasoned, ...]:
        found = [one for phase in phases for one in self.against(exercise_id, phase)]
        return reasoned(exercise_id, phases, found, reasons)

    def _overridden(self, program: Program, given: Iterable[Reasoned]) -> Program:
        return overridden(program, given, self._clock.today())

    def _called_in(self, row: Row, week: int) -> str:
        return self._called(row.near(week).item.exercise)

    def _called(self, exercise_id: str) -> str:
        known = self.program.exercises.get(exercise_id) or self.library.exercises[exercise_id]
        return known.patient_name


def _from(row: Row, week: int) -> tuple[Cell, ...]:
    return row.since(row.near(week).week)

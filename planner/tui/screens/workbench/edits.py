"""The edits of the workbench, one key each."""

import json
from collections.abc import Callable
from functools import partial

from planner.building import edit
from planner.building.case import read_case
from planner.building.review.excluded import exclusion_findings
from planner.building.rows import Row
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding
from planner.model.program.program import Program
from planner.model.stored import Conflict, Stored, StoreTrouble
from planner.tui.dialogs.dosage import DosageDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.reason import ReasonDialog, Reasons
from planner.tui.screens.workbench.base import WorkbenchBase
from planner.tui.state.editing import Step
from planner.tui.state.therapist import remember_therapist, therapist
from planner.tui.words.against import against_words, property_words, rule_words
from planner.tui.words.dose_words import sentence
from planner.tui.words.exercise_words import brief_text
from planner.tui.words.picks import Pick, narrowed


class WorkbenchEdits(WorkbenchBase):
    """Each action makes one change that one undo takes back."""

    def _need_row(self) -> Row | None:
        row = self.row
        if row is None:
            self.say("There is no exercise here. Press a to add one.", bad=True)
        return row

    def _called(self, exercise_id: str) -> str:
        known = self.program.exercises.get(exercise_id) or self.library.exercises[exercise_id]
        return known.patient_name

    def action_easier(self) -> None:
        """One step down the ladder."""
        self._step("easier")

    def action_harder(self) -> None:
        """One step up the ladder."""
        self._step("harder")

    def _step(self, word: str) -> None:
        row = self._need_row()
        if row is None:
            return
        old = self._called(row.exercise)
        act = edit.easier if word == "easier" else edit.harder
        if self.change(f"{word} than {old}", "", partial(act, self.program, self.library, row)):
            new = self._called(self.row.exercise) if self.row else ""
            self.say_saved(f"{word.capitalize()}: {old} became {new}.")

    def say_saved(self, text: str) -> None:
        """Say what was done, unless saving had something worse to say."""
        if self.editing.saved:
            self.say(text)

    def action_drop(self) -> None:
        """Out with it."""
        row = self._need_row()
        if row is not None:
            name = self._called(row.exercise)
            self.change(
                f"drop {name}",
                f"Dropped {name} from phase {row.phase}. u takes it back.",
                partial(edit.drop, self.program, self.library, row),
            )

    def action_up(self) -> None:
        """Earlier in the session."""
        self._move(-1, "up")

    def action_down(self) -> None:
        """Later in the session."""
        self._move(1, "down")

    def _move(self, by: int, word: str) -> None:
        row = self._need_row()
        if row is not None:
            name = self._called(row.exercise)
            self.change(
                f"move {name} {word}",
                f"Moved {name} {word}.",
                partial(edit.move, self.program, self.library, row, by),
            )

    def action_swap(self) -> None:
        """A list of what could take its place."""
        row = self._need_row()
        if row is None:
            return
        picks = [
            Pick(
                one.exercise.id,
                one.exercise.patient_name,
                _note(one),
                one.exercise.name,
                one.against,
                partial(brief_text, one.exercise, self.library),
            )
            for one in edit.alternatives(self.program, self.library, row)
        ]

        def chosen(exercise_id: str | None) -> None:
            if exercise_id is not None:
                old, new = self._called(row.exercise), self.library.exercises[exercise_id]
                self._put_in(
                    new,
                    row.phase,
                    f"swap {old}",
                    f"Swapped {old} for {new.patient_name}.",
                    partial(edit.swap, library=self.library, row=row, exercise_id=exercise_id),
                )

        title = f"In place of {self._called(row.exercise)}"
        self.app.push_screen(PickDialog(title, partial(narrowed, picks)), chosen)

    def action_add(self) -> None:
        """Search the library for one more."""
        row = self.row
        phase = row.phase if row else self.program.phases[0].number
        session = row.session if row else self._first_session(phase)
        case = read_case(self.program.intake, self.library)

        def find(words: str) -> list[Pick]:
            found = self.planner.workspace.search.find(words, limit=60)
            exercises = found if words.strip() else tuple(self.library.exercises.values())
            return [pick(exercise) for exercise in exercises]

        def pick(exercise: Exercise) -> Pick:
            against = case.exclusions(exercise, phase)
            note = against_words(against) if against else exercise.name
            detail = partial(brief_text, exercise, self.library)
            return Pick(exercise.id, exercise.patient_name, note, "", bool(against), detail)

        def chosen(exercise_id: str | None) -> None:
            if exercise_id is None:
                return
            new = self.library.exercises[exercise_id]
            added = self._put_in(
                new,
                phase,
                f"add {new.patient_name}",
                f"Added {new.patient_name} to phase {phase}, {session}.",
                partial(
                    edit.add,
                    library=self.library,
                    phase=phase,
                    session=session,
                    exercise_id=exercise_id,
                ),
            )
            if added:
                self._to_exercise(phase, session, exercise_id)

        title = f"Add to phase {phase}, {session}"
        self.app.push_screen(PickDialog(title, find, "Name, kind or property"), chosen)

    def _first_session(self, phase: int) -> str:
        week = next(week for week in self.program.weeks if week.phase == phase)
        return week.sessions[0].name

    def _to_exercise(self, phase: int, session: str, exercise_id: str) -> None:
        for line in self.table.lines:
            row = line.row
            if row and (row.phase, row.session, row.exercise) == (phase, session, exercise_id):
                self.table.select(row.key, self.table.week)

    def _put_in(
        self, exercise: Exercise, phase: int, label: str, done: str, put: "partial[Program]"
    ) -> bool:
        """Put an exercise in; each rule that excludes it needs a reason, kept as an override."""
        case = read_case(self.program.intake, self.library)
        against = exclusion_findings(case, exercise, phase)
        if not against:
            return self.change(label, done, partial(put, self.program))

        def reasoned(given: Reasons | None) -> None:
            if given is None:
                return
            remember_therapist(self.planner.memory, given.who)
            kept = "reason is" if len(given.texts) == 1 else "reasons are"
            self.change(
                label,
                f"{done} Your {kept} kept.",
                lambda: self._overridden(put(self.program), against, given),
            )

        title = "Excluded - go on with a reason?"
        if len(against) > 1:
            title = f"Excluded by {len(against)} rules - go on with a reason for each?"
        text = (
            f"{exercise.patient_name} is left out in phase {phase}. "
            "What you type stays with the program."
        )
        rules = [
            f"{rule_words(one.cause, self.library)} ({', '.join(map(property_words, one.grounds))})"
            for one in against
        ]
        who = therapist(self.planner.memory, self.planner.workspace)
        self.app.push_screen(ReasonDialog(title, text, who, rules), reasoned)
        return False

    def _overridden(
        self, program: Program, against: tuple[Finding, ...], given: Reasons
    ) -> Program:
        for finding, reason in zip(against, given.texts, strict=True):
            program = edit.override(program, finding, reason, given.who, self.planner.today)
        return program

    def action_dosage(self) -> None:
        """The numbers, from this week on."""
        row = self._need_row()
        if row is None:
            return
        week = self.table.week
        item = row.item(week) or row.weeks[-1][1]
        last = row.weeks[-1][0]
        name = self._called(row.exercise)

        def effect(changes: dict[str, int]) -> str:
            before = self._minutes(self.program, row, week)
            after = before
            if changes:
                try:
                    changed = edit.set_dosage(self.program, self.library, row, week, changes)
                except edit.EditRefused as refused:
                    return str(refused)
                after = self._minutes(changed, row, week)
            limit = self.program.intake.minutes_per_day
            over = " - too long" if after > limit else ""
            return f"Week {week}, {row.session}: {before} -> {after} min of {limit}{over}"

        def chosen(changes: dict[str, int] | None) -> None:
            if changes:
                self.change(
                    f"dosage of {name}",
                    f"{name} from week {week} on: set.",
                    partial(edit.set_dosage, self.program, self.library, row, week, changes),
                )

        span = f"Week {week} only" if week == last else f"Weeks {week} to {last}"
        now = f"{span}. Now: {sentence(item)}."
        self.app.push_screen(DosageDialog(name, item, now, effect), chosen)

    def _minutes(self, program: Program, row: Row, week: int) -> int:
        for one in program.weeks:
            if one.number == week:
                return next((s.minutes for s in one.sessions if s.name == row.session), 0)
        return 0

    def action_undo(self) -> None:
        """Take the last change back."""
        if self.editing.saved:
            store = self.planner.workspace.store
            self._turn(store.undo, self.editing.stored.undo_label, "Undid", "undo")
        else:
            self._turned(self.editing.undo(self.row.key if self.row else None), "Undid", "undo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        if self.editing.saved:
            store = self.planner.workspace.store
            self._turn(store.redo, self.editing.stored.redo_label, "Did again", "redo")
        else:
            key = self.row.key if self.row else None
            self._turned(self.editing.redo(key), "Did again", "redo")

    def _turn(
        self,
        turn: Callable[[Stored], tuple[Stored, str]],
        label: str,
        done: str,
        word: str,
    ) -> None:
        """Undo and redo are the store's, so that they outlast a restart."""
        if not label:
            self.say(f"There is nothing to {word}.")
            return
        try:
            stored, key = turn(self.editing.stored)
        except Conflict as conflict:
            self._ask_which(str(conflict))
            return
        except StoreTrouble as trouble:
            self.say(str(trouble), bad=True)
            return
        self.editing.take(stored)
        self.say(f"{done}: {label}.")
        row = json.loads(key) if key else None
        self.show_program((row[0], row[1], row[2], row[3]) if row else None)
        self._keep_place()

    def _turned(self, step: Step | None, done: str, word: str) -> None:
        if step is None:
            self.say(f"There is nothing to {word}.")
            return
        self.say(f"{done}: {step.label}.")
        self.show_program(step.key)
        self.save()


def _note(one: edit.Alternative) -> str:
    """Why it could take the place, after what speaks against it."""
    if one.exclusions:
        return f"{against_words(one.exclusions)} ({one.reason})"
    return f"usual from phase {one.exercise.phase_from} ({one.reason})" if one.early else one.reason

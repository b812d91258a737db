"""The edits of the workbench, one key each."""

from functools import partial

from planner.building import edit
from planner.building.case import Exclusion
from planner.building.rows import Row
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Program
from planner.services.editing import AgainstRules, EditOutcome
from planner.tui.dialogs.dosage import DosageDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.reason import ReasonDialog
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.screens.workbench.saving import WorkbenchSaving
from planner.tui.words.against import against_text, against_words, plain
from planner.tui.words.dose_words import sentence
from planner.tui.words.exercise_words import brief_text
from planner.tui.words.picks import Pick, narrowed


class WorkbenchActions(WorkbenchSaving):
    """Each action makes one change that one undo takes back."""

    def _need_row(self) -> Row | None:
        row = self.row
        if row is None:
            self.say("There is no exercise here. Press a to add one.", bad=True)
        return row

    @in_turn
    async def action_easier(self) -> None:
        """One step down the ladder."""
        if row := self._need_row():
            self._stepped("Easier", row, self.editing.easier(row, self.key))

    @in_turn
    async def action_harder(self) -> None:
        """One step up the ladder."""
        if row := self._need_row():
            self._stepped("Harder", row, self.editing.harder(row, self.key))

    def _stepped(self, word: str, old: Row, outcome: EditOutcome) -> None:
        name = self.called(old.exercise)
        if self.took(outcome) and self.row:
            self.say(f"{word}: {name} became {self.called(self.row.exercise)}.")

    @in_turn
    async def action_drop(self) -> None:
        """Out with it."""
        if row := self._need_row():
            done = f"Dropped {self.called(row.exercise)} from phase {row.phase}. u takes it back."
            self.took(self.editing.drop(row, self.key), done)

    @in_turn
    async def action_up(self) -> None:
        """Earlier in the session."""
        self._move(-1, "up")

    @in_turn
    async def action_down(self) -> None:
        """Later in the session."""
        self._move(1, "down")

    def _move(self, by: int, word: str) -> None:
        if row := self._need_row():
            done = f"Moved {self.called(row.exercise)} {word}."
            self.took(self.editing.move(row, by, self.key), done)

    @in_turn
    async def action_swap(self) -> None:
        """A list of what could take its place."""
        row = self._need_row()
        if row is None:
            return
        picks = [
            Pick(
                one.exercise.id,
                one.exercise.patient_name,
                f"{against_text(one.excluded_by)} ({one.reason})"
                if one.excluded_by
                else one.reason,
                one.exercise.name,
                bool(one.excluded_by),
                partial(brief_text, one.exercise, self.library),
            )
            for one in self.editing.alternatives(row)
        ]
        title = f"In place of {self.called(row.exercise)}"
        chosen = await self.ask(PickDialog(title, partial(narrowed, picks)))
        if chosen is None:
            return
        done = f"Swapped {self.called(row.exercise)} for {self.called(chosen)}."
        outcome = self.editing.swap(row, chosen, key=self.key)
        if isinstance(outcome, AgainstRules) and (reasons := await self._reasons_for(outcome)):
            done = f"{done} Your reason is kept."
            outcome = self.editing.swap(row, chosen, reasons, self.key)
        if not isinstance(outcome, AgainstRules):
            self.took(outcome, done)

    @in_turn
    async def action_add(self) -> None:
        """Search the library for one more."""
        row = self.row
        phase = row.phase if row else self.program.phases[0].number
        session = row.session if row else self._first_session(phase)

        def find(words: str) -> list[Pick]:
            found = self.planner.workspace.search.find(words, limit=60)
            exercises = found if words.strip() else tuple(self.library.exercises.values())
            return [pick(exercise) for exercise in exercises]

        def pick(exercise: Exercise) -> Pick:
            against = self.editing.against(exercise.id, phase)
            note = _all_against(against) if against else exercise.name
            detail = partial(brief_text, exercise, self.library)
            return Pick(exercise.id, exercise.patient_name, note, "", bool(against), detail)

        title = f"Add to phase {phase}, {session}"
        dialog = PickDialog(title, find, "Name, kind or property")
        chosen = await self.ask(dialog)
        if chosen is None:
            return
        done = f"Added {self.called(chosen)} to phase {phase}, {session}."
        outcome = self.editing.add(phase, session, chosen, key=self.key)
        if isinstance(outcome, AgainstRules) and (reasons := await self._reasons_for(outcome)):
            done = f"{done} Your reason is kept."
            outcome = self.editing.add(phase, session, chosen, reasons, self.key)
        if not isinstance(outcome, AgainstRules) and self.took(outcome, done):
            self._to_exercise(phase, session, chosen)

    def _first_session(self, phase: int) -> str:
        week = next(week for week in self.program.weeks if week.phase == phase)
        return week.sessions[0].name

    def _to_exercise(self, phase: int, session: str, exercise_id: str) -> None:
        for line in self.table.lines:
            row = line.row
            if row and (row.phase, row.session, row.exercise) == (phase, session, exercise_id):
                self.table.select(row.key, self.table.week)

    async def _reasons_for(self, against: AgainstRules) -> tuple[str, ...]:
        """Why an exercise goes in although rules leave it out, rule by rule; none to leave it."""
        reasons: list[str] = []
        for rule in against.rules:
            text = (
                f"{self.called(against.exercise)} is left out in phase {against.phase} because of "
                f"{plain(rule.rule)} ({against_words(rule)}). Your reason stays with the program."
            )
            dialog = ReasonDialog("Excluded - go on with a reason?", text)
            reason = await self.ask(dialog)
            if not reason:
                return ()
            reasons.append(reason)
        return tuple(reasons)

    @in_turn
    async def action_dosage(self) -> None:
        """The numbers, from this week on."""
        row = self._need_row()
        if row is None:
            return
        week = self.table.week
        item = row.item(week) or row.weeks[-1][1]
        last = row.weeks[-1][0]
        name = self.called(row.exercise)

        def effect(changes: dict[str, int]) -> str:
            before = _minutes(self.program, row, week)
            after = before
            if changes:
                try:
                    changed = edit.set_dosage(self.program, self.library, row, week, changes)
                except edit.EditRefused as refused:
                    return str(refused)
                after = _minutes(changed, row, week)
            limit = self.program.intake.minutes_per_day
            over = " - too long" if after > limit else ""
            return f"Week {week}, {row.session}: {before} -> {after} min of {limit}{over}"

        span = f"Week {week} only" if week == last else f"Weeks {week} to {last}"
        now = f"{span}. Now: {sentence(item)}."
        changes = await self.ask(DosageDialog(name, item, now, effect))
        if changes:
            outcome = self.editing.set_dosage(row, week, changes, self.key)
            self.took(outcome, f"{name} from week {week} on: set.")

    @in_turn
    async def action_undo(self) -> None:
        """Take the last change back."""
        await self.turned(self.editing.undo, "Undid", "undo")

    @in_turn
    async def action_redo(self) -> None:
        """Do again what was undone."""
        await self.turned(self.editing.redo, "Did again", "redo")


def _minutes(program: Program, row: Row, week: int) -> int:
    for one in program.weeks:
        if one.number == week:
            return next((s.minutes for s in one.sessions if s.name == row.session), 0)
    return 0


def _all_against(rules: tuple[Exclusion, ...]) -> str:
    return "; ".join(map(against_words, rules))

"""The edits of the workbench, one key each."""

from collections.abc import Sequence
from functools import partial

from planner.building import edit
from planner.building.case import read_case
from planner.building.rows import Row
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Program
from planner.services.editing import AgainstRules, EditOutcome, Reasons
from planner.tui.dialogs.dosage import DosageDialog
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.reason import ReasonDialog
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.screens.workbench.saving import WorkbenchSaving
from planner.tui.state.therapist import remember_therapist, therapist
from planner.tui.words.against import against_words, property_words, rule_words
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
                _note(one),
                one.exercise.name,
                one.against,
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
            done = f"{done} {_kept(reasons)}"
            outcome = self.editing.swap(row, chosen, reasons, self.key)
        if not isinstance(outcome, AgainstRules):
            self.took(outcome, done)

    @in_turn
    async def action_add(self) -> None:
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

        title = f"Add to phase {phase}, {session}"
        dialog = PickDialog(title, find, "Name, kind or property")
        chosen = await self.ask(dialog)
        if chosen is None:
            return
        done = f"Added {self.called(chosen)} to phase {phase}, {session}."
        outcome = self.editing.add(phase, session, chosen, key=self.key)
        if isinstance(outcome, AgainstRules) and (reasons := await self._reasons_for(outcome)):
            done = f"{done} {_kept(reasons)}"
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

    async def _reasons_for(self, against: AgainstRules) -> Reasons | None:
        """Why an exercise goes in although rules leave it out, rule by rule; None to leave it."""
        count = len(against.rules)
        title = "Excluded - go on with a reason?"
        if count > 1:
            title = f"Excluded by {count} rules - go on with a reason for each?"
        text = (
            f"{self.called(against.exercise)} is left out in phase {against.phase}. "
            "What you type stays with the program."
        )
        rules = [
            f"{rule_words(one.cause, self.library)} ({', '.join(map(property_words, one.grounds))})"
            for one in against.rules
        ]
        return await self.ask_reasons(title, text, rules)

    async def ask_reasons(
        self, title: str, text: str, rules: Sequence[str] = ("",)
    ) -> Reasons | None:
        """A reason for each rule, and who decides: the name is remembered."""
        who = therapist(self.planner.memory, self.planner.workspace)
        given = await self.ask(ReasonDialog(title, text, who, rules))
        if given is not None:
            remember_therapist(self.planner.memory, given.who)
        return given

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
        step = self.library.rules.dosage.progression.load_step_percent
        now = f"{span}. Now: {sentence(item, step)}."
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


def _kept(reasons: Reasons) -> str:
    return "Your reason is kept." if len(reasons.texts) == 1 else "Your reasons are kept."


def _note(one: edit.Alternative) -> str:
    """Why it could take the place, after what speaks against it."""
    if one.exclusions:
        return f"{against_words(one.exclusions)} ({one.reason})"
    return f"usual from phase {one.exercise.phase_from} ({one.reason})" if one.early else one.reason

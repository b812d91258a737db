"""The edits of the workbench, one key each."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from planner.building import edit, rebuilt
from planner.building.case import read_case
from planner.building.edit_days import days_done
from planner.building.rows import NOT_STRENGTH, Cell, Row
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property_words import property_words
from planner.model.exercise_set import ExerciseSet
from planner.model.program.program import Program
from planner.model.vocabulary import in_order
from planner.services.edit_outcomes import AgainstRules, EditOutcome, Reasons
from planner.services.nothing_found import nothing_found
from planner.tui.dialogs.dosage import DosageDialog
from planner.tui.dialogs.pick_exercise import PickExerciseDialog
from planner.tui.dialogs.reason import ReasonDialog
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.screens.workbench.saving import WorkbenchSaving
from planner.tui.state.favourites import Favourites
from planner.tui.state.therapist import remember_therapist, therapist
from planner.tui.words.against import against_words, rule_words
from planner.tui.words.dose_words import sentence
from planner.tui.words.exercise_shelf import ExerciseShelf
from planner.tui.words.exercise_words import brief_text
from planner.tui.words.picks import Pick
from planner.tui.words.set_picks import set_named, set_picks
from planner.tui.words.weekdays import OnDays, no_session_on


class WorkbenchActions(WorkbenchSaving):
    """Each action makes one change that one undo takes back."""

    def need_row(self) -> Row | None:
        row = self.row
        if row is None:
            self.say("There is no exercise here. Press a to add one.", bad=True)
        return row

    @property
    def exercise(self) -> str:
        """The name of what the row under the cursor is in its week."""
        return self.called(self.table.exercise)

    @in_turn
    async def action_easier(self) -> None:
        """One step down the ladder."""
        if row := self.need_row():
            week = self.table.week
            self.stepped("Easier", _from(week), lambda: self.editing.easier(row, self.key, week))

    @in_turn
    async def action_harder(self) -> None:
        """One step up the ladder."""
        if row := self.need_row():
            week = self.table.week
            self.stepped("Harder", _from(week), lambda: self.editing.harder(row, self.key, week))

    def stepped(self, word: str, weeks: str, step: Callable[[], EditOutcome]) -> None:
        """Take a step on the ladder, and say what became of what."""
        name = self.exercise
        if self.took(step()) and self.row:
            self.say(f"{word}: {name} became {self.exercise} {weeks}.")

    @in_turn
    async def action_drop(self) -> None:
        """Out with it, from the week under the cursor on."""
        if row := self.need_row():
            week = self.table.week
            when = "" if week == row.first else f" {_from(week)}"
            done = f"Dropped {self.exercise}{when}. u takes it back."
            self.took(self.editing.drop(row, self.key, week), done)

    @in_turn
    async def action_up(self) -> None:
        """Earlier in the session."""
        self._move(-1, "up")

    @in_turn
    async def action_down(self) -> None:
        """Later in the session."""
        self._move(1, "down")

    def _move(self, by: int, word: str) -> None:
        if row := self.need_row():
            done = f"Moved {self.exercise} {word}."
            self.took(self.editing.move(row, by, self.key), done)

    @in_turn
    async def action_swap(self) -> None:
        """A list of what could take its place."""
        row = self.need_row()
        if row is None:
            return
        week = self.table.week
        title = f"In place of {self.exercise}, {_from(week)}"
        chosen = await self.choose_exercise(title, self.best_for(row, week))
        if chosen is None:
            return
        done = f"Swapped {self.exercise} for {self.called(chosen)} {_from(week)}."
        outcome = self.editing.swap(row, chosen, key=self.key, from_week=week)
        if isinstance(outcome, AgainstRules) and (reasons := await self.reasons_for(outcome)):
            done = f"{done} {kept_words(reasons)}"
            outcome = self.editing.swap(row, chosen, reasons, self.key, week)
        if not isinstance(outcome, AgainstRules) and self.took(outcome, done):
            Favourites(self.planner.memory).note_used(chosen)

    @in_turn
    async def action_add(self) -> None:
        """Search the library for one more."""
        week = self.table.week
        phase = self.program.weeks[week - 1].phase
        sessions = self._sessions(week)
        if not sessions:
            self.say("This week has no sessions.", bad=True)
            return
        where = f"{' and '.join(sessions)} {_from(week)}"
        clinic, _ = self.planner.workspace.sources.clinic
        sets = clinic.sets if clinic else ()
        chosen = await self.choose_exercise(f"Add to {where}", sets=sets)
        if chosen is None:
            return
        if of_clinic := set_named(chosen, sets):
            await self._add_set(of_clinic, phase, sessions, week)
            return
        done = f"Added {self.called(chosen)} to {where}."
        put = partial(self.editing.add, phase, sessions, chosen, key=self.key, from_week=week)
        outcome = put()
        if isinstance(outcome, AgainstRules) and (reasons := await self.reasons_for(outcome)):
            done = f"{done} {kept_words(reasons)}"
            outcome = put(reasons=reasons)
        if not isinstance(outcome, AgainstRules) and self.took(outcome, done):
            Favourites(self.planner.memory).note_used(chosen)
            self._to_exercise(chosen, week)

    async def _add_set(
        self, chosen: ExerciseSet, phase: int, sessions: tuple[str, ...], week: int
    ) -> None:
        """Each by the checks of one exercise; one that is excluded and gets no reason stays out."""
        name, reasons, known = chosen.name, dict[str, Reasons](), self.library.exercises
        out = [one.exercise for one in chosen.exercises if one.exercise not in known]
        while True:
            outcome = self.editing.add_set(phase, sessions, chosen, reasons, self.key, week)
            if not isinstance(outcome, AgainstRules):
                break
            given = await self.reasons_for(outcome)
            if given is not None:
                reasons[outcome.exercise] = given
                continue
            out.append(self.called(outcome.exercise))
            left = tuple(one for one in chosen.exercises if one.exercise != outcome.exercise)
            if not left:
                self.say(f"Nothing of {name} was added.", bad=True)
                return
            chosen = chosen.model_copy(update={"exercises": left})
        without = f" Left out: {', '.join(out)}." if out else ""
        if self.took(outcome, f"Added {name} {_from(week)}.{without} u takes it back."):
            for one in reversed(chosen.exercises):
                Favourites(self.planner.memory).note_used(one.exercise)
            self._to_exercise(chosen.exercises[0].exercise, week)

    def best_for(self, row: Row, week: int) -> list[Pick]:
        """What could take a row's place, best first."""
        return [
            Pick(
                one.exercise.id,
                one.exercise.patient_name,
                _note(one),
                one.exercise.name,
                one.against,
                partial(brief_text, one.exercise, self.library),
            )
            for one in self.editing.alternatives(row, week)
        ]

    async def choose_exercise(
        self, title: str, best: Sequence[Pick] = (), sets: Sequence[ExerciseSet] = ()
    ) -> str | None:
        """One of the library, or a set; what speaks against it in this phase is said."""
        case = read_case(self.program.intake, self.library)
        phase = self.program.weeks[self.table.week - 1].phase
        favourites = Favourites(self.planner.memory)
        search = self.planner.workspace.search

        def line(exercise: Exercise) -> Pick:
            against = case.exclusions(exercise, phase)
            note = against_words(against) if against else exercise.name
            detail = partial(brief_text, exercise, self.library)
            return Pick(exercise.id, exercise.patient_name, note, "", bool(against), detail)

        exercises = self.library.exercises
        of_clinic = set_picks(sets, self.library)
        shelf = ExerciseShelf(exercises, line, search, best, favourites.used, of_clinic)
        nothing = partial(nothing_found, search)
        return await self.ask(
            PickExerciseDialog(title, shelf, exercises, favourites, nothing, self.figure)
        )

    def _sessions(self, week: int) -> tuple[str, ...]:
        """Those of the row under the cursor, without the days between if it is in others too."""
        cell = self.row.cell(week) if self.row else None
        there = cell.sessions if cell else self.program.weeks[week - 1].sessions[:1]
        names = tuple(one if isinstance(one, str) else one.name for one in there)
        return tuple(name for name in names if name not in NOT_STRENGTH) or names

    def _to_exercise(self, exercise_id: str, week: int) -> None:
        for line in self.table.lines:
            row = line.row
            cell = row.cell(week) if row else None
            if row and cell and cell.item.exercise == exercise_id:
                self.table.select(row.key, week)

    async def reasons_for(self, against: AgainstRules) -> Reasons | None:
        """Why an exercise goes in although rules leave it out, rule by rule; None to leave it."""
        count = len(against.rules)
        title = "Excluded - go on with a reason?"
        if count > 1:
            title = f"Excluded by {count} rules - go on with a reason for each?"
        text = (
            f"{self.called(against.exercise)} is left out in {_phases(against)}. "
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
        row = self.need_row()
        if row is None:
            return
        week, name = self.table.week, self.exercise
        cells = edit.dosed_with(row, week)
        last = cells[-1].week
        span = f"Week {week} only" if week == last else f"Weeks {week} to {last}"

        def change(changes: edit.Changes) -> Program:
            return edit.set_dosage(self.program, self.library, row, week, changes)

        changes = await self.ask_dosage(row, cells[0], [one.week for one in cells], span, change)
        if changes:
            outcome = self.editing.set_dosage(row, week, changes, self.key)
            self.took(outcome, f"{name} {_from(week)}: set.")

    async def ask_dosage(
        self,
        row: Row,
        cell: Cell,
        weeks: Collection[int],
        span: str,
        change: Callable[[edit.Changes], Program],
    ) -> edit.Changes | None:
        """The fields that were changed in these weeks; a remark is kept to be offered again."""
        item, week, session = cell.item, cell.week, cell.sessions[0]

        def effect(changes: edit.Changes) -> str:
            before = after = _minutes(self.program, session, week)
            if changes:
                try:
                    after = _minutes(change(changes), session, week)
                except rebuilt.EditRefused as refused:
                    return str(refused)
            limit = self.program.intake.minutes_per_day
            over = " - too long" if after > limit else ""
            said = f"Week {week}, {session}: {before} -> {after} min of {limit}{over}"
            if isinstance(days := changes.get("days"), tuple):
                said += no_session_on(days, (self.program.weeks[number - 1] for number in weeks))
            return said

        step = self.library.rules.dosage.progression.load_step_percent
        unit = self.program.intake.weight_unit
        now = f"{span}. Now: {sentence(self.program.weeks[week - 1].as_done(item), step, unit)}."
        exercise = self.program.exercises[item.exercise]
        favourites = Favourites(self.planner.memory)
        there = self.program.weeks[week - 1]
        planned = {day for one in there.sessions for day in one.days}
        days = OnDays(in_order(planned), in_order(days_done(row, there)))
        offered = favourites.remarks, self.program.intake.bands
        dialog = DosageDialog(exercise, item, unit, now, effect, days, *offered)
        changes = await self.ask(dialog)
        if changes and changes.get("remark"):
            favourites.note_remark(str(changes["remark"]), self.program.intake.patient.name)
        return changes

    @in_turn
    async def action_undo(self) -> None:
        """Take the last change back."""
        await self.turned(self.editing.undo_here, self.editing.undo, "Undid", "undo")

    @in_turn
    async def action_redo(self) -> None:
        """Do again what was undone."""
        await self.turned(self.editing.redo_here, self.editing.redo, "Did again", "redo")


def _minutes(program: Program, session: str, week: int) -> int:
    there = program.weeks[week - 1].sessions
    return next((one.minutes for one in there if one.name == session), 0)


def _from(week: int) -> str:
    return f"from week {week} on"


def _phases(against: AgainstRules) -> str:
    numbers = [str(phase) for phase in against.phases]
    return f"phase {numbers[0]}" if len(numbers) == 1 else f"phases {', '.join(numbers)}"


def kept_words(reasons: Reasons) -> str:
    """That what was typed is kept."""
    return "Your reason is kept." if len(reasons.texts) == 1 else "Your reasons are kept."


def _note(one: edit.Alternative) -> str:
    """Why it could take the place, after what speaks against it."""
    if one.exclusions:
        return f"{against_words(one.exclusions)} ({one.reason})"
    return f"usual from phase {one.exercise.phase_from} ({one.reason})" if one.early else one.reason

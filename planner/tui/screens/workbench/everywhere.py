"""The workbench: one exercise in every phase, finding it in the table."""

import json
from functools import partial

from textual.content import Content

from planner.building import edit
from planner.building.everywhere import everywhere, stretches
from planner.building.rows import Row
from planner.model.program.program import Program
from planner.model.stored import StoreTrouble
from planner.services.edit_outcomes import AgainstRules
from planner.tui.dialogs.pick import PickDialog
from planner.tui.dialogs.read import ReadDialog
from planner.tui.screens.workbench.actions import WorkbenchActions, kept_words
from planner.tui.screens.workbench.in_turn import in_turn
from planner.tui.state.favourites import Favourites
from planner.tui.words.find_in_plan import found_places, places
from planner.tui.words.picks import Pick, narrowed


class WorkbenchEverywhere(WorkbenchActions):
    """A capital letter does in every phase what the small one does from a week on."""

    def _weeks(self, exercise_id: str) -> str:
        """ "in weeks 1 to 3 and 5": where an exercise is."""
        spans = sorted({(row.first, row.last) for row in stretches(self.program, exercise_id)})
        words = [str(one) if one == last else f"{one} to {last}" for one, last in spans]
        plural = len(words) > 1 or " " in words[0]
        return f"in week{'s' * plural} {' and '.join(words)}"

    @in_turn
    async def action_drop_everywhere(self) -> None:
        """Out of every phase."""
        if self.need_row():
            done = f"Dropped {self.exercise} {self._weeks(self.table.exercise)}. u takes it back."
            self.took(self.editing.drop_everywhere(self.table.exercise, self.key), done)

    @in_turn
    async def action_easier_everywhere(self) -> None:
        """An easier step in every phase."""
        self._step(-1, "Easier")

    @in_turn
    async def action_harder_everywhere(self) -> None:
        """A harder step in every phase."""
        self._step(1, "Harder")

    def _step(self, by: int, word: str) -> None:
        if self.need_row():
            old = self.table.exercise
            step = partial(self.editing.step_everywhere, old, by, self.key)
            self.stepped(word, self._weeks(old), step)

    @in_turn
    async def action_swap_everywhere(self) -> None:
        """Another exercise in every phase."""
        row = self.need_row()
        if row is None:
            return
        old, name = self.table.exercise, self.exercise
        weeks = self._weeks(old)
        best = self.best_for(row, self.table.week)
        chosen = await self.choose_exercise(f"In place of {name} {weeks}", best)
        if chosen is None:
            return
        done = f"Swapped {name} for {self.called(chosen)} {weeks}."
        put = partial(self.editing.swap_everywhere, old, chosen, key=self.key)
        outcome = put()
        if isinstance(outcome, AgainstRules) and (reasons := await self.reasons_for(outcome)):
            done = f"{done} {kept_words(reasons)}"
            outcome = put(reasons=reasons)
        if not isinstance(outcome, AgainstRules) and self.took(outcome, done):
            Favourites(self.planner.memory).note_used(chosen)

    @in_turn
    async def action_dosage_everywhere(self) -> None:
        """The numbers and the remark, in every phase."""
        row = self.need_row()
        if row is None:
            return
        old, name = self.table.exercise, self.exercise
        weeks = self._weeks(old)

        def change(changes: edit.Changes) -> Program:
            def one(program: Program, part: Row) -> Program:
                return edit.set_dosage(program, self.library, part, part.first, changes)

            return everywhere(self.program, old, one)

        cell = row.near(self.table.week)
        there = [one.week for part in stretches(self.program, old) for one in part.cells]
        span = f"{weeks[:1].upper()}{weeks[1:]}"
        changes = await self.ask_dosage(row, cell, sorted({*there}), span, change)
        if changes:
            outcome = self.editing.set_dosage_everywhere(old, changes, self.key)
            self.took(outcome, f"{name} {weeks}: set.")

    @in_turn
    async def action_find(self) -> None:
        """To an exercise of the table, by any of its names."""
        picks, search = places(self.program, self.library), self.planner.workspace.search
        find = partial(found_places, picks, self.program, search)
        title, nothing = "Find in this program", lambda _: "Not in this program. a adds it."
        chosen = await self.ask(PickDialog(title, find, "Any name of it", nothing))
        if chosen is not None:
            slot, strand, week = json.loads(chosen)
            self.table.select((slot, strand), week)
            self.table.focus()
            where = self._weeks(self.table.exercise)
            self.say(f"{self.exercise}, {where}. S, X, D, E and H act on all of it.")

    @in_turn
    async def action_take_over(self) -> None:
        """The plan of another patient, screened for this one; what differs is shown."""
        here, store = self.editing.stored.id, self.planner.workspace.store
        try:
            entries = await self.at_store(lambda: list(store.entries()))
        except StoreTrouble as trouble:
            self.say(str(trouble), bad=True)
            return
        picks = [
            Pick(
                str(one.id),
                one.patient,
                f"{self.library.templates[one.presentation].name}, {one.weeks} weeks",
            )
            for one in entries
            if one.id != here and one.readable and one.presentation in self.library.templates
        ]
        title, nothing = "Take over the plan of", lambda _: "No other program has these words."
        chosen = await self.ask(PickDialog(title, partial(narrowed, picks), "Name", nothing))
        if chosen is None:
            return
        try:
            other = await self.at_store(lambda: store.load(int(chosen)))
        except StoreTrouble as trouble:
            self.say(str(trouble), bad=True)
            return
        outcome, found = self.editing.take_over(other.program, self.key)
        done = f"Taken over: {len(found.taken)} lanes. u takes it back."
        if self.took(outcome, done) or found.unfit:
            parts = (("Otherwise now", found.taken), ("Does not suit this patient", found.unfit))
            lines = [
                Content.assemble((title, "bold"), *(f"\n  {one}" for one in told))
                for title, told in parts
                if told
            ]
            await self.ask(ReadDialog("What was taken over", Content("\n\n").join(lines)))

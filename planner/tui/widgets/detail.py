"""The selected exercise in full."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.building.rows import Cell, Row
from planner.model.drawn_figure import DrawnFigure
from planner.model.library import Library
from planner.model.program.program import Program
from planner.tui.base import WIDE
from planner.tui.widgets.picture import PictureView
from planner.tui.words.dose_words import sentence
from planner.tui.words.exercise_words import full_text


class Detail(VerticalScroll, can_focus=True):
    """A picture over a scroll of text; changed only when the row or its dosage changed."""

    def __init__(self) -> None:
        super().__init__(id="exercise")
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """The picture, and the text."""
        yield PictureView()
        yield Static(id="exercise-text", markup=False)

    def show(
        self,
        program: Program,
        library: Library,
        row: Row | None,
        week: int,
        figure: DrawnFigure = "standard",
        steps: Callable[[Row, int], tuple[str, str]] | None = None,
    ) -> None:
        """Show the exercise of a row with its dosage in a week; `steps`: what the keys would do."""
        cell = row.near(week) if row else None
        compact = self.app.size.width < WIDE
        told = steps(row, week) if steps and row else None
        shown = (cell.item.exercise if cell else None, cell, compact, figure, told)
        if shown == self._shown:
            return
        if shown[:1] != self._shown[:1]:
            self.scroll_home(animate=False)
        self._shown = shown
        text = self.query_one("#exercise-text", Static)
        picture = self.query_one(PictureView)
        if cell is None:
            picture.show(None)
            text.update(
                Content.styled("This program has no exercises. Press a to add one.", "$text-muted")
            )
            return
        item = cell.item
        exercise = program.exercises[item.exercise]
        picture.show(exercise.picture, figure)
        step = library.rules.dosage.progression.load_step_percent
        done = program.weeks[cell.week - 1].as_done(item)
        words = sentence(done, step, program.intake.weight_unit)
        if item.substitute:
            words += f" with {item.substitute} for the {item.substitute_for}"
        first = [(f"Week {cell.week}", f"{words}; {_when(program, cell)}")]
        if item.remark:
            first.append(("Remark", item.remark))
        first.append(("Why", item.why or "-"))
        text.update(full_text(exercise, library, tuple(first), compact, told))


def _when(program: Program, cell: Cell) -> str:
    """ "Daily (Mon Wed Fri), Light (Tue)": the sessions that have it in this week."""
    there = program.weeks[cell.week - 1].sessions
    return ", ".join(
        f"{one.name} ({' '.join(day.capitalize() for day in one.days_of(item))})"
        for one in there
        for item in one.items
        if one.name in cell.sessions and item.exercise == cell.item.exercise
    )

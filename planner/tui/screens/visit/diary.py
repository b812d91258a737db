"""A paper diary, typed: a digit a cell, the cursor goes on by itself."""

from collections.abc import Callable, Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.model.program.program import Program
from planner.services.visit_answers import OpenVisit
from planner.tui.base import Dialog
from planner.tui.widgets.diary_grid import DiaryGrid
from planner.tui.words.diary_cells import At, after, after_day, first_of, typed


class DiaryScreen(Dialog[dict[str, str]]):
    """Dismissed with the cells that were typed, by name."""

    AUTO_FOCUS = "#diary-grid"
    BINDINGS = [
        ("enter", "skip"),
        ("backspace", "rub_out"),
        ("pageup", "week(-1)"),
        ("pagedown", "week(1)"),
        ("u,ctrl+z", "undo"),
        ("escape,d,ctrl+s,g", "done"),
    ]

    def __init__(self, begun: OpenVisit, days: Mapping[str, str]) -> None:
        super().__init__()
        at = begun.situation
        self._program = begun.was
        self._weeks = range(1, at.last_week + 1)
        told = {one.week for one in begun.told.checkin.days} | {int(k.split(".")[0]) for k in days}
        since = next((week for week in self._weeks if week not in told), at.last_week)
        self._at = first_of(since, self._program)
        self._values = dict(days)
        self._before: list[tuple[At, dict[str, str]]] = []

    def compose(self) -> ComposeResult:
        """The week, the grid, what its keys are."""
        with Vertical(classes="box"):
            yield Static("", id="diary-title", classes="box-title", markup=False)
            yield DiaryGrid(self._program)
            yield Static("", id="diary-said", classes="box-hint", markup=False)
            yield Static(
                "Done: 1 yes, 0 no. Numbers 0 to 9, x is 10. Enter skips a blank, arrows move.\n"
                "Backspace and u take back. PgUp PgDn another week. Esc or d: done, it is kept.",
                classes="box-hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """The first week that nobody told of."""
        self._show()

    def _show(self, said: str = "") -> None:
        week, weeks = self._at.week, len(self._program.weeks)
        self.query_one("#diary-title", Static).update(f"Diary: week {week} of {weeks}")
        self.query_one(DiaryGrid).show(self._at, self._values)
        self.query_one("#diary-said", Static).update(Content(said))

    @on(DiaryGrid.Typed)
    def _typed(self, message: DiaryGrid.Typed) -> None:
        value = typed(message.key, self._at, self._program)
        if value is None:
            self._show("1 is done, 0 is not done.")
            return
        self._keep()
        self._values[self._at.name] = value
        not_done = self._at.column == 0 and value == "0"
        self._go(after_day if not_done else after)

    @on(DiaryGrid.Went)
    def _went(self, message: DiaryGrid.Went) -> None:
        self._at = message.at
        self._show()

    def _keep(self) -> None:
        self._before.append((self._at, dict(self._values)))

    def _go(self, way: Callable[[At, Program, Sequence[int]], At | None]) -> None:
        there = way(self._at, self._program, self._weeks)
        if there is None:
            self._show("That was the last day. Esc or d: done.")
        else:
            self._at = there
            self._show()

    def action_skip(self) -> None:
        """A blank cell."""
        self._go(after)

    def action_rub_out(self) -> None:
        """Empty the cell; an empty one: the one before."""
        if self._values.get(self._at.name):
            self._keep()
            del self._values[self._at.name]
            self._show()
        else:
            self.action_undo()

    def action_undo(self) -> None:
        """The last digit is taken back."""
        if self._before:
            self._at, self._values = self._before.pop()
        self._show()

    def action_week(self, by: int) -> None:
        """Another week."""
        week = min(max(self._at.week + by, self._weeks[0]), self._weeks[-1])
        self._at = first_of(week, self._program)
        self._show()

    def action_done(self) -> None:
        """Back to the visit; what is typed is kept."""
        self.dismiss(self._values)

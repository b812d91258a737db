"""A paper diary, typed week by week: the days by digits, then what stands under them."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.model.program.program import Program
from planner.services.visit_answers import OpenVisit
from planner.tui.base import Dialog
from planner.tui.state.visit_draft import VisitDraft
from planner.tui.widgets.answer_sheet import NOT_WHOLE, TEN_IN_TWO, AnswerSheet
from planner.tui.widgets.diary_grid import DiaryGrid
from planner.tui.words.diary_cells import (
    At,
    after,
    after_day,
    first_of,
    in_two,
    is_long,
    refused,
    typed,
)
from planner.tui.words.week_lines import week_lines


class DiaryScreen(Dialog[None]):
    """Each digit and answer goes into the draft of the visit, which is kept with it."""

    AUTO_FOCUS = "#diary-grid"
    BINDINGS = [
        ("enter", "skip"),
        ("backspace", "rub_out"),
        Binding("tab", "other", priority=True),
        Binding("pageup", "week(-1)", priority=True),
        Binding("pagedown", "week(1)", priority=True),
        ("u,ctrl+z", "undo"),
        ("escape,d,ctrl+s,g", "done"),
    ]

    def __init__(
        self, begun: OpenVisit, draft: VisitDraft, keep: Callable[[VisitDraft], None]
    ) -> None:
        super().__init__()
        self._keep = keep
        at = begun.situation
        self._program, self._situation = begun.was, at
        self._weeks = range(1, at.last_week + 1)
        told = {one.week for one in begun.told.checkin.days}
        told |= {int(key.split(".")[0]) for key in draft.days}
        since = next((week for week in self._weeks if week not in told), at.last_week)
        self._at = first_of(since, self._program)
        self._draft = draft
        self._before: list[tuple[At, VisitDraft]] = []
        self._broken = False
        """A number was typed that is none here: no more of it is taken until the cursor moves."""

    def compose(self) -> ComposeResult:
        """The week, its days, what is asked of it as a whole, keys."""
        with Vertical(classes="box", id="diary-box"):
            yield Static("", id="diary-title", classes="box-title", markup=False)
            yield DiaryGrid(self._program)
            yield Static("", id="diary-said", classes="box-hint", markup=False)
            yield AnswerSheet()
            yield Static(
                "Done: 1 yes, 0 no. 0 to 9, x is 10. Enter skips, u takes back.\n"
                "Tab: days or week. PgUp PgDn: other week. Esc or d: done, kept.",
                classes="box-hint",
                markup=False,
            )

    def on_mount(self) -> None:
        """The first week that nobody told of."""
        self._show()

    def _show(self, said: str = "") -> None:
        week, weeks = self._at.week, len(self._program.weeks)
        self.query_one("#diary-title", Static).update(f"Diary: week {week} of {weeks}")
        self.query_one(DiaryGrid).show(self._at, self._draft.days)
        self.query_one(AnswerSheet).show(week_lines(self._situation, week), self._draft.answers)
        self.query_one("#diary-said", Static).update(Content(said))

    @on(DiaryGrid.Typed)
    def _typed(self, message: DiaryGrid.Typed) -> None:
        # "7.5": what follows the sign is no answer to the next cell.
        self._broken = self._broken or message.key in ".,-"
        if self._broken:
            self._show(NOT_WHOLE)
            return
        before = self._draft.days.get(self._at.name, "")
        value = typed(message.key, self._at, self._program, before)
        if value is None:
            if before and is_long(self._at):
                self._change(self._draft.with_cell(self._at.name, ""))  # 300 is not 30 either
            self._show(refused(self._at))
            return
        last = self._before[-1][0] if self._before else None
        ten = in_two(last, self._draft.days.get(last.name, "") if last else "", message.key)
        self._change(self._draft.with_cell(self._at.name, value))
        if is_long(self._at):
            self._show()
            return
        not_done = self._at.column == 0 and value == "0"
        self._go(after_day if not_done else after)
        if ten:
            self.query_one("#diary-said", Static).update(Content(TEN_IN_TWO))

    @on(DiaryGrid.Went)
    def _went(self, message: DiaryGrid.Went) -> None:
        self._at, self._broken = message.at, False
        self._show()

    @on(AnswerSheet.Given)
    def _given(self, message: AnswerSheet.Given) -> None:
        self._change(self._draft.with_answer(message.question.id, message.value))
        self._show()

    @on(AnswerSheet.Moved)
    def _asked(self) -> None:
        sheet = self.query_one(AnswerSheet)
        said = sheet.caution or (sheet.question.hint if sheet.question else "")
        self.query_one("#diary-said", Static).update(Content(said))

    @on(AnswerSheet.Refused)
    def _refused(self, message: AnswerSheet.Refused) -> None:
        self.query_one("#diary-said", Static).update(Content(message.why))

    def _change(self, draft: VisitDraft) -> None:
        self._before.append((self._at, self._draft))
        self._draft = draft
        self._keep(draft)

    def _go(self, way: Callable[[At, Program, Sequence[int]], At | None]) -> None:
        there = way(self._at, self._program, [self._at.week])
        if there is None:
            self._show()
            self.query_one(AnswerSheet).focus()
            self._asked()
        else:
            self._at = there
            self._show()

    def action_skip(self) -> None:
        """A blank cell; what a number was begun in is done."""
        broken, self._broken = self._broken, False
        if broken:
            self._show()
        else:
            self._go(after)

    def action_other(self) -> None:
        """From the days to what is asked of the week, or back."""
        grid, sheet = self.query_one(DiaryGrid), self.query_one(AnswerSheet)
        (sheet if grid.has_focus else grid).focus()

    def action_rub_out(self) -> None:
        """Empty the cell; an empty one: the one before."""
        self._broken = False
        if self._draft.days.get(self._at.name):
            self._change(self._draft.with_cell(self._at.name, ""))
            self._show()
        else:
            self.action_undo()

    def action_undo(self) -> None:
        """The last digit or answer is taken back."""
        self._broken = False
        if self._before:
            self._at, self._draft = self._before.pop()
            self._keep(self._draft)
        self._show()

    def action_week(self, by: int) -> None:
        """Another week, its days first."""
        week = min(max(self._at.week + by, self._weeks[0]), self._weeks[-1])
        self._at, self._broken = first_of(week, self._program), False
        self.query_one(AnswerSheet).action_move(-999)
        self.query_one(DiaryGrid).focus()
        self._show()

    def action_done(self) -> None:
        """Back to the visit; what is typed is kept."""
        self.dismiss(None)

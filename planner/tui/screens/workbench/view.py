"""The workbench: its parts, and what they show of the program."""

import json
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planner.building.rows import Key, Row
from planner.model.drawn_figure import DrawnFigure
from planner.model.library import Library
from planner.model.program.program import Program
from planner.services.editing import EditSession
from planner.tui.base import PlannerScreen
from planner.tui.state.place import ScreenPlace, row_key
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.findings import Findings
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.panel_tabs import PanelTabs
from planner.tui.widgets.plan_table import PlanTable
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.finding_place import Listed, counted_words, counts, listed
from planner.tui.words.patient_summary import patient_summary
from planner.tui.words.plan_lines import phase_heads, plan_lines

_PLACE_AFTER_S = 0.2
"""The cell of the cursor is kept this long after the last move."""
_DETAIL_AFTER_S = 0.03
"""The exercise is shown this long after the cursor came to rest, so that holding a key is fluid."""


class WorkbenchView(PlannerScreen[None]):
    """`editing` is the truth; everything on the screen is made from it."""

    WHERE = "workbench"
    AUTO_FOCUS = "#plan"

    def __init__(self, editing: EditSession, place: ScreenPlace, notice: str = "") -> None:
        super().__init__()
        self.editing = editing
        self.findings: tuple[Listed, ...] = ()
        self._shown = editing.program
        self._start, self._notice = place, notice
        self._place_timer: Timer | None = None
        self._detail_timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Table and exercise, findings below, the last thing that happened, keys."""
        yield TitleBar("")
        with Container(id="workbench"):
            yield PlanTable()
            yield PanelTabs()
            yield Detail()
            with Vertical(id="finding-box"):
                yield Findings()
                yield Static(id="finding-ways", markup=False)
            yield Static(id="patient-summary", markup=False)
        yield Static(self._notice, id="notice", markup=False)
        yield KeyBar("workbench")

    def on_mount(self) -> None:
        """The program, with the cursor where it was."""
        self.show_program(self._start.row)
        if self._start.row is not None:
            self.table.select(self._start.row, self._start.week)
        self._show_detail()

    def on_unmount(self) -> None:
        """No timer outlives the screen."""
        for timer in (self._place_timer, self._detail_timer):
            if timer is not None:
                timer.stop()

    @property
    def library(self) -> Library:
        """The library."""
        return self.editing.library

    @property
    def program(self) -> Program:
        """The program as it is now."""
        return self.editing.program

    @property
    def table(self) -> PlanTable:
        """The table."""
        return self.query_one(PlanTable)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.table.row

    @property
    def key(self) -> str:
        """The row under the cursor, as a change keeps it."""
        return json.dumps(self.row.key) if self.row else ""

    def called(self, exercise_id: str) -> str:
        """The patient's name of an exercise."""
        known = self.program.exercises.get(exercise_id) or self.library.exercises[exercise_id]
        return known.patient_name

    def place(self) -> ScreenPlace:
        """This program, this cell."""
        program_id, start = self.editing.stored.id, self._start
        if not self.is_mounted:
            return ScreenPlace("workbench", program_id, start.row, start.week)
        row = self.table.row
        key = row.key if row else start.row
        return ScreenPlace("workbench", program_id, key, self.table.week)

    def unsaved(self) -> str:
        """The last change, if the store has not got it."""
        return "" if self.editing.saved else "The last change to this program is not saved."

    def show_program(self, key: Key | None = None) -> None:
        """Everything that a change of the program can change."""
        program = self._shown = self.program
        self.findings = listed(program, self.library)
        flagged = {
            (one.key, one.finding.place.exercise)
            for one in self.findings
            if one.flags_row and one.key
        }
        light = [week.light for week in program.weeks]
        self.table.show(plan_lines(program, flagged), light, phase_heads(program), key)
        self.query_one(Findings).show(self.findings)
        self.finding_shown()
        self.tell("#patient-summary", patient_summary(program, self.library))
        problems, _, _ = counts(self.findings)
        self.query_one(PanelTabs).show(counted_words(self.findings), problems > 0)
        self.show_title()
        self._show_detail_soon()

    def tell(self, selector: str, text: Content) -> None:
        """Have a panel say something; one that says it already is not laid out again."""
        panel = self.query_one(selector, Static)
        if panel.content != text:
            panel.update(text)

    def finding_shown(self) -> None:
        """The finding in hand in full, where the findings are shown."""

    def show_title(self) -> None:
        """Whose program it is, and whether it is saved."""
        program, bar = self.program, self.query_one(TitleBar)
        intake = program.intake
        year = f" ({intake.patient.birth_year})" if intake.patient.birth_year else ""
        name = self.library.templates[program.presentation].name
        bar.heading = (
            f"{intake.patient.name}{year} · {name} · {len(program.weeks)} weeks, "
            f"{intake.days_per_week} x {intake.minutes_per_day} min"
        )
        bar.state, bar.alarm = self.saved_words()

    def saved_words(self) -> tuple[str, bool]:
        """Whether it is saved, and whether that is an alarm."""
        return ("saved", False) if self.editing.saved else ("NOT SAVED", True)

    def _show_detail(self) -> None:
        table = self.table  # it may still show the program of before a change
        steps = self._steps if self._shown is self.program else None
        self.query_one(Detail).show(
            self._shown, self.library, table.row, table.week, self.figure, steps
        )

    def _steps(self, row: Row, week: int) -> tuple[str, str]:
        """What easier and harder would put in, or why they cannot."""
        exercise = self.library.exercises.get(row.near(week).item.exercise)
        told = []
        for by, end in ((-1, "this is the first"), (1, "this is the last")):
            name, blocked = self.editing.next_step(row, by, week)
            level = exercise.level + by if exercise else 0
            more = exercise is not None and 1 <= level <= self.library.top(exercise.ladder)
            none = blocked or ("nothing that is not here already" if more else end)
            told.append(self.called(name) if name else none)
        return told[0], told[1]

    @property
    def figure(self) -> DrawnFigure:
        """Whose body the pictures of this program show."""
        return self.planner.workspace.figure(self.program.intake.patient.figure)

    def _show_detail_soon(self) -> None:
        """The table is painted first: its frame must not wait for the layout of a long text."""
        self._detail_timer = _again(self, self._detail_timer, _DETAIL_AFTER_S, self._show_detail)

    def say(self, text: str, bad: bool = False) -> None:
        """The last thing that happened, until the next one."""
        notice = self.query_one("#notice", Static)
        notice.set_class(bad, "bad")
        fits = notice.size.height == 1 and len(text) <= notice.size.width - 2
        notice.update(Content(text), layout=not fits)

    @on(PlanTable.Moved)
    def _cursor_moved(self) -> None:
        self._show_detail_soon()
        self._place_timer = _again(self, self._place_timer, _PLACE_AFTER_S, self.planner.keep_place)


def key_of(text: str) -> Key | None:
    """The row that a change kept; None if it kept none."""
    try:
        return row_key(json.loads(text))
    except ValueError:
        return None


def sentence(text: str) -> str:
    """With a capital letter."""
    return text[:1].upper() + text[1:]


def _again(
    screen: WorkbenchView, timer: Timer | None, after: float, act: Callable[[], None]
) -> Timer:
    """A timer that starts over each time."""
    if timer is not None:
        timer.stop()
    return screen.set_timer(after, act)

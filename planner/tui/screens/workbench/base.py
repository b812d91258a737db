"""The workbench: its parts, what they show, and how a change is taken and saved."""

import json
from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from planner.building.edit import EditRefused
from planner.building.rows import Key, Row
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.stored import Conflict, Stored, StoreTrouble
from planner.tui.base import PlannerScreen
from planner.tui.state.editing import Editing
from planner.tui.state.place import Place
from planner.tui.widgets.detail import Detail
from planner.tui.widgets.findings import Findings
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.panel_tabs import PanelTabs
from planner.tui.widgets.plan_table import PlanTable
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.finding_place import Listed, counted_words, counts, listed
from planner.tui.words.plan_lines import plan_lines

_PLACE_AFTER_S = 0.2
"""The cell of the cursor is kept this long after the last move."""
_DETAIL_AFTER_S = 0.03
"""The exercise is shown this long after the cursor came to rest, so that holding a key is fluid."""


class WorkbenchBase(PlannerScreen[None]):
    """`editing` is the truth; everything on the screen is made from it."""

    WHERE = "workbench"
    AUTO_FOCUS = "#plan"

    def __init__(self, stored: Stored, place: Place, notice: str = "") -> None:
        super().__init__()
        self.editing = Editing(stored)
        self.findings: tuple[Listed, ...] = ()
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
            yield Findings()
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
        return self.planner.workspace.library

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

    def place(self) -> Place:
        """This program, this cell."""
        row = self.table.row if self.is_mounted else None
        key = row.key if row else self._start.row
        return Place("workbench", self.editing.stored.id, key, self.table.week)

    def unsaved(self) -> str:
        """The last change, if the store has not got it."""
        return "" if self.editing.saved else "The last change to this program is not saved."

    # showing

    def show_program(self, key: Key | None = None) -> None:
        """Everything that a change of the program can change."""
        program = self.program
        self.findings = listed(program, self.library)
        flagged = {one.key for one in self.findings if one.flags_row and one.key}
        light = [week.light for week in program.weeks]
        self.table.show(plan_lines(program, flagged), light, key)
        self.query_one(Findings).show(self.findings)
        problems, _, _ = counts(self.findings)
        self.query_one(PanelTabs).show(counted_words(self.findings), problems > 0)
        self._show_title()
        self._show_detail_soon()

    def _show_title(self) -> None:
        program, bar = self.program, self.query_one(TitleBar)
        intake = program.intake
        year = f" ({intake.patient.birth_year})" if intake.patient.birth_year else ""
        name = self.library.templates[program.presentation].name
        bar.heading = (
            f"{intake.patient.name}{year} · {name} · {len(program.weeks)} weeks, "
            f"{intake.days_per_week} x {intake.minutes_per_day} min"
        )
        bar.state = "saved" if self.editing.saved else "NOT SAVED"
        bar.alarm = not self.editing.saved

    def _show_detail(self) -> None:
        table = self.table
        self.query_one(Detail).show(self.program, self.library, table.row, table.week)

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
        self._place_timer = _again(self, self._place_timer, _PLACE_AFTER_S, self._keep_place)

    def _keep_place(self) -> None:
        self.planner.go(self.place())

    # changing

    def change(self, label: str, done: str, edit: Callable[[], Program]) -> bool:
        """Make an edit, save it, show it. A refusal is said and changes nothing."""
        key = self.row.key if self.row else None
        try:
            program = edit()
        except EditRefused as refused:
            self.say(_sentence(str(refused)), bad=True)
            return False
        if program == self.program:
            self.say("Nothing changed.")
            return False
        self.editing.do(label, program, key)
        self.say(done)
        self.show_program(key)
        self.save()
        return True

    def save(self) -> bool:
        """Save what is not saved; ask if another window was first."""
        if self.editing.saved:
            self._show_title()
            return True
        try:
            step = self.editing.last
            key = json.dumps(step.key) if step.key else ""
            self.editing.take(
                self.planner.workspace.store.save(
                    self.editing.stored, self.program, step.label, key
                )
            )
        except Conflict as conflict:
            self._show_title()
            self._ask_which(str(conflict))
            return False
        except StoreTrouble as trouble:
            self._show_title()
            self.say(f"Not saved; it is kept here. {_sentence(str(trouble))}", bad=True)
            return False
        self._show_title()
        self._keep_place()
        return True

    def _ask_which(self, text: str) -> None:
        from planner.tui.dialogs.conflict import ConflictDialog

        def answered(choice: str | None) -> None:
            store = self.planner.workspace.store
            try:
                if choice == "newer":
                    self.editing = Editing(store.load(self.editing.stored.id))
                    self.say("This is the newer one. Yours was not kept.")
                else:
                    self.editing.take(store.create(self.program, self.editing.stored.patient_id))
                    self.say("Yours is kept as a program of its own, beside the newer one.")
            except StoreTrouble as trouble:
                self.say(_sentence(str(trouble)), bad=True)
            self.show_program(self.row.key if self.row else None)
            self._keep_place()

        self.app.push_screen(ConflictDialog(_sentence(text)), answered)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _again(
    screen: WorkbenchBase, timer: Timer | None, after: float, act: Callable[[], None]
) -> Timer:
    """A timer that starts over each time."""
    if timer is not None:
        timer.stop()
    return screen.set_timer(after, act)

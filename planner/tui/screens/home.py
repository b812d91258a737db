"""Patients: find, open, start a new one. Kept light: it is the first thing painted."""

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import DataTable, Input, Static
from textual.worker import Worker

from planner.tui.base import KEYS
from planner.tui.commands import bindings
from planner.tui.screens.deleting import DeletingScreen
from planner.tui.screens.listing import FoundPatients
from planner.tui.state.place import ScreenPlace
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.patient_filters import PatientFilters
from planner.tui.widgets.title_bar import TitleBar
from planner.tui.words.patient_columns import HEADS, column_widths, head

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.model.stored import DraftEntry, Entry
    from planner.services.patient_list import PatientLine
    from planner.tui.words.home_rows import PatientRow

_MOST = 250
"""Rows shown at once; a few letters in the search field find the rest."""
_EMPTY = "No patient yet.\n\nPress n to plan exercises for your first one."
_NONE_FOUND = "No patient has this name.\n\nPress Esc to see all, or n for a new patient."
_NONE_SHOWN = "Nobody here.\n\nPress 0 to see all."
_WAITING = "waiting for the patients: another program is using them"


class HomeScreen(DeletingScreen):
    """The table of programs, latest first."""

    WHERE = "home"
    BINDINGS = [*bindings("home"), ("escape", "show_all"), ("down", "to_table")]
    AUTO_FOCUS = "#patients"

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[PatientRow, ...] = ()
        self._drafts = 0
        self._asking = 0
        """The number of the last question to the store."""
        self._answered = 0
        """The number of the question that the list is the answer to."""
        self._painted = False
        self._waiting = False
        """Another program holds the store."""
        self._sought = ""
        """The row the cursor goes to when the list is read next; empty: it stays."""
        self._open_then = False
        """Enter was pressed before the list had the answer to what is sought."""

    def compose(self) -> ComposeResult:
        """Title, search field, table, keys."""
        yield TitleBar("Home exercise programs", "opening")
        yield Input(placeholder="Find a patient", id="find", compact=True)
        table: DataTable[Text] = DataTable(id="patients", cursor_type="row", cell_padding=1)
        yield PatientFilters()
        yield table
        yield Static("", id="empty")
        yield Static("", id="looks", markup=False)
        yield KeyBar("home")

    def on_mount(self) -> None:
        """The columns."""
        table = self._table
        for key, label in HEADS.items():
            table.add_column(label, key=key, width=12)
        self._fit(self.app.size.width)
        self.query_one("#empty").display = False

    def on_resize(self, event: Resize) -> None:
        """Names get the room."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        widths = column_widths(width)
        for column in self._table.columns.values():
            column.width = widths[str(column.key.value)]
        self._table.refresh(layout=True)

    @property
    def waits(self) -> bool:
        """The list is not yet what the last key makes of it; letters to find by need not wait.

        A store that another program holds keeps nobody from going on with the list as it is.
        """
        return self._reads and not self._waiting and self.focused is not self.query_one("#find")

    @property
    def _reads(self) -> bool:
        return any(
            worker.node is self and worker.group in ("entries", "acts") and not worker.is_finished
            for worker in self.workers
        )

    @on(Worker.StateChanged)
    def _worker_ended(self, event: Worker.StateChanged) -> None:
        if event.worker.is_finished:
            self.planner.pass_keys()

    def on_screen_resume(self) -> None:
        """Something may have changed meanwhile."""
        if self._painted:
            self.look()

    def place(self) -> ScreenPlace:
        """Here."""
        return ScreenPlace()

    def show_entries(
        self,
        entries: "tuple[Entry, ...]",
        drafts: "tuple[DraftEntry, ...]" = (),
        rows: "tuple[PatientLine, ...]" = (),
    ) -> None:
        """Show these, with what is known of them; the cursor stays on the patient it is on."""
        from planner.services.patient_order import together
        from planner.tui.words.home_rows import key_of, table_rows

        current = self._current()
        sought = self._sought or (key_of(current) if current else "")
        self._listed = {one.entry.id: one for one in rows}
        in_order = entries if rows else together(entries)
        if self.sorted_by:
            from planner.services.patient_sorting import in_order_of

            in_order = in_order_of(self.sorted_by, self.from_end, in_order, self._listed)
        items: tuple[PatientRow, ...] = (*drafts, *in_order)
        keys = [key_of(item) for item in items]
        self._painted, self._waiting, self._items = True, False, items
        self._drafts = len(drafts)
        table, empty = self._table, self.query_one("#empty", Static)
        row = table.cursor_row
        if sought in keys[:_MOST]:
            row, self._sought = keys.index(sought), ""
        for column, name in zip(table.columns.values(), HEADS, strict=True):
            column.label = Text(head(name, self.sorted_by, self.from_end))
        table.clear()
        lines = table_rows(items[:_MOST], self._listed, self.planner.today)
        for line, key in zip(lines, keys, strict=False):
            table.add_row(*line, key=key)
        table.move_cursor(row=min(row, max(0, len(items) - 1)))
        table.display, empty.display = bool(items), not items
        nobody = _EMPTY if self._shown == "all" else _NONE_SHOWN
        empty.update(_NONE_FOUND if self._words else nobody)
        self.say_looks()
        if not self.focused or not self.focused.display:
            self.set_focus(table if items else None)
        self.show_ready()

    def seek(self, program_id: int) -> None:
        """The cursor goes to this program when the list is read next."""
        self._sought = f"program-{program_id}"

    def show_waiting(self) -> None:
        """The store is held by another program."""
        self._waiting = True
        self.show_ready()

    def show_ready(self) -> None:
        """How many there are, and whether the library is there."""
        count = len(self._items) - self._drafts
        text = f"{count} program{'' if count == 1 else 's'}" if self._painted else "opening"
        if self._drafts:
            text += f", {self._drafts} not finished"
        if len(self._items) > _MOST:
            text += f", the {'first' if self.sorted_by else 'latest'} {_MOST} shown"
        if self.sorted_by:
            text += f", {self.sort_words()}"
        bar = self.query_one(TitleBar)
        bar.alarm = self._waiting
        if self._waiting:
            bar.state = _WAITING
        else:
            bar.state = text if self.planner.ready else f"{text} - reading library"

    def read_entries(self) -> None:
        """Ask the store again, where programs stand too."""
        self._known = None
        self.read_rows()

    def read_rows(self) -> None:
        """Ask the store which programs are shown; where they stand is known."""
        self._asking += 1
        self._read(self._words, self._asking)

    @work(thread=True, group="entries")
    def _read(self, words: str, number: int) -> None:
        shown, known = self._shown, self._known
        for keeper in tuple(self.planner.keepers):
            keeper.rest()  # what was typed last stands in the list too
        found = self.asked(
            lambda store: FoundPatients(store, self.planner, words, shown, known),
            lambda: number != self._asking,
        )
        if found is not None:
            self.in_app(self._show_if_latest, number, found)
        else:
            self.in_app(self._not_answered, number)

    def _show_if_latest(self, number: int, found: FoundPatients) -> None:
        """An answer that was overtaken by a later question is not shown."""
        if number == self._asking:
            self._answered, self._known = number, found.known
            self.show_entries(found.entries, found.drafts, found.rows)
            self.show_filters(found.counts)
            if self._open_then:
                self._find_done()

    def _not_answered(self, number: int) -> None:
        """The store would not say; nothing is opened by a list that is not of what is sought."""
        if number == self._asking:
            self._answered, self._open_then = number, False

    @property
    def _table(self) -> "DataTable[Text]":
        return self.query_one("#patients", DataTable)

    @property
    def _words(self) -> str:
        return self.query_one("#find", Input).value.strip()

    def _current(self) -> "PatientRow | None":
        """The row under the cursor."""
        row = self._table.cursor_row
        return self._items[row] if 0 <= row < len(self._items) else None

    @on(Input.Changed, "#find")
    def _find_changed(self) -> None:
        if self._painted:
            self.read_rows()

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self._leave_search()
        self._open_then = self._answered != self._asking
        if len(self._items) == 1 and not self._open_then:
            self.action_open()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_open()

    def action_new(self) -> None:
        """A new patient."""
        self.planner.when_ready(self.planner.open_intake)

    def action_open(self) -> None:
        """The program under the cursor, or the intake that is not finished."""
        from planner.model.stored import Entry

        item = self._current()
        if item is None:
            return
        if not isinstance(item, Entry) and item.visit:
            self.action_visit()
            return
        open_it = self.planner.open_program if isinstance(item, Entry) else self.planner.open_draft
        self.planner.when_ready(partial(open_it, item.id))

    def action_visit(self) -> None:
        """A visit of the patient under the cursor, or the one that was begun."""
        from planner.model.stored import Entry

        item = self._current()
        begun = None if item is None or isinstance(item, Entry) or not item.visit else item.id
        self._of_program(partial(self.planner.open_visit, draft_id=begun))

    def action_copy_note(self) -> None:
        """The note of the last visit of the program under the cursor, to the clipboard."""
        self._of_program(self.planner.copy_note)

    def _of_program(self, act: "Callable[[int], None]") -> None:
        from planner.model.stored import Entry

        item = self._current()
        if item is None:
            return
        program_id = item.id if isinstance(item, Entry) else item.program_id
        if program_id is None:
            self.notify("This intake is not finished: there is no program yet.", markup=False)
        else:
            self.planner.when_ready(partial(act, program_id))

    def action_find(self) -> None:
        """To the search field."""
        self.query_one("#find").focus()

    def action_show_all(self) -> None:
        """Away with the search and the filter."""
        find = self.query_one("#find", Input)
        changed, self._shown = bool(self._shown != "all" or self.sorted_by), "all"
        self.sorted_by, self.from_end = None, False
        if changed and not find.value:
            self.read_rows()
        find.value = ""
        self._leave_search()

    def action_to_table(self) -> None:
        """From the search field down."""
        self._leave_search()

    def _leave_search(self) -> None:
        """Letters are keys again. Of a table that is hidden, Textual hands the focus on to the
        search field as soon as it sees it."""
        self.set_focus(self._table if self._table.display else None)

    def action_open_file(self) -> None:
        """A program file, into a patient."""
        self.planner.when_ready(self._open_file)

    @work(group=KEYS)
    async def _open_file(self) -> None:
        from planner.tui.screens.open_file import open_file

        stored = await open_file(self)
        if stored is not None:
            self.planner.open_program(stored.id)

    def action_library(self) -> None:
        """The exercises."""
        self.planner.when_ready(self.planner.open_library)

    async def action_leave(self) -> None:
        """Leave the planner."""
        await self.app.action_quit()

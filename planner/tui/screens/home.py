"""Patients: find, open, start a new one. Kept light: it is the first thing painted."""

from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import DataTable, Input, Static

from planner.tui.base import KEYS, PlannerScreen
from planner.tui.commands import bindings
from planner.tui.state.place import Place
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from planner.model.stored import Entry

_MOST = 500
"""Rows shown at once; a few letters in the search field find the rest."""
_EMPTY = "No patient yet.\n\nPress n to plan exercises for your first one."
_NONE_FOUND = "No patient has this name.\n\nPress Esc to see all, or n for a new patient."


class HomeScreen(PlannerScreen[None]):
    """The table of programs, latest first."""

    WHERE = "home"
    BINDINGS = [*bindings("home"), ("escape", "show_all"), ("down", "to_table")]
    AUTO_FOCUS = "#patients"

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._known = False

    def compose(self) -> ComposeResult:
        """Title, search field, table, keys."""
        yield TitleBar("Home exercise programs", "opening")
        yield Input(placeholder="Find a patient", id="find", compact=True)
        table: DataTable[Text] = DataTable(id="patients", cursor_type="row", cell_padding=1)
        yield table
        yield Static("", id="empty")
        yield KeyBar("home", lines=1)

    def on_mount(self) -> None:
        """The columns."""
        table = self._table
        for label in ("Patient", "Born", "Presentation", "Weeks", "Changed"):
            table.add_column(label, key=label.lower(), width=12)
        self._fit(self.app.size.width)
        self.query_one("#empty").display = False

    def on_resize(self, event: Resize) -> None:
        """Names get the room."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        fixed = {"born": 5, "weeks": 5, "changed": 15}
        room = min(width - sum(fixed.values()) - 2 * 5 - 4, 70)
        widths = {**fixed, "patient": room - min(room // 2, 26), "presentation": min(room // 2, 26)}
        for column in self._table.columns.values():
            column.width = widths[str(column.key.value)]
        self._table.refresh(layout=True)

    def on_screen_resume(self) -> None:
        """Something may have changed meanwhile."""
        if self._known:
            super().on_screen_resume()
            self.read_entries()

    def place(self) -> Place:
        """Here."""
        return Place()

    def show_entries(self, entries: "tuple[Entry, ...]") -> None:
        """Show these."""
        self._known, self._entries = True, entries
        table, empty = self._table, self.query_one("#empty", Static)
        row = table.cursor_row
        table.clear()
        for entry in entries[:_MOST]:
            table.add_row(*_cells(entry, self.planner.today.toordinal()), key=str(entry.id))
        table.move_cursor(row=min(row, max(0, len(entries) - 1)))
        table.display, empty.display = bool(entries), not entries
        empty.update(_NONE_FOUND if self._words else _EMPTY)
        if not self.focused or not self.focused.display:
            self.set_focus(table if entries else None)
        self.show_ready()

    def show_ready(self) -> None:
        """How many there are, and whether the library is there."""
        count = len(self._entries)
        text = f"{count} program{'' if count == 1 else 's'}" if self._known else "opening"
        if count > _MOST:
            text += f", the latest {_MOST} shown"
        self.query_one(TitleBar).state = text if self.planner.ready else f"{text} - reading library"

    def read_entries(self) -> None:
        """Ask the store again."""
        from planner.model.stored import StoreTrouble

        try:
            self.show_entries(self.planner.workspace.store.entries(self._words))
        except StoreTrouble as trouble:
            self.planner.trouble(str(trouble))

    @property
    def _table(self) -> "DataTable[Text]":
        return self.query_one("#patients", DataTable)

    @property
    def _words(self) -> str:
        return self.query_one("#find", Input).value.strip()

    def _current(self) -> "Entry | None":
        row = self._table.cursor_row
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @on(Input.Changed, "#find")
    def _find_changed(self) -> None:
        if self._known:
            self.read_entries()

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self._table.focus()
        if len(self._entries) == 1:
            self.action_open()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_open()

    def action_new(self) -> None:
        """A new patient."""
        self.planner.when_ready(self.planner.open_intake)

    def action_open(self) -> None:
        """The program under the cursor."""
        entry = self._current()
        if entry is not None:
            number = entry.id
            self.planner.when_ready(lambda: self.planner.open_program(number))

    def action_find(self) -> None:
        """To the search field."""
        self.query_one("#find").focus()

    def action_show_all(self) -> None:
        """Away with the search."""
        self.query_one("#find", Input).value = ""
        self._table.focus()

    def action_to_table(self) -> None:
        """From the search field down."""
        self._table.focus()

    def action_delete(self) -> None:
        """Ask, then delete."""
        from planner.tui.dialogs.ask import AskDialog

        entry = self._current()
        if entry is None:
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self._delete(entry)

        text = (
            f"{entry.patient}: {_presentation(entry)}, {entry.weeks} weeks. This cannot be undone."
        )
        self.app.push_screen(AskDialog("Delete this program?", text, "Delete", "Keep"), answered)

    def _delete(self, entry: "Entry") -> None:
        from planner.model.stored import StoreTrouble

        try:
            self.planner.workspace.store.delete(entry.id)
        except StoreTrouble as trouble:
            self.planner.trouble(str(trouble))
        self.read_entries()

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

    def action_leave(self) -> None:
        """Leave the planner."""
        self.app.exit()


def _presentation(entry: "Entry") -> str:
    return entry.presentation.replace("_", " ").capitalize()


def _cells(entry: "Entry", today: int) -> tuple[Text, ...]:
    return (
        Text(entry.patient, no_wrap=True, overflow="ellipsis"),
        Text(str(entry.birth_year or "")),
        Text(_presentation(entry)),
        Text(str(entry.weeks), justify="right"),
        Text(_when(entry.updated_at, today)),
    )


def _when(stamp: str, today: int) -> str:
    try:
        then = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    days = today - then.toordinal()
    if days <= 0:
        return f"today {then:%H:%M}"
    return f"yesterday {then:%H:%M}" if days == 1 else f"{then.day} {then:%b %Y}"

"""A line of text to type: a name, a note."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from planner.tui.base import Dialog

_LONGEST = 400


class TypeDialog(Dialog[str]):
    """Dismissed with the text, which may be empty, or None."""

    AUTO_FOCUS = "#text"
    BINDINGS = [("escape", "cancel")]

    def __init__(self, title: str, text: str, value: str = "", longest: int = _LONGEST) -> None:
        super().__init__()
        self._title, self._text, self._value, self._longest = title, text, value, longest

    def compose(self) -> ComposeResult:
        """What it is for, and the field."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._text, classes="box-text", markup=False)
            yield Input(self._value, id="text", compact=True, max_length=self._longest)
            yield Static("Enter keeps it, Esc goes back", classes="box-hint box-last")

    def on_input_submitted(self) -> None:
        """Enter."""
        self.dismiss(self.taken(self.query_one("#text", Input).value))

    def taken(self, typed: str) -> str:
        """What becomes of it: no space is there twice."""
        return " ".join(typed.split())

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)

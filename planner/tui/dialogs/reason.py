"""A reason, which may not stay empty."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from planner.model.text import is_signed
from planner.tui.base import Dialog

_LONGEST = 400


class ReasonDialog(Dialog[str]):
    """Dismissed with the reason, or None."""

    BINDINGS = [("escape", "cancel"), ("ctrl+s", "done")]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """What it is about, and the field."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._text, classes="box-text", markup=False)
            yield Input(placeholder="Your reason", compact=True, max_length=_LONGEST)
            yield Static("", classes="box-error")
            yield Static(
                "Enter keeps it with the program, Esc goes back", classes="box-hint box-last"
            )

    def on_input_submitted(self) -> None:
        """Enter."""
        self.action_done()

    def action_done(self) -> None:
        """Keep the reason."""
        reason = self.query_one(Input).value.strip()
        if is_signed(reason):
            self.dismiss(reason)
        else:
            self.query_one(".box-error", Static).update("Type why, or press Esc.")

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)

"""Yes or no."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.tui.base import Dialog


class AskDialog(Dialog[bool]):
    """A question with two buttons; y and n answer it too."""

    BINDINGS = [("y", "yes"), ("n,escape", "no"), ("left,right", "other")]

    def __init__(self, title: str, text: str, yes: str, no: str, safe: bool = False) -> None:
        super().__init__()
        self._title, self._text, self._yes, self._no, self._safe = title, text, yes, no, safe

    def compose(self) -> ComposeResult:
        """The question, then its two answers."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._text, classes="box-text", markup=False)
            with Horizontal(classes="box-buttons"):
                yield Button(f"{self._yes} (y)", id="yes", compact=True)
                yield Button(f"{self._no} (n)", id="no", compact=True)

    def on_mount(self) -> None:
        """Enter does the harmless thing unless the other one is."""
        self.set_focus(self.query_one("#yes" if self._safe else "#no"))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click or Enter."""
        self.dismiss(event.button.id == "yes")

    def action_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_no(self) -> None:
        """Answer no."""
        self.dismiss(False)

    def action_other(self) -> None:
        """Go to the other button."""
        self.focus_next()

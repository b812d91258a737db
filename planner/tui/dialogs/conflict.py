"""Two people or windows changed one program: which is kept."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from planner.tui.base import Dialog


class ConflictDialog(Dialog[str]):
    """Dismissed with "newer" or "copy"."""

    AUTO_FOCUS = "#copy"  # Enter loses nothing
    BINDINGS = [("o", "newer"), ("k", "copy"), ("left,right", "other")]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """What happened, and the two ways out."""
        with Vertical(classes="box"):
            yield Static("Changed meanwhile", classes="box-title")
            yield Static(self._text, classes="box-text", markup=False)
            with Horizontal(classes="box-buttons"):
                yield Button("Keep mine as a copy (k)", id="copy", compact=True)
                yield Button("Open the newer one (o)", id="newer", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click or Enter."""
        self.dismiss(str(event.button.id))

    def action_newer(self) -> None:
        """Open what is in the store."""
        self.dismiss("newer")

    def action_copy(self) -> None:
        """Keep what is here, beside it."""
        self.dismiss("copy")

    def action_other(self) -> None:
        """Go to the other button."""
        self.focus_next()

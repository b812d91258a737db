"""One of a few ways on, each with a letter; Esc goes none of them."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key
from textual.widgets import Button, Static

from planner.tui.base import Dialog


@dataclass(frozen=True)
class Way:
    """A way on."""

    key: str
    """The letter that takes it."""
    id: str
    """What the dialog is dismissed with."""
    label: str


class ChooseDialog(Dialog[str]):
    """Dismissed with the id of the way chosen, or None."""

    AUTO_FOCUS = "Button"
    BINDINGS = [("escape", "cancel"), ("up", "app.focus_previous"), ("down", "app.focus_next")]

    def __init__(self, title: str, text: str, ways: tuple[Way, ...]) -> None:
        super().__init__()
        self._title, self._text, self._ways = title, text, ways

    def compose(self) -> ComposeResult:
        """What it is about, and the ways, one a line."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="box-title", markup=False)
            yield Static(self._text, classes="box-text", markup=False)
            for way in self._ways:
                yield Button(f"{way.label} ({way.key})", id=way.id, compact=True, classes="way")
            yield Static("Esc goes back", classes="box-hint", markup=False)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A click or Enter."""
        self.dismiss(str(event.button.id))

    def on_key(self, event: Key) -> None:
        """Its letter."""
        for way in self._ways:
            if event.character == way.key:
                event.stop()
                self.dismiss(way.id)

    def action_cancel(self) -> None:
        """Back with nothing."""
        self.dismiss(None)

"""Something to read, as long as it may be."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.tui.base import Dialog


class ReadDialog(Dialog[None]):
    """A title and a scroll of text; Esc, Enter or q closes it."""

    BINDINGS = [("escape,enter,q,o", "close")]

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title, self._content = title, content

    def compose(self) -> ComposeResult:
        """The text."""
        with Vertical(classes="box box-tall box-list"):
            yield Static(self._title, classes="box-title", markup=False)
            with VerticalScroll(id="read"):
                yield Static(self._content, markup=False)
            yield Static("Arrows scroll, Esc closes", classes="box-hint")

    def action_close(self) -> None:
        """Back."""
        self.dismiss(None)

"""A window that is too small says what it needs, and takes no key that would change anything."""

from textual.app import App, ComposeResult
from textual.events import Resize
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

LEAST = Size(60, 18)
"""Below this a plan, a question or a dialog is not seen whole."""


class SmallWindowScreen(ModalScreen[None]):
    """Over everything, until the window is large enough."""

    SHOWS_NOBODY = True
    """Locked, it need not be hidden."""

    def compose(self) -> ComposeResult:
        """What is needed."""
        yield Static(self._text(self.app.size), id="small", markup=False)

    def on_resize(self, event: Resize) -> None:
        """Go as soon as there is room."""
        if _is_small(event.size):
            self.query_one("#small", Static).update(self._text(event.size))
        elif self.is_current:
            self.dismiss(None)

    @staticmethod
    def _text(size: Size) -> str:
        return (
            f"This window is {size.width}x{size.height}; the planner needs "
            f"{LEAST.width}x{LEAST.height}. Make it larger. Nothing is lost. Ctrl+Q leaves."
        )


class TellsWhenSmall(App[None]):
    """An app that stops at a small window."""

    def on_resize(self, event: Resize) -> None:
        """Whenever the window changes."""
        if _is_small(event.size) and not isinstance(self.screen, SmallWindowScreen):
            self.push_screen(SmallWindowScreen())


def _is_small(size: Size) -> bool:
    return size.width < LEAST.width or size.height < LEAST.height

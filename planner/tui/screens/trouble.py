"""Nothing can be done here: what is the matter and what to do, in full."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.title_bar import TitleBar


class TroubleScreen(PlannerScreen[bool]):
    """Dismissed with True to try again."""

    WHERE = "trouble"
    BINDINGS = bindings("trouble")

    def __init__(self, title: str, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._title, self._lines = title, lines

    def compose(self) -> ComposeResult:
        """The title, large, and every line."""
        yield TitleBar("Home exercise programs")
        with VerticalScroll(id="trouble"):
            yield Static(self._title, classes="alarm-title", markup=False)
            for line in self._lines:
                yield Static(line, classes="trouble-line", markup=False)
            yield Static("Nothing was changed. Mend it, then press r.", classes="muted")
        yield KeyBar("trouble")

    def action_again(self) -> None:
        """Try once more."""
        self.dismiss(True)

    async def action_leave(self) -> None:
        """Leave the planner."""
        await self.app.action_quit()

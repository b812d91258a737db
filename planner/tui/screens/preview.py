"""The pages as they will be printed, to leaf through."""

from textual import work
from textual.app import ComposeResult
from textual.message import Message

from planner.handout.options import Options
from planner.handout.paper import Paper
from planner.model.program import Program
from planner.tui.base import PlannerScreen
from planner.tui.commands import bindings
from planner.tui.widgets.key_bar import KeyBar
from planner.tui.widgets.page_view import PageView
from planner.tui.widgets.title_bar import TitleBar

_ROWS = 3
_COLUMNS = 8
"""What one press of an arrow key scrolls."""


class PreviewScreen(PlannerScreen[bool]):
    """Dismissed with True if the handout is to be printed."""

    WHERE = "preview"
    BINDINGS = bindings("preview")

    class Made(Message):
        """The handout is there."""

        def __init__(self, pdf: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
            super().__init__()
            self.pdf, self.sizes = pdf, sizes

    def __init__(self, program: Program, paper: Paper) -> None:
        super().__init__()
        self._program, self._paper = program, paper

    def compose(self) -> ComposeResult:
        """The page, as large as the window."""
        paper = "A4" if self._paper == "a4" else "Letter"
        yield TitleBar(f"{self._program.intake.patient.name} · handout on {paper}", "working ...")
        yield PageView()
        yield KeyBar("preview")

    def on_mount(self) -> None:
        """Begin; the screen is there at once."""
        self._make()

    @work(thread=True, group="preview")
    def _make(self) -> None:
        from planner.tui.pdf_pages import page_sizes

        pdf = self.planner.workspace.handout(self._program, Options(paper=self._paper))
        self.post_message(self.Made(pdf, page_sizes(pdf)))

    def on_preview_screen_made(self, message: Made) -> None:
        """Show the first page."""
        self.view.show(message.pdf, message.sizes)
        self._show_number()

    @property
    def view(self) -> PageView:
        """The page."""
        return self.query_one(PageView)

    def _show_number(self) -> None:
        if self.view.count:
            number = f"page {self.view.index + 1} of {self.view.count}"
            self.query_one(TitleBar).state = number

    def _go(self, index: int) -> None:
        self.view.go(index)
        self._show_number()

    def action_next(self) -> None:
        """The next page."""
        if self.view.index + 1 < self.view.count:
            self._go(self.view.index + 1)

    def action_previous(self) -> None:
        """The page before."""
        if self.view.index:
            self._go(self.view.index - 1)

    def action_right(self) -> None:
        """To the right of a wide page, then the next one."""
        if not self.view.move(_COLUMNS, 0):
            self.action_next()

    def action_left(self) -> None:
        """To the left of a wide page, then the one before."""
        if not self.view.move(-_COLUMNS, 0):
            self.action_previous()

    def action_first(self) -> None:
        """The first page."""
        self._go(0)

    def action_last(self) -> None:
        """The last page."""
        self._go(self.view.count - 1)

    def action_down(self) -> None:
        """Scroll down."""
        self.view.move(0, _ROWS)

    def action_up(self) -> None:
        """Scroll up."""
        self.view.move(0, -_ROWS)

    def action_read_on(self) -> None:
        """A window further down, or the next page."""
        if not self.view.move(0, max(1, self.view.size.height - _ROWS)):
            self.action_next()

    def action_larger(self) -> None:
        """A larger page."""
        self.view.zoom_by(1)

    def action_smaller(self) -> None:
        """A smaller page."""
        self.view.zoom_by(-1)

    def action_export(self) -> None:
        """Back to the program, which prints."""
        self.dismiss(True)

    def action_back(self) -> None:
        """Back to the program."""
        self.dismiss(False)

"""Leafing through pages: turning, scrolling, larger and smaller."""

from planner.handout.options import Options
from planner.tui.base import PlannerScreen
from planner.tui.widgets.page_view import PageView

_ROWS = 3
_COLUMNS = 8
"""What one press of an arrow key scrolls."""


class PreviewPages(PlannerScreen[Options]):
    """What the keys do with the page; the title is told after each turn."""

    @property
    def view(self) -> PageView:
        """The page."""
        return self.query_one(PageView)

    def show_title(self) -> None:
        """Which page it is."""
        raise NotImplementedError

    def _go(self, index: int) -> None:
        self.view.go(index)
        self.show_title()

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

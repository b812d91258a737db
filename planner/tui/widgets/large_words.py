"""Words to be read from a chair: in large letters where the window has room for them."""

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import Static

_SMALL_ROWS = 16
"""Of a window in which the picture needs all the room."""


class LargeWords(Static):
    """As large as fits in a share of the rows that a small window has not, else plain."""

    def __init__(self, text: str, *, share: float, id: str) -> None:
        super().__init__(text, id=id, markup=False)
        self._text, self._share = text, share

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """So many rows as the letters take."""
        return len(self._rows(width)) or super().get_content_height(container, viewport, width)

    def render_line(self, y: int) -> Strip:
        """One row of dots, or of text."""
        rows = self._rows(self.content_size.width)
        if y >= len(rows):
            return super().render_line(y)
        return Strip([Segment(rows[y], self.rich_style)], len(rows[y]))

    def _rows(self, width: int) -> tuple[str, ...]:
        from planner.tui.pages.large_letters import large_letters

        room = max(0, self.app.size.height - _SMALL_ROWS) * self._share
        return large_letters(self._text, width, int(room))

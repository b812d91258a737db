"""The pages of a PDF, one at a time: images where the terminal can, else letters and braille."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static
from textual.worker import get_current_worker

from planner.tui.pages.graphics import image_widget

if TYPE_CHECKING:
    from PIL import Image

_WIDTHS = (1.14, 1.5, 2.0)
"""Beyond the whole page: how wide a page can be made, in widths of the window. The first leaves its
margins out: 80 columns are then enough for most words to be letters."""
_MARGIN, _TOP_MARGIN = 0.055, 0.04
"""Of the width and the height of a page, what nothing stands on."""
_WHOLE_COLUMNS = 60
"""A whole page that is narrower shows nobody anything; it is opened as wide as the window."""
_KEPT = 24
"""Drawn pages, so that turning back is at once."""
_one_at_a_time = Lock()
"""So that a page that is only leafed past is not drawn at all."""


@dataclass(frozen=True)
class WantedPage:
    """A page at a size."""

    index: int
    columns: int
    """Its width in cells."""


class PageView(Container):
    """Shows one page, whole or larger; what is larger than the window is scrolled."""

    DEFAULT_CSS = """
    PageView { align: center middle; }
    PageView > .page-part { width: 100%; height: 100%; }
    """

    class Drawn(Message):
        """A page is there, as an image or as rows of cells."""

        def __init__(self, wanted: WantedPage, drawn: "Image.Image | list[Strip]") -> None:
            super().__init__()
            self.wanted, self.drawn = wanted, drawn

    def __init__(self) -> None:
        super().__init__()
        self.index = 0
        """The page, counted from 0."""
        self.zoom = 0
        """0 is the whole page; the others are `_WIDTHS`."""
        self._pdf = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._left = self._top = 0
        self._drawn: OrderedDict[WantedPage, Image.Image | list[Strip]] = OrderedDict()
        self._asked: WantedPage | None = None
        self._part: Any = None
        self._cell = (1, 2)

    def compose(self) -> ComposeResult:
        """What is being waited for, then an image or characters."""
        yield Static("Making the pages ...", id="page-working")
        made = image_widget()
        self._part = made() if made else PageCells()
        if made:
            # The library tells the size of a cell in pixels nowhere else.
            from textual_image._terminal import get_cell_size

            size = get_cell_size()
            self._cell = size.width, size.height
        self._part.add_class("page-part")
        self._part.display = False
        yield self._part

    @property
    def count(self) -> int:
        """How many pages there are; none before they are made."""
        return len(self._sizes)

    @property
    def shown(self) -> bool:
        """Whether the page asked for is on the screen, at the size asked for."""
        return bool(self._sizes) and self._wanted in self._drawn

    def show(self, pdf: bytes, sizes: tuple[tuple[float, float], ...], index: int = 0) -> None:
        """The pages, from this one on."""
        first, self._pdf, self._sizes = not self._sizes, pdf, sizes
        if first and sizes and self._extent[0] < _WHOLE_COLUMNS < self.size.width:
            self.zoom = 1
        self._drawn.clear()
        self._asked = None
        self.go(index)

    def go(self, index: int) -> None:
        """A page, from its top; one that is not there is the nearest."""
        self.index = max(0, min(index, self.count - 1))
        self._to_corner()
        self._update()

    def _to_corner(self) -> None:
        """Where the page begins, without its margin."""
        self._left = self._top = 0
        if self.zoom and self._sizes:
            columns, rows = self._extent
            self._left, self._top = int(columns * _MARGIN), int(rows * _TOP_MARGIN)

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller; the top left corner stays."""
        if not self._sizes:
            return
        before, (columns, rows) = self.zoom, self._extent
        self.zoom = max(0, min(self.zoom + steps, len(_WIDTHS)))
        now_columns, now_rows = self._extent
        self._left = self._left * now_columns // columns
        self._top = self._top * now_rows // rows
        if not before:
            self._to_corner()
        self._update()

    def move(self, columns: int, rows: int) -> bool:
        """Scroll; whether there was anywhere to go."""
        if not self._sizes:
            return False
        before = self._left, self._top
        self._left, self._top = self._left + columns, self._top + rows
        self._update()
        return before != (self._left, self._top)

    def on_resize(self) -> None:
        """The page for the room there is."""
        self._update()

    @property
    def _extent(self) -> tuple[int, int]:
        """The columns and rows of the page."""
        width_pt, height_pt = self._sizes[self.index]
        rows_per_column = height_pt / width_pt * self._cell[0] / self._cell[1]
        if self.zoom:
            columns = int(self.size.width * _WIDTHS[self.zoom - 1])
        else:
            columns = min(self.size.width, int(self.size.height / rows_per_column))
        return max(1, columns), max(1, -int(-columns * rows_per_column // 1))

    @property
    def _wanted(self) -> WantedPage:
        return WantedPage(self.index, self._extent[0])

    def _update(self) -> None:
        """Show the page, or have it drawn; until it is, the one before stays."""
        if not self._sizes or not self.size.area:
            return
        columns, rows = self._extent
        self._left = max(0, min(self._left, columns - self.size.width))
        if self.zoom == 1:
            self._left = int(columns * _MARGIN)
        self._top = max(0, min(self._top, rows - self.size.height))
        drawn = self._drawn.get(self._wanted)
        if drawn is None:
            if self._asked != self._wanted:
                self._asked = self._wanted
                self._draw(self._wanted)
            return
        self._drawn.move_to_end(self._wanted)
        self.query_one("#page-working").display = False
        self._part.display = True
        if isinstance(drawn, list):
            self._part.show(drawn, self._left, self._top)
        else:
            self._show_image(drawn)

    def _show_image(self, page: "Image.Image") -> None:
        from PIL import Image

        columns, rows = self._extent
        columns, rows = min(columns, self.size.width), min(rows, self.size.height)
        across, down = self._cell
        window = Image.new("RGB", (columns * across, rows * down), "white")
        window.paste(page, (-self._left * across, -self._top * down))
        self._part.image = window
        self._part.styles.width, self._part.styles.height = columns, rows

    @work(thread=True, exclusive=True, group="page")
    def _draw(self, wanted: WantedPage) -> None:
        """Draw a page; one that is not wanted any more is left."""
        from planner.tui.pages.page_cells import page_strips
        from planner.tui.pages.pdf_pages import page_image

        drawn: Image.Image | list[Strip]
        with _one_at_a_time:
            if get_current_worker().is_cancelled:
                return
            if isinstance(self._part, PageCells):
                width_pt = self._sizes[wanted.index][0]
                drawn = page_strips(self._pdf, wanted.index, width_pt, wanted.columns)
            else:
                drawn = page_image(self._pdf, wanted.index, wanted.columns * self._cell[0])
        self.post_message(self.Drawn(wanted, drawn))

    def on_page_view_drawn(self, message: Drawn) -> None:
        """Keep it, and show it if it is the one."""
        message.stop()
        self._drawn[message.wanted] = message.drawn
        if len(self._drawn) > _KEPT:
            self._drawn.popitem(last=False)
        if message.wanted == self._wanted:
            self._update()


class PageCells(Widget):
    """The part of a page that fits the window, in the middle."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Strip] = []
        self._left = self._top = 0

    def show(self, rows: list[Strip], left: int, top: int) -> None:
        """Rows of a page, from this corner on."""
        self._rows, self._left, self._top = rows, left, top
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row."""
        width, height = self.size
        row = y - max(0, (height - len(self._rows)) // 2) + self._top
        if not 0 <= row < len(self._rows):
            return Strip.blank(width, self.rich_style)
        part = self._rows[row].crop(self._left, self._left + width)
        beside = (width - part.cell_length) // 2
        blank = Segment(" " * beside, self.rich_style)
        return Strip([blank, *part]).extend_cell_length(width, self.rich_style)

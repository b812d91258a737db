"""The picture of an exercise: an image where the terminal can, else lines of braille on colour."""

from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Container
from textual.strip import Strip
from textual.widget import Widget

from planner.model.exercise.picture import Picture
from planner.tui.pages.graphics import image_widget

if TYPE_CHECKING:
    from planner.figure.drawing.compose import Drawing
    from planner.figure.output.cells import Cell
    from planner.figure.output.motion import Motion

_ROOM_FOR_ALL = 60
"""A narrower view shows the last frame alone, large enough to read."""
_KEPT = 200
_PX_PER_CELL = 10
_ARROW = "#d9480f"
_DARK = "#16202a"
_PAPER = "#ffffff"
_FRAME_S = 1 / 10
"""Between two drawings of a moving picture."""
_WAY_S = 1.6
"""From one frame to the next."""


class PictureView(Container):
    """Shows one picture; `moving` plays it from frame to frame and back."""

    DEFAULT_CSS = """
    PictureView { height: auto; }
    PictureView > * { width: 100%; height: 100%; }
    """

    def __init__(self, picture: Picture | None = None, *, moving: bool = False) -> None:
        super().__init__(classes="picture")
        self.picture = picture
        self.moving = moving
        self.phase = 0.0
        """Where a moving picture is: whole numbers are frames."""
        self._motion: Motion | None = None
        self.screen_part: CellPicture | Any = None

    def compose(self) -> ComposeResult:
        """An image, or characters."""
        made = image_widget()
        self.screen_part = made() if made else CellPicture()
        yield self.screen_part

    def on_mount(self) -> None:
        """Begin to move, if that is wanted."""
        if self.moving:
            self.set_interval(_FRAME_S, self._step)

    def on_resize(self) -> None:
        """Draw it anew for the room there is."""
        self._draw()

    def show(self, picture: Picture | None) -> None:
        """Another picture, or none."""
        if picture is self.picture:
            return
        self.picture, self._motion, self.phase = picture, None, 0.0
        self.set_class(picture is None, "-empty")
        self._draw()

    def toggle(self) -> None:
        """Stop or go on moving."""
        self.moving = not self.moving

    def _step(self) -> None:
        if self.moving and self._can_move():
            self.phase += _FRAME_S / _WAY_S
            self._draw()

    def _can_move(self) -> bool:
        from planner.figure.output.motion import moves

        return self.picture is not None and moves(self.picture)

    def _draw(self) -> None:
        if self.picture is None or self.screen_part is None or not self.size.area:
            return
        if isinstance(self.screen_part, CellPicture):
            key = (id(self.picture), round(self.phase, 2), self.moving, self.size)
            self.screen_part.show(key, self.picture, self._drawing())
        else:
            from planner.figure.output.raster import to_image

            drawing = self._drawing()
            self.screen_part.image = to_image(drawing, self._px_per_pt(drawing))

    def _drawing(self) -> "Drawing":
        """The picture in points, of which a cell has two across and four down, as braille has."""
        from planner.figure.drawing.compose import compose

        assert self.picture is not None
        width, height = 2.0 * self.size.width, 4.0 * self.size.height
        # As large as fits: pictures on a screen need not agree in scale with each other.
        if (self.moving or self.phase) and self._can_move():
            if self._motion is None:
                from planner.figure.output.motion import motion_of

                self._motion = motion_of(self.picture)
            return self._motion.at(self.phase, width, height)
        narrow = self.size.width < _ROOM_FOR_ALL
        return compose(self.picture, width, height, fill=True, last_only=narrow)

    def _px_per_pt(self, drawing: "Drawing") -> float:
        return self.size.width * _PX_PER_CELL / drawing.width_pt


class CellPicture(Widget):
    """A drawing in characters."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[Cell]] = []
        self._kept: OrderedDict[object, list[list[Cell]]] = OrderedDict()
        self._alive: dict[int, Picture] = {}

    def show(self, key: object, picture: Picture, drawing: "Drawing") -> None:
        """Show a drawing; what was shown before is kept for a while."""
        from planner.figure.output.cells import to_cells

        self._alive[id(picture)] = picture  # so that its id stays its own
        rows = self._kept.get(key)
        if rows is None:
            rows = self._kept[key] = to_cells(drawing, self.size.width, self.size.height)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._rows = rows
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of cells, in the middle of white paper."""
        paper = _style("", _PAPER)
        row = y - max(0, (self.size.height - len(self._rows)) // 2)
        if not self._rows or not 0 <= row < len(self._rows):
            return Strip.blank(self.size.width, paper if self._rows else self.rich_style)
        cells = self._rows[row]
        left = max(0, (self.size.width - len(cells)) // 2)
        segments = [Segment(" " * left, paper)]
        segments += [Segment(cell.character, _style(cell.ink, cell.behind)) for cell in cells]
        return Strip(segments).adjust_cell_length(self.size.width, paper)


@lru_cache(maxsize=512)
def _style(ink: str, behind: str) -> Style:
    return Style.parse(f"{_ARROW if ink == 'move' else _DARK} on {behind}")

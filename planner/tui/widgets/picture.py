"""The picture of an exercise: an image where the terminal can, else lines of braille on colour."""

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from rich.segment import Segment
from rich.style import Style
from textual import work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture
from planner.tui.pages.graphics import image_widget

if TYPE_CHECKING:
    from PIL import Image

    from planner.figure.drawing.compose import Drawing
    from planner.figure.output.cells import BrailleCell
    from planner.figure.output.motion import Motion

    Rows = list[list[BrailleCell]]

_ROOM_FOR_ALL = 60
"""A narrower view shows the last frame alone, large enough to read."""
_KEPT_CELLS, _KEPT_IMAGES = 200, 12
"""How many drawings are kept; an image is a hundred times as large."""
_PX_PER_CELL = 10
_ARROW = "#d9480f"
_DARK = "#16202a"
_PAPER = "#ffffff"
_FRAME_S = 1 / 10
"""Between two drawings of a moving picture."""
_WAY_S = 1.6
"""From one frame to the next."""


@dataclass(frozen=True, slots=True)
class WantedPicture:
    """What is to be seen: a picture at a moment, in a room."""

    picture: Picture
    """What is drawn."""
    phase: float | None
    """Where a moving picture is, whole numbers are frames; None: all frames beside one another."""
    columns: int
    """How wide the room is, cells."""
    rows: int
    """How tall it is, cells."""
    figure: DrawnFigure = "standard"
    """Whose body it shows."""

    @property
    def key(self) -> tuple[int, float | None, int, int, DrawnFigure]:
        """Of the very picture, which need not be compared field by field."""
        return (id(self.picture), self.phase, self.columns, self.rows, self.figure)


class PictureView(Container):
    """Shows one picture; `moving` plays it from frame to frame and back.

    A worker draws, one picture at a time; what is asked for meanwhile waits, and only the latest
    of it is drawn. The screen never waits for a drawing.
    """

    DEFAULT_CSS = """
    PictureView { height: auto; }
    PictureView > * { width: 100%; height: 100%; }
    """

    class Drawn(Message):
        """A worker has drawn something."""

        def __init__(
            self, wanted: WantedPicture, seen: "Rows | Image.Image", motion: "Motion | None"
        ) -> None:
            super().__init__()
            self.wanted = wanted
            self.seen = seen
            self.motion = motion

    def __init__(
        self,
        picture: Picture | None = None,
        *,
        moving: bool = False,
        figure: DrawnFigure = "standard",
    ) -> None:
        super().__init__(classes="picture")
        self.picture = picture
        self.figure = figure
        self.moving = moving
        self.phase = 0.0
        """Where a moving picture is: whole numbers are frames."""
        self.screen_part: CellPicture | Any = None
        self._wanted: WantedPicture | None = None
        self._drawing = False
        self._motion: tuple[Picture, Motion] | None = None
        self._kept: OrderedDict[object, tuple[Picture, Rows | Image.Image]] = OrderedDict()

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
        self._ask()

    def show(self, picture: Picture | None, figure: DrawnFigure = "standard") -> None:
        """Another picture, or none, of a person."""
        if picture is self.picture and figure == self.figure:
            return
        self.picture, self.figure, self._motion, self.phase = picture, figure, None, 0.0
        self.set_class(picture is None, "-empty")
        self._ask()

    def toggle(self) -> None:
        """Stop or go on moving."""
        self.moving = not self.moving

    def _step(self) -> None:
        if self.moving and self._can_move():
            self.phase += _FRAME_S / _WAY_S
            self._ask()

    def _can_move(self) -> bool:
        from planner.figure.output.motion import moves

        return self.picture is not None and moves(self.picture)

    def _ask(self) -> None:
        """Show what is wanted now: at once where it is kept, else as soon as it is drawn."""
        if self.picture is None or self.screen_part is None or not self.size.area:
            self._wanted = None
            return
        moves = (self.moving or self.phase) and self._can_move()
        phase = round(self.phase, 2) if moves else None
        room = (self.size.width, self.size.height)
        self._wanted = WantedPicture(self.picture, phase, *room, self.figure)
        kept = self._kept.get(self._wanted.key)
        if kept is not None:
            self._see(kept[1])
        elif not self._drawing:
            self._drawing = True
            motion = self._motion[1] if self._motion and moves else None
            self._draw(self._wanted, motion, isinstance(self.screen_part, CellPicture))

    @work(thread=True, group="picture")
    def _draw(self, wanted: WantedPicture, motion: "Motion | None", in_cells: bool) -> None:
        """Draw it, and tell."""
        drawing, motion = drawing_of(wanted, motion)
        seen: Rows | Image.Image
        if in_cells:
            from planner.figure.output.cells import to_cells

            seen = to_cells(drawing, wanted.columns, wanted.rows)
        else:
            from planner.figure.output.raster import to_image

            seen = to_image(drawing, wanted.columns * _PX_PER_CELL / drawing.width_pt)
        self.post_message(self.Drawn(wanted, seen, motion))

    def on_picture_view_drawn(self, message: Drawn) -> None:
        """Keep it, show it if it is still of the picture, and go on with what is wanted now."""
        message.stop()
        self._drawing = False
        self._kept[message.wanted.key] = (message.wanted.picture, message.seen)
        in_cells = isinstance(self.screen_part, CellPicture)
        if len(self._kept) > (_KEPT_CELLS if in_cells else _KEPT_IMAGES):
            self._kept.popitem(last=False)
        if message.wanted.picture is not self.picture or message.wanted.figure != self.figure:
            self._ask()
            return
        if message.motion is not None:
            self._motion = (message.wanted.picture, message.motion)
        wanted = self._wanted
        if wanted is None or (message.wanted.columns, message.wanted.rows) == (
            wanted.columns,
            wanted.rows,
        ):
            self._see(message.seen)  # of a moving picture also a moment that has just gone by
        if wanted is not None and wanted.key != message.wanted.key:
            self._ask()

    def _see(self, seen: "Rows | Image.Image") -> None:
        if isinstance(self.screen_part, CellPicture):
            self.screen_part.show(cast("Rows", seen))
        else:
            self.screen_part.image = seen


def drawing_of(wanted: WantedPicture, motion: "Motion | None") -> "tuple[Drawing, Motion | None]":
    """The picture in points, of which a cell has two across and four down, as braille has.

    As large as fits: pictures on a screen need not agree in scale with each other.
    """
    from planner.figure.drawing.compose import compose

    width, height = 2.0 * wanted.columns, 4.0 * wanted.rows
    if wanted.phase is None:
        narrow = wanted.columns < _ROOM_FOR_ALL
        figure = wanted.figure
        whole = compose(wanted.picture, width, height, fill=True, last_only=narrow, figure=figure)
        return whole, None
    if motion is None:
        from planner.figure.output.motion import motion_of

        motion = motion_of(wanted.picture, wanted.figure)
    return motion.at(wanted.phase, width, height), motion


class CellPicture(Widget):
    """A drawing in characters."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Rows = []

    def show(self, rows: "Rows") -> None:
        """Show the cells of a drawing."""
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

"""A picture composed: its frames beside or above one another at one scale, lettered."""

import math
from dataclasses import dataclass, replace

from planner.figure.drawing.frame import moment_shapes
from planner.figure.pose.moment import Solution
from planner.figure.pose.solve import solve
from planner.figure.shapes import marks
from planner.figure.shapes.boxes import Bounds, Extent, box_around, box_of, extents
from planner.figure.shapes.camera import Camera, Point, camera_for
from planner.figure.shapes.path import Shape, coordinates, moved, polygon
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import LETTERS, Picture

WIDTH_PT = 150.0
HEIGHT_PT = 110.0
"""The room of a picture on a card."""
_MOST_PT_PER_M = 84.0
"""No picture is drawn larger than this, so that bodies stay alike."""
_PAD_MM = 34.0
_GAP_PT = 5.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One frame on the page."""

    x_pt: float
    """Where its millimetre 0 falls, from the left."""
    y_pt: float
    """And from below."""
    shapes: tuple[Shape, ...]
    """What is in it, millimetres of the world, upwards."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as data, ready for any backend."""

    width_pt: float
    """How wide it is."""
    height_pt: float
    """How tall it is."""
    pt_per_mm: float
    """Its scale."""
    panels: tuple[Panel, ...]
    """Its frames."""


def compose(
    picture: Picture,
    width_pt: float = WIDTH_PT,
    height_pt: float = HEIGHT_PT,
    *,
    fill: bool = False,
    last_only: bool = False,
    figure: DrawnFigure = "standard",
) -> Drawing:
    """Solve and draw a picture within a width and a height, points.

    `fill`: as large as fits, whatever the scale of other pictures, without letters.
    `last_only`: the last frame alone, whose arrow tells the way to it.
    `figure`: whose body it shows.
    """
    return draw(solve(picture, figure), width_pt, height_pt, fill=fill, last_only=last_only)


def draw(
    solution: Solution,
    width_pt: float = WIDTH_PT,
    height_pt: float = HEIGHT_PT,
    *,
    fill: bool = False,
    last_only: bool = False,
) -> Drawing:
    """Draw a solved picture, as `compose` does."""
    most = math.inf if fill else _MOST_PT_PER_M / 1000
    picture = solution.picture
    camera = camera_of(solution)
    frames = [moment_shapes(solution, index, camera) for index in range(len(solution.moments))]
    frames = _with_thoughts(solution, frames, camera)[-1 if last_only else 0 :]
    parts = [extents(shapes) for shapes in frames]
    boxes = [padded(box_of(each)) for each in parts]
    lettered = len(frames) > 1 and not fill
    layout = max(
        (
            _layout(parts, _in_line(boxes, beside), beside, (width_pt, height_pt), lettered, most)
            for beside in (True, False)
        ),
        key=lambda one: one.pt_per_mm * (1.02 if one.beside else 1.0),
    )
    return _placed(frames, layout, width_pt, lettered, camera, picture)


@dataclass(frozen=True, slots=True)
class _Layout:
    """How frames are put together, and how large."""

    beside: bool
    boxes: list[Bounds]
    pt_per_mm: float


def _in_line(boxes: list[Bounds], beside: bool) -> list[Bounds]:
    """Frames beside one another share their heights, frames above one another their sides."""
    if beside:
        low, high = min(b.bottom for b in boxes), max(b.top for b in boxes)
        return [replace(b, bottom=low, top=high) for b in boxes]
    left, right = min(b.left for b in boxes), max(b.right for b in boxes)
    return [replace(b, left=left, right=right) for b in boxes]


def _layout(
    parts: list[list[Extent]],
    boxes: list[Bounds],
    beside: bool,
    room: tuple[float, float],
    lettered: bool,
    most: float,
) -> _Layout:
    def scale(boxes: list[Bounds]) -> float:
        gaps = (len(boxes) - 1) * _GAP_PT
        wide, tall = [b.width for b in boxes], [b.height for b in boxes]
        if beside:
            return min((room[0] - gaps) / sum(wide), room[1] / max(tall), most)
        return min(room[0] / max(wide), (room[1] - gaps) / sum(tall), most)

    made = boxes
    for _ in range(_LETTER_ROUNDS if lettered else 0):
        need = 2.3 * _LETTER_PT / scale(made)
        pairs = zip(boxes, parts, strict=True)
        made = _in_line([_room_for_letter(box, part, need) for box, part in pairs], beside)
    return _Layout(beside, made, scale(made))


def _placed(
    frames: list[list[Shape]],
    layout: _Layout,
    width_pt: float,
    lettered: bool,
    camera: Camera,
    picture: Picture,
) -> Drawing:
    k, boxes = layout.pt_per_mm, layout.boxes
    gaps = (len(boxes) - 1) * _GAP_PT
    if layout.beside:
        height = boxes[0].height * k
        spare = (width_pt - sum(b.width for b in boxes) * k - gaps) / (len(boxes) + 1)
    else:
        height = sum(b.height for b in boxes) * k + gaps
        spare = (width_pt - boxes[0].width * k) / 2
    x, y = spare, height
    panels = []
    for index, (box, shapes) in enumerate(zip(boxes, frames, strict=True)):
        drawn = [*floor_shapes(box, camera, picture), *shapes]
        if lettered:
            radius = _LETTER_PT / k
            corner = (box.left + radius + 8, box.top - radius - 8)
            drawn += marks.letter(corner, LETTERS[index], radius)
        bottom = y - box.height * k
        panels.append(
            Panel(round(x - box.left * k, 2), round(bottom - box.bottom * k, 2), tuple(drawn))
        )
        if layout.beside:
            x += box.width * k + _GAP_PT + spare
        else:
            y = bottom - _GAP_PT
    return Drawing(width_pt, height, k, tuple(panels))


_LETTER_PT = 4.6
"""The radius of the disc of a frame's letter."""
_LETTER_ROUNDS = 3
"""The room for letters makes the drawing smaller, and smaller drawings need more room for them."""


def _room_for_letter(box: Bounds, parts: list[Extent], room: float) -> Bounds:
    """Wider on the left where something is drawn in the upper left corner."""
    reach_in = 0.0
    for left, _, _, top, shape in parts:
        if top > box.top - room and left < box.left + room:
            half = shape.width / 2
            xs, ys = coordinates(shape.path)
            high = [x for x, y in zip(xs, ys, strict=True) if y + half > box.top - room]
            reach_in = max(reach_in, box.left + room - min(high) + half)
    return replace(box, left=box.left - min(reach_in, room))


def camera_of(solution: Solution) -> Camera:
    """From where a picture is seen; a low body a little more from above."""
    support = solution.moments[0].settings.support
    picture = solution.picture
    return camera_for(picture.view, picture.facing, support not in ("feet", "seat"))


def padded(box: Bounds) -> Bounds:
    """A box with a margin."""
    return Bounds(box.left - _PAD_MM, box.bottom - _PAD_MM, box.right + _PAD_MM, box.top + _PAD_MM)


def floor_shapes(box: Bounds, camera: Camera, picture: Picture) -> list[Shape]:
    """The floor line, behind everything."""
    kinds = {each if isinstance(each, str) else each.kind for each in picture.props}
    if picture.view in ("above", "side_above") or kinds & {"mat", "hill"}:
        return []
    y = camera.point((0.0, 0.0, 0.0))[1]
    line = polygon([(box.left + _PAD_MM / 2, y), (box.right - _PAD_MM / 2, y)], closed=False)
    return [Shape(line, "", "floor", 10)]


def _with_thoughts(
    solution: Solution, frames: list[list[Shape]], camera: Camera
) -> list[list[Shape]]:
    """A frame that is only thought of is drawn small, in a cloud beside the first one's head."""
    thought = next((p.frames for p in solution.scene.held_props if p.kind == "thought"), ())
    within = [n for n in thought if 1 < n <= len(frames)]
    if not within:
        return frames
    head = camera.point(solution.moments[0].found.at["head"])
    inner = frames[within[0] - 1]
    box = box_around(inner)
    k = 620 / max(box.width, box.height)
    low: Point = (head[0] + 420, head[1] - 330)
    shapes = [moved(each, k, low[0] - box.left * k, low[1] - box.bottom * k) for each in inner]
    high = (low[0] + box.width * k, low[1] + box.height * k)
    cloud = marks.cloud((low[0] - 90, low[1] - 70), (high[0] + 90, high[1] + 70))
    dots = marks.bubbles((head[0] + 150, head[1] + 20), (low[0] - 150, low[1] + 120))
    rest = [frame for n, frame in enumerate(frames, start=1) if n not in within]
    return [[*rest[0], *cloud, *dots, *shapes], *rest[1:]]

"""A picture composed: its frames beside or above one another at one scale, numbered."""

import math
from dataclasses import dataclass, replace

from planner.figure import signs
from planner.figure.boxes import Box, box_around
from planner.figure.camera import Camera, Point, camera_for
from planner.figure.frame import moment_shapes
from planner.figure.moment import Solution
from planner.figure.settings_of import start_of
from planner.figure.shape import Shape, coordinates, moved, polygon
from planner.figure.solve import solve
from planner.model.picture import Picture

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
) -> Drawing:
    """Solve and draw a picture within a width and a height, points.

    `fill`: as large as fits, whatever the scale of other pictures, without numbers.
    `last_only`: the last frame alone, whose arrow tells the way to it.
    """
    return draw(solve(picture), width_pt, height_pt, fill=fill, last_only=last_only)


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
    boxes = [box_around(shapes) for shapes in frames]
    box = padded(
        Box(
            min(b.left for b in boxes),
            min(b.bottom for b in boxes),
            max(b.right for b in boxes),
            max(b.top for b in boxes),
        )
    )
    count = len(frames)
    if count > 1 and not fill:
        rough = max(
            scale_of(box, width_pt, height_pt, count, 1),
            scale_of(box, width_pt, height_pt, 1, count),
        )
        box = _room_for_numbers(box, frames, 2.3 * _NUMBER_PT / rough)
    beside = scale_of(box, width_pt, height_pt, count, 1)
    above = scale_of(box, width_pt, height_pt, 1, count)
    beside, above = min(most, beside), min(most, above)
    columns, rows = (count, 1) if beside >= above * 0.98 else (1, count)
    k = max(beside, above * (columns == 1))
    cell_w, cell_h = box.width * k, box.height * k
    height = rows * cell_h + (rows - 1) * _GAP_PT
    spare = (width_pt - columns * cell_w - (columns - 1) * _GAP_PT) / (columns + 1)
    panels = []
    for index, shapes in enumerate(frames):
        column, row = (index, 0) if rows == 1 else (0, index)
        x = spare + column * (cell_w + _GAP_PT + spare) - box.left * k
        y = height - cell_h - row * (cell_h + _GAP_PT) - box.bottom * k
        if count > 1 and not fill:
            radius = _NUMBER_PT / k
            corner = (box.left + radius + 8, box.top - radius - 8)
            shapes = [*shapes, *signs.number(corner, index + 1, radius)]
        floor = floor_shapes(box, camera, picture)
        panels.append(Panel(round(x, 2), round(y, 2), (*floor, *shapes)))
    return Drawing(width_pt, height, k, tuple(panels))


_NUMBER_PT = 4.6
"""The radius of a frame's number."""


def _room_for_numbers(box: Box, frames: list[list[Shape]], room: float) -> Box:
    """Wider on the left where something is drawn in the upper left corner."""
    reach_in = 0.0
    for shapes in frames:
        for shape in shapes:
            xs, ys = coordinates(shape.path)
            half = shape.width / 2
            if shape.stroke and max(ys) + half > box.top - room and min(xs) < box.left + room:
                high = [x for x, y in zip(xs, ys, strict=True) if y + half > box.top - room]
                reach_in = max(reach_in, box.left + room - min(high) + half)
    return replace(box, left=box.left - min(reach_in, room))


def camera_of(solution: Solution) -> Camera:
    """From where a picture is seen; a low body a little more from above."""
    support = start_of(solution.moments[0].settings).support
    picture = solution.picture
    return camera_for(picture.view, picture.facing, support not in ("feet", "seat"))


def padded(box: Box) -> Box:
    """A box with a margin."""
    return Box(box.left - _PAD_MM, box.bottom - _PAD_MM, box.right + _PAD_MM, box.top + _PAD_MM)


def scale_of(box: Box, width_pt: float, height_pt: float, columns: int, rows: int) -> float:
    """Points a millimetre, with so many frames beside and above one another."""
    wide = (width_pt - (columns - 1) * _GAP_PT) / columns / box.width
    tall = (height_pt - (rows - 1) * _GAP_PT) / rows / box.height
    return min(wide, tall)


def floor_shapes(box: Box, camera: Camera, picture: Picture) -> list[Shape]:
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
    thought = next((p.frames for p in solution.scene.loose if p.kind == "thought"), ())
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
    cloud = signs.cloud((low[0] - 90, low[1] - 70), (high[0] + 90, high[1] + 70))
    dots = signs.bubbles((head[0] + 150, head[1] + 20), (low[0] - 150, low[1] + 120))
    rest = [frame for n, frame in enumerate(frames, start=1) if n not in within]
    return [[*rest[0], *cloud, *dots, *shapes], *rest[1:]]

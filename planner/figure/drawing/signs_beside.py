"""Signs beside the body: clocks, breath, squeeze, and the arrow of a body that goes on."""

import math
from collections.abc import Callable

from planner.figure.drawing.moved_way import part_point
from planner.figure.pose.moment import Moment, Solution
from planner.figure.props.loose import MARKS, Loose
from planner.figure.scene import crank
from planner.figure.shapes import marks
from planner.figure.shapes.arrow import arrow_shapes
from planner.figure.shapes.boxes import Box, box_around
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import Shape, coordinates
from planner.model.exercise.picture import Prop

_LAST_ONLY = ("clock", "stopwatch", "music", "squeeze", "circle", "square", "scan")


def signs_beside(
    solution: Solution, index: int, camera: Camera, shapes: list[Shape]
) -> list[Shape]:
    """The signs of a frame whose other shapes are given."""
    found: list[Shape] = []
    moment = solution.moments[index]
    last = index + 1 == len(solution.moments)
    if last and solution.picture.travel:
        found += arrow_shapes(_travel(solution, moment, camera, shapes))
    for prop in solution.scene.loose:
        if prop.kind not in MARKS or (prop.frames and index + 1 not in prop.frames):
            continue
        if prop.kind in _LAST_ONLY and not prop.frames and not last:
            continue
        found += _sign(prop, solution, moment, camera, [*shapes, *found])
    return found


SIGNS_AT_A_PART: dict[str, Callable[[Point], list[Shape]]] = {
    "squeeze": lambda at: marks.squeeze(at, 120),
    "circle": lambda at: arrow_shapes(marks.ring(at, 120)),
    "square": lambda at: arrow_shapes(marks.square(at, 120)),
}


def _travel(solution: Solution, moment: Moment, camera: Camera, shapes: list[Shape]) -> list[Point]:
    """The way the whole body goes on: clear of what is drawn at that height."""
    kind = solution.picture.travel
    middle = crank(solution.scene)
    if kind == "turn":
        x, y = camera.point(middle or moment.found.at["collar"])
        r = 235.0 if middle else 330.0
        flat = 1.0 if middle else 0.3
        lift = 0.0 if middle else -60.0
        turns = [math.radians(a) for a in range(150, -101, -25)]
        return [(x + r * math.cos(a), y + lift + flat * r * math.sin(a)) for a in turns]
    px, py, pz = moment.found.at["pelvis"]
    if kind == "up":
        x, y = camera.point((px, py, pz))
        right = _edge(shapes, y, y + 400, 1.0)
        return [(right + 80, y), (right + 80, y + 330)]
    if kind in ("left", "right"):
        sign = 1.0 if kind == "left" else -1.0
        a, b = camera.point((px, py, pz + 0.30)), camera.point((px, py + sign * 0.36, pz + 0.30))
    else:
        sign = -1.0 if kind == "back" else 1.0
        a, b = camera.point((px, py, pz + 0.30)), camera.point((px + sign * 0.36, py, pz + 0.30))
    way = 1.0 if b[0] >= a[0] else -1.0
    start = _edge(shapes, a[1] - 60, a[1] + 60, way) + way * 70
    return [(start, a[1]), (start + way * 340, a[1])]


def _edge(shapes: list[Shape], low: float, high: float, way: float) -> float:
    """How far right (1) or left (-1) anything is drawn between two heights."""
    edge = -math.inf
    for shape in shapes:
        xs, ys = coordinates(shape.path)
        if shape.stroke and max(ys) > low and min(ys) < high:
            within = [way * x for x, y in zip(xs, ys, strict=True) if low - 120 < y < high + 120]
            # A straight side may pass the height without a corner there.
            reach = max(within) if within else max(way * x for x in xs)
            edge = max(edge, reach + shape.width / 2)
    return way * edge if edge > -math.inf else 0.0


def _sign(
    prop: Prop, solution: Solution, moment: Moment, camera: Camera, shapes: list[Shape]
) -> list[Shape]:
    if prop.kind == "breath":
        return _breath(moment, camera)
    if prop.kind == "music":
        x, y = camera.point(moment.found.at["head"])
        return [*marks.note((x + 260, y + 20), 200), *marks.note((x - 330, y - 60), 160)]
    if prop.kind in SIGNS_AT_A_PART:
        at = Loose(moment, solution, camera, 0).point(prop.start or "buttock")
        return SIGNS_AT_A_PART[prop.kind](camera.point(at)) if at else []
    if prop.kind == "scan":
        parts = ("left_ankle", "left_knee", "pelvis", "thorax2", "head")
        return marks.scan([camera.point(moment.found.at[part]) for part in parts])
    if prop.kind in ("clock", "stopwatch"):
        return _times(prop, box_around(shapes), shapes)
    return []


def _breath(moment: Moment, camera: Camera) -> list[Shape]:
    """Out of the mouth; beside the head where the face is turned to the viewer or the floor."""
    mouth = part_point(moment.found, "head")
    assert mouth is not None
    ahead, _, crown = camera.columns(moment.found.axes["head"])
    size = math.hypot(*ahead)
    way = (ahead[0] / size, ahead[1] / size) if size > 0.01 else (0.0, 1.0)
    start = camera.point(mouth)
    if size < 0.6 or way[1] < -0.6:
        way = (0.3, 0.95) if size < 0.6 else (0.97 if crown[0] > 0 else -0.97, 0.2)
        x, y = camera.point(moment.found.at["head"])
        start = (x + 170 * way[0], y + 170 * way[1])
    return marks.breath(start, way, 210)


def _times(prop: Prop, box: Box, shapes: list[Shape]) -> list[Shape]:
    """A clock or a stopwatch on the right, as near as what is drawn at its height allows."""
    tall = box.height > 900
    r = 150.0 if tall else 120.0
    y = box.top - r * 1.1 if tall else (box.top + box.bottom) / 2 + 0.3 * r
    half = r if prop.kind == "clock" else r * 0.8
    edge = _edge(shapes, y - 2.2 * r, y + 1.5 * half, 1.0)
    at = (edge + half + 0.55 * r, y)
    if prop.kind == "clock":
        return marks.clock(at, prop.minutes or 10, r, prop.count)
    return marks.stopwatch(at, r * 0.8, prop.seconds)

"""Signs beside the body, and the arrow of a body that goes on."""

import math

from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.points import named_point
from planner.figure.props import ON_THE_RIGHT, SIGNS
from planner.figure.props.base import OnPage
from planner.figure.scene import crank
from planner.figure.shapes.arrow import arrow_shapes
from planner.figure.shapes.boxes import edge_between
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import Shape

USUAL_PART = "buttock"
"""Where a sign stands that is at a part and does not say which."""


def signs_beside(
    solution: Solution, index: int, camera: Camera, shapes: list[Shape]
) -> list[Shape]:
    """The signs of a frame whose other shapes are given."""
    found: list[Shape] = []
    moment = solution.moments[index]
    last = index + 1 == len(solution.moments)
    if last and solution.picture.travel:
        found += arrow_shapes(_travel(solution, moment, camera, shapes))
    # What stands on the right of all else comes last.
    for prop in sorted(solution.scene.held_props, key=lambda one: one.kind in ON_THE_RIGHT):
        made = SIGNS.get(prop.kind)
        if made is None or (prop.frames and index + 1 not in prop.frames):
            continue
        if made.last_only and not prop.frames and not last:
            continue
        point = None
        if made.at_a_part:
            point = named_point(prop.start or USUAL_PART, moment.found, solution.scene)
        page = OnPage(camera, prop, moment.found, point, [*shapes, *found])
        found += made.sign(page)
    return found


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
        right = edge_between(shapes, y, y + 400, 1.0)
        return [(right + 80, y), (right + 80, y + 330)]
    if kind in ("left", "right"):
        sign = 1.0 if kind == "left" else -1.0
        a, b = camera.point((px, py, pz + 0.30)), camera.point((px, py + sign * 0.36, pz + 0.30))
    else:
        sign = -1.0 if kind == "back" else 1.0
        a, b = camera.point((px, py, pz + 0.30)), camera.point((px + sign * 0.36, py, pz + 0.30))
    way = 1.0 if b[0] >= a[0] else -1.0
    start = edge_between(shapes, a[1] - 60, a[1] + 60, way) + way * 70
    return [(start, a[1]), (start + way * 340, a[1])]

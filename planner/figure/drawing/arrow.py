"""The arrow: the path that a part really takes from one moment to the next."""

import math
from itertools import pairwise

from planner.figure.body.skeleton import Ball3, Pose, Skeleton, skeleton
from planner.figure.pose.moment import Moment
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import Shape, curve, polygon
from planner.figure.vector import Mat, Vec, add, apply

_WIDTH_MM = 26
_HEAD_MM = 85
_LEAST_MM = 150
"""A shorter way is shown this long."""

TRACKED = (
    "left_palm", "right_palm", "left_ball", "right_ball", "left_knee", "right_knee", "nose",
    "pelvis", "thorax2", "left_elbow", "right_elbow",
)  # fmt: skip
_NAMES = {
    "left_hand": "left_palm",
    "right_hand": "right_palm",
    "left_foot": "left_ball",
    "right_foot": "right_ball",
    "head": "nose",
    "chest": "thorax2",
    "belly": "lumbar2",
    "hips": "pelvis",
}


def part_point(found: Skeleton, part: str) -> Vec | None:
    """Where a part is, by the name an arrow is written with."""
    name = _NAMES.get(part, part)
    if name == "nose":
        return add(found.at["head"], apply(found.axes["head"], (0.16, 0.0, -0.02)))
    return found.at.get(name)


def most_moved(before: Moment, after: Moment, camera: Camera) -> str:
    """The part that moves farthest on the page; of equals the outermost."""

    def moved(name: str) -> float:
        a, b = part_point(before.found, name), part_point(after.found, name)
        return math.dist(camera.point(a), camera.point(b)) if a and b else 0.0

    return max(TRACKED, key=moved)


def way(before: Moment, after: Moment, part: str, camera: Camera, steps: int = 3) -> list[Point]:
    """The part's path on the page, through poses half way and so on."""
    side, _, joint = _NAMES.get(part, part).partition("_")
    ankle = f"{side}_ankle"
    if joint == "ball" and math.dist(before.found.at[ankle], after.found.at[ankle]) > 0.10:
        part = f"{side}_heel"  # the whole foot goes somewhere, whatever the ankle does
    points: list[Point] = []
    for i in range(steps + 1):
        t = i / steps
        found = (
            before.found
            if i == 0
            else after.found
            if i == steps
            else skeleton(blend(before.pose, after.pose, t))
        )
        point = part_point(found, part)
        if point is not None:
            points.append(camera.point(point))
    return points


def blend(a: Pose, b: Pose, t: float) -> Pose:
    """A pose a share t of the way from a to b, angle by angle."""

    def num(x: float, y: float) -> float:
        return x + (y - x) * t

    def three(x: Ball3, y: Ball3) -> Ball3:
        return (num(x[0], y[0]), num(x[1], y[1]), num(x[2], y[2]))

    def near(x: Ball3, y: Ball3) -> Ball3:
        """By the shorter way round."""
        return three(x, tuple(p + (q - p + 180) % 360 - 180 for p, q in zip(x, y, strict=True)))  # type: ignore[arg-type]

    def turned(x: Mat | None, y: Mat | None) -> Mat | None:
        return y if t > 0.5 else x

    sides = ("left", "right")
    return Pose(
        root=three(a.root, b.root),
        lean=num(a.lean, b.lean),
        tilt=num(a.tilt, b.tilt),
        turn=num(a.turn, b.turn),
        roll=num(a.roll, b.roll),
        lumbar=three(a.lumbar, b.lumbar),
        thoracic=three(a.thoracic, b.thoracic),
        neck=three(a.neck, b.neck),
        blades=(num(a.blades[0], b.blades[0]), num(a.blades[1], b.blades[1])),
        hip={s: near(a.hip[s], b.hip[s]) for s in sides},
        knee={s: num(a.knee[s], b.knee[s]) for s in sides},
        ankle={s: num(a.ankle[s], b.ankle[s]) for s in sides},
        shoulder={s: near(a.shoulder[s], b.shoulder[s]) for s in sides},
        elbow={s: num(a.elbow[s], b.elbow[s]) for s in sides},
        wrist={s: num(a.wrist[s], b.wrist[s]) for s in sides},
        sole={s: (num(a.sole[s][0], b.sole[s][0]), num(a.sole[s][1], b.sole[s][1])) for s in sides},
        foot={s: turned(a.foot[s], b.foot[s]) for s in sides},
        hand={s: turned(a.hand[s], b.hand[s]) for s in sides},
        narrow=dict(a.narrow),
    )


def arrow_shapes(points: list[Point], both_ends: bool = False) -> list[Shape]:
    """A curved arrow with a white rim, so that it reads over the body."""
    points = _long_enough(points, 2 * _LEAST_MM if both_ends else _LEAST_MM)
    if len(points) < 2:
        return []
    tail = list(points)
    heads = [_head(tail)]
    _shorten(tail)
    if both_ends:
        tail.reverse()
        heads.append(_head(tail))
        _shorten(tail)
    line = curve(tail)
    filled = [polygon(h) for h in heads]
    return [
        Shape(line, "", "paper", _WIDTH_MM + 26),
        *[Shape(h, "paper", "paper", 26) for h in filled],
        Shape(line, "", "move", _WIDTH_MM),
        *[Shape(h, "move", "move", 4) for h in filled],
    ]


def _long_enough(points: list[Point], least: float) -> list[Point]:
    run = sum(math.dist(a, b) for a, b in pairwise(points))
    if run < 12:
        return []
    if run >= least:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    size = math.dist(points[0], points[-1]) or 1.0
    ux, uy = (x1 - x0) / size, (y1 - y0) / size
    return [(x1 - ux * least, y1 - uy * least), (x1, y1)]


def _head(points: list[Point]) -> list[Point]:
    (x1, y1) = points[-1]
    x0, y0 = _back(points, _HEAD_MM)
    size = math.hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / size, (y1 - y0) / size
    bx, by = x1 - ux * _HEAD_MM, y1 - uy * _HEAD_MM
    w = _HEAD_MM * 0.5
    return [(x1, y1), (bx - uy * w, by + ux * w), (bx + uy * w, by - ux * w)]


def _back(points: list[Point], far: float) -> Point:
    """The point on a path this far before its end."""
    left = far
    for a, b in zip(reversed(points[:-1]), reversed(points[1:]), strict=True):
        size = math.dist(a, b)
        if size >= left and size > 0:
            t = left / size
            return (b[0] + (a[0] - b[0]) * t, b[1] + (a[1] - b[1]) * t)
        left -= size
    return points[0]


def _shorten(points: list[Point]) -> None:
    """End the line inside its head."""
    end = _back(points, _HEAD_MM * 0.7)
    left = _HEAD_MM * 0.7
    while len(points) > 2 and math.dist(points[-1], points[-2]) < left:
        left -= math.dist(points[-1], points[-2])
        points.pop()
    points[-1] = end

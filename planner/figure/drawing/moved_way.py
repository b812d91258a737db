"""The way of an arrow: the path that a part really takes from one moment to the next."""

import math

from planner.figure.body.measures import SIDES
from planner.figure.body.places import nose_point
from planner.figure.body.skeleton import Ball3, Pose, Skeleton, skeleton
from planner.figure.pose.moment import Moment
from planner.figure.shapes.camera import Camera, Point
from planner.figure.vector import Mat, Vec
from planner.model.exercise.picture import Picture

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


_BOW_MM, _CROWN_MM, _BOW_STEPS = 220.0, 200.0, 6
"""How wide the bow of a turning head is, and how far above the middle of the head."""


def arrows_of(picture: Picture, index: int) -> tuple[str, ...] | None:
    """The parts whose way to a frame is shown, from 0; None: the one that moves most."""
    own = picture.frames[index].arrows
    return picture.arrows if own is None else own


def part_point(found: Skeleton, part: str) -> Vec | None:
    """Where a part is, by the name an arrow is written with."""
    name = _NAMES.get(part, part)
    if name == "nose":
        return nose_point(found)
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
    if part == "head" and _folds(points):
        return _over_the_head(before, after, camera)
    return points


def _folds(points: list[Point]) -> bool:
    """The way comes back on itself."""
    return math.dist(points[0], points[-1]) * 1.4 < sum(map(math.dist, points, points[1:]))


def _over_the_head(before: Moment, after: Moment, camera: Camera) -> list[Point]:
    """The way of a head that turns where it is, seen from beside it: a bow above the crown."""
    x, y = camera.point(after.found.at["head"])
    (rx, ry, _), (ux, uy, _) = camera.right, camera.toward
    start, end = (math.atan2(a[3], a[0]) for a in (m.found.axes["head"] for m in (before, after)))
    points = []
    for i in range(_BOW_STEPS + 1):
        yaw = start + (end - start) * i / _BOW_STEPS
        ahead = (math.cos(yaw), math.sin(yaw))
        aside, near = ahead[0] * rx + ahead[1] * ry, ahead[0] * ux + ahead[1] * uy
        points.append((x + _BOW_MM * aside, y + _CROWN_MM - 0.5 * _BOW_MM * near))
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
        hip={s: near(a.hip[s], b.hip[s]) for s in SIDES},
        knee={s: num(a.knee[s], b.knee[s]) for s in SIDES},
        ankle={s: num(a.ankle[s], b.ankle[s]) for s in SIDES},
        shoulder={s: near(a.shoulder[s], b.shoulder[s]) for s in SIDES},
        elbow={s: num(a.elbow[s], b.elbow[s]) for s in SIDES},
        wrist={s: num(a.wrist[s], b.wrist[s]) for s in SIDES},
        sole={s: (num(a.sole[s][0], b.sole[s][0]), num(a.sole[s][1], b.sole[s][1])) for s in SIDES},
        foot={s: turned(a.foot[s], b.foot[s]) for s in SIDES},
        hand={s: turned(a.hand[s], b.hand[s]) for s in SIDES},
        narrow=dict(a.narrow),
        build=a.build,
    )

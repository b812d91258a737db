"""One frame as shapes, back to front: furniture, person, what is held, arrows, signs."""

import math

from planner.figure.drawing.moved_way import most_moved, part_point, way
from planner.figure.drawing.person import person_shapes
from planner.figure.drawing.signs_beside import signs_beside
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.pose_settings import start_of
from planner.figure.props.furniture import furniture_shapes
from planner.figure.props.loose import Loose
from planner.figure.shapes.arrow import arrow_shapes
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape


def moment_shapes(solution: Solution, index: int, camera: Camera) -> list[Shape]:
    """One frame, back to front."""
    scene = solution.scene
    moment = solution.moments[index]
    behind: list[Shape] = []
    before: list[Shape] = []
    for placed in sorted(
        scene.placed, key=lambda p: p.kind not in ("wall", "mat", "bed", "hill", "pool")
    ):
        if placed.prop.frames and index + 1 not in placed.prop.frames:
            continue
        back, front = furniture_shapes(placed, camera)
        behind += back
        before += front
    loose = Loose(moment, solution, camera, index + 1)
    hands = hand_shapes(moment, loose)
    person = person_shapes(
        moment.found,
        camera,
        hands,
        loose.with_arm,
        _crossing(moment),
        loose.between,
        _beneath(moment),
    )
    shapes = [*behind, *loose.behind, *person, *loose.before, *before]
    shapes += _arrows(solution, index, camera)
    return shapes + signs_beside(solution, index, camera, shapes)


def hand_shapes(moment: Moment, loose: Loose) -> dict[str, str]:
    """How each hand is drawn: as told, else flat on what is flat, a fist round what it holds."""
    shapes: dict[str, str] = {}
    for side in ("left", "right"):
        told = moment.settings["hand_shape"]
        if side in loose.gripping:
            shapes[side] = "grip"
        elif told:
            shapes[side] = told
        elif moment.pose.hand[side] is not None:
            shapes[side] = "flat"
        elif moment.held.get(side) in (
            "chair_back",
            "rail",
            "cart",
            "walker",
            "bike",
            "recumbent",
            "elliptical",
        ):
            shapes[side] = "grip"
        else:
            shapes[side] = "open"
    return shapes


def _beneath(moment: Moment) -> frozenset[str]:
    """Hands under the body that lies on them."""
    if start_of(moment.settings).support != "back":
        return frozenset()
    return frozenset(
        f"{side}_hand" for side, at in moment.held.items() if at in ("low_back", "buttock")
    )


_NEAR_MM = 30


def _came_back(before: Moment, after: Moment, part: str, camera: Camera) -> bool:
    """The part ends where it began: nothing to show."""
    a, b = part_point(before.found, part), part_point(after.found, part)
    if a is None or b is None:
        return True
    return math.dist(camera.point(a), camera.point(b)) < _NEAR_MM and math.dist(a, b) < 0.05


def _crossing(moment: Moment) -> frozenset[str]:
    """Hands and feet that were sent to the other side of the body."""
    found = set()
    for side, other in (("left", "right"), ("right", "left")):
        if moment.settings["foot"][side].at.startswith(f"{other}_"):
            found.add(f"{side}_foot")
        if moment.settings["hand"][side].at.startswith(f"{other}_"):
            found.add(f"{side}_hand")
    return frozenset(found)


def _arrows(solution: Solution, index: int, camera: Camera) -> list[Shape]:
    picture = solution.picture
    shapes: list[Shape] = []
    moment = solution.moments[index]
    if index > 0 and picture.arrows != ():
        earlier = solution.moments[index - 1]
        parts = picture.arrows or (most_moved(earlier, moment, camera),)
        for part in parts:
            if not picture.arrow_back and _came_back(earlier, moment, part, camera):
                continue
            shapes += arrow_shapes(way(earlier, moment, part, camera), picture.arrow_back)
    return shapes

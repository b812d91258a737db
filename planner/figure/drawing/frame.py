"""One frame as shapes, back to front: furniture, person, what is held, arrows, signs."""

import math

from planner.figure.body.measures import SIDES
from planner.figure.drawing.held_props import HeldProps
from planner.figure.drawing.moved_way import arrows_of, most_moved, part_point, way
from planner.figure.drawing.person import person_shapes
from planner.figure.drawing.signs_beside import signs_beside
from planner.figure.pose.moment import Moment, Solution
from planner.figure.props import GRIPPED
from planner.figure.shapes.arrow import arrow_shapes
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.model.exercise.picture import HandShape, Side


def moment_shapes(solution: Solution, index: int, camera: Camera) -> list[Shape]:
    """One frame, back to front."""
    scene = solution.scene
    moment = solution.moments[index]
    behind: list[Shape] = []
    before: list[Shape] = []
    for each in sorted(scene.standing, key=lambda standing: not standing.made.is_ground):
        if each.shown(index + 1):
            back, front = each.made.draw(each, camera)
            behind += back
            before += front
    held = HeldProps(moment, solution, camera, index + 1)
    hands = hand_shapes(moment, held)
    person = person_shapes(
        moment.found,
        camera,
        hands,
        held.with_arm,
        _crossing(moment),
        held.between,
        _beneath(moment),
        scene.lying_m,
    )
    shapes = [*behind, *held.behind, *person, *held.before, *before]
    shapes += _arrows(solution, index, camera)
    return shapes + signs_beside(solution, index, camera, shapes)


def hand_shapes(moment: Moment, held: HeldProps) -> dict[Side, HandShape]:
    """How each hand is drawn: as told, else flat on what is flat, a fist round what it holds."""
    shapes: dict[Side, HandShape] = {}
    for side in SIDES:
        told = moment.settings.hand_shape
        if side in held.gripping:
            shapes[side] = "grip"
        elif told:
            shapes[side] = told
        elif moment.pose.hand[side] is not None:
            shapes[side] = "flat"
        elif moment.held.get(side) in GRIPPED:
            shapes[side] = "grip"
        else:
            shapes[side] = "open"
    return shapes


def _beneath(moment: Moment) -> frozenset[str]:
    """Hands under the body that lies on them."""
    if moment.settings.support != "back":
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
    for side, other in ((SIDES[0], SIDES[1]), (SIDES[1], SIDES[0])):
        if moment.settings.foot[side].at.startswith(f"{other}_"):
            found.add(f"{side}_foot")
        if moment.settings.hand[side].at.startswith(f"{other}_"):
            found.add(f"{side}_hand")
    return frozenset(found)


def _arrows(solution: Solution, index: int, camera: Camera) -> list[Shape]:
    picture = solution.picture
    told = arrows_of(picture, index)
    if index == 0 or told == ():
        return []
    earlier, moment = solution.moments[index - 1], solution.moments[index]
    shapes: list[Shape] = []
    for part in told or (most_moved(earlier, moment, camera),):
        if picture.arrow_back or not _came_back(earlier, moment, part, camera):
            shapes += arrow_shapes(way(earlier, moment, part, camera), picture.arrow_back)
    return shapes

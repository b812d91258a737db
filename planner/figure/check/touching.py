"""Props touch what a picture says they touch, and are seen."""

import math
from collections.abc import Iterator
from dataclasses import replace

from planner.figure.body.measures import SIDES
from planner.figure.drawing.frame import moment_shapes
from planner.figure.pose.held import SPOTS, held_in, home_of, lying_part
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.points import named_point
from planner.figure.props.base import size_of
from planner.figure.props.steps import Hill
from planner.figure.props.surfaces import Upright
from planner.figure.scene import foot_point
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import Shape, coordinates
from planner.model.exercise.picture import Prop

_ON_M = 0.04
"""A sole this near to the height of what it stands on is on it."""
_ALONG_M = 0.16
"""And its middle so near to where a foot stands on it."""
_HIGH_M = 0.16
"""How high something under a part is drawn at the most, of its usual size."""
_REACHES_M = 0.155
"""Something that ends this far below the middle of a part still touches it, or what is beside it
where it was moved along."""
_TRUNK_M = 0.175
"""The same of the trunk, which is thicker."""
_BESIDE_M = 0.20
"""No joint of any frame is so near to what lies beside the body."""
_SEEN = 0.08
"""The share of a prop's outline that must be seen."""


def touching_faults(solution: Solution, moment: Moment, number: int) -> Iterator[str]:
    """Feet beside what they stand on, and things that do not reach the part they lie under."""
    for side in SIDES:
        if fault := _foot(solution, moment, side):
            yield fault
    held = held_in(solution.scene, number)
    for prop in held:
        if prop.under and number == min(prop.frames, default=1):
            stack = [one for one in held if one.under == prop.under]
            yield from _under(prop, stack, solution, moment)


def _foot(solution: Solution, moment: Moment, side: str) -> str:
    """What to say where a foot is not on the prop that it was sent to; empty if it is."""
    place = moment.settings.rests_on("foot", "left" if side == "left" else "right")
    kind, _, step = place.at.rpartition("_")
    standing = solution.scene.find(kind if step.isdigit() else place.at)
    on = foot_point(solution.scene, place.at)
    sole = named_point(f"{side}_sole", moment.found, solution.scene)
    if standing is None or on is None or sole is None or isinstance(standing.made, (Upright, Hill)):
        return ""
    over = sole[2] - on[1] - place.up_cm / 100
    aside = abs(sole[0] - on[0] - place.forward_cm / 100)
    lifted = place.by in ("toes", "heel", "top")
    if aside <= _ALONG_M and (lifted or abs(over) <= _ON_M):
        return ""
    away = max(aside, abs(over)) * 100
    name = standing.kind.replace("_", " ")
    return (
        f"the {side} foot is {away:.0f} cm from the {name} that it stands on; keep the other foot "
        f"in place (anchor: {'right' if side == 'left' else 'left'}_ankle), or move the {name}"
    )


def _top(prop: Prop, solution: Solution) -> float:
    """How high something under a part can be, metres above the floor."""
    surface = solution.scene.lying_m if prop.z_cm is None else prop.z_cm / 100
    return surface + (prop.height_cm / 100 if prop.height_cm else _HIGH_M * size_of(prop))


def _under(prop: Prop, stack: list[Prop], solution: Solution, moment: Moment) -> Iterator[str]:
    """What is wrong with it; of several under one part the highest must reach it."""
    at = lying_part(prop.under or "", home_of(solution, moment), moment.found)
    if at is None:
        return
    top = max(_top(one, solution) for one in stack)
    gap = at[2] - top - (_TRUNK_M if prop.under in SPOTS else _REACHES_M)
    kind, part = prop.kind.replace("_", " "), (prop.under or "").replace("_", " ")
    if gap > 0:
        yield f"the {kind} ends {gap * 100:.0f} cm below the {part} that it lies under"
    x, y = at[0] + (prop.x_cm or 0) / 100, at[1] + (prop.y_cm or 0) / 100
    joints = [joint for each in solution.moments for joint in each.found.at.values()]
    aside = min(math.hypot(joint[0] - x, joint[1] - y) for joint in joints)
    if aside > _BESIDE_M:
        yield f"the {kind} lies {aside * 100:.0f} cm beside all that could lie on it"


def hidden_faults(solution: Solution, camera: Camera) -> Iterator[tuple[int, str]]:
    """Props between parts or under one that nothing is seen of, each with its frame's index."""
    for prop in solution.scene.held_props:
        if not (prop.between or prop.under):
            continue
        index = min(prop.frames, default=1) - 1
        if index < len(solution.moments) and _hidden(prop, solution, index, camera):
            kind = prop.kind.replace("_", " ")
            yield index, f"nothing is seen of the {kind}: look from another side (view)"


def _hidden(prop: Prop, solution: Solution, index: int, camera: Camera) -> bool:
    rest = tuple(one for one in solution.scene.held_props if one is not prop)
    without = replace(solution, scene=replace(solution.scene, held_props=rest))
    plain = moment_shapes(without, index, camera)
    shapes = moment_shapes(solution, index, camera)
    own = [n for n, shape in enumerate(shapes) if shape.fill and shape not in plain]
    if not own:
        return not any(shape not in plain for shape in shapes)
    points = [(n, point) for n in own for point in _outline(shapes[n])]
    seen = sum(not _covered(point, shapes[n + 1 :], own, n) for n, point in points)
    return seen < _SEEN * len(points)


def _outline(shape: Shape) -> list[Point]:
    return list(zip(*coordinates(shape.path), strict=True))


def _covered(point: Point, later: list[Shape], own: list[int], after: int) -> bool:
    """Whether something of another is drawn over a point of the page."""
    return any(
        shape.fill and n not in own and _inside(point, _outline(shape))
        for n, shape in enumerate(later, start=after + 1)
    )


def _inside(point: Point, outline: list[Point]) -> bool:
    x, y = point
    inside = False
    for (x0, y0), (x1, y1) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside

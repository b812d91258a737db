"""Nothing through or above what carries it: floor, seat, bed and every solid of a prop."""

from collections.abc import Iterator

from planner.figure.body import measures
from planner.figure.body.measures import SIDES
from planner.figure.check.parts import BodyPart, between_parts, body_parts
from planner.figure.pose.carried import lowest_of_trunk
from planner.figure.pose.moment import Moment
from planner.figure.props.base import SOFT_M, Standing
from planner.figure.props.solid import Solid
from planner.figure.scene import Scene, slope

THROUGH_M = 0.01
"""No part may be deeper than this in a floor, a seat, a wall or a bed."""
FLOATS_M = 0.01
"""No part that rests may be farther than this above."""
_HAND_GIVES_M = 0.028
"""Of a hand, which is drawn thicker than it is."""
_ON_M = 0.03
"""Something whose foot is so near to a top stands on it."""
_PRESSED = ("ball", "small_ball")
"""Things that a body holds against a wall."""
_PRESSED_M = 0.05
"""It is so near to them then."""
_LYING = ("back", "knees")


def contact_faults(moment: Moment, scene: Scene, number: int) -> Iterator[str]:
    """What is in the floor or in a prop, and what floats, in the frame of a number from 1."""
    told: set[str] = set()
    parts = list(body_parts(moment.found, scene.lying_m))
    for part in parts:
        ground, deep = _in_ground(part, moment, scene)
        if deep > THROUGH_M and part.name not in told:
            told.add(part.name)
            yield f"the {part.name} is {deep * 100:.0f} cm through {ground}"
    parts += between_parts(moment.found)
    for standing in scene.standing:
        if not standing.shown(number):
            continue
        if _in_the_air(standing, scene, parts):
            if number == min(standing.written.frames, default=1):
                yield (
                    f"the {_called(standing)} floats {standing.z * 100:.0f} cm above the floor: "
                    "take z_cm out, or put it on something"
                )
            continue  # what is through it is so because of that
        yield from _in_prop(standing, parts, moment, scene, told)
    yield from _floating(moment, scene)


def _in_ground(part: BodyPart, moment: Moment, scene: Scene) -> tuple[str, float]:
    """What a part lies or stands on, and how deep it is in it, metres."""
    x, y, z = part.center
    hill = slope(scene, x)
    deep = part.radius_m - z - _gives(part) + (hill[0] - 0.02 if hill else 0.0)
    if moment.settings.support not in _LYING or not scene.lying_m:
        return "the floor", deep
    over_bed = any(
        each.kind in ("bed", "mat") and each.x0 < x < each.x1 and abs(y - each.y) < each.width / 2
        for each in scene.standing
    )
    if not over_bed:
        return "the floor", deep
    soft = scene.lying_m > 0.1
    deep += scene.lying_m - (SOFT_M if soft else 0.0)
    return "the bed" if soft else "the mat", deep


def _gives(part: BodyPart) -> float:
    return _HAND_GIVES_M if part.name.endswith(("hand", "fingers")) else 0.0


def _in_prop(
    standing: Standing, parts: list[BodyPart], moment: Moment, scene: Scene, told: set[str]
) -> Iterator[str]:
    solids = list(standing.made.solids(standing))
    holding = {side for side in SIDES if _holds(moment, scene, side, standing)}
    for part in parts:
        key = f"{part.name}/{standing.kind}"
        if key in told or (part.arm and part.side in holding):
            continue
        deep = max((_depth(part, solid) for solid in solids), default=0.0)
        if deep > THROUGH_M:
            told.add(key)
            yield f"the {part.name} is {deep * 100:.0f} cm through the {_called(standing)}"


def _in_the_air(standing: Standing, scene: Scene, parts: list[BodyPart]) -> bool:
    """Whether something stands on nothing, and no part of a body presses it against anything."""
    if standing.z <= FLOATS_M:
        return False
    middle = (standing.x0 + standing.x1) / 2
    if any(
        abs(each.top - standing.z) <= _ON_M and each.x0 - _ON_M < middle < each.x1 + _ON_M
        for each in scene.standing
        if each is not standing
    ):
        return False
    solids = list(standing.made.solids(standing)) if standing.kind in _PRESSED else []
    return not any(
        solid.distance_m(part.center) - part.radius_m < _PRESSED_M
        for part in parts
        for solid in solids
    )


def _depth(part: BodyPart, solid: Solid) -> float:
    return part.radius_m - solid.distance_m(part.center) - solid.soft_m - _gives(part)


def _called(standing: Standing) -> str:
    return standing.kind.replace("_", " ")


def _holds(moment: Moment, scene: Scene, side: str, standing: Standing) -> bool:
    """Whether a hand is on a prop: its forearm may lie there too."""
    met = next((scene.at_hand(at) for s, at in moment.held.items() if s == side), None)
    return met is not None and met[0] == standing


def _floating(moment: Moment, scene: Scene) -> Iterator[str]:
    settings = moment.settings
    lifted = settings.pelvis is not None and settings.pelvis.up_m > 0
    if settings.support == "back" and not (lifted and _propped_up(scene)):
        gap = lowest_of_trunk(moment.found) - scene.lying_m
        if gap > FLOATS_M:
            yield f"the body floats {gap * 100:.0f} cm above what it lies on"
    if settings.support == "knees":
        gap = lowest_knee_m(moment) - scene.lying_m
        if gap > FLOATS_M:
            yield f"the knees float {gap * 100:.0f} cm above the floor"
    if settings.support == "seat" and not lifted:
        seat = scene.lying_m if settings.posture == "long_sitting" else scene.seat_m
        gap = lowest_of_seat_m(moment) - seat
        if gap > FLOATS_M:
            yield f"the body floats {gap * 100:.0f} cm above the seat"


def _propped_up(scene: Scene) -> bool:
    """Something under a part, a ball or a bench carries a body that is lifted."""
    under = any(prop.under for prop in scene.held_props)
    return under or any(each.kind in ("ball", "bench") for each in scene.standing)


def lowest_knee_m(moment: Moment) -> float:
    """The height of the lower knee's skin."""
    return min(moment.found.at[f"{side}_knee"][2] for side in SIDES) - measures.KNEE_R


def lowest_of_seat_m(moment: Moment) -> float:
    """The height of the lower buttock's skin."""
    pelvis = moment.found.axes["pelvis"]
    (x, y, z), r = measures.SEAT
    middle = moment.found.at["pelvis"][2]
    return min(middle + pelvis[6] * x + pelvis[7] * s * y + pelvis[8] * z - r for s in (1, -1))

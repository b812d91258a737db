"""Joints within human range."""

import math
from collections.abc import Iterator

from planner.figure.body.limits import MOVES, RANGE_DEG, SHOULDER_ACROSS_DEG, SHOULDER_BACK_DEG
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.pose.moment import Moment
from planner.figure.vector import sub, unapply, unit

_ROUNDING_DEG = 0.5


def joint_faults(moment: Moment) -> Iterator[str]:
    """Every joint that goes farther than people's do."""
    pose, found = moment.pose, moment.found
    yield from _within("lumbar", "lumbar", pose.lumbar)
    yield from _within("thoracic", "thoracic", pose.thoracic)
    yield from _within("neck", "neck", pose.neck)
    for side in SIDES:
        yield from _within(f"{side} hip", "hip", pose.hip[side])
        yield from _within(f"{side} knee", "knee", (pose.knee[side],))
        yield from _within(f"{side} ankle", "ankle", (pose.ankle[side],))
        yield from _within(f"{side} elbow", "elbow", (pose.elbow[side],))
        arm = unit(sub(found.at[f"{side}_elbow"], found.at[f"{side}_shoulder"]))
        ahead, left, _ = unapply(found.axes["chest"], arm)
        back = math.degrees(math.asin(max(-1.0, min(1.0, -ahead))))
        across = math.degrees(math.asin(max(-1.0, min(1.0, -SIGN[side] * left))))
        if back > SHOULDER_BACK_DEG:
            most = SHOULDER_BACK_DEG
            yield f"the {side} upper arm is {back:.0f}° behind the body; {most:.0f} is the most"
        if across > SHOULDER_ACROSS_DEG:
            most = SHOULDER_ACROSS_DEG
            yield f"the {side} upper arm is {across:.0f}° across the body; {most:.0f} is the most"


def _within(where: str, joint: str, angles_deg: tuple[float, ...]) -> Iterator[str]:
    for angle, move, (low, high) in zip(angles_deg, MOVES[joint], RANGE_DEG[joint], strict=False):
        if not low - _ROUNDING_DEG <= angle <= high + _ROUNDING_DEG:
            yield f"{where} {move} is {angle:.0f}°; people have {low:.0f} to {high:.0f}"

"""Angles of a picture that nothing follows: the hand or foot is where it was sent."""

import math
from collections.abc import Iterator
from typing import Any, Final

from planner.figure.body.measures import SIDES
from planner.figure.check.frame import Fault
from planner.figure.pose.moment import Solution
from planner.figure.pose.solve import solve
from planner.model.exercise.picture import BallJoint, Frame, Side

_LIMBS: Final = {"foot": ("hip", "knee"), "hand": ("shoulder", "elbow")}
"""The joints of a limb whose end may have been sent somewhere."""
_BOTH: Final = {"hip": "hips", "knee": "knees", "shoulder": "shoulders", "elbow": "elbows"}
_OTHERWISE_DEG = 14.0
_MOVES_M = 0.0005


def unused_angles(solution: Solution) -> Iterator[Fault]:
    """Each angle that may be another without anything being drawn elsewhere."""
    for index, frame in enumerate(solution.picture.frames):
        settings = solution.moments[index].settings
        for end, joints in _LIMBS.items():
            sent = [s for s in SIDES if _sent(settings.foot if end == "foot" else settings.hand, s)]
            for joint in joints:
                for name, side in _written(frame, joint):
                    sides = SIDES if side is None else (side,)
                    if {*sides} <= {*sent} and not _follows(solution, index, name):
                        yield Fault(index, _words(name, sides, end))


def _sent(places: dict[Side, Any], side: Side) -> bool:
    return places[side].at not in ("free", "lifted")


def _written(frame: Frame, joint: str) -> Iterator[tuple[str, Side | None]]:
    """The fields of a joint that a frame has: of both sides, or of one."""
    if getattr(frame, _BOTH[joint]) is not None:
        yield _BOTH[joint], None
    for side in SIDES:
        if getattr(frame, f"{side}_{joint}") is not None:
            yield f"{side}_{joint}", side


def _follows(solution: Solution, index: int, name: str) -> bool:
    """Whether anything is elsewhere when the angle is another."""
    frames = list(solution.picture.frames)
    for other in _others(getattr(frames[index], name)):
        frames[index] = solution.picture.frames[index].model_copy(update={name: other})
        again = solve(solution.picture.model_copy(update={"frames": tuple(frames)}))
        for before, after in zip(solution.moments, again.moments, strict=True):
            here, there = before.found.at, after.found.at
            if any(math.dist(here[each], there[each]) > _MOVES_M for each in here):
                return True
    return False


def _others(written: float | BallJoint) -> Iterator[float | BallJoint | None]:
    """Nothing in its place, and the same with another angle, one at a time."""
    yield None
    if not isinstance(written, BallJoint):
        yield written + (_OTHERWISE_DEG if written < 90 else -_OTHERWISE_DEG)
        return
    for field in ("flex", "abd", "er"):
        yield written.model_copy(update={field: getattr(written, field) + _OTHERWISE_DEG})


def _words(name: str, sides: tuple[Side, ...], end: str) -> str:
    free = "lifted" if end == "foot" else "free"
    which = f"{sides[0]}_{end}" if len(sides) == 1 else {"foot": "feet", "hand": "hands"}[end]
    why = f"{name} is not used: the {end} is where it was sent"
    return f"{why}. Take it out, or write {which}: {free}"

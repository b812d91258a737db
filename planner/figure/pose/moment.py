"""A solved frame, and what its solvers share: headings, and words for what went wrong."""

import math
from dataclasses import dataclass, field

from planner.figure.body.places import BODY_PLACES
from planner.figure.body.skeleton import Pose, Skeleton
from planner.figure.pose.pose_settings import PoseSettings
from planner.figure.props import STANDING, SURFACES
from planner.figure.scene import Scene
from planner.figure.vector import Vec, cross, scale, unit
from planner.model.exercise.picture import Picture, Pointing, Side

HAND_SLACK_M = 0.02
"""A hand this near to what it holds is there."""


@dataclass(slots=True)
class Moment:
    """One frame, solved."""

    settings: PoseSettings
    """What it was solved from."""
    pose: Pose
    """Every joint angle."""
    found: Skeleton
    """Where every joint is."""
    grounded: tuple[Side, ...]
    """The feet that stand on something."""
    held: dict[Side, str] = field(default_factory=dict)
    """What each hand was sent to, where it was."""
    targets: dict[Side, Vec] = field(default_factory=dict)
    """Where each hand was sent, metres."""
    faults: list[str] = field(default_factory=list)
    """What could not be solved."""


@dataclass(slots=True)
class Solution:
    """A picture, solved."""

    picture: Picture
    """What was written."""
    scene: Scene
    """Where the props stand."""
    moments: tuple[Moment, ...]
    """The frames."""


def heading(pose: Pose) -> tuple[Vec, Vec]:
    """Forward and left over the ground."""
    turn = math.radians(pose.turn)
    return (math.cos(turn), math.sin(turn), 0.0), (-math.sin(turn), math.cos(turn), 0.0)


def walking_way(moment: Moment) -> tuple[Vec, Vec]:
    """Over the ground: the way the feet point, and left."""
    pelvis = moment.found.axes["pelvis"]
    ahead = (pelvis[0], pelvis[3], 0.0)
    if math.hypot(ahead[0], ahead[1]) < 0.6:
        sign = -1.0 if pelvis[6] > 0 else 1.0
        ahead = (sign * pelvis[2], sign * pelvis[5], 0.0)
    forward = unit(ahead)
    return forward, cross((0.0, 0.0, 1.0), forward)


def pointing(name: Pointing, forward: Vec, outward: Vec) -> Vec:
    """The direction that a word for one means."""
    return {
        "down": (0.0, 0.0, -1.0),
        "up": (0.0, 0.0, 1.0),
        "out": outward,
        "in": scale(outward, -1.0),
        "back": scale(forward, -1.0),
        "forward": forward,
    }[name]


def no_such_place(field_name: str, at: str) -> str:
    """What to say of a place that is not there."""
    known = ", ".join((*STANDING, *BODY_PLACES))
    if at in SURFACES:
        return f"{field_name}: there is no {at} in this picture; add it to its props"
    return f'{field_name}: "{at}" is no place; known: {known}'

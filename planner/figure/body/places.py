"""Points on the surface of the body that a hand or a foot can be sent to."""

from collections.abc import Callable

from planner.figure.body.measures import (
    ANKLE_R,
    CALF_R,
    ELBOW_R,
    KNEE_R,
    SHOULDER_R,
    STATURE_M,
    THIGH_R,
)
from planner.figure.body.skeleton import Skeleton
from planner.figure.vector import Mat, Vec, add, apply, mix

_H = STATURE_M


def _off(point: Vec, m: Mat, forward: float, left: float = 0.0, up: float = 0.0) -> Vec:
    return (
        point[0] + m[0] * forward + m[1] * left + m[2] * up,
        point[1] + m[3] * forward + m[4] * left + m[5] * up,
        point[2] + m[6] * forward + m[7] * left + m[8] * up,
    )


def _along(found: Skeleton, side: str, start: str, end: str, share: float) -> Vec:
    return mix(found.at[f"{side}_{start}"], found.at[f"{side}_{end}"], share)


def _thigh_m(found: Skeleton) -> float:
    """How thick a thigh is under a hand, which sinks in where there is more of it."""
    return THIGH_R * (1 + found.build.thigh) / 2


def _belly_m(found: Skeleton) -> float:
    """How far before the middle of the low back the belly ends."""
    belly = found.build.belly
    plain = 0.075 * _H + found.build.front_m(_WAIST)
    return max(plain, (belly[0] + belly[1]) * _H) if belly else plain


_WAIST, _CHEST = 1, 4
"""Of the sections of the trunk."""
_LIMB: dict[str, Callable[[Skeleton, str], Vec]] = {
    "thigh": lambda f, s: _off(
        _along(f, s, "hip", "knee", 0.72), f.axes[f"{s}_thigh"], _thigh_m(f) * 0.95
    ),
    "behind_thigh": lambda f, s: _off(
        _along(f, s, "hip", "knee", 0.8), f.axes[f"{s}_thigh"], -_thigh_m(f) * 0.95
    ),
    "outer_thigh": lambda f, s: _off(
        _along(f, s, "hip", "knee", 0.7),
        f.axes[f"{s}_thigh"],
        0,
        (1 if s == "left" else -1) * _thigh_m(f),
    ),
    "knee": lambda f, s: _off(f.at[f"{s}_knee"], f.axes[f"{s}_thigh"], KNEE_R * 0.9, 0, -0.02),
    "shin": lambda f, s: _off(
        _along(f, s, "knee", "ankle", 0.22), f.axes[f"{s}_shank"], CALF_R * 0.95
    ),
    "low_shin": lambda f, s: _off(
        _along(f, s, "knee", "ankle", 0.75), f.axes[f"{s}_shank"], CALF_R * 0.8
    ),
    "ankle": lambda f, s: _off(f.at[f"{s}_ankle"], f.axes[f"{s}_foot"], ANKLE_R, 0, 0.01),
    "foot": lambda f, s: _off(
        mix(f.at[f"{s}_ankle"], f.at[f"{s}_ball"], 0.7), f.axes[f"{s}_foot"], 0, 0, 0.03
    ),
    "toes": lambda f, s: f.at[f"{s}_toe"],
    "elbow": lambda f, s: _off(f.at[f"{s}_elbow"], f.axes[f"{s}_upper_arm"], ELBOW_R),
    "forearm": lambda f, s: _off(
        _along(f, s, "elbow", "wrist", 0.5), f.axes[f"{s}_forearm"], ELBOW_R
    ),
    "upper_arm": lambda f, s: _off(
        _along(f, s, "shoulder", "elbow", 0.6), f.axes[f"{s}_upper_arm"], ELBOW_R
    ),
    "hand": lambda f, s: f.at[f"{s}_palm"],
    "shoulder": lambda f, s: _off(f.at[f"{s}_shoulder"], f.axes["chest"], SHOULDER_R * 1.1),
    "waist": lambda f, s: _off(
        f.at["lumbar1"],
        f.axes["pelvis"],
        0.012 * _H,
        (1 if s == "left" else -1) * 0.088 * _H * (1 + f.build.broad[_WAIST]) / 2,
        -0.01,
    ),
    "buttock": lambda f, s: _off(f.at[f"{s}_hip"], f.axes["pelvis"], -0.06 * _H, 0, -0.02),
    "ear": lambda f, s: _off(
        f.at["head"], f.axes["head"], -0.01, (1 if s == "left" else -1) * 0.052 * _H
    ),
    "temple": lambda f, s: _off(
        f.at["head"], f.axes["head"], 0.035, (1 if s == "left" else -1) * 0.048 * _H, 0.02
    ),
    "belly": lambda f, s: _off(
        f.at["lumbar2"], f.axes["lumbar2"], _belly_m(f), (1 if s == "left" else -1) * 0.02, 0
    ),
    "chest": lambda f, s: _off(
        f.at["thorax2"],
        f.axes["thorax2"],
        0.082 * _H + f.build.front_m(_CHEST),
        (1 if s == "left" else -1) * 0.05,
        0,
    ),
    "low_back": lambda f, s: _off(
        f.at["lumbar1"], f.axes["lumbar1"], -0.052 * _H, (1 if s == "left" else -1) * 0.05, 0
    ),
    "back_of_head": lambda f, s: _off(
        f.at["head"], f.axes["head"], -0.058 * _H, (1 if s == "left" else -1) * 0.03, -0.01
    ),
    "forehead": lambda f, s: _off(
        f.at["head"], f.axes["head"], 0.062 * _H, (1 if s == "left" else -1) * 0.03, 0.02
    ),
    "chin": lambda f, _: _off(f.at["head"], f.axes["head"], 0.05 * _H, 0, -0.05 * _H),
}


def body_point(found: Skeleton, name: str, side: str) -> Vec | None:
    """A point of the body; a name without a side is on the hand's own side."""
    for given in ("left", "right"):
        if name.startswith(f"{given}_"):
            side, name = given, name[len(given) + 1 :]
    place = _LIMB.get(name)
    return place(found, side) if place else None


def nose_point(found: Skeleton) -> Vec:
    """A little before the face: where breath begins and an arrow of the head."""
    return add(found.at["head"], apply(found.axes["head"], (0.16, 0.0, -0.02)))


BODY_PLACES = tuple(_LIMB)
"""The names; each may be written with left_ or right_ before it."""


def middle(points: list[Vec]) -> Vec:
    """The mean of some points."""
    total = (0.0, 0.0, 0.0)
    for point in points:
        total = add(total, point)
    count = len(points)
    return (total[0] / count, total[1] / count, total[2] / count)

"""What is before the low back, of a build that has more than the trunk: soft, so it gives way."""

import math
from typing import NamedTuple

from planner.figure.body.measures import STATURE_M
from planner.figure.body.skeleton import Skeleton
from planner.figure.vector import Vec, add, apply

JOINT = "lumbar2"


class Belly(NamedTuple):
    """An ellipsoid in the axes of the middle of the low back."""

    center: Vec
    """Its middle, metres."""
    radii_m: Vec
    """Half its depth, breadth and height."""


def belly_of(found: Skeleton, on_m: float = -math.inf) -> Belly | None:
    """The belly of a body that lies on something of a height, metres: no deeper than that."""
    if found.build.belly is None:
        return None
    forward, deep, broad, tall = (share * STATURE_M for share in found.build.belly)
    m, height = found.axes[JOINT], found.at[JOINT][2]
    below = math.hypot(m[6] * deep, m[7] * broad, m[8] * tall)
    sunk = on_m - (height + m[6] * forward - below)
    if sunk > 0 and m[6] < 0:
        forward = max(0.0, forward + sunk / m[6])
    return Belly(add(found.at[JOINT], apply(m, (forward, 0.0, 0.0))), (deep, broad, tall))

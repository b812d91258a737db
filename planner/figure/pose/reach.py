"""Inverse kinematics of an arm or a leg: two bones to a point, the joint between them bent."""

import math
from dataclasses import dataclass

from planner.figure.body.skeleton import Ball3
from planner.figure.vector import (
    Mat,
    Vec,
    add,
    axes,
    cross,
    dot,
    length,
    multiply,
    pitch_roll_spin,
    scale,
    sub,
    transpose,
    unit,
)


@dataclass(frozen=True, slots=True)
class Reach:
    """Two bones sent to a point."""

    near: Ball3
    """Flexion, abduction, external rotation of the near joint, degrees."""
    bend: float
    """Flexion of the joint between, degrees."""
    short_m: float
    """How far the point is out of reach, metres."""


def reach(
    start: Vec,
    end: Vec,
    bones: tuple[float, float],
    toward: Vec,
    parent: Mat,
    sign: float,
    bends: float,
) -> Reach:
    """Bones from start to end, the middle joint towards a direction.

    `parent` is the pelvis or the chest, `sign` 1 on the left and -1 on the right, `bends` 1 where
    the far bone bends back (a knee) and -1 where it bends forward (an elbow).
    """
    first, second = bones
    way = sub(end, start)
    far = length(way)
    direction = unit(way, (0.0, 0.0, -1.0))
    usable = min(max(far, abs(first - second) + 1e-4), first + second - 1e-5)
    cosine = (first * first + usable * usable - second * second) / (2 * first * usable)
    alpha = math.acos(max(-1.0, min(1.0, cosine)))
    inner = (first * first + second * second - usable * usable) / (2 * first * second)
    bend = 180.0 - math.degrees(math.acos(max(-1.0, min(1.0, inner))))
    side = sub(toward, scale(direction, dot(toward, direction)))
    if length(side) < 1e-6:
        other = (1.0, 0.0, 0.0) if abs(direction[0]) < 0.9 else (0.0, 1.0, 0.0)
        side = sub(other, scale(direction, dot(other, direction)))
    side = unit(side)
    middle = add(scale(direction, math.cos(alpha)), scale(side, math.sin(alpha)))
    up = scale(middle, -1.0)
    forward = unit(sub(side, scale(up, dot(side, up))))
    forward = scale(forward, bends)
    turned = axes(forward, cross(up, forward), up)
    pitch, roll, spin = pitch_roll_spin(multiply(transpose(parent), turned))
    return Reach(
        (-pitch, sign * roll, sign * spin), bend, abs(far - usable) if far != usable else 0
    )

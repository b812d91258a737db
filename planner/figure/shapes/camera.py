"""From where a picture is seen: world metres to page millimetres, and how near a point is."""

import math
from dataclasses import dataclass

from planner.figure.vector import Mat, Vec
from planner.model.exercise.picture import Facing, View

Point = tuple[float, float]
"""Right and up on the page, millimetres of the world."""

_ANGLES_DEG: dict[View, tuple[float, float]] = {
    # from a body's right side towards its front; from above
    "side": (13.0, 9.0),
    "three_quarter": (48.0, 12.0),
    "front": (90.0, 7.0),
    "three_quarter_back": (-48.0, 12.0),
    "back": (-90.0, 7.0),
    "above": (12.0, 62.0),
    "side_above": (16.0, 30.0),
}


@dataclass(frozen=True, slots=True)
class Camera:
    """An orthographic view."""

    right: Vec
    """The world's direction that is right on the page."""
    up: Vec
    """The world's direction that is up on the page."""
    toward: Vec
    """Towards the viewer."""
    level: Vec
    """Towards the viewer over the ground: what is before what; from high above, `toward`."""

    def point(self, p: Vec) -> Point:
        """Where a point is on the page."""
        x, y, z = p
        a, b = self.right, self.up
        return (
            1000 * (x * a[0] + y * a[1]),
            1000 * (x * b[0] + y * b[1] + z * b[2]),
        )

    def depth(self, p: Vec) -> float:
        """How near it is, metres; more is nearer."""
        t = self.level
        return p[0] * t[0] + p[1] * t[1] + p[2] * t[2]

    def columns(self, m: Mat) -> tuple[Point, Point, Point]:
        """A segment's forward, left and up on the page, each one long in the world (1.0)."""
        a, b = self.right, self.up
        return (
            (m[0] * a[0] + m[3] * a[1], m[0] * b[0] + m[3] * b[1] + m[6] * b[2]),
            (m[1] * a[0] + m[4] * a[1], m[1] * b[0] + m[4] * b[1] + m[7] * b[2]),
            (m[2] * a[0] + m[5] * a[1], m[2] * b[0] + m[5] * b[1] + m[8] * b[2]),
        )


_LONG_SIDE_DEG = (4.0, 15.0)
"""A long low body is seen from the side, hardly from its front, and a little from above."""


def camera_for(view: View, facing: Facing, low: bool = False) -> Camera:
    """The camera of a view; facing left looks from the other side. `low`: a body that lies."""
    azimuth, elevation = _LONG_SIDE_DEG if low and view == "side" else _ANGLES_DEG[view]
    if facing == "left":
        azimuth = 180.0 - azimuth
    a, e = math.radians(azimuth), math.radians(elevation)
    flat = (math.sin(a), -math.cos(a))
    toward = (flat[0] * math.cos(e), flat[1] * math.cos(e), math.sin(e))
    return Camera(
        right=(math.cos(a), math.sin(a), 0.0),
        up=(-flat[0] * math.sin(e), -flat[1] * math.sin(e), math.cos(e)),
        toward=toward,
        level=toward if elevation > 40 else (flat[0], flat[1], 0.0),
    )

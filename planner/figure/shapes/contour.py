"""Outlines on the page: limbs, ellipsoids and the hull of several."""

import math
from collections.abc import Iterable
from functools import cache

from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import PagePath, circle
from planner.figure.vector import Mat, Vec


def limb(
    a: Point,
    b: Point,
    radii: tuple[float, float, float, float],
    bulge: Point = (0.0, 0.0),
) -> PagePath:
    """A tapered limb from a to b: radii at a, at one and two thirds, and at b; mm.

    `bulge` shifts its middle (a calf lies behind its bone). Seen end on it becomes two discs.
    """
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = math.hypot(dx, dy)
    r0, c1, c2, r1 = radii
    if size < 0.55 * max(r0, r1):
        return [*circle(a, r0), *circle(b, r1)]
    ux, uy = dx / size, dy / size
    nx, ny = uy, -ux  # anticlockwise, so that overlapping paths fill as one
    x1, y1 = a[0] + dx / 3 + bulge[0], a[1] + dy / 3 + bulge[1]
    x2, y2 = b[0] - dx / 3 + bulge[0] * 0.4, b[1] - dy / 3 + bulge[1] * 0.4
    k0, k1 = 4 / 3 * r0, 4 / 3 * r1
    return [
        ("M", a[0] + nx * r0, a[1] + ny * r0),
        (
            "C",
            x1 + nx * c1,
            y1 + ny * c1,
            x2 + nx * c2,
            y2 + ny * c2,
            b[0] + nx * r1,
            b[1] + ny * r1,
        ),
        (
            "C",
            b[0] + nx * r1 + ux * k1,
            b[1] + ny * r1 + uy * k1,
            b[0] - nx * r1 + ux * k1,
            b[1] - ny * r1 + uy * k1,
            b[0] - nx * r1,
            b[1] - ny * r1,
        ),
        (
            "C",
            x2 - nx * c2,
            y2 - ny * c2,
            x1 - nx * c1,
            y1 - ny * c1,
            a[0] - nx * r0,
            a[1] - ny * r0,
        ),
        (
            "C",
            a[0] - nx * r0 - ux * k0,
            a[1] - ny * r0 - uy * k0,
            a[0] + nx * r0 - ux * k0,
            a[1] + ny * r0 - uy * k0,
            a[0] + nx * r0,
            a[1] + ny * r0,
        ),
        ("Z",),
    ]


def ellipsoid(camera: Camera, center: Vec, m: Mat, radii: Vec) -> tuple[Point, Point, Point]:
    """The outline of an ellipsoid: its centre and two half axes on the page, mm."""
    f, s, u = camera.columns(m)
    a, b, c = (1000 * r for r in radii)
    xx = (f[0] * a) ** 2 + (s[0] * b) ** 2 + (u[0] * c) ** 2
    yy = (f[1] * a) ** 2 + (s[1] * b) ** 2 + (u[1] * c) ** 2
    xy = f[0] * f[1] * a * a + s[0] * s[1] * b * b + u[0] * u[1] * c * c
    root = math.sqrt(max(xx * yy - xy * xy, 1e-9))
    size = math.sqrt(xx + yy + 2 * root)
    return (
        camera.point(center),
        ((xx + root) / size, xy / size),
        (xy / size, (yy + root) / size),
    )


@cache
def _circle(count: int) -> tuple[Point, ...]:
    angles = [2 * math.pi * i / count for i in range(count)]
    return tuple((math.cos(angle), math.sin(angle)) for angle in angles)


def around(outline: tuple[Point, Point, Point], count: int = 12) -> list[Point]:
    """Points on an ellipse."""
    (x, y), (ax, ay), (bx, by) = outline
    return [(x + ax * c + bx * s, y + ay * c + by * s) for c, s in _circle(count)]


def disc_points(center: Point, radius: float, count: int = 7) -> list[Point]:
    """Points on a circle."""
    return around((center, (radius, 0.0), (0.0, radius)), count)


def hull(points: Iterable[Point]) -> list[Point]:
    """The convex hull, anticlockwise."""
    ordered = sorted(points)
    if len(ordered) < 3:
        return ordered

    return _half(ordered) + _half(ordered[::-1])


def _half(points: list[Point]) -> list[Point]:
    """The lower half of a hull, of points in order."""
    kept: list[Point] = []
    for p in points:
        x, y = p
        while len(kept) > 1:
            (ox, oy), (ax, ay) = kept[-2], kept[-1]
            if (ax - ox) * (y - oy) - (ay - oy) * (x - ox) > 0:
                break
            kept.pop()
        kept.append(p)
    return kept[:-1]

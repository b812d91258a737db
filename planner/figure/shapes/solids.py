"""Boxes, rods and rounds in the world as shapes: how furniture and weights are drawn."""

from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.contour import ellipsoid
from planner.figure.shapes.path import PagePath, Shape, circle, curve, ellipse, polygon
from planner.figure.vector import IDENTITY, Mat, Vec, add, cross, scale, sub, unit

THIN_MM = 8
"""The outline of things: finer than the body's."""


def box(camera: Camera, low: Vec, high: Vec, tone: str = "prop") -> list[Shape]:
    """An upright box."""
    (x0, y0, z0), (x1, y1, z1) = low, high

    def c(x: float, y: float, z: float) -> Point:
        return camera.point((x, y, z))

    t = camera.toward
    faces: list[tuple[float, list[Point], str]] = [
        (t[2], [c(x0, y0, z1), c(x1, y0, z1), c(x1, y1, z1), c(x0, y1, z1)], f"{tone}_top"),
        (-t[1], [c(x0, y0, z0), c(x1, y0, z0), c(x1, y0, z1), c(x0, y0, z1)], tone),
        (t[1], [c(x0, y1, z0), c(x1, y1, z0), c(x1, y1, z1), c(x0, y1, z1)], tone),
        (t[0], [c(x1, y0, z0), c(x1, y1, z0), c(x1, y1, z1), c(x1, y0, z1)], f"{tone}_side"),
        (-t[0], [c(x0, y0, z0), c(x0, y1, z0), c(x0, y1, z1), c(x0, y0, z1)], f"{tone}_side"),
    ]
    return [
        Shape(polygon(points), fill, "ink", THIN_MM) for seen, points, fill in faces if seen > 0.01
    ]


def rod(camera: Camera, points: list[Vec], radius_m: float, tone: str) -> list[Shape]:
    """A bar through points, with an outline on both sides."""
    path = polygon([camera.point(p) for p in points], closed=False)
    width = max(6, round(2000 * radius_m))
    return [
        Shape(path, "", "ink", width + 2 * THIN_MM),
        Shape(path, "", tone, width),
    ]


def ribbon(camera: Camera, points: list[Vec], tone: str, width: int) -> list[Shape]:
    """A band or strap through points."""
    path = polygon([camera.point(p) for p in points], closed=False)
    return [Shape(path, "", "ink", width + 10), Shape(path, "", tone, width)]


def ball(camera: Camera, center: Vec, radius_m: float, tone: str) -> list[Shape]:
    """A ball, with a seam that makes it round."""
    x, y = camera.point(center)
    r = 1000 * radius_m
    shine: PagePath = curve(
        [(x - 0.55 * r, y + 0.45 * r), (x - 0.25 * r, y + 0.68 * r), (x + 0.1 * r, y + 0.74 * r)]
    )
    return [
        Shape(circle((x, y), r), tone, "ink", THIN_MM + 2),
        Shape(shine, "", "ink", THIN_MM - 2),
    ]


def soft(camera: Camera, center: Vec, radii: Vec, tone: str, m: Mat = IDENTITY) -> list[Shape]:
    """A pillow or a roll."""
    return [Shape(ellipse(*ellipsoid(camera, center, m, radii)), tone, "ink", THIN_MM)]


def disc(camera: Camera, center: Vec, axis: Vec, radius_m: float, tone: str) -> list[Shape]:
    """A flat round seen at an angle: a plate, a clock, a pedal's wheel."""
    axis = unit(axis)
    other = (0.0, 0.0, 1.0) if abs(axis[2]) < 0.9 else (1.0, 0.0, 0.0)
    a = unit(cross(axis, other))
    b = cross(axis, a)
    o = camera.point(center)
    pa, pb = (
        camera.point(add(center, scale(a, radius_m))),
        camera.point(add(center, scale(b, radius_m))),
    )
    return [
        Shape(
            ellipse(o, (pa[0] - o[0], pa[1] - o[1]), (pb[0] - o[0], pb[1] - o[1])),
            tone,
            "ink",
            THIN_MM,
        )
    ]


def between(a: Vec, b: Vec, beyond_m: float = 0.0) -> tuple[Vec, Vec]:
    """Two points, each moved apart by some metres."""
    way = scale(unit(sub(b, a)), beyond_m)
    return sub(a, way), add(b, way)

"""An arrow along a way on the page."""

import math
from itertools import pairwise

from planner.figure.shapes.camera import Point
from planner.figure.shapes.path import Shape, curve, polygon

_WIDTH_MM = 26
_HEAD_MM = 85
_LEAST_MM = 150
"""A shorter way is shown this long."""


def arrow_shapes(points: list[Point], both_ends: bool = False) -> list[Shape]:
    """A curved arrow with a white rim, so that it reads over the body."""
    points = _long_enough(points, 2 * _LEAST_MM if both_ends else _LEAST_MM)
    if len(points) < 2:
        return []
    tail = list(points)
    heads = [_head(tail)]
    _shorten(tail)
    if both_ends:
        tail.reverse()
        heads.append(_head(tail))
        _shorten(tail)
    line = curve(tail)
    filled = [polygon(h) for h in heads]
    return [
        Shape(line, "", "paper", _WIDTH_MM + 26),
        *[Shape(h, "paper", "paper", 26) for h in filled],
        Shape(line, "", "move", _WIDTH_MM),
        *[Shape(h, "move", "move", 4) for h in filled],
    ]


def _long_enough(points: list[Point], least: float) -> list[Point]:
    run = sum(math.dist(a, b) for a, b in pairwise(points))
    if run < 12:
        return []
    if run >= least:
        return points
    (x0, y0), (x1, y1) = points[0], points[-1]
    size = math.dist(points[0], points[-1]) or 1.0
    ux, uy = (x1 - x0) / size, (y1 - y0) / size
    return [(x1 - ux * least, y1 - uy * least), (x1, y1)]


def _head(points: list[Point]) -> list[Point]:
    (x1, y1) = points[-1]
    x0, y0 = _back(points, _HEAD_MM)
    size = math.hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / size, (y1 - y0) / size
    bx, by = x1 - ux * _HEAD_MM, y1 - uy * _HEAD_MM
    w = _HEAD_MM * 0.5
    return [(x1, y1), (bx - uy * w, by + ux * w), (bx + uy * w, by - ux * w)]


def _back(points: list[Point], far: float) -> Point:
    """The point on a path this far before its end."""
    left = far
    for a, b in zip(reversed(points[:-1]), reversed(points[1:]), strict=True):
        size = math.dist(a, b)
        if size >= left and size > 0:
            t = left / size
            return (b[0] + (a[0] - b[0]) * t, b[1] + (a[1] - b[1]) * t)
        left -= size
    return points[0]


def _shorten(points: list[Point]) -> None:
    """End the line inside its head."""
    end = _back(points, _HEAD_MM * 0.7)
    left = _HEAD_MM * 0.7
    while len(points) > 2 and math.dist(points[-1], points[-2]) < left:
        left -= math.dist(points[-1], points[-2])
        points.pop()
    points[-1] = end

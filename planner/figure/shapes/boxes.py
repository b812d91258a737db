"""What shapes cover."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from planner.figure.shapes.path import Shape, coordinates


@dataclass(frozen=True, slots=True)
class Bounds:
    """What shapes cover, millimetres."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


Extent = tuple[float, float, float, float, Shape]
"""Left, bottom, right and top of a shape with its line, and the shape."""


def extents(shapes: Iterable[Shape]) -> list[Extent]:
    """How far each shape goes that is not inside an outline of its own."""
    found: list[Extent] = []
    for shape in shapes:
        if shape.fill and not shape.stroke and shape.fill != "water":
            continue
        half = shape.width / 2 if shape.stroke else 0.0
        xs, ys = coordinates(shape.path)
        found.append((min(xs) - half, min(ys) - half, max(xs) + half, max(ys) + half, shape))
    return found


def box_of(parts: Iterable[Extent]) -> Bounds:
    """A box that holds them all."""
    left, bottom, right, top, _ = zip(*parts, strict=True)
    return Bounds(min(left), min(bottom), max(right), max(top))


def box_around(shapes: Iterable[Shape]) -> Bounds:
    """A box that holds shapes and their lines."""
    return box_of(extents(shapes))


def edge_between(shapes: list[Shape], low: float, high: float, way: float) -> float:
    """How far right (1) or left (-1) anything is drawn between two heights."""
    edge = -math.inf
    for shape in shapes:
        xs, ys = coordinates(shape.path)
        if shape.stroke and max(ys) > low and min(ys) < high:
            within = [way * x for x, y in zip(xs, ys, strict=True) if low - 120 < y < high + 120]
            # A straight side may pass the height without a corner there.
            reach = max(within) if within else max(way * x for x in xs)
            edge = max(edge, reach + shape.width / 2)
    return way * edge if edge > -math.inf else 0.0

"""What shapes cover."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.figure.shapes.path import Shape, coordinates


@dataclass(frozen=True, slots=True)
class Box:
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


def box_of(parts: Iterable[Extent]) -> Box:
    """A box that holds them all."""
    left, bottom, right, top, _ = zip(*parts, strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def box_around(shapes: Iterable[Shape]) -> Box:
    """A box that holds shapes and their lines."""
    return box_of(extents(shapes))

"""What shapes cover."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from planner.figure.shape import Shape, coordinates


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


def box_around(shapes: Iterable[Shape]) -> Box:
    """A box that holds shapes and their lines."""
    left = bottom = math.inf
    right = top = -math.inf
    for shape in shapes:
        if shape.fill and not shape.stroke and shape.fill != "water":
            continue  # inside its outline, which is a shape of its own
        half = shape.width / 2 if shape.stroke else 0.0
        xs, ys = coordinates(shape.path)
        left, right = min(left, min(xs) - half), max(right, max(xs) + half)
        bottom, top = min(bottom, min(ys) - half), max(top, max(ys) + half)
    return Box(left, bottom, right, top)

"""What of a prop nothing goes through: blocks and bars."""

import math
from dataclasses import dataclass

from planner.figure.vector import Vec, add, dot, scale, sub


@dataclass(frozen=True, slots=True)
class SolidBlock:
    """A solid box, metres."""

    low: Vec
    """Its least corner."""
    high: Vec
    """Its greatest corner."""
    soft_m: float = 0.0
    """How far it gives."""

    def distance_m(self, point: Vec) -> float:
        """From its surface; inside it is negative."""
        out = [max(a - p, p - b) for p, a, b in zip(point, self.low, self.high, strict=True)]
        if max(out) <= 0:
            return max(out)
        return math.sqrt(sum(max(o, 0.0) ** 2 for o in out))

    @property
    def middle(self) -> Vec:
        """Its middle."""
        return scale(add(self.low, self.high), 0.5)


@dataclass(frozen=True, slots=True)
class SolidBar:
    """A solid rod with round ends, metres."""

    start: Vec
    """One end."""
    end: Vec
    """The other."""
    radius_m: float
    """How thick it is."""
    soft_m: float = 0.0
    """How far it gives."""

    def distance_m(self, point: Vec) -> float:
        """From its surface; inside it is negative."""
        along = sub(self.end, self.start)
        size = dot(along, along)
        share = dot(sub(point, self.start), along) / size if size else 0.0
        nearest = add(self.start, scale(along, max(0.0, min(1.0, share))))
        return math.dist(point, nearest) - self.radius_m

    @property
    def middle(self) -> Vec:
        """Its middle."""
        return scale(add(self.start, self.end), 0.5)


Solid = SolidBlock | SolidBar

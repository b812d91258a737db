"""What feet go up or over: step, stairs, obstacle, hill."""

import math
from collections.abc import Iterator

from planner.figure.props.base import BaseProp, Drawn, Measures, Standing, Surface, on_page
from planner.figure.props.solid import Solid, SolidBar, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, polygon
from planner.figure.shapes.solids import THIN_MM, box, rod
from planner.figure.vector import Vec


class _Low(BaseProp):
    """A block on the floor."""

    def solids(self, at: Standing) -> Iterator[Solid]:
        """All of it."""
        yield SolidBlock((at.x0, at.sides[0], at.z), (at.x1, at.sides[1], at.top))

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A block."""
        y0, y1 = at.sides
        return box(camera, (at.x0, y0, at.z), (at.x1, y1, at.top), "prop"), []


class SingleStep(_Low):
    """A step."""

    kind = "step"
    usual = Measures(0.20, 0.32, 0.50, 0.16)
    lengthways = True


class Obstacle(_Low):
    """A low thing to step over."""

    kind = "obstacle"
    usual = Measures(0.30, 0.06, 0.40, 0.12)


class Stairs(BaseProp):
    """Stairs with a handrail on the left."""

    kind = "stairs"
    usual = Measures(0.20, 0.27, 0.70, 0.17)
    has_steps = True
    hand_parts = ("rail",)
    gripped_parts = ("", "rail")
    rail_m = 0.85
    """How high the rail is over the step."""

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Round the rail, a little ahead."""
        x = shoulder[0] + 0.15
        share = max(0.0, (x - at.x0) / (at.x1 - at.x0))
        return Surface((x, at.sides[1], at.top * (1 + share) + self.rail_m), None, None)

    def foot(self, at: Standing, step: int) -> tuple[float, float]:
        """On a step, the lowest where none is said."""
        if not step:
            return super().foot(at, step)
        return at.x0 + (step - 1) * (at.x1 - at.x0) + 0.065, at.height * step

    def _count(self, at: Standing) -> int:
        return max(3, at.written.count)

    def _steps(self, at: Standing) -> list[SolidBlock]:
        y0, y1 = at.sides
        deep = at.x1 - at.x0
        return [
            SolidBlock(
                (at.x0 + i * deep, y0, at.z),
                (at.x0 + (i + 1) * deep, y1, at.z + (i + 1) * at.height),
            )
            for i in range(self._count(at))
        ]

    def _rail(self, at: Standing) -> SolidBar:
        y, count, deep = at.sides[1], self._count(at), at.x1 - at.x0
        low = (at.x0 + 0.02, y, at.height + self.rail_m)
        return SolidBar(
            low, (at.x0 + (count - 0.1) * deep, y, at.height * count + self.rail_m), 0.016
        )

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Every step, and the rail."""
        yield from self._steps(at)
        yield self._rail(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """The rail, its posts, the steps from the highest."""
        rail = self._rail(at)
        shapes = rod(camera, [rail.start, rail.end], rail.radius_m, "metal")
        for x, y, z in (rail.start, rail.end):
            shapes += rod(camera, [(x, y, z - self.rail_m), (x, y, z)], 0.012, "metal")
        for step in reversed(self._steps(at)):
            shapes += box(camera, step.low, step.high)
        return shapes, []


class Hill(BaseProp):
    """A slope; the check takes it as the floor."""

    kind = "hill"
    usual = Measures(-0.80, 1.60, 0.50, 0.18)
    lengthways = True
    is_ground = True

    def rise(self, at: Standing, x: float) -> tuple[float, float]:
        """Its height at a place, metres, and how steep it is, degrees."""
        run = at.x1 - at.x0
        share = max(0.0, min(1.0, (x - at.x0) / run))
        return share * at.height, math.degrees(math.atan2(at.height, run))

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Its slope and its near side."""
        y0, y1 = at.sides
        near, far = sorted((y0, y1), key=lambda y: -camera.depth((0.0, y, 0.0)))
        foot, top = (at.x0, near, 0.0), (at.x1, near, at.height)
        side = [foot, top, (at.x1, near, 0.0)]
        slope = [foot, top, (at.x1, far, at.height), (at.x0, far, 0.0)]
        return [
            Shape(polygon(on_page(camera, slope)), "mat_top", "ink", THIN_MM),
            Shape(polygon(on_page(camera, side)), "mat", "ink", THIN_MM),
        ], []

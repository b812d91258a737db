"""What a body lies or kneels on, or floats in: bed, mat, bench, pool."""

from collections.abc import Iterator

from planner.figure.props.bars import bars, leg_bars
from planner.figure.props.base import SOFT_M, BaseProp, Drawn, Measures, Standing
from planner.figure.props.solid import Solid, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, curve, polygon
from planner.figure.shapes.solids import box


class Bed(BaseProp):
    """A bed."""

    kind = "bed"
    role = "on"
    usual = Measures(-0.99, 1.98, 0.90, 0.50)
    is_seat = True
    is_bed = True
    is_ground = True
    lengthways = True

    def solids(self, at: Standing) -> Iterator[Solid]:
        """It gives."""
        yield SolidBlock((at.x0, at.sides[0], at.z), (at.x1, at.sides[1], at.top), SOFT_M)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Legs, a frame and a mattress."""
        y0, y1 = at.sides
        z = at.z
        return [
            *bars(camera, leg_bars(at, z + 0.14, 0.08), "prop_side"),
            *box(camera, (at.x0, y0, z + 0.12), (at.x1, y1, z + 0.26)),
            *box(
                camera,
                (at.x0 + 0.02, y0 + 0.02, z + 0.26),
                (at.x1 - 0.02, y1 - 0.02, at.top),
                "cloth",
            ),
        ], []


class FloorMat(BaseProp):
    """A mat; the check takes it as the floor."""

    kind = "mat"
    role = "on"
    usual = Measures(-0.98, 1.96, 0.62, 0.012)
    is_bed = True
    is_ground = True
    lengthways = True

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A thin block."""
        y0, y1 = at.sides
        return box(camera, (at.x0, y0, at.z), (at.x1, y1, at.top), "mat"), []


class Bench(BaseProp):
    """A padded bench."""

    kind = "bench"
    role = "on"
    usual = Measures(0.35, 0.90, 0.34, 0.42)
    is_seat = True
    is_bed = True
    lengthways = True
    pad_m = 0.08
    """How thick it is."""

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Pad and legs."""
        yield SolidBlock((at.x0, at.sides[0], at.top - self.pad_m), (at.x1, at.sides[1], at.top))
        yield from leg_bars(at, at.top - self.pad_m)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Legs and a pad."""
        y0, y1 = at.sides
        return [
            *bars(camera, leg_bars(at, at.top - self.pad_m), "prop_side"),
            *box(camera, (at.x0, y0, at.top - self.pad_m), (at.x1, y1, at.top), "cloth"),
        ], []


class Pool(BaseProp):
    """Water to the chest; it stops nothing."""

    kind = "pool"
    usual = Measures(-0.95, 1.90, 0.80, 1.16)
    holds_up = True
    is_ground = True
    lengthways = True
    floats_below_m = 0.12
    """How deep a swimmer's body hangs under the surface."""

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Water behind the body, waves before it."""
        left = camera.point((at.x0, 0.0, at.height))
        right = camera.point((at.x1, 0.0, at.height))
        low = camera.point((at.x0, 0.0, 0.0))[1]
        corners = [(left[0], low), (right[0], low), (right[0], right[1]), (left[0], left[1])]
        waves: list[Shape] = []
        for k, drop in enumerate((0.0, 190.0, 380.0)):
            count = 13
            points = [
                (
                    left[0] + (right[0] - left[0]) * i / count,
                    left[1] - drop + (16 if (i + k) % 2 else -16),
                )
                for i in range(count + 1)
            ]
            waves.append(Shape(curve(points), "", "mark", 12 if k == 0 else 7))
        return [Shape(polygon(corners), "water")], waves

"""What gives under a part of the body: pillow, towel, roll; and a clock face to lie on."""

import math

from planner.figure.props.base import BaseProp, InHand, Under, lump, size_of
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, curve, polygon
from planner.figure.shapes.solids import THIN_MM, disc, ribbon, soft
from planner.figure.vector import Vec, add
from planner.model.exercise.picture import Prop


class _Soft(BaseProp):
    """What lies about as a soft heap."""

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        radii = (0.17 * size_of(written), 0.22, 0.05)
        return soft(camera, add(at, (0.0, 0.0, 0.05)), radii, "cloth_top")


class Pillow(_Soft):
    """A pillow."""

    kind = "pillow"

    def under(self, lain: Under) -> list[Shape]:
        """Under the legs it is folded."""
        folded = lain.part in ("knees", "ankles", "feet", "calves")
        return lump(lain, (0.13, 0.22) if folded else (0.17, 0.24), "cloth_top")


class Towel(_Soft):
    """A folded towel, a cloth in a hand, or a strap between both."""

    kind = "towel"
    tone = "cloth_side"
    ribbon_mm = 44

    def under(self, lain: Under) -> list[Shape]:
        """Folded flat."""
        return lump(lain, (0.10, 0.14), "cloth")

    def in_hand(self, held: InHand) -> list[Shape]:
        """Hanging."""
        x, y = held.camera.point(held.palm)
        outline = [
            (x - 70, y + 40),
            (x + 80, y + 30),
            (x + 110, y - 150),
            (x + 10, y - 130),
            (x - 95, y - 170),
        ]
        fold = curve([(x - 10, y), (x + 5, y - 60), (x - 5, y - 125)])
        return [
            Shape(curve(outline, closed=True), "cloth", "ink", THIN_MM),
            Shape(fold, "", "mark", 7),
        ]

    def between_hands(self, held: InHand) -> list[Shape]:
        """Pulled straight."""
        return ribbon(held.camera, list(held.palms), self.tone, self.ribbon_mm)


class TowelRoll(_Soft):
    """A rolled towel."""

    kind = "towel_roll"

    def under(self, lain: Under) -> list[Shape]:
        """A roll, its end seen."""
        shapes = super().under(lain)
        if lain.part == "hands":
            return shapes
        end = (lain.x, lain.y - 0.16, lain.surface + lain.high / 2)
        radius = min(0.05, lain.high / 2 + 0.012)
        return shapes + disc(lain.camera, end, (0.0, 1.0, 0.0), radius, "cloth_side")


class Dial(BaseProp):
    """A clock face lying flat: the hours that a pelvis or a body leans to."""

    kind = "dial"

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """Large, to stand on."""
        return self._face(camera, add(at, (0.0, 0.0, 0.002)), 0.46)

    def under(self, lain: Under) -> list[Shape]:
        """Under the pelvis."""
        return self._face(lain.camera, (lain.x, lain.y, lain.surface + 0.005), 0.34)

    @staticmethod
    def _face(camera: Camera, center: Vec, radius_m: float) -> list[Shape]:
        shapes = disc(camera, center, (0.0, 0.0, 1.0), radius_m, "paper")
        for hour in range(12):
            angle = math.pi / 6 * hour
            inner = radius_m * (0.76 if hour % 3 == 0 else 0.88)
            ends = [
                camera.point(
                    (center[0] + r * math.cos(angle), center[1] + r * math.sin(angle), center[2])
                )
                for r in (inner, radius_m)
            ]
            width = 16 if hour % 3 == 0 else 9
            shapes.append(Shape(polygon(ends, closed=False), "", "ink", width))
        return shapes

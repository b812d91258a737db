"""Balls: to sit, lean or lie on, and to hold."""

from collections.abc import Iterator
from typing import ClassVar

from planner.figure.props.base import BaseProp, Drawn, InHand, Measures, Standing, Surface, Under
from planner.figure.props.solid import Solid, SolidBar
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import ball
from planner.figure.vector import UP, Vec

_GIVES_M = 0.10
"""How far a body sinks into a ball."""


class _Round(BaseProp):
    """A ball of any size."""

    between_hands_m: ClassVar[float]
    """Its radius where its size is not said and both hands hold it."""

    def solids(self, at: Standing) -> Iterator[Solid]:
        """It gives."""
        middle = ((at.x0 + at.x1) / 2, at.y, at.z + at.height / 2)
        yield SolidBar(middle, middle, at.height / 2, min(_GIVES_M, at.height / 4))

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A ball."""
        radius = at.height / 2
        return ball(camera, ((at.x0 + at.x1) / 2, at.y, at.z + radius), radius, "mat"), []

    def in_hand(self, held: InHand) -> list[Shape]:
        """A ball that fits a hand."""
        return ball(held.camera, held.palm, 0.10 * held.size, "mat")

    def between_hands(self, held: InHand) -> list[Shape]:
        """Between both palms."""
        high = held.written.height_cm
        radius = high / 200 if high else self.between_hands_m
        return ball(held.camera, held.palm, radius, "mat")

    def between_parts(self, camera: Camera, middle: Vec, radius_m: float) -> list[Shape]:
        """Between two parts of the body that press it."""
        return ball(camera, middle, radius_m, "mat")

    def under(self, lain: Under) -> list[Shape]:
        """Under a part."""
        radius = (lain.written.height_cm or 22) / 200
        return ball(lain.camera, (lain.x, lain.y, lain.surface + radius), radius, "mat")


class LargeBall(_Round):
    """A large ball."""

    kind = "ball"
    role = "on"
    usual = Measures(0.30, 0.56, 0.56, 0.56)
    is_seat = True
    sat_on_near_m = -0.28
    between_hands_m = 0.25

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """On its top."""
        return Surface(((at.x0 + at.x1) / 2, shoulder[1] * 0.5, at.top), UP, forward)


class SmallBall(_Round):
    """A small ball."""

    kind = "small_ball"
    usual = Measures(0.10, 0.22, 0.22, 0.22)
    between_hands_m = 0.12

"""What a body sits on: chair, stool, sofa, cushion."""

from collections.abc import Iterator
from itertools import pairwise

from planner.figure.props.bars import bars, leg_bars
from planner.figure.props.base import (
    SOFT_M,
    BaseProp,
    Drawn,
    Measures,
    Standing,
    Surface,
    on_page,
    outward,
)
from planner.figure.props.solid import Solid, SolidBar, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, polygon
from planner.figure.shapes.solids import THIN_MM, box, rod
from planner.figure.vector import UP, Vec

_SAT_ON_NEAR_M = 0.25


class Chair(BaseProp):
    """A kitchen chair; a large one has arm rests."""

    kind = "chair"
    role = "seat"
    usual = Measures(0.42, 0.42, 0.44, 0.44)
    is_seat = True
    turns_to_body = True
    sat_on_near_m = _SAT_ON_NEAR_M
    hand_parts = ("back", "seat", "arms")
    gripped_parts = ("back",)

    seat_thick_m = 0.045
    back_m = 0.46
    """How high its back is over the seat."""
    back_lean_m = 0.05
    """How far the top of its back is behind the seat."""
    slats_m = (0.22, 0.40)
    """How high over the seat its two slats begin."""
    slat_m = 0.09
    arms_m = 0.20
    """How high its arm rests are over the seat."""
    arms_inset_m = 0.02

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Back and arms; the rest as on any seat."""
        y = shoulder[1]
        if part == "arms":
            front = at.x1 - 0.09 if at.faces == 1 else at.x0 + 0.09
            point = (front, outward(y, at.width / 2 - self.arms_inset_m), at.top + self.arms_m)
            return Surface(point, UP, forward)
        if part == "back":
            back = at.x0 + 0.03 if at.faces == 1 else at.x1 - 0.03
            return Surface((back, y * 0.8, at.top + self.back_m), None, None)
        return super().hand(at, part, shoulder, forward)

    def _back_x(self, at: Standing, over_seat_m: float) -> float:
        """Where its back is at a height over the seat."""
        lean = over_seat_m * self.back_lean_m / self.back_m
        return at.x0 - lean if at.faces == 1 else at.x1 + lean

    def _posts(self, at: Standing) -> list[SolidBar]:
        bottom, top = self._back_x(at, 0.0), self._back_x(at, self.back_m)
        return [
            SolidBar((bottom, y, at.top), (top, y, at.top + self.back_m), 0.014)
            for y in (at.sides[0] + 0.03, at.sides[1] - 0.03)
        ]

    def _arms(self, at: Standing) -> list[list[Vec]]:
        """The course of each arm rest, if it has them."""
        if at.written.size != "large":
            return []
        front = at.x1 - 0.05 if at.faces == 1 else at.x0 + 0.05
        back, high = self._back_x(at, 0.0), at.top + self.arms_m
        inset = self.arms_inset_m
        return [
            [(front, y, at.top), (front, y, high), (back, y, high)]
            for y in (at.sides[0] + inset, at.sides[1] - inset)
        ]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Seat, legs, back and arm rests."""
        y0, y1 = at.sides
        yield SolidBlock((at.x0, y0, at.top - self.seat_thick_m), (at.x1, y1, at.top))
        yield from leg_bars(at, at.top - 0.02)
        yield from self._posts(at)
        for low in self.slats_m:
            x = sorted((self._back_x(at, low), self._back_x(at, low + self.slat_m)))
            yield SolidBlock(
                (x[0] - 0.008, y0 + 0.02, at.top + low),
                (x[1] + 0.008, y1 - 0.02, at.top + low + self.slat_m),
            )
        for course in self._arms(at):
            yield from (SolidBar(a, b, 0.014) for a, b in pairwise(course))

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Its back is before whoever is seen from behind, its near arm before anyone."""
        y0, y1 = at.sides
        legs = bars(camera, leg_bars(at, at.top - 0.02), "prop_side")
        seat = box(camera, (at.x0, y0, at.top - self.seat_thick_m), (at.x1, y1, at.top))
        back = bars(camera, self._posts(at), "prop_side")
        lean = self.back_lean_m if at.faces == -1 else -self.back_lean_m
        for low in self.slats_m:
            x = self._back_x(at, low)
            slat: list[Vec] = [
                (x, y0 + 0.02, at.top + low),
                (x, y1 - 0.02, at.top + low),
                (x + lean * 0.16, y1 - 0.02, at.top + low + self.slat_m),
                (x + lean * 0.16, y0 + 0.02, at.top + low + self.slat_m),
            ]
            back.append(Shape(polygon(on_page(camera, slat)), "prop", "ink", THIN_MM))
        courses = sorted(self._arms(at), key=lambda c: camera.depth((0.0, c[0][1], 0.0)))
        arms = [rod(camera, course, 0.014, "prop_side") for course in courses]
        away = camera.depth((float(at.faces), 0.0, 0.0))
        if away < -0.4:
            return [*legs, *seat, *(shape for arm in arms for shape in arm)], back
        far, near = arms or ([], [])
        if away < 0:
            return [*legs, *seat, *back, *far], near
        return [*legs, *back, *seat, *far], near


class Stool(BaseProp):
    """A stool."""

    kind = "stool"
    role = "seat"
    usual = Measures(0.40, 0.36, 0.38, 0.44)
    is_seat = True
    turns_to_body = True
    sat_on_near_m = _SAT_ON_NEAR_M

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Seat and legs."""
        yield SolidBlock((at.x0, at.sides[0], at.top - 0.05), (at.x1, at.sides[1], at.top))
        yield from leg_bars(at, at.top - 0.02)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Legs and a seat."""
        y0, y1 = at.sides
        return [
            *bars(camera, leg_bars(at, at.top - 0.02), "prop_side"),
            *box(camera, (at.x0, y0, at.top - 0.05), (at.x1, y1, at.top)),
        ], []


class Sofa(BaseProp):
    """A sofa."""

    kind = "sofa"
    role = "on"
    usual = Measures(0.42, 0.60, 0.90, 0.42)
    is_seat = True
    is_bed = True
    turns_to_body = True
    sat_on_near_m = _SAT_ON_NEAR_M
    hand_parts = ("seat",)

    def _back(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        x0, x1 = (at.x0 - 0.16, at.x0 + 0.02) if at.faces == 1 else (at.x1 - 0.02, at.x1 + 0.16)
        return SolidBlock((x0, y0, at.z + 0.05), (x1, y1, at.top + 0.34), SOFT_M)

    def _base(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        return SolidBlock((at.x0, y0, at.z + 0.05), (at.x1, y1, at.top), SOFT_M)

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Seat and back, which give."""
        yield self._base(at)
        yield self._back(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A back and a seat."""
        back, base = self._back(at), self._base(at)
        return [
            *box(camera, back.low, back.high, "cloth"),
            *box(camera, base.low, base.high, "cloth"),
        ], []


class Cushion(BaseProp):
    """A cushion that lies on a seat."""

    kind = "cushion"
    thick_m = 0.09

    def on(self, seat: Standing) -> Standing:
        """Where it lies on a seat."""
        on_top = seat.written.model_copy(update={"z_cm": seat.height * 100})
        return Standing(
            self, on_top, seat.x0, seat.x1, seat.y, seat.width, self.thick_m, seat.faces
        )

    def solids(self, at: Standing) -> Iterator[Solid]:
        """It gives."""
        yield SolidBlock((at.x0, at.sides[0], at.z), (at.x1, at.sides[1], at.top), SOFT_M)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A block of cloth."""
        y0, y1 = at.sides
        return box(camera, (at.x0, y0, at.z), (at.x1, y1, at.top), "cloth"), []

"""Things with wheels and pedals: bikes, an elliptical trainer, a cart, a walker."""

import math
from collections.abc import Iterator
from typing import ClassVar

from planner.figure.props.bars import along
from planner.figure.props.base import BaseProp, Drawn, Measures, Standing, Surface, outward
from planner.figure.props.solid import Solid, SolidBar, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import box, disc, rod, soft
from planner.figure.vector import Vec

_ACROSS: Vec = (0.0, 1.0, 0.0)


class Cart(BaseProp):
    """A shopping cart."""

    kind = "cart"
    usual = Measures(0.30, 0.62, 0.48, 0.98)
    gripped_parts = ("",)

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Round its handle."""
        return Surface((at.x0 + 0.02, shoulder[1] * 0.9, at.top), None, None)

    def _basket(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        return SolidBlock((at.x0 + 0.12, y0, 0.42), (at.x1, y1, at.top - 0.12))

    def _handle(self, at: Standing) -> SolidBar:
        y0, y1 = at.sides
        return SolidBar((at.x0, y0, at.top), (at.x0, y1, at.top), 0.016)

    def _frame(self, at: Standing) -> list[list[Vec]]:
        y0, y1 = at.sides
        x0, x1 = at.x0, at.x1
        return [
            [(x0 + 0.16, y1, 0.08), (x0 + 0.12, y1, 0.5), (x0, y1, at.top)],
            [(x0 + 0.16, y0, 0.08), (x1 - 0.05, y0, 0.08), (x1 - 0.02, y0, 0.44)],
            [(x0 + 0.16, y0, 0.08), (x0 + 0.12, y0, 0.5), (x0, y0, at.top)],
        ]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Basket, handle, frame."""
        yield self._basket(at)
        yield self._handle(at)
        for course in self._frame(at):
            yield from along(course, 0.012)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Wheels, basket, frame, handle."""
        y0, y1 = at.sides
        shapes: list[Shape] = []
        for x in (at.x0 + 0.16, at.x1 - 0.05):
            for y in (y1, y0):
                shapes += disc(camera, (x, y, 0.06), _ACROSS, 0.06, "iron")
        basket, handle = self._basket(at), self._handle(at)
        shapes += box(camera, basket.low, basket.high, "cloth")
        for course in self._frame(at):
            shapes += rod(camera, course, 0.012, "metal")
        shapes += rod(camera, [handle.start, handle.end], handle.radius_m, "iron")
        return shapes, []


class Walker(BaseProp):
    """A walking frame, its near side before the body."""

    kind = "walker"
    usual = Measures(0.08, 0.42, 0.54, 0.88)
    gripped_parts = ("",)

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Round a grip."""
        return Surface((at.x0 + 0.02, shoulder[1] * 0.9, at.top), None, None)

    def _side(self, at: Standing, y: float) -> list[list[Vec]]:
        x0, top = at.x0, at.top
        return [
            [(x0 - 0.08, y, 0.0), (x0, y, top), (x0 + 0.20, y, top), (at.x1, y, 0.05)],
            [(x0 - 0.04, y, 0.42), (x0 + 0.31, y, 0.42)],
        ]

    def _cross(self, at: Standing) -> SolidBar:
        y0, y1 = at.sides
        return SolidBar((at.x0 + 0.26, y0, 0.62), (at.x0 + 0.26, y1, 0.62), 0.012)

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Both sides and the bar between them."""
        yield self._cross(at)
        for y in at.sides:
            frame, brace = self._side(at, y)
            yield from along(frame, 0.013)
            yield from along(brace, 0.010)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """The far side, the bar, and the near side before the body."""
        drawn = []
        for y in sorted(at.sides, key=lambda y: camera.depth((0.0, y, 0.0))):
            frame, brace = self._side(at, y)
            drawn.append([*rod(camera, frame, 0.013, "metal"), *rod(camera, brace, 0.010, "metal")])
        bar = self._cross(at)
        return [*drawn[0], *rod(camera, [bar.start, bar.end], 0.012, "metal")], drawn[1]


class _Pedalled(BaseProp):
    """What has a crank: its place and its length."""

    crank_x_m: ClassVar[float]
    """From its near end."""
    crank_z_m: ClassVar[float]
    """Over what it stands on."""
    crank_m: ClassVar[float] = 0.15
    """How long it is."""
    pedal_out_m: ClassVar[float] = 0.10
    """How far a pedal is to the side."""

    def crank(self, at: Standing) -> Vec | None:
        """The middle of its crank."""
        return (at.x0 + self.crank_x_m, at.y, at.z + self.crank_z_m)

    def pedal(self, at: Standing, left: bool, turn_deg: float) -> Vec | None:
        """Round the crank."""
        angle = math.radians(turn_deg + (0 if left else 180))
        r = self.crank_m
        return (
            at.x0 + self.crank_x_m + r * math.cos(angle),
            at.y + (self.pedal_out_m if left else -self.pedal_out_m),
            at.z + self.crank_z_m - r * math.sin(angle),
        )

    def _chainring(self, at: Standing, camera: Camera, radius_m: float) -> list[Shape]:
        middle = (at.x0 + self.crank_x_m, at.y, at.z + self.crank_z_m)
        return disc(camera, middle, _ACROSS, radius_m, "metal")


class _Handled(BaseProp):
    """What has a handle on each side."""

    handle_x_m: ClassVar[float]
    """From its near end."""
    handle_out_m: ClassVar[float]
    """To the side."""
    handle_z_m: ClassVar[float]
    """Over the floor."""
    gripped_parts = ("",)

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Round the handle at its side."""
        y = outward(shoulder[1], self.handle_out_m)
        return Surface((at.x0 + self.handle_x_m, y, self.handle_z_m), None, None)


class Bike(_Pedalled, _Handled):
    """An upright exercise bike."""

    kind = "bike"
    usual = Measures(-0.45, 1.10, 0.40, 0.86)
    is_seat = True
    holds_up = True
    crank_x_m = 0.67
    crank_z_m = 0.30
    handle_x_m = 0.91
    handle_out_m = 0.19
    handle_z_m = 1.13
    wheel_m = 0.25
    """The radius of its wheel."""
    stem_z_m = 1.10

    def _wheel(self, at: Standing) -> Vec:
        return (at.x0 + 1.07, at.y, 0.30)

    def _stem(self, at: Standing) -> list[Vec]:
        """From the crank up to the handlebar."""
        x, y = at.x0, at.y
        crank = (x + self.crank_x_m, y, self.crank_z_m)
        return [crank, (x + 0.95, y, 0.72), (x + self.handle_x_m, y, self.stem_z_m)]

    def _bar(self, at: Standing) -> list[Vec]:
        x, y, out = at.x0 + self.handle_x_m, at.y, self.handle_out_m + 0.01
        return [
            (x, y + out, self.handle_z_m),
            (x, y, self.stem_z_m),
            (x, y - out, self.handle_z_m),
        ]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """The wheel, the stem over it, the handlebar."""
        x, y, z = self._wheel(at)
        r = self.wheel_m
        yield SolidBlock((x - r, y - 0.02, z - r), (x + r, y + 0.02, z + r))
        yield from along(self._stem(at)[1:], 0.024)
        yield from along(self._bar(at), 0.018)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """All of it behind the body."""
        x, y = at.x0 + 0.45, at.y
        crank, wheel = self._stem(at)[0], self._wheel(at)
        behind = [
            *rod(camera, [(x - 0.20, y - 0.2, 0.03), (x - 0.20, y + 0.2, 0.03)], 0.02, "iron"),
            *rod(camera, [(x + 0.72, y - 0.2, 0.03), (x + 0.72, y + 0.2, 0.03)], 0.02, "iron"),
            *rod(camera, [(x - 0.20, y, 0.04), crank, (x + 0.72, y, 0.04)], 0.024, "metal"),
            *disc(camera, wheel, _ACROSS, self.wheel_m, "cloth"),
            *disc(camera, wheel, _ACROSS, 0.05, "metal"),
            *rod(camera, [(x - 0.02, y, at.top - 0.10), crank], 0.024, "metal"),
            *rod(camera, self._stem(at), 0.024, "metal"),
            *rod(camera, self._bar(at), 0.018, "iron"),
            *soft(camera, (x - 0.01, y, at.top - 0.09), (0.14, 0.08, 0.035), "iron"),
            *self._chainring(at, camera, 0.09),
        ]
        return behind, []


class Recumbent(_Pedalled, _Handled):
    """A recumbent bike, its near handle before the body."""

    kind = "recumbent"
    usual = Measures(-0.45, 1.30, 0.45, 0.52)
    is_seat = True
    holds_up = True
    crank_x_m = 1.17
    crank_z_m = 0.42
    handle_x_m = 0.62
    handle_out_m = 0.25
    handle_z_m = 0.66
    wheel_m = 0.24
    """The radius of its wheel."""

    def _wheel(self, at: Standing) -> Vec:
        return (at.x0 + 1.31, at.y, 0.42)

    def _handle(self, at: Standing, way: float) -> list[Vec]:
        x, y, z = at.x0 + self.handle_x_m, at.y + way * self.handle_out_m, self.handle_z_m
        return [(x - 0.22, y, 0.5), (x - 0.05, y, z), (x + 0.05, y, z)]

    def _back(self, at: Standing) -> SolidBar:
        x, y = at.x0 + 0.45, at.y
        return SolidBar((x - 0.22, y, at.top - 0.02), (x - 0.36, y, at.top + 0.48), 0.05)

    def solids(self, at: Standing) -> Iterator[Solid]:
        """The wheel, the back, the handles."""
        x, y, z = self._wheel(at)
        r = self.wheel_m
        yield SolidBlock((x - r, y - 0.02, z - r), (x + r, y + 0.02, z + r))
        yield self._back(at)
        for way in (1.0, -1.0):
            yield from along(self._handle(at, way), 0.016)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """The near handle before the body."""
        x, y = at.x0 + 0.45, at.y
        seat, back = at.top, self._back(at)
        behind = [
            *rod(camera, [(x - 0.15, y - 0.2, 0.03), (x - 0.15, y + 0.2, 0.03)], 0.02, "iron"),
            *rod(camera, [(x + 0.95, y - 0.2, 0.03), (x + 0.95, y + 0.2, 0.03)], 0.02, "iron"),
            *rod(camera, [(x - 0.25, y, 0.06), (x + 0.98, y, 0.06)], 0.03, "metal"),
            *rod(camera, [(x, y, 0.06), (x, y, seat - 0.05)], 0.03, "metal"),
            *box(camera, (x - 0.24, y - 0.2, seat - 0.06), (x + 0.22, y + 0.2, seat), "cloth"),
            *rod(camera, [back.start, back.end], back.radius_m, "cloth_side"),
            *disc(camera, self._wheel(at), _ACROSS, self.wheel_m, "cloth"),
            *rod(camera, [(x + 0.92, y, 0.1), (x + 0.98, y, 0.95)], 0.02, "metal"),
            *self._chainring(at, camera, 0.09),
            *rod(camera, self._handle(at, 1.0), 0.016, "iron"),
        ]
        return behind, rod(camera, self._handle(at, -1.0), 0.016, "iron")


class Pedals(_Pedalled):
    """A pedal exerciser for the floor."""

    kind = "pedals"
    usual = Measures(0.48, 0.40, 0.36, 0.24)
    crank_x_m = 0.20
    crank_z_m = 0.16
    crank_m = 0.09

    def _frame(self, at: Standing) -> list[Vec]:
        axle = (at.x0 + self.crank_x_m, at.y, self.crank_z_m)
        return [(at.x0 + 0.02, at.y, 0.02), axle, (at.x1 - 0.02, at.y, 0.02)]

    def _feet(self, at: Standing) -> list[SolidBar]:
        return [
            SolidBar((at.x0, at.y + way * 0.12, 0.02), (at.x1, at.y + way * 0.12, 0.02), 0.014)
            for way in (-1.0, 1.0)
        ]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Feet and frame."""
        yield from self._feet(at)
        yield from along(self._frame(at), 0.016)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Feet, frame and crank."""
        shapes: list[Shape] = []
        for foot in self._feet(at):
            shapes += rod(camera, [foot.start, foot.end], foot.radius_m, "iron")
        shapes += rod(camera, self._frame(at), 0.016, "metal")
        return [*shapes, *self._chainring(at, camera, 0.07)], []


class Elliptical(_Handled):
    """An elliptical trainer."""

    kind = "elliptical"
    usual = Measures(-0.60, 1.30, 0.50, 1.40)
    holds_up = True
    handle_x_m = 0.92
    handle_out_m = 0.20
    handle_z_m = 1.20
    plate_x_m = 0.62
    """Where its plates go round, from its near end."""
    plate_z_m = 0.24
    plate_out_m = 0.11
    far_m = 0.17
    """How far a plate goes each way."""
    high_m = 0.07
    """How far it rises and sinks."""

    def pedal(self, at: Standing, left: bool, turn_deg: float) -> Vec | None:
        """A plate, which goes round in a flat ring."""
        share = math.cos(math.radians(turn_deg + (0 if left else 180)))
        return (
            at.x0 + self.plate_x_m + self.far_m * share,
            at.y + (self.plate_out_m if left else -self.plate_out_m),
            at.z + self.plate_z_m - self.high_m * share,
        )

    def _post(self, at: Standing) -> SolidBar:
        x = at.x1 - 0.30
        return SolidBar((x, at.y, 0.06), (x, at.y, at.height), 0.022)

    def _lever(self, at: Standing, way: int) -> list[Vec]:
        x, y = at.x0 + self.handle_x_m, at.y + way * self.handle_out_m
        foot = (at.x1 - 0.30, at.y + way * 0.14, 0.55)
        return [foot, (x, y, self.handle_z_m), (x - 0.02, y, self.handle_z_m + 0.12)]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Its post and the levers."""
        yield self._post(at)
        for way in (1, -1):
            yield from along(self._lever(at, way), 0.016)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """The far plate and lever, the frame, the near ones."""
        y = at.y
        drawn: dict[int, list[Shape]] = {}
        for way in (1, -1):
            plate = self.pedal(at, way == 1, 0.0)
            assert plate is not None
            x, side, z = plate[0], plate[1], plate[2]
            drawn[way] = [
                *rod(
                    camera,
                    [(at.x0 + 0.10, side, 0.10), (x + 0.1, side, z - 0.02)],
                    0.014,
                    "metal",
                ),
                *box(camera, (x - 0.13, side - 0.06, z - 0.025), (x + 0.17, side + 0.06, z)),
                *rod(camera, self._lever(at, way), 0.016, "iron"),
            ]
        post = self._post(at)
        frame = [
            *rod(camera, [(at.x0, y, 0.04), (at.x1, y, 0.04)], 0.03, "metal"),
            *disc(camera, (at.x1 - 0.18, y, 0.32), _ACROSS, 0.26, "cloth"),
            *rod(camera, [post.start, post.end], post.radius_m, "metal"),
            *box(
                camera,
                (at.x1 - 0.36, y - 0.10, at.height - 0.02),
                (at.x1 - 0.26, y + 0.10, at.height + 0.14),
                "cloth",
            ),
        ]
        near, far = (-1, 1) if camera.depth((0.0, -1.0, 0.0)) > 0 else (1, -1)
        return [*drawn[far], *frame, *drawn[near]], []

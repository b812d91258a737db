"""What a body leans on or stands in: wall, counter, table, door, doorway, rail."""

from collections.abc import Iterator

from planner.figure.props.bars import bars, leg_bars
from planner.figure.props.base import BaseProp, Drawn, Measures, Standing, Surface
from planner.figure.props.solid import Solid, SolidBar, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.solids import box, rod
from planner.figure.vector import UP, Vec
from planner.model.exercise.picture import Prop


class Upright(BaseProp):
    """What hands press against: the face towards the body."""

    goes_alongside = True

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """On its face, at the height of the shoulder."""
        x, y, z = shoulder
        if at.alongside:
            away = -1.0 if at.y > 0 else 1.0
            return Surface((x, at.y, z), (0.0, away, 0.0), UP)
        return Surface((self.face(at), y, z), (float(at.faces), 0.0, 0.0), UP)

    def face(self, at: Standing) -> float:
        """Where its face is, forward."""
        return at.x0 if at.faces == -1 else at.x1


class Wall(Upright):
    """A wall."""

    kind = "wall"
    usual = Measures(0.48, 0.05, 0.90, 2.02)
    turns_to_body = True
    holds_up = True
    is_ground = True

    def solids(self, at: Standing) -> Iterator[Solid]:
        """As far as it may go on beyond what is drawn."""
        if at.alongside:
            y0, y1 = (at.y, at.y + 0.3) if at.y > 0 else (at.y - 0.3, at.y)
            yield SolidBlock((-2.0, y0, -1.0), (2.0, y1, 3.0))
        else:
            x0, x1 = (at.x0, at.x0 + 0.5) if at.faces == -1 else (at.x1 - 0.5, at.x1)
            yield SolidBlock((x0, -2.0, -1.0), (x1, 2.0, 3.0))

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A slab."""
        if at.alongside:
            y = at.y
            low = (-0.55, y, 0.0) if y > 0 else (-0.55, y - 0.05, 0.0)
            return box(camera, low, (0.55, y + 0.05 if y > 0 else y, at.height)), []
        y0, y1 = at.sides
        return box(camera, (at.x0, y0, 0.0), (at.x1, y1, at.height)), []


class Door(Upright):
    """A closed door with its handle."""

    kind = "door"
    usual = Measures(0.55, 0.05, 0.80, 2.00)

    def _leaf(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        if not at.alongside:
            return SolidBlock((at.x0, y0, 0.0), (at.x1, y1, at.height))
        low, high = (at.y, at.y + 0.05) if at.y > 0 else (at.y - 0.05, at.y)
        return SolidBlock((-0.45, low, 0.0), (0.45, high, at.height))

    def solids(self, at: Standing) -> Iterator[Solid]:
        """The leaf."""
        yield self._leaf(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """The leaf and its handle."""
        leaf = self._leaf(at)
        if at.alongside:
            knob = at.y - 0.05 if at.y > 0 else at.y + 0.05
            handle: list[Vec] = [(0.34, at.y, 1.02), (0.34, knob, 1.02), (0.24, knob, 1.02)]
        else:
            x, y = at.x0, at.sides[0] + 0.10
            handle = [(x, y, 1.02), (x - 0.05, y, 1.02), (x - 0.05, y + 0.12, 1.02)]
        return [
            *box(camera, leaf.low, leaf.high),
            *rod(camera, handle, 0.012, "metal"),
        ], []


class Doorway(BaseProp):
    """An open doorway across the way."""

    kind = "doorway"
    usual = Measures(0.06, 0.10, 0.86, 2.02)
    post_m = 0.09
    """How broad its posts and its lintel are."""

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """On the edge of the post at its side."""
        side = 1.0 if shoulder[1] > 0 else -1.0
        return Surface((at.x0, side * at.width / 2, shoulder[2]), (-1.0, 0.0, 0.0), UP)

    def _posts(self, at: Standing) -> list[SolidBlock]:
        half, outer = at.width / 2, at.width / 2 + self.post_m
        return [
            SolidBlock((at.x0, low, 0.0), (at.x1, high, at.height))
            for low, high in ((-outer, -half), (half, outer))
        ]

    def _lintel(self, at: Standing) -> SolidBlock:
        outer, top = at.width / 2 + self.post_m, at.height + self.post_m
        return SolidBlock((at.x0, -outer, at.height), (at.x1, outer, top))

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Posts and lintel."""
        yield from self._posts(at)
        yield self._lintel(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Seen from the side its near post is before the body."""
        solid = sorted(self._posts(at), key=lambda b: camera.depth((0.0, b.middle[1], 0.0)))
        far, near = (box(camera, post.low, post.high) for post in solid)
        lintel = self._lintel(at)
        top = box(camera, lintel.low, lintel.high)
        if abs(camera.depth((0.0, at.width / 2, 0.0))) > 0.3:
            return [*far, *top], near
        return [*far, *near, *top], []


class _Worktop(BaseProp):
    """A top to lean on; at the side it is long."""

    goes_alongside = True
    edge_m = 0.10

    def stand(self, written: Prop, sat_on: bool) -> Standing:
        """Across the way, or along it at the side."""
        if written.y_cm is not None and written.x_cm is None:
            return self._stand_alongside(written)
        return super().stand(written, sat_on)


class Counter(_Worktop):
    """A kitchen counter."""

    kind = "counter"
    usual = Measures(0.34, 0.40, 0.80, 0.92)
    top_m = 0.05
    """How thick its top is."""
    overhang_m = 0.03

    def _cupboard(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        x0, x1 = (
            (at.x0 + self.overhang_m, at.x1) if at.faces == -1 else (at.x0, at.x1 - self.overhang_m)
        )
        return SolidBlock((x0, y0, at.z), (x1, y1, at.top - self.top_m))

    def _top(self, at: Standing) -> SolidBlock:
        y0, y1 = at.sides
        return SolidBlock((at.x0, y0, at.top - self.top_m), (at.x1, y1, at.top))

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Its top, and the cupboard under it."""
        yield self._top(at)
        yield self._cupboard(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """A cupboard with a top."""
        cupboard, top = self._cupboard(at), self._top(at)
        return [
            *box(camera, cupboard.low, cupboard.high),
            *box(camera, top.low, top.high),
        ], []


class Table(_Worktop):
    """A table."""

    kind = "table"
    usual = Measures(0.34, 0.62, 0.75, 0.74)
    lengthways = True
    top_m = 0.04
    """How thick its top is."""

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Top and legs."""
        yield SolidBlock((at.x0, at.sides[0], at.top - self.top_m), (at.x1, at.sides[1], at.top))
        yield from leg_bars(at, at.top - self.top_m)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Legs and a top."""
        y0, y1 = at.sides
        return [
            *bars(camera, leg_bars(at, at.top - self.top_m), "prop_side"),
            *box(camera, (at.x0, y0, at.top - self.top_m), (at.x1, y1, at.top), "prop"),
        ], []


class Rail(BaseProp):
    """A handrail along the way."""

    kind = "rail"
    usual = Measures(0.25, 0.60, 0.04, 0.92)
    gripped_parts = ("",)

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Round its near end."""
        return Surface((at.x0, at.y, at.top), None, None)

    def _bars(self, at: Standing) -> list[SolidBar]:
        return [
            SolidBar((at.x0, at.y, at.z), (at.x0, at.y, at.top), 0.014),
            SolidBar((at.x1, at.y, at.z), (at.x1, at.y, at.top), 0.014),
            SolidBar((at.x0 - 0.06, at.y, at.top), (at.x1 + 0.06, at.y, at.top), 0.02),
        ]

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Posts and rail."""
        yield from self._bars(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Two posts and a rail."""
        shapes = []
        for bar in self._bars(at):
            shapes += rod(camera, [bar.start, bar.end], bar.radius_m, "metal")
        return shapes, []

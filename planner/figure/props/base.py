"""What a prop is: where it stands, what carries a hand or a foot, what stops a body, its look.

Lengths are metres in the world of the figure: x forward, y to the person's left, z up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from planner.figure.body.skeleton import Skeleton
from planner.figure.props.solid import Solid
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import box, ribbon, soft
from planner.figure.vector import UP, Vec, sub
from planner.model.exercise.picture import Prop, PropKind

Drawn = tuple[list[Shape], list[Shape]]
"""Behind the body, and before it."""
Role = Literal["by", "on", "seat", "sign"]
"""How a text says it: the body is by it, on it, on it where it sits; or it is a sign."""
SOFT_M = 0.05
"""How far a bed, a sofa or a ball gives."""
_LONG_M = 1.7
"""How long a thing at the side is drawn."""
_SIZE = {"small": 0.72, "medium": 1.0, "large": 1.35}


class Measures(NamedTuple):
    """A prop's usual size and place, metres."""

    near_m: float
    """Its near edge, forward of the middle of the body."""
    depth_m: float
    """From front to back."""
    width_m: float
    """From side to side."""
    height_m: float
    """Its top, or its seat."""


class Surface(NamedTuple):
    """Where a hand meets a prop."""

    point: Vec
    """Where, metres."""
    normal: Vec | None
    """Away from the surface; None where it is gripped."""
    fingers: Vec | None
    """Which way the fingers lie; None: as the forearm does."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A prop where it stands, metres."""

    made: "BaseProp"
    """What it is."""
    written: Prop
    """As the picture says it."""
    x0: float
    """Its edge towards the back of the world."""
    x1: float
    """Its edge towards the front."""
    y: float
    """Its middle, to the left."""
    width: float
    """From side to side."""
    height: float
    """Its top, or its seat, above what it stands on."""
    faces: int
    """1: its front looks forward, its back is behind. -1: the other way."""

    @property
    def kind(self) -> PropKind:
        """Its name."""
        return self.made.kind

    @property
    def alongside(self) -> bool:
        """At the person's side, lengthways: only y_cm was given."""
        beside = self.written.y_cm is not None and self.written.x_cm is None
        return beside and self.made.goes_alongside

    @property
    def z(self) -> float:
        """What it stands on."""
        return (self.written.z_cm or 0.0) / 100

    @property
    def top(self) -> float:
        """The height of its top, or its seat, above the floor."""
        return self.z + self.height

    @property
    def sides(self) -> tuple[float, float]:
        """Its ends, to the right and to the left."""
        return self.y - self.width / 2, self.y + self.width / 2

    def shown(self, number: int) -> bool:
        """Whether it is in a frame, counted from 1."""
        return not self.written.frames or number in self.written.frames


@dataclass(frozen=True, slots=True)
class InHand:
    """What a held prop is drawn from."""

    camera: Camera
    """From where it is seen."""
    written: Prop
    """As the picture says it."""
    palm: Vec
    """The hand, or the middle of both."""
    palms: tuple[Vec, ...]
    """The hands that hold it, left first."""
    axis: Vec
    """Which way it lies in a hand by itself."""

    @property
    def size(self) -> float:
        """How large it is drawn, 1 the usual."""
        return size_of(self.written)


@dataclass(frozen=True, slots=True)
class Under:
    """What a prop is drawn from that a part of the body lies on."""

    camera: Camera
    """From where it is seen."""
    written: Prop
    """As the picture says it."""
    part: str
    """What lies on it."""
    x: float
    """Where, forward."""
    y: float
    """Where, to the left."""
    surface: float
    """The height of what it lies on itself."""
    high: float
    """How high it is under the part."""

    @property
    def size(self) -> float:
        """How large it is drawn, 1 the usual."""
        return size_of(self.written)


@dataclass(frozen=True, slots=True)
class OnPage:
    """What a sign is drawn from."""

    camera: Camera
    """From where the body is seen."""
    written: Prop
    """As the picture says it."""
    found: Skeleton
    """The body."""
    point: Vec | None
    """The part it is written at; None: there is no such part."""
    shapes: list[Shape]
    """What is drawn already, from which it stays clear."""


class BaseProp:
    """A kind of prop. A new one is a class with this base, listed in PROPS, and its words."""

    kind: ClassVar[PropKind]
    """Its name in a picture, and the key of its words in every language."""
    role: ClassVar[Role] = "by"
    """How the text of a picture says it."""
    said_apart: ClassVar[bool] = False
    """A sentence of its own tells it, not the list of what is around the body."""
    usual: ClassVar[Measures | None] = None
    """Where it stands by itself; None: it goes with the body."""
    is_seat: ClassVar[bool] = False
    """A body can sit on it."""
    is_bed: ClassVar[bool] = False
    """A body can lie or kneel on it."""
    holds_up: ClassVar[bool] = False
    """It keeps a body from falling that is on it, in it or against it."""
    is_ground: ClassVar[bool] = False
    """Drawn behind all that stands on it."""
    goes_alongside: ClassVar[bool] = False
    """With y_cm alone it stands lengthways at the side."""
    lengthways: ClassVar[bool] = False
    """Its width_cm is how long it is, forward."""
    turns_to_body: ClassVar[bool] = False
    """Behind the body, or under it, its front looks forward."""
    sat_on_near_m: ClassVar[float | None] = None
    """Where its front is when a body sits on it."""
    has_steps: ClassVar[bool] = False
    """Its steps have numbers: a foot can be on stairs_2."""
    edge_m: ClassVar[float] = 0.07
    """How far from its near edge a hand comes down on it."""
    hand_parts: ClassVar[tuple[str, ...]] = ()
    """Its parts that a hand can be sent to; `back` of a chair is called chair_back."""
    gripped_parts: ClassVar[tuple[str, ...]] = ()
    """Of these and "", the whole: what a hand closes around."""
    only_held: ClassVar[bool] = False
    """It does not lie about: it is held, or it has a start and an end."""
    is_worn: ClassVar[bool] = False
    """Round the body it is worn, not stretched."""
    tone: ClassVar[str] = "strap"
    """Its colour where it is stretched."""
    ribbon_mm: ClassVar[int] = 20
    """How broad it is where it is stretched."""

    # Where it stands

    def stand(self, written: Prop, sat_on: bool) -> Standing:
        """Where it stands; `sat_on`: it is the seat of the body."""
        assert self.usual is not None
        usual = self.usual
        near, faces = self._front(written, sat_on)
        x0, x1 = (near - usual.depth_m, near) if faces == 1 else (near, near + usual.depth_m)
        if written.turned:  # it keeps its place; only its back changes sides
            faces = -faces
        width = usual.width_m if written.width_cm is None else written.width_cm / 100
        if self.lengthways and written.width_cm:
            x1, width = x0 + width, usual.width_m
        height = usual.height_m if written.height_cm is None else written.height_cm / 100
        return Standing(self, written, x0, x1, (written.y_cm or 0.0) / 100, width, height, faces)

    def _front(self, written: Prop, sat_on: bool) -> tuple[float, int]:
        """Its near edge, and which way it faces."""
        assert self.usual is not None
        near = None if written.x_cm is None else written.x_cm / 100
        if self.turns_to_body and sat_on:
            return (self.sat_on_near_m or 0.0) if near is None else near, 1
        if near is not None:
            return near, 1 if self.turns_to_body and near < 0 else -1
        if sat_on and self.sat_on_near_m is not None:
            return self.sat_on_near_m, -1
        return self.usual.near_m, -1

    def _stand_alongside(self, written: Prop) -> Standing:
        """Lengthways at the side."""
        assert self.usual is not None
        usual, edge = self.usual, (written.y_cm or 0.0) / 100
        y = edge + usual.depth_m / 2 * (1 if edge > 0 else -1)
        half = (_LONG_M if written.width_cm is None else written.width_cm / 100) / 2
        height = usual.height_m if written.height_cm is None else written.height_cm / 100
        return Standing(self, written, -half, half, y, usual.depth_m, height, -1)

    # What it carries

    @property
    def gripped_places(self) -> tuple[str, ...]:
        """What a hand closes around, by name."""
        return tuple(f"{self.kind}_{part}" if part else self.kind for part in self.gripped_parts)

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """Where a hand comes down on it; `part` one of hand_parts, "" or, of a seat, "edge".

        None: this one has no such part.
        """
        x, y, _ = shoulder
        if at.alongside:
            way = 1.0 if at.y > 0 else -1.0
            inner = at.y - way * at.width / 2
            return Surface((x, inner + way * 0.08, at.top), UP, forward)
        if part == "edge" and at.faces == 1:
            point = (at.x1 - 0.24, outward(y, at.width / 2 - 0.03), at.top)
            return Surface(point, UP, forward)
        inside = at.x0 + self.edge_m if at.faces == -1 else at.x1 - self.edge_m
        return Surface((inside, y, at.top), UP, forward)

    def foot(self, at: Standing, step: int) -> tuple[float, float]:
        """Where along it a foot stands, and how high; `step` 1 is a stair's lowest."""
        return (at.x0 + 0.065 if at.faces == -1 else at.x1 - 0.065), at.top

    def crank(self, at: Standing) -> Vec | None:
        """What its pedals turn about, if it has a crank."""
        return None

    def pedal(self, at: Standing, left: bool, turn_deg: float) -> Vec | None:
        """Where a pedal is; at 0 the left one is in front, the right one behind."""
        return None

    # What it stops

    def solids(self, at: Standing) -> Iterator[Solid]:
        """What no part of a body can be in."""
        yield from ()

    # How it looks

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Where it stands by itself."""
        return [], []

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """Where it waits to be picked up."""
        return []

    def in_hand(self, held: InHand) -> list[Shape]:
        """In one hand."""
        return soft(held.camera, held.palm, (0.06, 0.06, 0.045), "cloth")

    def between_hands(self, held: InHand) -> list[Shape]:
        """Between both hands."""
        across = sub(held.palms[0], held.palms[1])
        return soft(held.camera, held.palm, (0.09, max(0.08, abs(across[1]) / 2), 0.05), "cloth")

    def between_parts(self, camera: Camera, middle: Vec, radius_m: float) -> list[Shape]:
        """Between two parts of the body that press it."""
        return soft(camera, middle, (radius_m, radius_m, radius_m), "cloth")

    def under(self, lain: Under) -> list[Shape]:
        """Under a part of the body."""
        return lump(lain, (0.06, 0.16), "cloth")

    def worn(self, camera: Camera, found: Skeleton) -> Drawn:
        """On the body, where it is worn."""
        return [], []

    def stretched(self, camera: Camera, points: list[Vec], written: Prop) -> list[Shape]:
        """From point to point."""
        return ribbon(camera, points, self.tone, self.ribbon_mm)

    def sign(self, page: OnPage) -> list[Shape]:
        """On the page, where it is a sign."""
        return []


def size_of(written: Prop) -> float:
    """How large a prop is drawn, 1 the usual."""
    return _SIZE[written.size]


def outward(y: float, reach_m: float) -> float:
    """So far to the side that y is on."""
    return reach_m if y > 0 else -reach_m


def lump(lain: Under, half: tuple[float, float], tone: str) -> list[Shape]:
    """A thing that gives under what lies on it; half its length and breadth, metres."""
    if lain.part == "hands":  # flat: hands slide on it
        low = (lain.x - 0.16, lain.y - 0.22, lain.surface)
        return box(lain.camera, low, (lain.x + 0.16, lain.y + 0.22, lain.surface + 0.012), "cloth")
    center = (lain.x, lain.y, lain.surface + lain.high / 2)
    radii = (half[0] * lain.size, half[1], lain.high / 2 + 0.012)
    return soft(lain.camera, center, radii, tone)


def on_page(camera: Camera, points: list[Vec]) -> list[Point]:
    """Points of the world on the page."""
    return [camera.point(point) for point in points]

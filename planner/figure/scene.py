"""What stands around the body: where each prop is, and what a body can rest on or push against."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from planner.figure.props import FLOOR, HAND_PLACES, PROPS, SEAT_EDGE
from planner.figure.props.base import Standing, Surface
from planner.figure.props.beds import Pool
from planner.figure.props.seats import Cushion
from planner.figure.props.steps import Hill
from planner.figure.vector import UP, Vec
from planner.model.exercise.picture import Picture, Prop, PropKind

_USUAL_SEAT_M = 0.44


@dataclass(slots=True)
class Scene:
    """The props that stand by themselves, and the surface the body lies or sits on."""

    standing: list[Standing]
    """Where each stands."""
    held_props: tuple[Prop, ...]
    """Props that go with the body: held, worn, under a part, stretched between parts."""
    lying_m: float
    """Height of what a lying or kneeling body is on."""
    seat_m: float
    """Height of the seat."""

    def find(self, kind: str) -> Standing | None:
        """The first prop of a kind."""
        return next((each for each in self.standing if each.kind == kind), None)

    def at_hand(self, name: str) -> tuple[Standing, str] | None:
        """What a place of a hand is on, and which part of it."""
        kind, part = HAND_PLACES.get(name, (name, ""))
        if name == SEAT_EDGE:
            kind, part = "chair", "edge"
        found = self.find(kind)
        if found is None and name == SEAT_EDGE:
            found = next((each for each in self.standing if each.made.is_seat), None)
        return None if found is None else (found, part)

    def bring_under(self, name: str, x: float) -> None:
        """Put a prop whose place is not given under the hands of a body that leans on it."""
        met = self.at_hand(name)
        if met is None or met[0].written.x_cm is not None:
            return
        near = x - met[0].made.edge_m
        moved = replace(met[0], x0=near, x1=near + met[0].x1 - met[0].x0)
        self.standing[self.standing.index(met[0])] = moved


def scene_of(picture: Picture, seated: bool, lying: bool = False) -> Scene:
    """Where the props of a picture stand. `lying`: a body that floats where there is water."""
    standing: list[Standing] = []
    held: list[Prop] = []
    for prop in (as_written(each) for each in picture.props):
        made = PROPS[prop.kind]
        goes_along = prop.held_by or prop.under or prop.between or prop.start or prop.around
        if made.usual is None or goes_along:
            held.append(prop)
        else:
            sat_on = seated and not any(each.made.is_seat for each in standing)
            standing.append(made.stand(prop, sat_on))
    bed = _first(each for each in standing if each.made.is_bed)
    seat = _first(each for each in standing if each.made.is_seat)
    cushion = PROPS["cushion"]
    if seat is not None and any(prop.kind == cushion.kind for prop in held):
        assert isinstance(cushion, Cushion)
        standing.append(cushion.on(seat))
        seat = replace(seat, height=seat.height + cushion.thick_m)
    pool = _first(each for each in standing if isinstance(each.made, Pool))
    if lying and pool is not None:
        bed = replace(pool, height=pool.height - Pool.floats_below_m)
    return Scene(
        standing,
        tuple(held),
        bed.height if bed and not (seated and bed.kind != "mat") else 0.0,
        seat.height if seat and seated else _USUAL_SEAT_M,
    )


def _first(found: Iterable[Standing]) -> Standing | None:
    return next(iter(found), None)


_DEFAULTS = {name: field.default for name, field in Prop.model_fields.items() if name != "kind"}


def as_written(prop: PropKind | Prop) -> Prop:
    """A prop that is written as its name alone, in full."""
    return Prop.model_construct(kind=prop, **_DEFAULTS) if isinstance(prop, str) else prop


def hand_surface(scene: Scene, name: str, shoulder: Vec, forward: Vec) -> Surface | None:
    """Where a hand comes down on a prop, before it is moved; None if there is no such prop."""
    if name == FLOOR:
        return Surface((shoulder[0], shoulder[1], scene.lying_m), UP, forward)
    met = scene.at_hand(name)
    return None if met is None else met[0].made.hand(met[0], met[1], shoulder, forward)


def crank(scene: Scene) -> Vec | None:
    """What the pedals turn about, if there are pedals."""
    return next((c for each in scene.standing if (c := each.made.crank(each))), None)


def pedal_point(scene: Scene, left: bool, turn_deg: float) -> Vec | None:
    """Where a pedal is; at 0 the left one is in front, the right one behind."""
    pedals = (each.made.pedal(each, left, turn_deg) for each in scene.standing)
    return next((pedal for pedal in pedals if pedal), None)


def foot_point(scene: Scene, name: str) -> tuple[float, float] | None:
    """Where along a prop a foot stands, metres forward, and how high; None: no such prop."""
    if name in ("floor", "flat", "rest"):
        return 0.0, 0.0
    kind, _, step = name.rpartition("_")
    number = int(step) if step.isdigit() else 0
    found = scene.find(kind if number else name)
    if found is None or (number and not found.made.has_steps):
        return None
    return found.made.foot(found, number)


def slope(scene: Scene, x: float) -> tuple[float, float] | None:
    """A hill's height at a place, metres, and its rise, degrees; None without a hill."""
    hill = _first(each for each in scene.standing if isinstance(each.made, Hill))
    return hill.made.rise(hill, x) if hill and isinstance(hill.made, Hill) else None

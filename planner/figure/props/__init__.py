"""The props of a picture: one class each, all of them in PROPS.

A prop says where it stands, what of it carries a hand or a foot, what of it stops a body, how it
looks and by which key it is called. Nothing else knows a prop by its name.
"""

from planner.figure.props import (
    balls,
    beds,
    carried,
    gym,
    machines,
    pillows,
    seats,
    signs,
    steps,
    stretched,
    surfaces,
)
from planner.figure.props.base import BaseProp
from planner.model.exercise.picture import PropKind

_ALL: tuple[BaseProp, ...] = (
    seats.Chair(),
    seats.Stool(),
    seats.Sofa(),
    beds.Bench(),
    surfaces.Wall(),
    surfaces.Counter(),
    surfaces.Table(),
    steps.SingleStep(),
    steps.Stairs(),
    beds.Bed(),
    beds.FloorMat(),
    balls.LargeBall(),
    balls.SmallBall(),
    surfaces.Doorway(),
    surfaces.Door(),
    surfaces.Rail(),
    gym.FoamRoller(),
    gym.CableMachine(),
    gym.Cable(),
    machines.Cart(),
    machines.Walker(),
    machines.Bike(),
    machines.Recumbent(),
    machines.Pedals(),
    machines.Elliptical(),
    steps.Obstacle(),
    beds.Pool(),
    steps.Hill(),
    seats.Cushion(),
    pillows.Pillow(),
    pillows.Towel(),
    pillows.TowelRoll(),
    pillows.Dial(),
    stretched.Band(),
    stretched.Strap(),
    stretched.Dowel(),
    stretched.Pole(),
    carried.Dumbbell(),
    carried.Kettlebell(),
    carried.Bag(),
    carried.Backpack(),
    carried.Basket(),
    signs.ClockSign(),
    signs.Stopwatch(),
    signs.Breath(),
    signs.Thought(),
    signs.Music(),
    signs.Squeeze(),
    signs.Circle(),
    signs.Square(),
    signs.Scan(),
)
PROPS: dict[PropKind, BaseProp] = {prop.kind: prop for prop in _ALL}
"""Every prop by its kind."""
STANDING: tuple[PropKind, ...] = tuple(p.kind for p in _ALL if p.usual is not None)
"""What can stand by itself."""
FLOOR = "floor"
SEAT_EDGE = "seat"
"""The edge of whatever a body sits on."""
HAND_PLACES: dict[str, tuple[PropKind, str]] = {
    f"{prop.kind}_{part}" if part else prop.kind: (prop.kind, part)
    for prop in _ALL
    if prop.usual is not None
    for part in ("", *prop.hand_parts)
}
"""What a hand can be sent to on a prop: the prop, and its part."""
SURFACES: tuple[str, ...] = (*HAND_PLACES, FLOOR, SEAT_EDGE)
"""What a hand can be put on and stays on, and what then bears weight."""
GRIPPED: frozenset[str] = frozenset(place for prop in _ALL for place in prop.gripped_places)
"""Of those, what a hand closes around."""
SIGNS: dict[PropKind, signs.Sign] = {p.kind: p for p in _ALL if isinstance(p, signs.Sign)}
"""What is on the page, not in the world."""
ON_THE_RIGHT: frozenset[PropKind] = frozenset(k for k, sign in SIGNS.items() if sign.on_the_right)
"""Of those, what stands beside all else."""

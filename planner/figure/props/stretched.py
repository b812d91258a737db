"""What goes from point to point: band, strap, dowel, pole."""

from planner.figure.props.base import BaseProp, InHand
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import between, ribbon, rod
from planner.figure.vector import Vec, add, scale, sub, unit
from planner.model.exercise.picture import Prop


class _Ribbon(BaseProp):
    """What is pulled straight."""

    ribbon_mm = 18

    only_held = True

    def between_hands(self, held: InHand) -> list[Shape]:
        """From palm to palm."""
        return ribbon(held.camera, list(held.palms), self.tone, self.ribbon_mm)


class Band(_Ribbon):
    """An exercise band."""

    kind = "band"
    tone = "rubber"


class Strap(_Ribbon):
    """A strap or a belt."""

    kind = "strap"


class _Stick(BaseProp):
    """What is stiff."""

    only_held = True

    def between_hands(self, held: InHand) -> list[Shape]:
        """From palm to palm and beyond."""
        a, b = between(held.palms[1], held.palms[0], 0.22)
        return rod(held.camera, [a, b], 0.012, "strap")

    def stretched(self, camera: Camera, points: list[Vec], written: Prop) -> list[Shape]:
        """From its start to its end and a little beyond; on the floor it stops there."""
        a, b = between(points[0], points[-1], 0.0 if written.end == "floor" else 0.10)
        return rod(camera, [a, b], 0.012, self.tone)


class Dowel(_Stick):
    """A broomstick."""

    kind = "dowel"

    def in_hand(self, held: InHand) -> list[Shape]:
        """Through the hand."""
        at = held.palm
        a, b = between(at, add(at, scale(held.axis, 0.01)), 0.4 * held.size)
        return rod(held.camera, [a, b], 0.012, "strap")


class Pole(_Stick):
    """A walking pole."""

    kind = "pole"
    tone = "metal"

    def in_hand(self, held: InHand) -> list[Shape]:
        """Its tip on the floor, behind the hand."""
        palm = held.palm
        foot = (palm[0] - 0.22, palm[1], 0.0)
        top = add(palm, scale(unit(sub(palm, foot)), 0.10))
        return rod(held.camera, [foot, top], 0.010, "metal")

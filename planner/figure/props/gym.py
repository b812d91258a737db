"""Things of a clinic's gym: a foam roller, a cable machine and its cable."""

from collections.abc import Iterator

from planner.figure.props.base import BaseProp, Drawn, InHand, Measures, Standing, Surface, Under
from planner.figure.props.solid import Solid, SolidBar, SolidBlock
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import box, disc, ribbon, rod
from planner.figure.vector import Vec
from planner.model.exercise.picture import Prop

_ROLLER_M = 0.15
_HALF_LONG_M = 0.45


class FoamRoller(BaseProp):
    """A foam roller, lying across."""

    kind = "foam_roller"

    def under(self, lain: Under) -> list[Shape]:
        """As thick as the part is high over what it lies on."""
        return self._roller(lain.camera, (lain.x, lain.y, lain.surface), max(0.06, lain.high))

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        return self._roller(camera, at, (written.height_cm or 100 * _ROLLER_M) / 100)

    def between_parts(self, camera: Camera, middle: Vec, radius_m: float) -> list[Shape]:
        """Its end is seen."""
        x, y, z = middle
        return self._roller(camera, (x, y, z - radius_m), 2 * radius_m)

    @staticmethod
    def _roller(camera: Camera, at: Vec, thick_m: float) -> list[Shape]:
        x, y, low = at
        radius = thick_m / 2
        ends = [(x, y + side * _HALF_LONG_M, low + radius) for side in (1, -1)]
        far, near = sorted(ends, key=camera.depth)
        shapes = disc(camera, far, (0.0, 1.0, 0.0), radius, "cloth")
        shapes += rod(camera, [far, near], radius, "cloth")
        shapes += disc(camera, near, (0.0, 1.0, 0.0), radius, "cloth_side")
        return shapes + disc(camera, near, (0.0, 1.0, 0.0), radius / 4, "cloth_top")


class CableMachine(BaseProp):
    """A tower with a stack of plates and three places for the cable to come from."""

    kind = "cable_machine"
    usual = Measures(0.75, 0.36, 0.46, 1.95)
    turns_to_body = True
    hand_parts = ("low", "high")
    gripped_parts = ("", "low", "high")

    def hand(self, at: Standing, part: str, shoulder: Vec, forward: Vec) -> Surface | None:
        """At the pulley, where its cable begins."""
        return Surface(self._pulley(at, part), None, None)

    @staticmethod
    def _pulley(at: Standing, part: str) -> Vec:
        high = {"low": 0.14, "": 0.52, "high": 0.95}[part]
        x = at.x0 if at.faces == -1 else at.x1
        return (x - 0.05 * at.faces * -1, at.y, at.z + at.height * high)

    def _posts(self, at: Standing) -> list[SolidBar]:
        x = (at.x0 + at.x1) / 2
        y0, y1 = at.sides
        return [
            SolidBar((x, y, at.z + 0.05), (x, y, at.top), 0.025) for y in (y0 + 0.04, y1 - 0.04)
        ]

    def _blocks(self, at: Standing) -> tuple[SolidBlock, SolidBlock, SolidBlock]:
        y0, y1 = at.sides
        foot = SolidBlock((at.x0, y0, at.z), (at.x1, y1, at.z + 0.06))
        head = SolidBlock((at.x0 + 0.04, y0, at.top - 0.08), (at.x1 - 0.04, y1, at.top))
        plates = SolidBlock(
            (at.x0 + 0.10, y0 + 0.08, at.z + 0.06), (at.x1 - 0.10, y1 - 0.08, at.z + 0.62)
        )
        return foot, plates, head

    def solids(self, at: Standing) -> Iterator[Solid]:
        """Foot, plates and head; the posts are in line with them."""
        yield from self._blocks(at)

    def draw(self, at: Standing, camera: Camera) -> Drawn:
        """Posts, the stack of plates, the pulleys."""
        foot, plates, head = self._blocks(at)
        shapes = box(camera, foot.low, foot.high)
        for post in sorted(self._posts(at), key=lambda one: camera.depth(one.start)):
            shapes += rod(camera, [post.start, post.end], post.radius_m, "metal")
        low, high = plates.low[2], plates.high[2]
        count = 7
        for number in range(count):
            z0, z1 = (low + (high - low) * n / count for n in (number, number + 1))
            shapes += box(camera, (*plates.low[:2], z0), (*plates.high[:2], z1 - 0.012))
        shapes += box(camera, head.low, head.high)
        for part in ("", *self.hand_parts):
            pulley = self._pulley(at, part)
            arm = ((at.x0 + at.x1) / 2, pulley[1], pulley[2])
            shapes += rod(camera, [arm, pulley], 0.012, "metal")
            shapes += disc(camera, pulley, (0.0, 1.0, 0.0), 0.04, "metal")
        return shapes, []


class Cable(BaseProp):
    """The cable of a machine, with a handle at the hand."""

    kind = "cable"
    only_held = True
    tone = "ink"
    ribbon_mm = 6

    def stretched(self, camera: Camera, points: list[Vec], written: Prop) -> list[Shape]:
        """A thin line from point to point."""
        return ribbon(camera, points, self.tone, self.ribbon_mm)

    def between_hands(self, held: InHand) -> list[Shape]:
        """A bar in both hands."""
        return rod(held.camera, list(held.palms), 0.014, "metal")

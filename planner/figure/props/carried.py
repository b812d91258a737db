"""What is lifted and carried: weights, bags, a basket, a pack."""

import math

from planner.figure.body.skeleton import Skeleton
from planner.figure.props.base import BaseProp, Drawn, InHand, size_of
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import PagePath, Shape, circle, curve, polygon
from planner.figure.shapes.solids import THIN_MM, box, disc, ribbon, rod, soft
from planner.figure.vector import Vec, add, apply, scale
from planner.model.exercise.picture import Prop

_FACES_US = 0.25
"""A side of a basket that is turned away further than this is seen too narrowly for slots."""


class Dumbbell(BaseProp):
    """A dumbbell."""

    kind = "dumbbell"

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        size = size_of(written)
        axis = (0.0, 1.0, 0.0) if written.axis == "side" else (1.0, 0.0, 0.0)
        return self._along(camera, add(at, (0.0, 0.0, 0.055 * size)), axis, size)

    def in_hand(self, held: InHand) -> list[Shape]:
        """As the hand lies."""
        return self._along(held.camera, held.palm, held.axis, held.size)

    def between_hands(self, held: InHand) -> list[Shape]:
        """Upright it is held under its upper end."""
        axis = {"forward": (1.0, 0.0, 0.0), "side": (0.0, 1.0, 0.0)}.get(
            held.written.axis or "", (0.0, 0.0, 1.0)
        )
        at = add(held.palm, (0.0, 0.0, -0.075 * held.size)) if axis[2] else held.palm
        return self._along(held.camera, at, axis, held.size * 1.15)

    @staticmethod
    def _along(camera: Camera, at: Vec, axis: Vec, size: float) -> list[Shape]:
        half, plate = 0.085 * size, 0.052 * size
        ends = sorted((1, -1), key=lambda s: camera.depth(scale(axis, s)))
        shapes: list[Shape] = rod(
            camera, [add(at, scale(axis, -half)), add(at, scale(axis, half))], 0.013, "iron"
        )
        for s in ends:
            inner, outer = (
                add(at, scale(axis, s * (half - 0.012))),
                add(at, scale(axis, s * (half + 0.035 * size))),
            )
            shapes += rod(camera, [inner, outer], plate, "iron")
            shapes += disc(
                camera, outer if camera.depth(scale(axis, s)) > 0 else inner, axis, plate, "iron"
            )
        return shapes


class Kettlebell(BaseProp):
    """A kettlebell."""

    kind = "kettlebell"

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        size = size_of(written)
        return self._under(camera, add(at, (0.0, 0.0, 0.255 * size)), size)

    def in_hand(self, held: InHand) -> list[Shape]:
        """Hanging."""
        return self._under(held.camera, held.palm, held.size)

    def between_hands(self, held: InHand) -> list[Shape]:
        """Hanging, or over the hands."""
        return self._under(held.camera, held.palm, held.size, held.written.axis == "up")

    @staticmethod
    def _under(camera: Camera, palm: Vec, size: float, over: bool = False) -> list[Shape]:
        r = 0.095 * size
        x, y = camera.point(palm)
        cx, cy = camera.point(add(palm, (0.0, 0.0, (1.0 if over else -1.0) * (r + 0.065))))
        k = 1000 * r
        up = 1 if y > cy else -1
        handle = curve(
            [
                (cx - 0.62 * k, cy + up * 0.7 * k),
                (x - 0.55 * k, y),
                (x + 0.55 * k, y),
                (cx + 0.62 * k, cy + up * 0.7 * k),
            ]
        )
        return [
            Shape(handle, "", "ink", 40),
            Shape(handle, "", "iron", 24),
            Shape(circle((cx, cy), k), "iron", "ink", THIN_MM),
        ]


class Bag(BaseProp):
    """A shopping bag that hangs from a hand."""

    kind = "bag"

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        size = size_of(written)
        return hanging_bag(camera, add(at, (0.0, 0.0, 0.37 * size)), size)

    def in_hand(self, held: InHand) -> list[Shape]:
        """Hanging."""
        return hanging_bag(held.camera, held.palm, held.size)

    def between_hands(self, held: InHand) -> list[Shape]:
        """Hanging, a little larger."""
        return hanging_bag(held.camera, held.palm, held.size * 1.15)


class Basket(BaseProp):
    """A laundry basket, held a little below its rim."""

    kind = "basket"

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        return self._around(camera, add(at, (0.0, 0.0, 0.13)), 0.20)

    def in_hand(self, held: InHand) -> list[Shape]:
        """In one hand it hangs like a bag."""
        return hanging_bag(held.camera, held.palm, held.size)

    def between_hands(self, held: InHand) -> list[Shape]:
        """As wide as the hands are apart."""
        half = max(0.16, math.dist(*held.palms) / 2)
        return self._around(held.camera, held.palm, half)

    @staticmethod
    def _around(camera: Camera, at: Vec, half_width_m: float) -> list[Shape]:
        low = (at[0] - 0.14, at[1] - half_width_m, at[2] - 0.13)
        high = (at[0] + 0.18, at[1] + half_width_m, at[2] + 0.09)
        heap = ((low[0] + high[0]) / 2, at[1], high[2])
        shapes = box(camera, low, high, "cloth")
        shapes += soft(camera, heap, (0.12, 0.8 * half_width_m, 0.05), "paper")
        across, along = camera.toward[1], camera.toward[0]
        y = low[1] if across < 0 else high[1]
        x = low[0] if along < 0 else high[0]
        slots: list[tuple[float, float]] = []
        for share in (0.2, 0.4, 0.6, 0.8):
            if abs(across) > _FACES_US:
                slots.append((low[0] + share * (high[0] - low[0]), y))
            if abs(along) > _FACES_US:
                slots.append((x, low[1] + share * (high[1] - low[1])))
        path: PagePath = []
        for slot in slots:
            ends = [camera.point((*slot, z)) for z in (low[2] + 0.04, high[2] - 0.06)]
            path += polygon(ends, closed=False)
        return [*shapes, Shape(path, "", "mark", 14)]


class Backpack(BaseProp):
    """A filled backpack; round the back it is worn."""

    kind = "backpack"
    is_worn = True

    def worn(self, camera: Camera, found: Skeleton) -> Drawn:
        """On the back, its straps over the shoulders where they are seen."""
        m = found.axes["thorax2"]
        at, collar = found.at["thorax1"], found.at["collar"]
        sack = soft(
            camera, add(at, apply(m, (-0.17, 0.0, 0.02))), (0.10, 0.15, 0.21), "cloth_side", m
        )
        pocket = add(at, apply(m, (-0.225, 0.0, -0.05)))
        sack += soft(camera, pocket, (0.045, 0.11, 0.10), "cloth", m)
        ahead = camera.depth((m[0], m[3], m[6]))
        straps: list[Shape] = []
        if ahead > 0.15:
            for way in (1, -1):
                course = [
                    add(collar, apply(m, (-0.04, way * 0.09, -0.01))),
                    add(collar, apply(m, (0.05, way * 0.09, 0.0))),
                    add(at, apply(m, (0.11, way * 0.09, 0.02))),
                ]
                straps += ribbon(camera, course, "cloth_side", 22)
        return ([], [*sack, *straps]) if ahead < -0.3 else (sack, straps)

    def resting(self, camera: Camera, at: Vec, written: Prop) -> list[Shape]:
        """On the floor."""
        size = size_of(written)
        return self._from_side(camera, add(at, (0.0, 0.0, 0.20 * size)), size)

    def in_hand(self, held: InHand) -> list[Shape]:
        """By its loop."""
        return self._from_side(
            held.camera, add(held.palm, (0.0, 0.0, -0.20 * held.size)), held.size
        )

    def between_hands(self, held: InHand) -> list[Shape]:
        """Hugged."""
        return self._from_side(held.camera, held.palm, held.size)

    @staticmethod
    def _from_side(camera: Camera, at: Vec, size: float) -> list[Shape]:
        x, y = camera.point(at)
        w, h = 130 * size, 195 * size
        outline = curve(
            [
                (x - w, y - 0.9 * h), (x - w, y + 0.4 * h), (x - 0.6 * w, y + 0.95 * h),
                (x + 0.6 * w, y + 0.95 * h), (x + w, y + 0.4 * h), (x + w, y - 0.9 * h),
            ],
            closed=True,
        )  # fmt: skip
        pocket = polygon(
            [
                (x - 0.6 * w, y - 0.7 * h),
                (x + 0.6 * w, y - 0.7 * h),
                (x + 0.6 * w, y - 0.1 * h),
                (x - 0.6 * w, y - 0.1 * h),
            ]
        )
        loop = curve([(x - 0.3 * w, y + 0.9 * h), (x, y + 1.2 * h), (x + 0.3 * w, y + 0.9 * h)])
        return [
            Shape(loop, "", "ink", 22),
            Shape(loop, "", "strap", 9),
            Shape(outline, "cloth_side", "ink", THIN_MM),
            Shape(pocket, "cloth", "ink", THIN_MM - 2),
        ]


def hanging_bag(camera: Camera, palm: Vec, size: float) -> list[Shape]:
    """A bag under a palm."""
    x, y = camera.point(palm)
    w, h, drop = 150 * size, 260 * size, 110 * size
    top = y - drop
    handle = curve(
        [
            (x - 0.55 * w, top - 10),
            (x - 0.25 * w, y - 6),
            (x + 0.25 * w, y - 6),
            (x + 0.55 * w, top - 10),
        ]
    )
    body = polygon([(x - w, top), (x + w, top), (x + 0.86 * w, top - h), (x - 0.86 * w, top - h)])
    return [
        Shape(handle, "", "ink", 24),
        Shape(handle, "", "strap", 10),
        Shape(body, "cloth", "ink", THIN_MM),
    ]

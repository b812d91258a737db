"""Things that are held or lain on, drawn: weights, bags, a basket, a pack, pillows."""

import math

from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, circle, curve, polygon
from planner.figure.shapes.solids import THIN_MM, box, disc, rod, soft
from planner.figure.vector import Vec, add, scale


def lump(
    camera: Camera, kind: str, name: str, center: Vec, high_m: float, size: float
) -> list[Shape]:
    """A pillow, a folded towel or a roll that gives under what lies on it."""
    along, wide = (0.17, 0.24) if kind == "pillow" else (0.06, 0.16)
    if kind == "pillow" and name in ("knees", "ankles", "feet", "calves"):
        along, wide = 0.13, 0.22
    if kind == "towel":
        along, wide = 0.10, 0.14
    half = high_m / 2 + 0.012
    tone = "cloth_top" if kind == "pillow" else "cloth"
    shapes = soft(camera, center, (along * size, wide, half), tone)
    if kind == "towel_roll":
        end = (center[0], center[1] - wide, center[2])
        shapes += disc(camera, end, (0.0, 1.0, 0.0), min(0.05, half), "cloth_side")
    return shapes


def dial(camera: Camera, center: Vec, radius_m: float = 0.34) -> list[Shape]:
    """A clock face lying flat: the hours that a pelvis or a body leans to."""
    shapes = disc(camera, center, (0.0, 0.0, 1.0), radius_m, "paper")
    for hour in range(12):
        angle = math.pi / 6 * hour
        inner = radius_m * (0.76 if hour % 3 == 0 else 0.88)
        ends = [
            camera.point(
                (center[0] + r * math.cos(angle), center[1] + r * math.sin(angle), center[2])
            )
            for r in (inner, radius_m)
        ]
        width = 16 if hour % 3 == 0 else 9
        shapes.append(Shape(polygon(ends, closed=False), "", "ink", width))
    return shapes


def cloth(camera: Camera, palm: Vec) -> list[Shape]:
    """A cloth that hangs from a hand."""
    x, y = camera.point(palm)
    outline = [
        (x - 70, y + 40),
        (x + 80, y + 30),
        (x + 110, y - 150),
        (x + 10, y - 130),
        (x - 95, y - 170),
    ]
    fold = curve([(x - 10, y), (x + 5, y - 60), (x - 5, y - 125)])
    return [
        Shape(curve(outline, closed=True), "cloth", "ink", THIN_MM),
        Shape(fold, "", "mark", 7),
    ]


def dumbbell(camera: Camera, at: Vec, axis: Vec, size: float) -> list[Shape]:
    """A dumbbell along an axis."""
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


def kettlebell(camera: Camera, palm: Vec, size: float, upside_down: bool = False) -> list[Shape]:
    """A kettlebell under a palm, or over it."""
    sign = 1.0 if upside_down else -1.0
    r = 0.095 * size
    x, y = camera.point(palm)
    cx, cy = camera.point(add(palm, (0.0, 0.0, sign * (r + 0.065))))
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


def basket(camera: Camera, at: Vec, half_width_m: float) -> list[Shape]:
    """A laundry basket, held a little below its rim."""
    low = (at[0] - 0.14, at[1] - half_width_m, at[2] - 0.13)
    high = (at[0] + 0.18, at[1] + half_width_m, at[2] + 0.09)
    shapes = box(camera, low, high, "cloth")
    for z in (0.02, -0.05):
        seen = [camera.point((x, low[1], at[2] + z)) for x in (low[0] + 0.03, high[0] - 0.03)]
        shapes.append(Shape(polygon(seen, closed=False), "", "mark", 10))
    return shapes


def pack(camera: Camera, at: Vec, size: float) -> list[Shape]:
    """A filled backpack, seen from its side."""
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


def bag(camera: Camera, palm: Vec, size: float) -> list[Shape]:
    """A shopping bag that hangs from a hand."""
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

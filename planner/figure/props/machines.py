"""Things with wheels and pedals, drawn: bikes, an elliptical trainer, a cart, a walker."""

from planner.figure.scene import Placed
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import box, disc, rod, soft

Drawn = tuple[list[Shape], list[Shape]]
"""Behind the body, and before it."""


def ends(p: Placed) -> tuple[float, float]:
    """Its sides, to the right and to the left."""
    return p.y - p.width / 2, p.y + p.width / 2


def cart(p: Placed, camera: Camera) -> Drawn:
    """A shopping cart."""
    y0, y1 = ends(p)
    top = p.z + p.height
    wheels: list[Shape] = []
    for x in (p.x0 + 0.16, p.x1 - 0.05):
        for y in (y1, y0):
            wheels += disc(camera, (x, y, 0.06), (0.0, 1.0, 0.0), 0.06, "iron")
    basket = box(camera, (p.x0 + 0.12, y0, 0.42), (p.x1, y1, top - 0.12), "cloth")
    frame = [
        *rod(
            camera,
            [(p.x0 + 0.16, y1, 0.08), (p.x0 + 0.12, y1, 0.5), (p.x0, y1, top)],
            0.012,
            "metal",
        ),
        *rod(
            camera,
            [(p.x0 + 0.16, y0, 0.08), (p.x1 - 0.05, y0, 0.08), (p.x1 - 0.02, y0, 0.44)],
            0.012,
            "metal",
        ),
        *rod(
            camera,
            [(p.x0 + 0.16, y0, 0.08), (p.x0 + 0.12, y0, 0.5), (p.x0, y0, top)],
            0.012,
            "metal",
        ),
        *rod(camera, [(p.x0, y0, top), (p.x0, y1, top)], 0.016, "iron"),
    ]
    return [*wheels, *basket, *frame], []


def walker(p: Placed, camera: Camera) -> Drawn:
    """A walking frame, its near side before the body."""
    y0, y1 = ends(p)
    top = p.z + p.height
    sides: list[list[Shape]] = []
    for y in sorted((y0, y1), key=lambda y: camera.depth((0.0, y, 0.0))):
        sides.append(
            [
                *rod(
                    camera,
                    [(p.x0 - 0.08, y, 0.0), (p.x0, y, top), (p.x0 + 0.20, y, top), (p.x1, y, 0.05)],
                    0.013,
                    "metal",
                ),
                *rod(camera, [(p.x0 - 0.04, y, 0.42), (p.x0 + 0.31, y, 0.42)], 0.010, "metal"),
            ]
        )
    cross = rod(camera, [(p.x0 + 0.26, y0, 0.62), (p.x0 + 0.26, y1, 0.62)], 0.012, "metal")
    return [*sides[0], *cross], sides[1]


def bike(p: Placed, camera: Camera) -> Drawn:
    """An upright exercise bike."""
    x, y = p.x0 + 0.45, p.y
    seat = p.z + p.height
    crank = (x + 0.22, y, 0.30)
    wheel = (x + 0.62, y, 0.30)
    behind = [
        *rod(camera, [(x - 0.20, y - 0.2, 0.03), (x - 0.20, y + 0.2, 0.03)], 0.02, "iron"),
        *rod(camera, [(x + 0.72, y - 0.2, 0.03), (x + 0.72, y + 0.2, 0.03)], 0.02, "iron"),
        *rod(camera, [(x - 0.20, y, 0.04), crank, (x + 0.72, y, 0.04)], 0.024, "metal"),
        *disc(camera, wheel, (0.0, 1.0, 0.0), 0.25, "cloth"),
        *disc(camera, wheel, (0.0, 1.0, 0.0), 0.05, "metal"),
        *rod(camera, [(x - 0.02, y, seat - 0.10), crank], 0.024, "metal"),
        *rod(camera, [crank, (x + 0.50, y, 0.72), (x + 0.46, y, 1.10)], 0.024, "metal"),
        *rod(
            camera,
            [(x + 0.46, y + 0.20, 1.13), (x + 0.46, y, 1.10), (x + 0.46, y - 0.20, 1.13)],
            0.018,
            "iron",
        ),
        *soft(camera, (x - 0.01, y, seat - 0.09), (0.14, 0.08, 0.035), "iron"),
        *disc(camera, crank, (0.0, 1.0, 0.0), 0.09, "metal"),
    ]
    return behind, []


def recumbent(p: Placed, camera: Camera) -> Drawn:
    """A recumbent bike, its near handle before the body."""
    x, y = p.x0 + 0.45, p.y
    seat = p.z + p.height
    crank = (x + 0.72, y, 0.42)
    behind = [
        *rod(camera, [(x - 0.15, y - 0.2, 0.03), (x - 0.15, y + 0.2, 0.03)], 0.02, "iron"),
        *rod(camera, [(x + 0.95, y - 0.2, 0.03), (x + 0.95, y + 0.2, 0.03)], 0.02, "iron"),
        *rod(camera, [(x - 0.25, y, 0.06), (x + 0.98, y, 0.06)], 0.03, "metal"),
        *rod(camera, [(x, y, 0.06), (x, y, seat - 0.05)], 0.03, "metal"),
        *box(camera, (x - 0.24, y - 0.2, seat - 0.06), (x + 0.22, y + 0.2, seat), "cloth"),
        *rod(camera, [(x - 0.22, y, seat - 0.02), (x - 0.36, y, seat + 0.48)], 0.05, "cloth_side"),
        *disc(camera, (x + 0.86, y, 0.42), (0.0, 1.0, 0.0), 0.24, "cloth"),
        *rod(camera, [(x + 0.92, y, 0.1), (x + 0.98, y, 0.95)], 0.02, "metal"),
        *disc(camera, crank, (0.0, 1.0, 0.0), 0.09, "metal"),
        *rod(
            camera,
            [(x - 0.05, y + 0.25, 0.5), (x + 0.12, y + 0.25, 0.66), (x + 0.22, y + 0.25, 0.66)],
            0.016,
            "iron",
        ),
    ]
    near = rod(
        camera,
        [(x - 0.05, y - 0.25, 0.5), (x + 0.12, y - 0.25, 0.66), (x + 0.22, y - 0.25, 0.66)],
        0.016,
        "iron",
    )
    return behind, near


def pedals(p: Placed, camera: Camera) -> Drawn:
    """A pedal exerciser for the floor."""
    x = (p.x0 + p.x1) / 2
    return [
        *rod(camera, [(p.x0, p.y - 0.12, 0.02), (p.x1, p.y - 0.12, 0.02)], 0.014, "iron"),
        *rod(camera, [(p.x0, p.y + 0.12, 0.02), (p.x1, p.y + 0.12, 0.02)], 0.014, "iron"),
        *rod(
            camera,
            [(p.x0 + 0.02, p.y, 0.02), (x, p.y, 0.16), (p.x1 - 0.02, p.y, 0.02)],
            0.016,
            "metal",
        ),
        *disc(camera, (x, p.y, 0.16), (0.0, 1.0, 0.0), 0.07, "metal"),
    ], []


def elliptical(p: Placed, camera: Camera) -> Drawn:
    """An elliptical trainer."""
    y, drawn = p.y, {-1: [], 1: []}  # type: ignore[var-annotated]
    for side, ahead in ((1, 0.17), (-1, -0.17)):
        plate = (p.x0 + 0.62 + ahead, y + side * 0.11, 0.24 - 0.41 * ahead)
        x, _, z = plate
        drawn[side] += rod(
            camera,
            [(p.x0 + 0.10, y + side * 0.11, 0.10), (x + 0.1, plate[1], z - 0.02)],
            0.014,
            "metal",
        )
        drawn[side] += box(
            camera, (x - 0.13, plate[1] - 0.06, z - 0.025), (x + 0.17, plate[1] + 0.06, z)
        )
        handle = (p.x0 + 0.92, y + side * 0.20, 1.20)
        drawn[side] += rod(
            camera,
            [(p.x1 - 0.30, y + side * 0.14, 0.55), handle, (handle[0] - 0.02, handle[1], 1.32)],
            0.016,
            "iron",
        )
    frame = [
        *rod(camera, [(p.x0, y, 0.04), (p.x1, y, 0.04)], 0.03, "metal"),
        *disc(camera, (p.x1 - 0.18, y, 0.32), (0.0, 1.0, 0.0), 0.26, "cloth"),
        *rod(camera, [(p.x1 - 0.30, y, 0.06), (p.x1 - 0.30, y, p.height)], 0.022, "metal"),
        *box(
            camera,
            (p.x1 - 0.36, y - 0.10, p.height - 0.02),
            (p.x1 - 0.26, y + 0.10, p.height + 0.14),
            "cloth",
        ),
    ]
    near, far = (-1, 1) if camera.depth((0.0, -1.0, 0.0)) > 0 else (1, -1)
    return [*drawn[far], *frame, *drawn[near]], []

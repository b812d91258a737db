"""The props that stand by themselves, drawn."""

from collections.abc import Callable

from planner.figure.props.machines import (
    Drawn,
    bike,
    cart,
    elliptical,
    ends,
    pedals,
    recumbent,
    walker,
)
from planner.figure.scene import Placed
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, curve, polygon
from planner.figure.shapes.solids import THIN_MM, ball, box, rod


def furniture_shapes(placed: Placed, camera: Camera) -> Drawn:
    """A prop behind the body, and what of it stands before the body."""
    return _DRAW[placed.kind](placed, camera)


def _legs(p: Placed, camera: Camera, top: float, inset: float = 0.03) -> list[Shape]:
    y0, y1 = ends(p)
    shapes: list[Shape] = []
    far_first = sorted(
        [(x, y) for x in (p.x0 + inset, p.x1 - inset) for y in (y0 + inset, y1 - inset)],
        key=lambda c: camera.depth((c[0], c[1], 0.0)),
    )
    for x, y in far_first:
        shapes += rod(camera, [(x, y, p.z), (x, y, top)], 0.014, "prop_side")
    return shapes


def _chair(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    seat = p.z + p.height
    back = p.x0 if p.faces == 1 else p.x1
    lean = -0.05 if p.faces == 1 else 0.05
    shapes = _legs(p, camera, seat - 0.02)
    posts: list[Shape] = []
    for y in sorted((y0 + 0.03, y1 - 0.03), key=lambda y: camera.depth((0.0, y, 0.0))):
        posts += rod(camera, [(back, y, seat), (back + lean, y, seat + 0.46)], 0.014, "prop_side")
    rest = []
    for z in (seat + 0.22, seat + 0.40):
        k = lean * (z - seat) / 0.46
        rest.append(
            Shape(
                polygon(
                    [
                        camera.point((back + k, y0 + 0.02, z)),
                        camera.point((back + k, y1 - 0.02, z)),
                        camera.point((back + k + lean * 0.16, y1 - 0.02, z + 0.09)),
                        camera.point((back + k + lean * 0.16, y0 + 0.02, z + 0.09)),
                    ]
                ),
                "prop",
                "ink",
                THIN_MM,
            )
        )
    seat_box = box(camera, (p.x0, y0, seat - 0.045), (p.x1, y1, seat))
    arms: list[Shape] = []
    if p.prop.size == "large":  # with arm rests
        for y in sorted((y0 + 0.02, y1 - 0.02), key=lambda y: camera.depth((0.0, y, 0.0))):
            front = p.x1 - 0.05 if p.faces == 1 else p.x0 + 0.05
            arms += rod(
                camera,
                [(front, y, seat), (front, y, seat + 0.20), (back, y, seat + 0.20)],
                0.014,
                "prop_side",
            )
    away = camera.depth((float(p.faces), 0.0, 0.0))
    if away < -0.4:  # seen from behind: the back rest is before whoever sits there
        return [*shapes, *seat_box, *arms], [*posts, *rest]
    near_arm = arms[len(arms) // 2 :]
    far_arm = arms[: len(arms) // 2]
    if away < 0:
        return [*shapes, *seat_box, *posts, *rest, *far_arm], near_arm
    return [*shapes, *posts, *rest, *seat_box, *far_arm], near_arm


def _stool(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    seat = p.z + p.height
    return [
        *_legs(p, camera, seat - 0.02),
        *box(camera, (p.x0, y0, seat - 0.05), (p.x1, y1, seat)),
    ], []


def _sofa(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    seat = p.z + p.height
    back0, back1 = (p.x0 - 0.16, p.x0 + 0.02) if p.faces == 1 else (p.x1 - 0.02, p.x1 + 0.16)
    back = box(camera, (back0, y0, p.z + 0.05), (back1, y1, seat + 0.34), "cloth")
    base = box(camera, (p.x0, y0, p.z + 0.05), (p.x1, y1, seat), "cloth")
    return [*back, *base], []


def _slab(thick: float, tone: str) -> Callable[[Placed, Camera], Drawn]:
    def draw(p: Placed, camera: Camera) -> Drawn:
        y0, y1 = ends(p)
        top = p.z + p.height
        return [
            *_legs(p, camera, top - thick),
            *box(camera, (p.x0, y0, top - thick), (p.x1, y1, top), tone),
        ], []

    return draw


def _block(tone: str) -> Callable[[Placed, Camera], Drawn]:
    def draw(p: Placed, camera: Camera) -> Drawn:
        y0, y1 = ends(p)
        return box(camera, (p.x0, y0, p.z), (p.x1, y1, p.z + p.height), tone), []

    return draw


def _counter(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    top = p.z + p.height
    near = 0.03 if p.faces == -1 else -0.03
    x0, x1 = (p.x0 + near, p.x1) if p.faces == -1 else (p.x0, p.x1 + near)
    return [
        *box(camera, (x0, y0, p.z), (x1, y1, top - 0.05)),
        *box(camera, (p.x0, y0, top - 0.05), (p.x1, y1, top)),
    ], []


def _wall(p: Placed, camera: Camera) -> Drawn:
    if p.alongside:
        y = p.y
        side = box(
            camera,
            (-0.55, y, 0.0) if y > 0 else (-0.55, y - 0.05, 0.0),
            (0.55, y + 0.05, p.height) if y > 0 else (0.55, y, p.height),
        )
        return side, []
    y0, y1 = ends(p)
    return box(camera, (p.x0, y0, 0.0), (p.x1, y1, p.height)), []


def _bed(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    top = p.z + p.height
    return [
        *_legs(p, camera, p.z + 0.14, 0.08),
        *box(camera, (p.x0, y0, p.z + 0.12), (p.x1, y1, p.z + 0.26)),
        *box(camera, (p.x0 + 0.02, y0 + 0.02, p.z + 0.26), (p.x1 - 0.02, y1 - 0.02, top), "cloth"),
    ], []


def _stairs(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    depth = p.x1 - p.x0
    shapes: list[Shape] = []
    steps = max(3, p.prop.count)
    for i in reversed(range(steps)):
        shapes += box(
            camera,
            (p.x0 + i * depth, y0, p.z),
            (p.x0 + (i + 1) * depth, y1, p.z + (i + 1) * p.height),
        )
    rail = [
        (p.x0 + 0.02, y1, p.height + 0.85),
        (p.x0 + (steps - 0.1) * depth, y1, p.height * steps + 0.85),
    ]
    posts = [rod(camera, [(x, y1, z - 0.85), (x, y1, z)], 0.012, "metal") for x, _, z in rail]
    flat = [shape for post in posts for shape in post]
    return [*rod(camera, rail, 0.016, "metal"), *flat, *shapes], []


def _ball(p: Placed, camera: Camera) -> Drawn:
    r = p.height / 2
    return ball(camera, ((p.x0 + p.x1) / 2, p.y, p.z + r), r, "mat"), []


def _doorway(p: Placed, camera: Camera) -> Drawn:
    half = p.width / 2
    posts = []
    for y in sorted((-half, half), key=lambda y: camera.depth((0.0, y, 0.0))):
        outer = y + (0.09 if y > 0 else -0.09)
        low, high = sorted((y, outer))
        posts.append(box(camera, (p.x0, low, 0.0), (p.x1, high, p.height)))
    lintel = box(camera, (p.x0, -half - 0.09, p.height), (p.x1, half + 0.09, p.height + 0.09))
    near = posts[1] if abs(camera.depth((0.0, half, 0.0))) > 0.3 else []
    if near:
        return [*posts[0], *lintel], near
    return [*posts[0], *posts[1], *lintel], []


def _door(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    if p.alongside:
        face = p.y - 0.0 if p.y > 0 else p.y
        low, high = (face, face + 0.05) if p.y > 0 else (face - 0.05, face)
        knob = face - 0.05 if p.y > 0 else face + 0.05
        return [
            *box(camera, (-0.45, low, 0.0), (0.45, high, p.height)),
            *rod(
                camera, [(0.34, face, 1.02), (0.34, knob, 1.02), (0.24, knob, 1.02)], 0.012, "metal"
            ),
        ], []
    x = p.x0
    handle = (x - 0.05, y0 + 0.10, 1.02)
    return [
        *box(camera, (p.x0, y0, 0.0), (p.x1, y1, p.height)),
        *rod(
            camera,
            [(x, handle[1], handle[2]), handle, (x - 0.05, handle[1] + 0.12, 1.02)],
            0.012,
            "metal",
        ),
    ], []


def _rail(p: Placed, camera: Camera) -> Drawn:
    top = p.z + p.height
    return [
        *rod(camera, [(p.x0, p.y, p.z), (p.x0, p.y, top)], 0.014, "metal"),
        *rod(camera, [(p.x1, p.y, p.z), (p.x1, p.y, top)], 0.014, "metal"),
        *rod(camera, [(p.x0 - 0.06, p.y, top), (p.x1 + 0.06, p.y, top)], 0.02, "metal"),
    ], []


def _pool(p: Placed, camera: Camera) -> Drawn:
    x0, x1, top = p.x0, p.x1, p.height
    left, right = camera.point((x0, 0.0, top)), camera.point((x1, 0.0, top))
    low = camera.point((x0, 0.0, 0.0))[1]
    water = Shape(
        polygon([(left[0], low), (right[0], low), (right[0], right[1]), (left[0], left[1])]),
        "water",
    )
    waves: list[Shape] = []
    for k, drop in enumerate((0.0, 190.0, 380.0)):
        count = 13
        points = [
            (
                left[0] + (right[0] - left[0]) * i / count,
                left[1] - drop + (16 if (i + k) % 2 else -16),
            )
            for i in range(count + 1)
        ]
        waves.append(Shape(curve(points), "", "mark", 12 if k == 0 else 7))
    return [water], waves


def _hill(p: Placed, camera: Camera) -> Drawn:
    y0, y1 = ends(p)
    near, far = sorted((y0, y1), key=lambda y: -camera.depth((0.0, y, 0.0)))
    foot, top = (p.x0, near, 0.0), (p.x1, near, p.height)
    face = [foot, top, (p.x1, near, 0.0)]
    slope = [foot, top, (p.x1, far, p.height), (p.x0, far, 0.0)]
    return [
        Shape(polygon([camera.point(c) for c in slope]), "mat_top", "ink", THIN_MM),
        Shape(polygon([camera.point(c) for c in face]), "mat", "ink", THIN_MM),
    ], []


_DRAW: dict[str, Callable[[Placed, Camera], Drawn]] = {
    "chair": _chair,
    "stool": _stool,
    "sofa": _sofa,
    "bench": _slab(0.08, "cloth"),
    "table": _slab(0.04, "prop"),
    "wall": _wall,
    "counter": _counter,
    "step": _block("prop"),
    "stairs": _stairs,
    "bed": _bed,
    "mat": _block("mat"),
    "ball": _ball,
    "small_ball": _ball,
    "doorway": _doorway,
    "door": _door,
    "rail": _rail,
    "cart": cart,
    "walker": walker,
    "bike": bike,
    "recumbent": recumbent,
    "pedals": pedals,
    "elliptical": elliptical,
    "obstacle": _block("prop"),
    "cushion": _block("cloth"),
    "pool": _pool,
    "hill": _hill,
}

"""What stands around the body: where each prop is, and what a body can rest on or push against."""

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.figure.vector import UP, Vec
from planner.model.exercise.picture import Picture, Prop

FLOOR_M = 0.0


class Measures(NamedTuple):
    """A prop's usual size and place, metres."""

    near: float
    """Its near edge, forward of the middle of the body."""
    depth: float
    """From front to back."""
    width: float
    """From side to side."""
    height: float
    """Its top, or its seat."""


USUAL: dict[str, Measures] = {
    "chair": Measures(0.42, 0.42, 0.44, 0.44),
    "stool": Measures(0.40, 0.36, 0.38, 0.44),
    "sofa": Measures(0.42, 0.60, 0.90, 0.42),
    "bench": Measures(0.35, 0.90, 0.34, 0.42),
    "wall": Measures(0.48, 0.05, 0.90, 2.02),
    "counter": Measures(0.34, 0.40, 0.80, 0.92),
    "table": Measures(0.34, 0.62, 0.75, 0.74),
    "step": Measures(0.20, 0.32, 0.50, 0.16),
    "stairs": Measures(0.20, 0.27, 0.70, 0.17),
    "bed": Measures(-0.99, 1.98, 0.90, 0.50),
    "mat": Measures(-0.98, 1.96, 0.62, 0.012),
    "ball": Measures(0.30, 0.56, 0.56, 0.56),
    "small_ball": Measures(0.10, 0.22, 0.22, 0.22),
    "doorway": Measures(0.06, 0.10, 0.86, 2.02),
    "door": Measures(0.55, 0.05, 0.80, 2.00),
    "rail": Measures(0.25, 0.60, 0.04, 0.92),
    "cart": Measures(0.30, 0.62, 0.48, 0.98),
    "walker": Measures(0.08, 0.42, 0.54, 0.88),
    "bike": Measures(-0.45, 1.10, 0.40, 0.86),
    "recumbent": Measures(-0.45, 1.30, 0.45, 0.52),
    "pedals": Measures(0.48, 0.40, 0.36, 0.24),
    "elliptical": Measures(-0.60, 1.30, 0.50, 1.40),
    "obstacle": Measures(0.30, 0.06, 0.40, 0.12),
    "pool": Measures(-0.95, 1.90, 0.80, 1.16),
    "hill": Measures(-0.80, 1.60, 0.50, 0.18),
}
SURFACES = (
    *USUAL, "floor", "seat", "chair_back", "chair_seat", "chair_arms", "sofa_seat"
)  # fmt: skip
"""What a hand can be put on and stays on."""
_CUSHION_M = 0.09
_FLOATS_BELOW_M = 0.12
"""How deep a swimmer's body hangs under the surface."""
SEATS = ("chair", "stool", "sofa", "bench", "bed", "ball", "recumbent", "bike")
BEDS = ("bed", "mat", "bench", "sofa")


_ALONGSIDE = ("wall", "door", "counter", "table")
_LONG_M = 1.7
"""How long a thing at the side is drawn."""


@dataclass(frozen=True)
class Placed:
    """A prop where it stands, metres."""

    kind: str
    prop: Prop
    x0: float
    x1: float
    y: float
    width: float
    height: float
    faces: int
    """1: its front looks forward, its back is behind. -1: the other way."""

    @property
    def alongside(self) -> bool:
        """At the person's side, lengthways: only y_cm was given."""
        return self.prop.y_cm is not None and self.prop.x_cm is None and self.kind in _ALONGSIDE

    @property
    def z(self) -> float:
        """What it stands on."""
        return (self.prop.z_cm or 0.0) / 100


@dataclass(frozen=True)
class Scene:
    """The props that stand by themselves, and the surface the body lies or sits on."""

    placed: list[Placed]
    """Where each stands."""
    loose: tuple[Prop, ...]
    """Props that go with the body: held, worn, under a part, stretched between parts."""
    lying_m: float
    """Height of what a lying or kneeling body is on."""
    seat_m: float
    """Height of the seat."""

    def find(self, name: str) -> Placed | None:
        """The first prop of a kind."""
        return next((each for each in self.placed if each.kind == name), None)


def scene_of(picture: Picture, seated: bool, lying: bool = False) -> Scene:
    """Where the props of a picture stand. `lying`: a body that floats where there is water."""
    placed: list[Placed] = []
    loose: list[Prop] = []
    for written in picture.props:
        prop = (
            Prop.model_construct(kind=written, **_DEFAULTS) if isinstance(written, str) else written
        )
        goes_along = prop.held_by or prop.under or prop.start or prop.around
        if prop.kind not in USUAL or goes_along:
            loose.append(prop)
            continue
        placed.append(_stand(prop, seated and not any(p.kind in SEATS for p in placed)))
    bed = next((each for each in placed if each.kind in BEDS), None)
    seat = next((each for each in placed if each.kind in SEATS), None)
    if seat is not None and any(p.kind == "cushion" for p in loose):
        inset = replace(
            seat,
            kind="cushion",
            prop=seat.prop.model_copy(update={"z_cm": seat.height * 100}),
            height=_CUSHION_M,
        )
        placed.append(inset)
        seat = replace(seat, height=seat.height + _CUSHION_M)
    pool = next((each for each in placed if each.kind == "pool"), None)
    if lying and pool is not None:
        bed = replace(pool, height=pool.height - _FLOATS_BELOW_M)
    return Scene(
        placed,
        tuple(loose),
        bed.height if bed and not (seated and bed.kind != "mat") else 0.0,
        seat.height if seat and seated else 0.44,
    )


_DEFAULTS = {name: field.default for name, field in Prop.model_fields.items() if name != "kind"}


def _stand(prop: Prop, sat_on: bool) -> Placed:
    usual = USUAL[prop.kind]
    near, depth = usual.near, usual.depth
    faces = -1
    if prop.kind in ("chair", "stool", "sofa") and sat_on:
        near = 0.25 if prop.x_cm is None else prop.x_cm / 100
        faces = 1
    elif prop.x_cm is not None:
        near = prop.x_cm / 100
        if prop.kind in ("chair", "stool", "sofa", "wall") and near < 0:
            faces = 1
    elif prop.kind == "ball" and sat_on:
        near, faces = -0.28, -1
    if prop.turned:
        # Turned round it keeps its place; only its back changes sides.
        x0, x1 = (near - depth, near) if faces == 1 else (near, near + depth)
        faces = -faces
    else:
        x0, x1 = (near - depth, near) if faces == 1 else (near, near + depth)
    width = usual.width if prop.width_cm is None else prop.width_cm / 100
    if prop.kind in ("mat", "bed", "bench", "table", "step", "pool", "hill") and prop.width_cm:
        x1, width = x0 + width, usual.width
    height = usual.height if prop.height_cm is None else prop.height_cm / 100
    if prop.kind in ("counter", "table") and prop.y_cm is not None and prop.x_cm is None:
        edge = prop.y_cm / 100
        y = edge + usual.depth / 2 * (1 if edge > 0 else -1)
        half = (_LONG_M if prop.width_cm is None else prop.width_cm / 100) / 2
        return Placed(prop.kind, prop, -half, half, y, usual.depth, height, -1)
    return Placed(prop.kind, prop, x0, x1, (prop.y_cm or 0.0) / 100, width, height, faces)


class Surface(NamedTuple):
    """Where a hand or foot meets a prop."""

    point: Vec
    """Where, metres."""
    normal: Vec | None
    """Away from the surface; None where it is gripped."""
    fingers: Vec | None
    """Which way the fingers lie; None: as the forearm does."""


def hand_surface(scene: Scene, name: str, shoulder: Vec, forward: Vec) -> Surface | None:
    """Where a hand goes on a prop, before it is moved; None if there is no such prop."""
    x, y, _ = shoulder
    if name == "floor":
        return Surface((x, y, scene.lying_m), (0.0, 0.0, 1.0), forward)
    kind, _, part = name.partition("_")
    if name in ("seat", "chair_back", "chair_seat", "chair_arms", "sofa_seat"):
        kind, part = ("chair" if name != "sofa_seat" else "sofa"), name.rpartition("_")[2]
    elif name in USUAL:
        kind, part = name, ""
    found = scene.find(kind)
    if found is None and name == "seat":
        found = next((each for each in scene.placed if each.kind in SEATS), None)
    if found is None:
        return None
    top = found.z + found.height
    if found.kind in ("wall", "door"):
        if found.alongside:
            away = -1.0 if found.y > 0 else 1.0
            return Surface((x, found.y, shoulder[2]), (0.0, away, 0.0), (0.0, 0.0, 1.0))
        face = found.x0 if found.faces == -1 else found.x1
        return Surface((face, y, shoulder[2]), (float(found.faces), 0.0, 0.0), (0.0, 0.0, 1.0))
    if found.kind == "doorway":
        side = 1.0 if y > 0 else -1.0
        return Surface(
            (found.x0, side * found.width / 2, shoulder[2]), (-1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
        )
    if found.kind == "chair" and part == "arms":
        front = found.x1 - 0.09 if found.faces == 1 else found.x0 + 0.09
        return Surface((front, _out(y, found.width / 2 - 0.02), top + 0.20), UP, forward)
    if found.kind == "chair" and part == "back":
        back = found.x0 + 0.03 if found.faces == 1 else found.x1 - 0.03
        return Surface((back, y * 0.8, found.z + 0.90), None, None)
    if found.kind in ("cart", "walker"):
        return Surface((found.x0 + 0.02, y * 0.9, top), None, None)
    if found.kind in ("bike", "recumbent", "elliptical"):
        x, reach_out, z = _HANDLES[found.kind]
        return Surface((found.x0 + x, _out(y, reach_out), z), None, None)
    if found.kind == "rail":
        return Surface((found.x0, found.y, top), None, None)
    if found.kind == "ball":
        middle = (found.x0 + found.x1) / 2
        return Surface((middle, y * 0.5, top), (0.0, 0.0, 1.0), forward)
    if found.alongside:
        inner = found.y - found.width / 2 if found.y > 0 else found.y + found.width / 2
        return Surface((x, inner + (0.08 if found.y > 0 else -0.08), top), UP, forward)
    if found.kind == "stairs":
        share = (x + 0.15 - found.x0) / (found.x1 - found.x0)
        return Surface(
            (x + 0.15, found.y + found.width / 2, top * (1 + max(0.0, share)) + 0.85), None, None
        )
    edge = 0.10 if found.kind in ("counter", "table") else 0.07
    inside = found.x0 + edge if found.faces == -1 else found.x1 - edge
    if name == "seat" and found.faces == 1:
        inside = found.x1 - 0.24
        return Surface((inside, _out(y, found.width / 2 - 0.03), top), (0.0, 0.0, 1.0), forward)
    return Surface((inside, y, top), (0.0, 0.0, 1.0), forward)


_HANDLES = {
    "bike": (0.91, 0.19, 1.13),
    "recumbent": (0.62, 0.25, 0.66),
    "elliptical": (0.92, 0.20, 1.20),
}
"""From the near end, to the side, and up; metres."""
_CRANKS = {"bike": (0.67, 0.30), "recumbent": (1.17, 0.42), "pedals": (0.20, 0.16)}
_CRANK_M = {"bike": 0.15, "recumbent": 0.15, "pedals": 0.09}
_PLATES = (0.62, 0.24, 0.17, 0.07)
"""Of an elliptical: where its plates go round, how high, and how far each way."""


def crank(scene: Scene) -> Vec | None:
    """What the pedals turn about, if there are pedals."""
    for kind, (x, z) in _CRANKS.items():
        found = scene.find(kind)
        if found is not None:
            return (found.x0 + x, found.y, found.z + z)
    return None


def pedal_point(scene: Scene, left: bool, turn_deg: float) -> Vec | None:
    """Where a pedal is; at 0 the left one is in front, the right one behind."""
    angle = math.radians(turn_deg + (0 if left else 180))
    plates = scene.find("elliptical")
    if plates is not None:
        x, z, far, high = _PLATES
        ahead, lift = far * math.cos(angle), -high * math.cos(angle)
        return (plates.x0 + x + ahead, plates.y + (0.11 if left else -0.11), z + lift)
    for kind, (x, z) in _CRANKS.items():
        found = scene.find(kind)
        if found is None:
            continue
        r = _CRANK_M[kind]
        return (
            found.x0 + x + r * math.cos(angle),
            found.y + (0.10 if left else -0.10),
            found.z + z - r * math.sin(angle),
        )
    return None


def _out(y: float, reach: float) -> float:
    return reach if y > 0 else -reach


def foot_height(scene: Scene, name: str) -> float | None:
    """How high a foot stands on a prop; None if there is no such prop."""
    if name in ("floor", "flat", "rest"):
        return FLOOR_M
    kind, _, step = name.partition("_")
    if kind == "stairs" and step.isdigit() and scene.find(kind):
        return scene.find(kind).height * int(step)  # type: ignore[union-attr]
    found = scene.find(name)
    return None if found is None else found.z + found.height


def slope(scene: Scene, x: float) -> tuple[float, float] | None:
    """A hill's height at a place, and its rise in degrees; None without a hill."""
    hill = scene.find("hill")
    if hill is None:
        return None
    run = hill.x1 - hill.x0
    share = max(0.0, min(1.0, (x - hill.x0) / run))
    return share * hill.height, math.degrees(math.atan2(hill.height, run))


def foot_middle(scene: Scene, name: str) -> float:
    """Where along a prop a foot stands, metres forward."""
    kind, _, step = name.partition("_")
    found = scene.find(kind if step.isdigit() else name)
    if found is None:
        return 0.0
    if step.isdigit():
        return found.x0 + (int(step) - 1) * (found.x1 - found.x0) + 0.065
    return found.x0 + 0.065 if found.faces == -1 else found.x1 - 0.065

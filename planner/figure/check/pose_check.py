"""A check of the drawing itself: joints in range, nothing through or above what carries it.

Returns sentences for people; nothing here raises for a bad picture.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planner.figure.body import measures
from planner.figure.body.limits import MOVES, RANGE_DEG, SHOULDER_ACROSS_DEG, SHOULDER_BACK_DEG
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.body.skeleton import center_of_mass
from planner.figure.drawing.compose import Drawing, camera_of, draw
from planner.figure.drawing.moved_way import part_point
from planner.figure.drawing.signs_beside import SIGNS_AT_A_PART
from planner.figure.pose.carried import lowest_of_trunk
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.pose_settings import start_of
from planner.figure.pose.solve import solve
from planner.figure.props.loose import Loose
from planner.figure.scene import Placed, Scene, slope
from planner.figure.shapes.contour import hull
from planner.figure.shapes.path import coordinates
from planner.figure.vector import Vec, mix, sub, unapply, unit
from planner.model.exercise.picture import Picture

THROUGH_M = 0.01
"""No part may be deeper than this in a floor, seat, wall or bed."""
FLOATS_M = 0.01
"""No part that rests may be farther than this above."""
_SOFT_M = 0.05
"""Beds, sofas and balls give."""
_BASE_MARGIN_M = 0.02
_DIFFER_M = 0.02
_HARD = (
    "wall",
    "counter",
    "table",
    "step",
    "stairs",
    "chair",
    "stool",
    "door",
    "obstacle",
    "bench",
)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a frame."""

    frame: int
    """Its index, from 0."""
    message: str
    """What is wrong."""


def check(picture: Picture) -> list[Fault]:
    """Every fault of a picture, frame by frame."""
    solution = solve(picture)
    found: list[Fault] = []
    camera = camera_of(solution)
    for index, moment in enumerate(solution.moments):
        faults = [
            *moment.faults,
            *Loose(moment, solution, camera, index + 1).faults,
            *_joints(moment),
            *_through(moment, solution.scene),
            *_floating(moment, solution.scene),
            *_balance(moment, solution.scene),
        ]
        found += [Fault(index, message) for message in faults]
    found += _alike(solution)
    found += _names(solution)
    if not found:
        found += _outside(draw(solution))
    return found


def _names(solution: Solution) -> Iterator[Fault]:
    """Names that nothing answers to: an arrow's part, where a sign stands, a prop's frames."""
    picture, last = solution.picture, len(solution.moments) - 1
    body_now = solution.moments[last].found
    for part in picture.arrows or ():
        if part_point(body_now, part) is None:
            yield Fault(last, f'arrows: "{part}" is no part of the body')
    loose = Loose(solution.moments[last], solution, camera_of(solution), last + 1)
    for prop in (p for p in picture.props if not isinstance(p, str)):
        if prop.kind in SIGNS_AT_A_PART and loose.point(prop.start or "buttock") is None:
            yield Fault(last, f'a {prop.kind} cannot stand at "{prop.start}"; no such point')
        for number in prop.frames:
            if not 1 <= number <= last + 1:
                yield Fault(last, f"a {prop.kind} is in frame {number}; there are {last + 1}")


def _joints(moment: Moment) -> Iterator[str]:
    pose = moment.pose
    for name in ("lumbar", "thoracic", "neck"):
        yield from _within(name, name, getattr(pose, name))
    for side in SIDES:
        for name in ("hip", "knee", "ankle", "elbow"):
            value = getattr(pose, name)[side]
            values = value if isinstance(value, tuple) else (value,)
            yield from _within(f"{side} {name}", name, values)
        found = moment.found
        arm = unit(sub(found.at[f"{side}_elbow"], found.at[f"{side}_shoulder"]))
        ahead, left, _ = unapply(found.axes["chest"], arm)
        back = math.degrees(math.asin(max(-1.0, min(1.0, -ahead))))
        across = math.degrees(math.asin(max(-1.0, min(1.0, -SIGN[side] * left))))
        if back > SHOULDER_BACK_DEG:
            most = SHOULDER_BACK_DEG
            yield f"the {side} upper arm is {back:.0f}° behind the body; {most:.0f} is the most"
        if across > SHOULDER_ACROSS_DEG:
            most = SHOULDER_ACROSS_DEG
            yield f"the {side} upper arm is {across:.0f}° across the body; {most:.0f} is the most"


def _within(where: str, joint: str, values: tuple[float, ...]) -> Iterator[str]:
    for value, move, (low, high) in zip(values, MOVES[joint], RANGE_DEG[joint], strict=False):
        if not low - 0.5 <= value <= high + 0.5:
            yield f"{where} {move} is {value:.0f}°; people have {low:.0f} to {high:.0f}"


def body_spheres(moment: Moment) -> Iterator[tuple[str, Vec, float]]:
    """The body as spheres: name, centre, radius; metres."""
    at = moment.found.at
    for side in SIDES:
        hip, knee, ankle = (at[f"{side}_{j}"] for j in ("hip", "knee", "ankle"))
        shoulder, elbow, wrist = (at[f"{side}_{j}"] for j in ("shoulder", "elbow", "wrist"))
        yield f"{side} knee", knee, measures.KNEE_R
        yield f"{side} thigh", mix(hip, knee, 0.5), measures.THIGH_R * 0.92
        yield f"{side} shin", mix(knee, ankle, 0.35), measures.CALF_R
        yield f"{side} shin", mix(knee, ankle, 0.75), measures.ANKLE_R
        yield f"{side} heel", at[f"{side}_heel"], measures.HEEL_R
        yield f"{side} foot", at[f"{side}_ball"], measures.BALL_R
        yield f"{side} toes", at[f"{side}_toe"], measures.TOE_R
        yield f"{side} elbow", elbow, measures.ELBOW_R
        yield f"{side} forearm", mix(elbow, wrist, 0.5), measures.ELBOW_R
        yield f"{side} hand", at[f"{side}_palm"], 0.012
        yield f"{side} fingers", at[f"{side}_fingers"], 0.008
        yield f"{side} upper arm", mix(shoulder, elbow, 0.5), measures.ELBOW_R
    yield "head", at["head"], measures.HEAD_RADII_M[1]
    yield "chest", at["thorax2"], 0.055 * measures.STATURE_M
    yield "belly", at["lumbar2"], 0.05 * measures.STATURE_M
    yield "pelvis", at["pelvis"], 0.052 * measures.STATURE_M


def _through(moment: Moment, scene: Scene) -> Iterator[str]:
    told: set[str] = set()
    support = start_of(moment.settings).support
    solids = [box for placed in scene.placed for box in _solids(placed)]
    for name, center, radius in body_spheres(moment):
        give = 0.028 if name.endswith(("hand", "fingers")) else 0.0
        hill = slope(scene, center[0])
        deep = radius - center[2] - give + (hill[0] - 0.02 if hill else 0.0)
        ground = "the floor"
        if (
            support in ("back", "knees")
            and scene.lying_m
            and any(
                p.kind in ("bed", "mat")
                and p.x0 < center[0] < p.x1
                and abs(center[1] - p.y) < p.width / 2
                for p in scene.placed
            )
        ):
            soft = scene.lying_m > 0.1
            deep += scene.lying_m - (_SOFT_M if soft else 0.0)
            ground = "the bed" if soft else "the mat"
        if deep > THROUGH_M and name not in told:
            told.add(name)
            yield f"the {name} is {deep * 100:.0f} cm through {ground}"
        for kind, low, high, soft_m in solids:
            inside = radius - _distance(center, low, high) - soft_m - give
            if inside > THROUGH_M and f"{name}{kind}" not in told:
                told.add(f"{name}{kind}")
                yield f"the {name} is {inside * 100:.0f} cm through the {kind}"


_Solid = tuple[str, Vec, Vec, float]


def _solids(p: Placed) -> Iterator[_Solid]:
    y0, y1 = p.y - p.width / 2, p.y + p.width / 2
    top = p.z + p.height
    if p.kind in ("counter", "table", "chair", "stool"):
        yield p.kind, (p.x0, y0, top - 0.04), (p.x1, y1, top), 0.0
        if p.kind == "counter" and not p.alongside:
            yield p.kind, (p.x0 + 0.03, y0, 0.0), (p.x1, y1, top), 0.0
    elif p.kind == "wall":
        if p.alongside:
            low, high = (p.y, p.y + 0.3) if p.y > 0 else (p.y - 0.3, p.y)
            yield "wall", (-2.0, low, -1.0), (2.0, high, 3.0), 0.0
        else:
            x0, x1 = (p.x0, p.x0 + 0.5) if p.faces == -1 else (p.x1 - 0.5, p.x1)
            yield "wall", (x0, -2.0, -1.0), (x1, 2.0, 3.0), 0.0
    elif p.kind == "stairs":
        deep = p.x1 - p.x0
        for i in range(3):
            yield (
                "stairs",
                (p.x0 + i * deep, y0, 0.0),
                (p.x0 + (i + 1) * deep, y1, (i + 1) * p.height),
                0.0,
            )
    elif p.kind in _HARD and not p.alongside:
        yield p.kind, (p.x0, y0, p.z), (p.x1, y1, top), 0.0
    elif p.kind in ("bed", "sofa"):
        yield p.kind, (p.x0, y0, p.z), (p.x1, y1, top), _SOFT_M


def _distance(point: Vec, low: Vec, high: Vec) -> float:
    """From a box's surface; inside it is negative."""
    out = [max(a - p, p - b) for p, a, b in zip(point, low, high, strict=True)]
    if max(out) <= 0:
        return max(out)
    return math.sqrt(sum(max(o, 0.0) ** 2 for o in out))


def _floating(moment: Moment, scene: Scene) -> Iterator[str]:
    support = start_of(moment.settings).support
    lifted = moment.settings["pelvis"] is not None and moment.settings["pelvis"][2] > 0
    carried = [p for p in scene.loose if p.under] or scene.find("ball") or scene.find("bench")
    if support == "back" and not (lifted and carried):
        gap = lowest_of_trunk(moment.found) - scene.lying_m
        if gap > FLOATS_M:
            yield f"the body floats {gap * 100:.0f} cm above what it lies on"
    if support == "knees":
        low = min(moment.found.at[f"{side}_knee"][2] for side in SIDES) - measures.KNEE_R
        if low - scene.lying_m > FLOATS_M:
            yield f"the knees float {(low - scene.lying_m) * 100:.0f} cm above the floor"
    if support == "seat" and not lifted:
        pelvis = moment.found.axes["pelvis"]
        (x, y, z), r = measures.SEAT
        low = min(
            moment.found.at["pelvis"][2] + pelvis[6] * x + pelvis[7] * s * y + pelvis[8] * z - r
            for s in (1, -1)
        )
        seat = scene.lying_m if moment.settings["posture"] == "long_sitting" else scene.seat_m
        if low - seat > FLOATS_M:
            yield f"the body floats {(low - seat) * 100:.0f} cm above the seat"


def _balance(moment: Moment, scene: Scene) -> Iterator[str]:
    start = start_of(moment.settings)
    posture = moment.settings["posture"]
    if start.support != "feet" and posture not in ("half_kneeling", "kneeling"):
        return
    if posture == "walking" or any(moment.settings["hand"][side].at in _SURFACES for side in SIDES):
        return
    if any(p.kind in ("wall", "bike", "recumbent", "elliptical", "pool") for p in scene.placed):
        return
    if any(p.kind in ("pole", "strap", "band") and p.start for p in scene.loose):
        return
    at = moment.found.at
    base: list[tuple[float, float]] = []
    for side in SIDES:
        joints = ["heel", "ball", "toe"]
        if start.support == "feet" and side not in moment.grounded:
            continue
        if start.support == "knees":
            joints += ["knee", "ankle"]
        for joint in joints:
            x, y, _ = at[f"{side}_{joint}"]
            base += [
                (x - 0.035, y - 0.035),
                (x + 0.035, y - 0.035),
                (x + 0.035, y + 0.035),
                (x - 0.035, y + 0.035),
            ]
    if not base:
        return
    mass = center_of_mass(moment.found)
    off = _outside_of(hull(base), (mass[0], mass[1]))
    if off > _BASE_MARGIN_M:
        yield f"the body would fall: its weight is {off * 100:.0f} cm outside its feet"


_SURFACES = (
    "wall", "counter", "table", "chair", "chair_back", "chair_seat", "seat", "rail", "cart",
    "walker", "floor", "step", "bench", "sofa", "bed", "door", "doorway", "ball", "stay",
)  # fmt: skip


def _outside_of(polygon: list[tuple[float, float]], point: tuple[float, float]) -> float:
    """How far a point is outside a convex anticlockwise polygon, metres."""
    worst = -math.inf
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        size = math.hypot(bx - ax, by - ay) or 1.0
        worst = max(worst, ((by - ay) * (point[0] - ax) - (bx - ax) * (point[1] - ay)) / size)
    return worst


def _alike(solution: Solution) -> Iterator[Fault]:
    if solution.picture.still:
        return
    for index in range(1, len(solution.moments)):
        a, b = solution.moments[index - 1], solution.moments[index]
        moved = max(math.dist(a.found.at[name], b.found.at[name]) for name in a.found.at)
        turned = abs(a.pose.neck[2] - b.pose.neck[2])
        if moved < _DIFFER_M and turned < 8:
            yield Fault(index, "this frame looks like the one before it; move something or drop it")


def _outside(drawing: Drawing) -> Iterator[Fault]:
    k = drawing.pt_per_mm
    for index, panel in enumerate(drawing.panels):
        for shape in panel.shapes:
            for x, y in zip(*coordinates(shape.path), strict=True):
                px, py = panel.x_pt + x * k, panel.y_pt + y * k
                if not (
                    -0.5 <= px <= drawing.width_pt + 0.5 and -0.5 <= py <= drawing.height_pt + 0.5
                ):
                    yield Fault(index, "something is drawn outside the frame")
                    return

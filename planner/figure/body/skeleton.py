"""A pose as numbers, and where it puts every joint: forward kinematics.

Angles are degrees in a physical therapist's signs: flexion, abduction, external rotation and
dorsiflexion positive; spine flexion, side-bend and rotation to the left positive.
"""

from dataclasses import dataclass, field

from planner.figure.body import measures
from planner.figure.body.builds import STANDARD, Build
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.vector import (
    Mat,
    Vec,
    about_forward,
    about_left,
    about_up,
    add,
    apply,
    multiply,
    scale,
)
from planner.model.exercise.picture import Side

Ball3 = tuple[float, float, float]
"""Flexion, abduction, external rotation of hip or shoulder; flexion, side-bend, turn of spine."""
_ZERO: Ball3 = (0.0, 0.0, 0.0)


@dataclass(slots=True)
class Pose:
    """Every joint angle, and where and how the pelvis is."""

    root: Vec = (0.0, 0.0, 0.0)
    """The midpoint of the hips, metres."""
    lean: float = 0.0
    """Pelvis forward: 0 upright, 90 face down, -90 on the back."""
    tilt: float = 0.0
    """Pelvis towards its left."""
    turn: float = 0.0
    """About the vertical, to the left."""
    roll: float = 0.0
    """About the body's own long axis, to the left."""
    lumbar: Ball3 = _ZERO
    thoracic: Ball3 = _ZERO
    neck: Ball3 = _ZERO
    blades: tuple[float, float] = (0.0, 0.0)
    """Shoulder blades back and up, metres."""
    hip: dict[Side, Ball3] = field(default_factory=lambda: {"left": _ZERO, "right": _ZERO})
    knee: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    ankle: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    shoulder: dict[Side, Ball3] = field(default_factory=lambda: {"left": _ZERO, "right": _ZERO})
    elbow: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    wrist: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    """Extension."""
    foot: dict[Side, Mat | None] = field(default_factory=lambda: {"left": None, "right": None})
    """A foot's own rotation where it rests on something; None: as the ankle says."""
    hand: dict[Side, Mat | None] = field(default_factory=lambda: {"left": None, "right": None})
    """A hand's own rotation where it rests on something; None: as the wrist says."""
    sole: dict[Side, tuple[float, float]] = field(
        default_factory=lambda: {"left": (0.0, 0.0), "right": (0.0, 0.0)}
    )
    """The sole turned outward, and the toes outward, at the ankle."""
    toes: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    """Toes bent up."""
    narrow: dict[Side, float] = field(default_factory=lambda: {"left": 0.0, "right": 0.0})
    """How far a shoulder is pushed in by what it lies on, metres."""
    build: Build = STANDARD
    """Whose body it is."""


@dataclass(slots=True)
class Skeleton:
    """Where a pose puts the body."""

    at: dict[str, Vec]
    """Points by name, metres: pelvis, lumbar1 … collar, head, left_knee …"""
    axes: dict[str, Mat]
    """How segments are turned: pelvis, chest, head, left_thigh …"""
    build: Build = STANDARD
    """Whose body it is."""


def root_axes(pose: Pose) -> Mat:
    """How the pelvis is turned in the world."""
    turned = about_left(pose.lean)
    if pose.tilt:
        turned = multiply(turned, about_forward(-pose.tilt))
    if pose.roll:
        turned = multiply(turned, about_up(pose.roll))
    return multiply(about_up(pose.turn), turned) if pose.turn else turned


def ball_axes(parent: Mat, angles: Ball3, sign: float) -> Mat:
    """How a thigh or an upper arm is turned: rotated, abducted, then flexed."""
    flex, abd, er = angles
    turned = multiply(parent, about_left(-flex))
    if abd:
        turned = multiply(turned, about_forward(sign * abd))
    if er:
        turned = multiply(turned, about_up(sign * er))
    return turned


def _bend(parent: Mat, angles: Ball3, share: float) -> Mat:
    flex, side, turn = angles
    if flex:
        parent = multiply(parent, about_left(flex * share))
    if side:
        parent = multiply(parent, about_forward(-side * share))
    if turn:
        parent = multiply(parent, about_up(turn * share))
    return parent


def skeleton(pose: Pose) -> Skeleton:
    """Every joint of a pose."""
    at: dict[str, Vec] = {}
    turned: dict[str, Mat] = {}
    trunk = root_axes(pose)
    turned["pelvis"] = trunk
    point = at["pelvis"] = pose.root
    point = at["sacrum"] = add(point, apply(trunk, measures.LUMBOSACRAL))
    for name, angles, size in (
        ("lumbar", pose.lumbar, measures.LUMBAR_M / 3),
        ("thorax", pose.thoracic, measures.THORACIC_M / 3),
    ):
        for index in (1, 2, 3):
            trunk = _bend(trunk, angles, 1 / 3)
            key = "collar" if name == "thorax" and index == 3 else f"{name}{index}"
            turned[key] = trunk
            point = at[key] = add(point, (trunk[2] * size, trunk[5] * size, trunk[8] * size))
    turned["chest"] = trunk
    neck = _bend(trunk, pose.neck, 0.45)
    turned["neck"] = neck
    point = at["neck"] = add(point, scale((neck[2], neck[5], neck[8]), measures.NECK_M))
    head = _bend(neck, pose.neck, 0.55)
    turned["head"] = head
    at["head"] = add(point, apply(head, measures.HEAD_CENTER))
    for side in SIDES:
        _arm(pose, side, at, turned)
        _leg(pose, side, at, turned)
    return Skeleton(at, turned, pose.build)


def shoulder_point(pose: Pose, side: Side, at: dict[str, Vec], chest: Mat) -> Vec:
    """The shoulder joint; it rises as the arm is lifted, as a shoulder blade does."""
    x, y, z = measures.SHOULDER_FROM_C7
    flex, abd, _ = pose.shoulder[side]
    lifted = min(180.0, max(abs(flex), abs(abd)))
    rise = 0.045 * max(0.0, lifted - 60) / 120
    back, up = pose.blades
    breadth = y - 0.4 * rise - 0.5 * max(0.0, back) - pose.narrow[side]
    local = (x - back + pose.narrow[side], SIGN[side] * breadth, z + rise + up)
    return add(at["collar"], apply(chest, local))


def _arm(pose: Pose, side: Side, at: dict[str, Vec], turned: dict[str, Mat]) -> None:
    sign = SIGN[side]
    chest = turned["chest"]
    at[f"{side}_shoulder"] = start = shoulder_point(pose, side, at, chest)
    upper = ball_axes(chest, pose.shoulder[side], sign)
    turned[f"{side}_upper_arm"] = upper
    at[f"{side}_elbow"] = elbow = add(start, _down(upper, measures.UPPER_ARM_M))
    fore = multiply(upper, about_left(-pose.elbow[side]))
    turned[f"{side}_forearm"] = fore
    at[f"{side}_wrist"] = wrist = add(elbow, _down(fore, measures.FOREARM_M))
    hand = pose.hand[side]
    if hand is None:
        hand = multiply(fore, about_left(pose.wrist[side])) if pose.wrist[side] else fore
    turned[f"{side}_hand"] = hand
    at[f"{side}_palm"] = palm = add(wrist, _down(hand, measures.PALM_M * 0.8))
    at[f"{side}_fingers"] = add(palm, _down(hand, measures.FINGERS_M))


def _leg(pose: Pose, side: Side, at: dict[str, Vec], turned: dict[str, Mat]) -> None:
    sign = SIGN[side]
    pelvis = turned["pelvis"]
    start = add(at["pelvis"], apply(pelvis, (0.0, sign * measures.HIP_HALF_M, 0.0)))
    at[f"{side}_hip"] = start
    thigh = ball_axes(pelvis, pose.hip[side], sign)
    turned[f"{side}_thigh"] = thigh
    at[f"{side}_knee"] = knee = add(start, _down(thigh, measures.THIGH_M))
    shank = multiply(thigh, about_left(pose.knee[side]))
    turned[f"{side}_shank"] = shank
    at[f"{side}_ankle"] = ankle = add(knee, _down(shank, measures.SHANK_M))
    foot = pose.foot[side]
    if foot is None:
        foot = multiply(shank, about_left(-pose.ankle[side])) if pose.ankle[side] else shank
        outward, toes_out = pose.sole[side]
        if toes_out:
            foot = multiply(foot, about_up(sign * toes_out))
        if outward:
            foot = multiply(foot, about_forward(sign * outward))
    place_foot(side, at, turned, ankle, foot, pose.toes[side])


def place_foot(
    side: Side, at: dict[str, Vec], turned: dict[str, Mat], ankle: Vec, foot: Mat, toes: float
) -> None:
    """Heel, ball and toes from an ankle and a foot's rotation."""
    turned[f"{side}_foot"] = foot
    at[f"{side}_heel"] = add(ankle, apply(foot, measures.HEEL))
    at[f"{side}_ball"] = ball = add(ankle, apply(foot, measures.BALL))
    bent = multiply(foot, about_left(-toes)) if toes else foot
    at[f"{side}_toe"] = add(ball, apply(bent, (measures.TOE_M, 0.0, -0.003)))


def place_arm(pose: Pose, side: Side, found: Skeleton) -> None:
    """One arm anew, where nothing else changed."""
    _arm(pose, side, found.at, found.axes)


def place_leg(pose: Pose, side: Side, found: Skeleton) -> None:
    """One leg anew, where nothing else changed."""
    _leg(pose, side, found.at, found.axes)


def _down(m: Mat, size: float) -> Vec:
    return (-m[2] * size, -m[5] * size, -m[8] * size)


def center_of_mass(found: Skeleton) -> Vec:
    """Of the whole body, metres."""
    x = y = z = total = 0.0
    at = found.at
    for name, mass in measures.TRUNK_MASS:
        px, py, pz = at[name]
        x, y, z, total = x + px * mass, y + py * mass, z + pz * mass, total + mass
    for side in SIDES:
        for start, end, share, mass in measures.MASS:
            a, b = at[f"{side}_{start}"], at[f"{side}_{end}"]
            x += (a[0] + (b[0] - a[0]) * share) * mass
            y += (a[1] + (b[1] - a[1]) * share) * mass
            z += (a[2] + (b[2] - a[2]) * share) * mass
            total += mass
    return (x / total, y / total, z / total)

"""A body carried by seat, back, knees, toes or side: its height, and the lean that follows."""

import math
from collections.abc import Callable

from planner.figure.body import measures
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.body.skeleton import Pose, Skeleton, root_axes, skeleton
from planner.figure.pose.moment import Moment
from planner.figure.pose.secant import root_of
from planner.figure.props import SURFACES
from planner.figure.scene import Scene, foot_point, hand_surface
from planner.figure.vector import add, apply
from planner.model.exercise.picture import Side


def on_seat(moment: Moment, scene: Scene) -> None:
    """Down until a buttock touches the seat."""
    settings, pose = moment.settings, moment.pose
    seat = scene.lying_m if settings.posture == "long_sitting" else scene.seat_m
    pelvis = root_axes(pose)
    low = math.inf
    for side in SIDES:
        (x, y, z), r = measures.SEAT
        low = min(low, apply(pelvis, (x, SIGN[side] * y, z))[2] - r)
    ahead, left, up = settings.pelvis_m
    pose.root = (ahead, left, seat - low + up)


def on_back(moment: Moment, scene: Scene) -> None:
    """Down until head or trunk touches."""
    settings, pose = moment.settings, moment.pose
    pose.root = (0.0, 0.0, 0.0)
    low = lowest_of_trunk(skeleton(pose))
    ahead, left, up = settings.pelvis_m
    pose.root = (ahead, left, scene.lying_m - low + up)


def lowest_of_trunk(found: Skeleton) -> float:
    """The height of the lowest point of trunk and head, metres."""
    low = math.inf
    for name, forward, deep, broad, tall in measures.TRUNK:
        m = found.axes[name]
        z = found.at[name][2] + m[6] * forward * measures.STATURE_M
        reach_down = math.sqrt((m[6] * deep) ** 2 + (m[7] * broad) ** 2 + (m[8] * tall) ** 2)
        low = min(low, z - reach_down * measures.STATURE_M)
    pelvis = found.axes["pelvis"]
    for side in SIDES:
        (x, y, z), r = measures.SEAT
        low = min(low, found.at["pelvis"][2] + apply(pelvis, (x, SIGN[side] * y, z))[2] - r)
    m, (a, b, c) = found.axes["head"], measures.HEAD_RADII_M
    reach_down = math.sqrt((m[6] * a) ** 2 + (m[7] * b) ** 2 + (m[8] * c) ** 2)
    return min(low, found.at["head"][2] - reach_down)


def on_knees(moment: Moment, scene: Scene) -> None:
    """Down until a knee touches; shanks lie on the floor; thighs upright where nothing is said."""
    settings, pose = moment.settings, moment.pose
    down = [s for s in SIDES if settings.foot[s].at in ("top", "toes", "lifted")]
    kneeling = [s for s in down if settings.foot[s].at != "lifted"] or down or list(SIDES)

    def lower() -> Skeleton:
        for side in SIDES:
            if settings.hip[side] is None:
                pose.hip[side] = (pose.lean, 0.0, 0.0)  # a thigh that stands upright
        found = skeleton(pose)
        low = min(found.at[f"{s}_knee"][2] for s in kneeling) - measures.KNEE_R
        pose.root = add(pose.root, (0.0, 0.0, scene.lying_m - low))
        return found

    _level(moment, scene, lower)
    found = lower()
    found = skeleton(pose)
    for side in kneeling:
        _rest_shank(pose, side, found, scene.lying_m, settings.foot[side].at == "toes")
    pose.root = add(pose.root, settings.pelvis_m)


def _rest_shank(pose: Pose, side: Side, found: Skeleton, floor: float, on_toes: bool) -> None:
    """Bend the knee until the shank lies on the floor."""
    thigh = found.axes[f"{side}_thigh"]
    wanted = floor + (0.062 if on_toes else 0.054) * measures.STATURE_M
    drop = (found.at[f"{side}_knee"][2] - wanted) / measures.SHANK_M
    # Of the shank's end: up·cos k + forward·sin k, the thigh's, is `drop` high.
    up, ahead = thigh[8], thigh[6]
    size = math.hypot(up, ahead)
    if size < 1e-6 or abs(drop / size) > 1:
        return
    pose.knee[side] = math.degrees(math.atan2(ahead, up) + math.acos(drop / size))


def on_toes(moment: Moment, scene: Scene) -> None:
    """Down until toes or knees touch, and as level as hands or forearms ask."""
    settings, pose = moment.settings, moment.pose

    def lower() -> Skeleton:
        found = skeleton(pose)
        low = min(found.at[f"{side}_knee"][2] for side in SIDES) - measures.KNEE_R - scene.lying_m
        for side in SIDES:
            if settings.foot[side].at == "lifted":
                continue
            on = foot_point(scene, settings.foot[side].at)
            high = on[1] if on else 0.0
            low = min(low, found.at[f"{side}_ball"][2] - measures.BALL_R - high)
        pose.root = add(pose.root, (0.0, 0.0, -low))
        return found

    _level(moment, scene, lower)
    found = lower()
    for side in SIDES:  # toes flat on the floor
        rise = -found.axes[f"{side}_foot"][6]
        if settings.foot[side].at != "lifted":
            pose.toes[side] = max(0.0, min(80.0, math.degrees(math.asin(rise))))


def on_side(moment: Moment, scene: Scene) -> None:
    """Down until the lower leg touches, propped on the forearm."""
    settings, pose = moment.settings, moment.pose
    under: Side = "right" if settings.roll < 0 else "left"

    def lower() -> Skeleton:
        found = skeleton(pose)
        at = found.at
        low = min(
            at[f"{under}_ankle"][2] - measures.ANKLE_R,
            at[f"{under}_ball"][2] - measures.BALL_R * 1.6,
            at[f"{under}_knee"][2] - measures.KNEE_R,
        )
        pose.root = add(pose.root, (0.0, 0.0, scene.lying_m - low))
        return found

    def gap(lean: float) -> float:
        pose.lean = lean
        was = pose.root[2]
        at = lower().at
        return pose.root[2] - was + at[f"{under}_elbow"][2] - measures.ELBOW_R - scene.lying_m

    if settings.lean is None:
        pose.lean = root_of(gap, -75.0, 1e-3)
    lower()


def _level(moment: Moment, scene: Scene, lower: Callable[[], Skeleton]) -> None:
    """Lean until the hands, as the arms' angles put them, come down on their surface."""
    settings, pose = moment.settings, moment.pose
    level = settings.level
    if settings.lean is not None or level is None:
        return
    places = {side: settings.rests_on("hand", side) for side in SIDES}
    arm = next((s for s in SIDES if places[s].at in SURFACES), SIDES[0])
    place = places[arm]
    forearm = place.by == "forearm" or (level == "forearm" and place.by is None)
    surface = hand_surface(scene, place.at, (0.0, SIGN[arm], 0.0), (1.0, 0.0, 0.0))
    high = surface.point[2] if surface else scene.lying_m
    high += place.up_cm / 100
    joint, thick = (
        ("elbow", measures.ELBOW_R) if forearm else ("wrist", measures.PALM_THICK_M + 0.012)
    )
    if place.by == "fist":
        thick += measures.PALM_M * 0.8
    upright = settings.support == "knees" and not forearm
    half = math.radians(settings.elbow[arm] / 2)
    straight = (measures.UPPER_ARM_M + measures.FOREARM_M) * math.cos(half)
    ahead = math.hypot(place.forward_cm, place.out_cm) / 100
    straight = math.sqrt(max(straight * straight - ahead * ahead, 0.01))

    def gap(lean: float) -> float:
        pose.lean = lean
        was = pose.root[2]
        at = lower().at
        rise = pose.root[2] - was
        if upright:  # On the knees the arms stand upright, whatever the back does.
            return at[f"{arm}_shoulder"][2] + rise - straight - thick - high
        return at[f"{arm}_{joint}"][2] + rise - thick - high

    pose.lean = root_of(gap, 78.0, 1e-3)


CARRIED: dict[str, Callable[[Moment, Scene], None]] = {
    "seat": on_seat,
    "back": on_back,
    "knees": on_knees,
    "toes": on_toes,
    "side": on_side,
}

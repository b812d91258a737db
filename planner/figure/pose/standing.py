"""A body on its feet: leaning so that it balances, or the pelvis over planted feet."""

import math

from planner.figure.body import measures
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.body.places import middle
from planner.figure.body.skeleton import center_of_mass, place_leg, root_axes, skeleton
from planner.figure.pose.feet import (
    HEEL_UP_DEG,
    bend_leg,
    flat_foot,
    foot_on,
    foot_place,
    read_ankles,
    send_foot,
)
from planner.figure.pose.moment import Moment, heading, no_such_place
from planner.figure.pose.secant import root_of
from planner.figure.scene import Scene, foot_height, foot_middle, pedal_point, slope
from planner.figure.vector import Mat, Vec, add, apply, scale, sub
from planner.model.exercise.picture import Place

_MOST_BENT_DEG, _HEEL_MOST_DEG = 18.0, 76.0
_MID_FOOT_M = 0.050
"""From the ankle forward to the middle of the foot."""


def stand_on_feet(moment: Moment, before: Moment | None, scene: Scene) -> None:
    """Legs as their angles say where that is enough; else the pelvis over planted feet."""
    settings = moment.settings
    places: dict[str, Place] = {s: foot_place(settings["foot"][s]) for s in SIDES}
    moment.grounded = tuple(s for s in SIDES if places[s].at not in ("lifted", "free"))
    plain = tuple(s for s in moment.grounded if _is_plain(places[s]))
    pinned = (
        settings["pelvis"] is not None
        or settings["stride_cm"] is not None
        or settings["stance_cm"] is not None
        or not plain
    )
    if not moment.grounded:
        moment.faults.append("no foot is on the ground; put one down or choose another posture")
        moment.grounded = SIDES
    if pinned:
        _pin_feet(moment, before, scene, places)
    else:
        _stand(moment, plain)
        for side in moment.grounded:
            if side not in plain:
                send_foot(moment, before, scene, side)


def _is_plain(place: Place) -> bool:
    return (
        place.at == "flat"
        and place.by in (None, "sole")
        and not (place.forward_cm or place.out_cm or place.up_cm)
    )


def _stand(moment: Moment, stance: tuple[str, ...]) -> None:
    """Legs as their angles say, soles flat, leaning so that the weight is over the feet."""
    settings, pose = moment.settings, moment.pose
    forward, _ = heading(pose)
    for side in stance:
        pose.foot[side] = flat_foot(pose, 0.0, SIGN[side] * settings["hip"][side][2])

    def off_balance(lean: float) -> float:
        pose.lean = lean
        found = skeleton(pose)
        mass = center_of_mass(found)
        ankle = middle([found.at[f"{s}_ankle"] for s in stance])
        away = sub(mass, ankle)
        return away[0] * forward[0] + away[1] * forward[1] - _MID_FOOT_M

    bent = any(settings["hip"][s][0] or settings["knee"][s] for s in stance)
    if settings["lean"] is None and bent:
        hip = sum(settings["hip"][s][0] for s in stance) / len(stance)
        knee = sum(settings["knee"][s] for s in stance) / len(stance)
        pose.lean = root_of(off_balance, hip - 0.8 * knee, 1e-3)
    found = skeleton(pose)
    low = min(found.at[f"{s}_ankle"][2] for s in stance)
    ankle = middle([found.at[f"{s}_ankle"] for s in stance])
    both = len(stance) == 2
    pose.root = (-ankle[0], -ankle[1] if both else 0.0, measures.ANKLE_HEIGHT_M - low)
    moment.found = skeleton(pose)
    if both and abs(found.at["left_ankle"][2] - found.at["right_ankle"][2]) > 0.005:
        for side in stance:
            ankle = moment.found.at[f"{side}_ankle"]
            flat = pose.foot[side]
            assert flat is not None
            bend_leg(moment, side, (ankle[0], ankle[1], measures.ANKLE_HEIGHT_M), flat)


def _pin_feet(
    moment: Moment, before: Moment | None, scene: Scene, places: dict[str, Place]
) -> None:
    """Feet first; the pelvis over them, as low and as far forward as it was said or balances."""
    settings, pose = moment.settings, moment.pose
    forward, left = heading(pose)
    ankles: dict[str, Vec] = {}
    feet: dict[str, Mat] = {}
    on_toes: dict[str, tuple[Vec, float]] = {}
    stride = (settings["stride_cm"] or 0.0) / 100
    half = measures.HIP_HALF_M if settings["stance_cm"] is None else settings["stance_cm"] / 200
    for side in moment.grounded:
        place = places[side]
        pose.toes[side] = HEEL_UP_DEG if place.by == "toes" else 0.0
        if place.at == "stay" and before is not None:
            pose.toes[side] = before.pose.toes[side]
            ankles[side] = before.found.at[f"{side}_ankle"]
            feet[side] = before.found.axes[f"{side}_foot"]
            continue
        pedal = pedal_point(scene, side == "left", place.up_cm) if place.at == "pedal" else None
        if pedal is not None:
            ankles[side] = (pedal[0] - 0.06, pedal[1], pedal[2] + measures.ANKLE_HEIGHT_M)
            feet[side] = flat_foot(pose)
            continue
        ahead = stride / 2 * (1 if settings["front"] == side else -1)
        named = place.at not in ("flat", "floor", "rest", "stay", "hill")
        high = foot_height(scene, place.at) if named else 0.0
        if high is None:
            moment.faults.append(no_such_place(f"{side}_foot", place.at))
            high = 0.0
        if named:
            ahead = foot_middle(scene, place.at)
        point = add(
            add(
                scale(forward, ahead + place.forward_cm / 100),
                scale(left, SIGN[side] * (half + place.out_cm / 100)),
            ),
            (0.0, 0.0, high + place.up_cm / 100),
        )
        out = SIGN[side] * settings["hip"][side][2]
        rise = slope(scene, point[0]) if place.at == "hill" else None
        if rise is not None:
            point = add(point, (0.0, 0.0, rise[0]))
        ankles[side], feet[side] = foot_on(pose, point, place.by, out, rise[1] if rise else 0.0)
        if place.by == "toes" and rise is None:
            on_toes[side] = (point, out)
    pelvis = settings["pelvis"] or (None, 0.0, 0.0)
    base = middle([ankles[s] for s in moment.grounded])
    pose.root = add(
        base, add(scale(left, pelvis[1] / 100), (0.0, 0.0, measures.THIGH_M + measures.SHANK_M))
    )
    if pelvis[0] is not None:
        pose.root = add(pose.root, scale(forward, pelvis[0] / 100))
    rounds = 1 if pelvis[0] is not None else 4
    for round_ in range(rounds):
        pelvis_axes = root_axes(pose)
        height = math.inf
        for side in moment.grounded:
            hip = add(pose.root, apply(pelvis_axes, (0.0, SIGN[side] * measures.HIP_HALF_M, 0.0)))
            dx, dy = hip[0] - ankles[side][0], hip[1] - ankles[side][1]
            full = 0.996 * (measures.THIGH_M + measures.SHANK_M)
            room = full * full - dx * dx - dy * dy
            height = min(
                height, ankles[side][2] + math.sqrt(max(room, 0.01)) - (hip[2] - pose.root[2])
            )
        pose.root = (pose.root[0], pose.root[1], height + pelvis[2] / 100)
        moment.found = skeleton(pose)
        for side in moment.grounded:
            bend_leg(moment, side, ankles[side], feet[side])
            place_leg(pose, side, moment.found)
        if round_ == rounds - 1:
            break
        found = moment.found
        away = sub(center_of_mass(found), base)
        off = away[0] * forward[0] + away[1] * forward[1] - _MID_FOOT_M
        pose.root = add(pose.root, scale(forward, -off * 1.15))
    for side, (point, out) in on_toes.items():
        _raise_heel(moment, side, point, out)


def _raise_heel(moment: Moment, side: str, point: Vec, out_deg: float) -> None:
    """Where the ankle would bend too far over its toes the heel comes up further."""
    pose, heel_up = moment.pose, HEEL_UP_DEG
    for _ in range(3):
        read_ankles(pose, moment.found)
        too_far = pose.ankle[side] - _MOST_BENT_DEG
        if too_far <= 0.5 or heel_up >= _HEEL_MOST_DEG:
            return
        heel_up = min(_HEEL_MOST_DEG, heel_up + too_far)
        ankle, foot = foot_on(pose, point, "toes", out_deg, heel_up_deg=heel_up)
        pose.toes[side] = heel_up
        bend_leg(moment, side, ankle, foot)
        place_leg(pose, side, moment.found)

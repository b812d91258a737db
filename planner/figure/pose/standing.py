"""A body on its feet: leaning so that it balances, or the pelvis over planted feet."""

import math
from typing import NamedTuple

from planner.figure.body import measures
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.body.places import middle
from planner.figure.body.skeleton import Ball3, center_of_mass, place_leg, root_axes, skeleton
from planner.figure.pose.feet import (
    HEEL_UP_DEG,
    FootGoal,
    SentFoot,
    bend_leg,
    flat_foot,
    foot_on,
    foot_place,
    on_pedal,
    read_ankles,
    send_foot,
    stayed,
)
from planner.figure.pose.moment import Moment, heading
from planner.figure.pose.pose_settings import PoseSettings
from planner.figure.pose.secant import root_of
from planner.figure.scene import Scene, foot_point, slope
from planner.figure.vector import Vec, add, apply, scale, sub
from planner.model.exercise.picture import ContactPlace, Side

_MOST_BENT_DEG, _HEEL_MOST_DEG = 18.0, 76.0
_LEG_M = measures.THIGH_M + measures.SHANK_M
_MID_FOOT_M = 0.050
"""From the ankle forward to the middle of the foot."""


def stand_on_feet(moment: Moment, before: Moment | None, scene: Scene) -> None:
    """Legs as their angles say where that is enough; else the pelvis over planted feet."""
    settings = moment.settings
    places: dict[Side, ContactPlace] = {s: foot_place(settings.foot[s]) for s in SIDES}
    moment.grounded = tuple(s for s in SIDES if places[s].at not in ("lifted", "free"))
    plain = tuple(s for s in moment.grounded if _is_plain(places[s]))
    pinned = (
        settings.pelvis is not None
        or settings.stride_cm is not None
        or settings.stance_cm is not None
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


def _hip(settings: PoseSettings, side: Side) -> Ball3:
    return settings.hip[side] or (0.0, 0.0, 0.0)


def _is_plain(place: ContactPlace) -> bool:
    return (
        place.at == "flat"
        and place.by in (None, "sole")
        and not (place.forward_cm or place.out_cm or place.up_cm)
    )


def _stand(moment: Moment, stance: tuple[Side, ...]) -> None:
    """Legs as their angles say, soles flat, leaning so that the weight is over the feet."""
    settings, pose = moment.settings, moment.pose
    forward, _ = heading(pose)
    for side in stance:
        pose.foot[side] = flat_foot(pose, 0.0, SIGN[side] * _hip(settings, side)[2])

    def off_balance(lean: float) -> float:
        pose.lean = lean
        found = skeleton(pose)
        mass = center_of_mass(found)
        ankle = middle([found.at[f"{s}_ankle"] for s in stance])
        away = sub(mass, ankle)
        return away[0] * forward[0] + away[1] * forward[1] - _MID_FOOT_M

    bent = any(_hip(settings, s)[0] or settings.knee[s] for s in stance)
    if settings.lean is None and bent:
        hip = sum(_hip(settings, s)[0] for s in stance) / len(stance)
        knee = sum(settings.knee[s] for s in stance) / len(stance)
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
    moment: Moment, before: Moment | None, scene: Scene, places: dict[Side, ContactPlace]
) -> None:
    """Feet first; the pelvis over them, as low and as far forward as it was said or balances."""
    settings, pose = moment.settings, moment.pose
    forward, left = heading(pose)
    feet = {
        side: _plant(SentFoot(moment, before, scene, side, places[side]))
        for side in moment.grounded
    }
    for side, planted in feet.items():
        pose.toes[side] = planted.goal.toes_deg
    ahead_m = settings.pelvis.forward_m if settings.pelvis else None
    _, aside_m, up_m = settings.pelvis_m
    base = middle([planted.goal.ankle for planted in feet.values()])
    pose.root = add(base, add(scale(left, aside_m), (0.0, 0.0, _LEG_M)))
    if ahead_m is not None:
        pose.root = add(pose.root, scale(forward, ahead_m))
    rounds = 1 if ahead_m is not None else 4
    for round_ in range(rounds):
        height = _highest_pelvis(moment, feet)
        pose.root = (pose.root[0], pose.root[1], height + up_m)
        moment.found = skeleton(pose)
        for side, planted in feet.items():
            bend_leg(moment, side, planted.goal.ankle, planted.goal.foot)
            place_leg(pose, side, moment.found)
        if round_ == rounds - 1:
            break
        away = sub(center_of_mass(moment.found), base)
        off = away[0] * forward[0] + away[1] * forward[1] - _MID_FOOT_M
        pose.root = add(pose.root, scale(forward, -off * 1.15))
    for side, planted in feet.items():
        if planted.on_toes:
            _raise_heel(moment, side, *planted.on_toes)


class _Planted(NamedTuple):
    """A foot on the ground."""

    goal: FootGoal
    """Where it is."""
    on_toes: tuple[Vec, float] | None = None
    """The point it stands over and how far it is turned out, where only its toes are down."""


def _plant(sent: SentFoot) -> _Planted:
    """Where a foot stands that carries the body."""
    moment, side, place = sent.moment, sent.side, sent.place
    settings, pose = moment.settings, moment.pose
    if place.at == "stay" and sent.before is not None:
        goal = stayed(sent)
        assert isinstance(goal, FootGoal)
        return _Planted(goal)
    if place.at == "pedal" and isinstance(goal := on_pedal(sent), FootGoal):
        return _Planted(goal)
    x = (settings.stride_cm or 0.0) / 200 * (1 if settings.front == side else -1)
    half = measures.HIP_HALF_M if settings.stance_cm is None else settings.stance_cm / 200
    high = 0.0
    if place.at not in ("flat", "floor", "rest", "stay", "hill"):
        on = foot_point(sent.scene, place.at)
        if on is None:
            moment.faults.append(sent.nowhere(place.at))
        x, high = on or (0.0, 0.0)
    forward, left = heading(pose)
    flat = add(
        scale(forward, x + place.forward_cm / 100),
        scale(left, SIGN[side] * (half + place.out_cm / 100)),
    )
    point = add(flat, (0.0, 0.0, high + place.up_cm / 100))
    out_deg = SIGN[side] * _hip(settings, side)[2]
    rise = slope(sent.scene, point[0]) if place.at == "hill" else None
    if rise is not None:
        point = add(point, (0.0, 0.0, rise[0]))
    ankle, foot = foot_on(pose, point, place.by, out_deg, rise[1] if rise else 0.0)
    on_toes = place.by == "toes"
    goal = FootGoal(ankle, foot, HEEL_UP_DEG if on_toes else 0.0)
    return _Planted(goal, (point, out_deg) if on_toes and rise is None else None)


def _highest_pelvis(moment: Moment, feet: dict[Side, _Planted]) -> float:
    """How high the pelvis is when the first leg is nearly straight, metres."""
    pose = moment.pose
    pelvis_axes = root_axes(pose)
    height = math.inf
    for side, planted in feet.items():
        ankle = planted.goal.ankle
        hip = add(pose.root, apply(pelvis_axes, (0.0, SIGN[side] * measures.HIP_HALF_M, 0.0)))
        dx, dy = hip[0] - ankle[0], hip[1] - ankle[1]
        full = 0.996 * _LEG_M
        room = full * full - dx * dx - dy * dy
        height = min(height, ankle[2] + math.sqrt(max(room, 0.01)) - (hip[2] - pose.root[2]))
    return height


def _raise_heel(moment: Moment, side: Side, point: Vec, out_deg: float) -> None:
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

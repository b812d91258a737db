"""Feet sent to where they rest: floor, step, pedal, wall, or the other leg."""

import math

from planner.figure.body import measures
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.body.places import body_point
from planner.figure.body.skeleton import Pose, Skeleton
from planner.figure.pose.moment import (
    HAND_SLACK_M,
    Moment,
    heading,
    no_such_place,
    pointing,
    walking_way,
)
from planner.figure.pose.pose_settings import start_of
from planner.figure.pose.reach import reach
from planner.figure.scene import Scene, foot_height, foot_middle, pedal_point
from planner.figure.vector import Mat, Vec, about_left, add, apply, axes, multiply, scale, sub
from planner.model.exercise.picture import Place

_LEG = (measures.THIGH_M, measures.SHANK_M)


HEEL_UP_DEG = 38.0
_LACES_DOWN_DEG = 150.0
_TOES_UP_DEG = 22.0


def foot_place(place: Place) -> Place:
    """toes, heel and top alone mean: with that on the floor."""
    if place.at in ("toes", "heel", "top", "sole"):
        return place.model_copy(update={"at": "flat", "by": place.at})
    return place


def flat_foot(pose: Pose, pitch_deg: float = 0.0, out_deg: float = 0.0) -> Mat:
    """A foot on the ground, its heel raised by a pitch, turned out by an angle to the left."""
    forward, left = heading(pose)
    flat = axes(forward, left, (0.0, 0.0, 1.0))
    if out_deg:
        turn = math.radians(out_deg)
        flat = axes(
            add(scale(forward, math.cos(turn)), scale(left, math.sin(turn))),
            add(scale(left, math.cos(turn)), scale(forward, -math.sin(turn))),
            (0.0, 0.0, 1.0),
        )
    return multiply(flat, about_left(pitch_deg)) if pitch_deg else flat


def foot_on(
    pose: Pose,
    point: Vec,
    by: str | None,
    out_deg: float,
    rise_deg: float = 0.0,
    heel_up_deg: float = HEEL_UP_DEG,
) -> tuple[Vec, Mat]:
    """The ankle and the foot's rotation when a foot stands over a point of a surface."""
    if by == "toes":
        foot = flat_foot(pose, heel_up_deg - rise_deg, out_deg)
        forward, _ = heading(pose)
        ball = add(add(point, scale(forward, measures.BALL[0])), (0.0, 0.0, measures.BALL_R))
        return sub(ball, apply(foot, measures.BALL)), foot
    if by == "top":  # the laces down, toes pointing back
        foot = flat_foot(pose, _LACES_DOWN_DEG, out_deg)
        ball = add(point, (0.0, 0.0, measures.BALL_R))
        return sub(ball, apply(foot, measures.BALL)), foot
    if by == "heel":
        foot = flat_foot(pose, -_TOES_UP_DEG - rise_deg, out_deg)
        forward, _ = heading(pose)
        heel = add(add(point, scale(forward, measures.HEEL[0])), (0.0, 0.0, measures.HEEL_R))
        return sub(heel, apply(foot, measures.HEEL)), foot
    return add(point, (0.0, 0.0, measures.ANKLE_HEIGHT_M)), flat_foot(pose, -rise_deg, out_deg)


def send_foot(moment: Moment, before: Moment | None, scene: Scene, side: str) -> None:
    """Send a foot to its place, if it has one."""
    settings, pose = moment.settings, moment.pose
    written: Place = settings["foot"][side]
    place = foot_place(written)
    found = moment.found
    ankle = found.at[f"{side}_ankle"]
    support = start_of(settings).support
    if place.at in ("lifted", "free") or (place.by == "top" and place.at == "flat"):
        return
    if support == "toes" and place.by == "toes":
        return
    if support == "knees" and written.at in ("top", "toes"):
        return
    if place.at == "stay":
        if before is None:
            moment.faults.append(f'{side}_foot: "stay" has no frame before it')
            return
        pose.toes[side] = before.pose.toes[side]
        bend_leg(moment, side, before.found.at[f"{side}_ankle"], before.found.axes[f"{side}_foot"])
        return
    if place.at == "rest":
        _rest_leg(moment, side, scene.lying_m)
        return
    if place.at == "pedal":
        pedal = pedal_point(scene, side == "left", place.up_cm)
        if pedal is None:
            moment.faults.append(no_such_place(f"{side}_foot", "bike"))
            return
        sole = (pedal[0] - 0.06, pedal[1], pedal[2] + measures.ANKLE_HEIGHT_M)
        bend_leg(moment, side, sole, flat_foot(pose))
        return
    part = body_point(found, place.at, side)
    forward, left = walking_way(moment)
    shift = add(
        add(scale(forward, place.forward_cm / 100), scale(left, SIGN[side] * place.out_cm / 100)),
        (0.0, 0.0, place.up_cm / 100),
    )
    if part is not None:
        lifted = add(part, shift)
        up = (0.0, 0.0, measures.ANKLE_R)
        bend_leg(moment, side, add(lifted, up), None)
        return
    if place.at == "wall":
        wall = scene.find("wall")
        if wall is None:
            moment.faults.append(no_such_place(f"{side}_foot", "wall"))
            return
        face = wall.x0 if wall.faces == -1 else wall.x1
        against = axes((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (float(wall.faces), 0.0, 0.0))
        target = add((face + wall.faces * measures.ANKLE_HEIGHT_M, ankle[1], ankle[2]), shift)
        bend_leg(moment, side, target, against)
        return
    named = place.at not in ("flat", "floor")
    high = foot_height(scene, place.at)
    if high is None:
        moment.faults.append(no_such_place(f"{side}_foot", place.at))
        return
    if not named and support in ("back", "knees"):
        high = scene.lying_m
    x, y = (foot_middle(scene, place.at), ankle[1]) if named else (ankle[0], ankle[1])
    if support == "feet" and not named:
        y = moment.found.at[f"{side}_hip"][1]
    point = add((x, y, high), shift)
    spin = math.atan2(forward[1], forward[0])
    turned = pose.turn
    pose.toes[side] = HEEL_UP_DEG if place.by == "toes" else 0.0
    pose.turn = math.degrees(spin)
    target, foot = foot_on(
        pose, point, place.by, SIGN[side] * settings["hip"][side][2] * (support == "feet")
    )
    pose.turn = turned
    bend_leg(moment, side, target, foot)


def bend_leg(moment: Moment, side: str, ankle: Vec, foot: Mat | None) -> None:
    """Send an ankle to a point by hip and knee."""
    settings, pose = moment.settings, moment.pose
    found = moment.found
    pelvis = found.axes["pelvis"]
    sign = SIGN[side]
    forward, _ = walking_way(moment)
    support = start_of(settings).support
    if support == "feet":
        toward = add(forward, (0.0, 0.0, 0.05))
        if foot is not None and foot[0] * forward[0] + foot[3] * forward[1] > 0:
            toward = (foot[0], foot[3], 0.05)
    elif support == "seat":
        toward = add(forward, (0.0, 0.0, 0.4))
    else:
        toward = add((pelvis[0], pelvis[3], pelvis[6]), (0.0, 0.0, 0.4))
    outward = scale((pelvis[1], pelvis[4], pelvis[7]), sign)
    out = math.radians(settings["knees_out"])
    if settings["knees_point"] and settings["foot"][side].at not in ("flat", "rest"):
        toward = pointing(settings["knees_point"], forward, outward)
    toward = add(scale(toward, math.cos(out)), scale(outward, math.sin(out)))
    solved = reach(found.at[f"{side}_hip"], ankle, _LEG, toward, pelvis, sign, 1.0)
    pose.hip[side], pose.knee[side] = solved.near, solved.bend
    pose.foot[side] = foot
    if solved.short_m > HAND_SLACK_M:
        moment.faults.append(
            f"{side}_foot: the leg is {solved.short_m * 100:.0f} cm too short or too near"
        )


def _rest_leg(moment: Moment, side: str, surface: float) -> None:
    """Turn a leg at the hip until its heel lies on the surface."""
    pose, found = moment.pose, moment.found
    hip, ankle, heel = (found.at[f"{side}_{name}"] for name in ("hip", "ankle", "heel"))
    drop = hip[2] - (surface + measures.HEEL_R + (ankle[2] - heel[2]))
    far = math.dist(hip, ankle)
    flat = math.sqrt(max(far * far - drop * drop, 1e-6))
    way = (ankle[0] - hip[0], ankle[1] - hip[1])
    size = math.hypot(*way) or 1.0
    target = (hip[0] + way[0] / size * flat, hip[1] + way[1] / size * flat, hip[2] - drop)
    pelvis = found.axes["pelvis"]
    thigh = found.axes[f"{side}_thigh"]
    toward = (thigh[0], thigh[3], thigh[6])
    solved = reach(hip, target, _LEG, toward, pelvis, SIGN[side], 1.0)
    pose.hip[side], pose.knee[side] = solved.near, solved.bend


def read_ankles(pose: Pose, found: Skeleton) -> None:
    """The ankle's angle where the foot was turned by what it rests on."""
    for side in SIDES:
        foot = pose.foot[side]
        if foot is None:
            continue
        shank = found.axes[f"{side}_shank"]
        ahead, up = (foot[0], foot[3], foot[6]), (shank[2], shank[5], shank[8])
        rise = ahead[0] * up[0] + ahead[1] * up[1] + ahead[2] * up[2]
        pose.ankle[side] = math.degrees(math.asin(max(-1.0, min(1.0, rise))))

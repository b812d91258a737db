"""Feet sent to where they rest: floor, step, pedal, wall, or the other leg."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

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
from planner.figure.pose.reach import reach
from planner.figure.props.surfaces import Upright
from planner.figure.scene import Scene, foot_point, pedal_point
from planner.figure.vector import Mat, Vec, about_left, add, apply, axes, multiply, scale, sub
from planner.model.exercise.picture import ContactPlace, Side

_LEG = (measures.THIGH_M, measures.SHANK_M)


HEEL_UP_DEG = 38.0
_LACES_DOWN_DEG = 150.0
_TOES_UP_DEG = 22.0
_PEDAL_BEFORE_ANKLE_M = 0.06


class FootGoal(NamedTuple):
    """Where a foot goes."""

    ankle: Vec
    """Its ankle, metres."""
    foot: Mat | None
    """How it is turned; None: as the shank says."""
    toes_deg: float = 0.0
    """How far its toes are bent up."""


@dataclass(frozen=True, slots=True)
class SentFoot:
    """A foot on its way to a place."""

    moment: Moment
    """The frame it is in."""
    before: Moment | None
    """The frame before."""
    scene: Scene
    """What it can stand on."""
    side: Side
    """Which foot."""
    place: ContactPlace
    """Where it is sent."""

    @property
    def ankle(self) -> Vec:
        """Where its ankle is now."""
        return self.moment.found.at[f"{self.side}_ankle"]

    def shift(self) -> Vec:
        """How far from its place it is written to be, metres."""
        forward, left = walking_way(self.moment)
        place, sign = self.place, SIGN[self.side]
        flat = add(scale(forward, place.forward_cm / 100), scale(left, sign * place.out_cm / 100))
        return add(flat, (0.0, 0.0, place.up_cm / 100))

    def nowhere(self, at: str) -> str:
        """What to say where its place is not there."""
        return no_such_place(f"{self.side}_foot", at)


def foot_place(place: ContactPlace) -> ContactPlace:
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


def send_foot(moment: Moment, before: Moment | None, scene: Scene, side: Side) -> None:
    """Send a foot to its place, if it has one."""
    written = moment.settings.foot[side]
    place = foot_place(written)
    if _follows_its_angles(moment, written, place):
        return
    if place.at == "rest":
        _rest_leg(moment, side, scene.lying_m)
        return
    goal = _goal(SentFoot(moment, before, scene, side, place))
    if isinstance(goal, str):
        moment.faults.append(goal)
        return
    moment.pose.toes[side] = goal.toes_deg
    bend_leg(moment, side, goal.ankle, goal.foot)


def _follows_its_angles(moment: Moment, written: ContactPlace, place: ContactPlace) -> bool:
    """Nothing to send: the leg's angles, or what carries the body, have put it there."""
    if place.at in ("lifted", "free") or (place.by == "top" and place.at == "flat"):
        return True
    support = moment.settings.support
    if support == "toes":
        return place.by == "toes"
    return support == "knees" and written.at in ("top", "toes")


def _goal(sent: SentFoot) -> FootGoal | str:
    """Where the foot goes, or what is wrong with its place."""
    by_name = _BY_NAME.get(sent.place.at)
    if by_name is not None:
        return by_name(sent)
    part = body_point(sent.moment.found, sent.place.at, sent.side)
    if part is not None:
        up = (0.0, 0.0, measures.ANKLE_R)
        return FootGoal(add(add(part, sent.shift()), up), None)
    met = sent.scene.find(sent.place.at)
    if met is not None and isinstance(met.made, Upright):
        face, faces = met.made.face(met), float(met.faces)
        against = axes((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (faces, 0.0, 0.0))
        _, y, z = sent.ankle
        sole = (face + faces * measures.ANKLE_HEIGHT_M, y, z)
        return FootGoal(add(sole, sent.shift()), against)
    return _on_ground(sent)


def stayed(sent: SentFoot) -> FootGoal | str:
    """Where it was in the frame before."""
    before, side = sent.before, sent.side
    if before is None:
        return f'{side}_foot: "stay" has no frame before it'
    found = before.found
    return FootGoal(found.at[f"{side}_ankle"], found.axes[f"{side}_foot"], before.pose.toes[side])


def on_pedal(sent: SentFoot) -> FootGoal | str:
    """On a pedal; how far it has gone round is written as up_cm, degrees."""
    pedal = pedal_point(sent.scene, sent.side == "left", sent.place.up_cm)
    if pedal is None:
        return sent.nowhere("bike")
    x, y, z = pedal
    ankle = (x - _PEDAL_BEFORE_ANKLE_M, y, z + measures.ANKLE_HEIGHT_M)
    return FootGoal(ankle, flat_foot(sent.moment.pose))


def _on_ground(sent: SentFoot) -> FootGoal | str:
    """On the floor where the leg is, or on a prop."""
    moment, side, place = sent.moment, sent.side, sent.place
    settings, pose = moment.settings, moment.pose
    on = foot_point(sent.scene, place.at)
    if on is None:
        return sent.nowhere(place.at)
    x, y, high = on[0], sent.ankle[1], on[1]
    out_deg = 0.0
    if settings.support == "feet":
        out_deg = SIGN[side] * (settings.hip[side] or (0.0, 0.0, 0.0))[2]
    if place.at in ("flat", "floor"):
        x = sent.ankle[0]
        if settings.support in ("back", "knees"):
            high = sent.scene.lying_m
        elif settings.support == "feet":
            y = moment.found.at[f"{side}_hip"][1]
    point = add((x, y, high), sent.shift())
    forward, _ = walking_way(moment)
    turned = pose.turn
    pose.turn = math.degrees(math.atan2(forward[1], forward[0]))
    ankle, foot = foot_on(pose, point, place.by, out_deg)
    pose.turn = turned
    return FootGoal(ankle, foot, HEEL_UP_DEG if place.by == "toes" else 0.0)


def bend_leg(moment: Moment, side: Side, ankle: Vec, foot: Mat | None) -> None:
    """Send an ankle to a point by hip and knee."""
    settings, pose = moment.settings, moment.pose
    found = moment.found
    pelvis = found.axes["pelvis"]
    sign = SIGN[side]
    forward, _ = walking_way(moment)
    if settings.support == "feet":
        toward = add(forward, (0.0, 0.0, 0.05))
        if foot is not None and foot[0] * forward[0] + foot[3] * forward[1] > 0:
            toward = (foot[0], foot[3], 0.05)
    elif settings.support == "seat":
        toward = add(forward, (0.0, 0.0, 0.4))
    else:
        toward = add((pelvis[0], pelvis[3], pelvis[6]), (0.0, 0.0, 0.4))
    outward = scale((pelvis[1], pelvis[4], pelvis[7]), sign)
    out = math.radians(settings.knees_out)
    if settings.knees_point and settings.foot[side].at not in ("flat", "rest"):
        toward = pointing(settings.knees_point, forward, outward)
    toward = add(scale(toward, math.cos(out)), scale(outward, math.sin(out)))
    solved = reach(found.at[f"{side}_hip"], ankle, _LEG, toward, pelvis, sign, 1.0)
    pose.hip[side], pose.knee[side] = solved.near, solved.bend
    pose.foot[side] = foot
    if solved.short_m > HAND_SLACK_M:
        moment.faults.append(
            f"{side}_foot: the leg is {solved.short_m * 100:.0f} cm too short or too near"
        )


def _rest_leg(moment: Moment, side: Side, surface: float) -> None:
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


_BY_NAME: dict[str, Callable[[SentFoot], FootGoal | str]] = {"stay": stayed, "pedal": on_pedal}
"""Places that are no thing and no part of the body."""

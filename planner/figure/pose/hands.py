"""Hands sent to what they hold or lean on, and forearms laid down."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from planner.figure.body import measures
from planner.figure.body.measures import SIGN
from planner.figure.body.places import body_point
from planner.figure.body.skeleton import place_arm
from planner.figure.pose.moment import HAND_SLACK_M, Moment, no_such_place, pointing
from planner.figure.pose.pose_settings import place as plain_place
from planner.figure.pose.reach import reach
from planner.figure.props.base import Surface
from planner.figure.scene import Scene, hand_surface
from planner.figure.vector import Mat, Vec, add, axes, cross, scale, sub, unit
from planner.model.exercise.picture import ContactPlace, Side

_ARM_M = measures.FOREARM_M + 0.8 * measures.PALM_M
_LIES_BELOW_M = 0.14
"""A palm nearer than this to what the body lies on lies there too."""


class HandGoal(NamedTuple):
    """Where a hand goes."""

    palm: Vec
    """Its palm, metres."""
    hand: Mat | None
    """How it is turned; None: as the forearm is."""
    on: str
    """What it is on, as it is written."""


@dataclass(frozen=True, slots=True)
class SentHand:
    """A hand on its way to a place."""

    moment: Moment
    """The frame it is in."""
    before: Moment | None
    """The frame before."""
    scene: Scene
    """What it can be put on."""
    side: Side
    """Which hand."""
    place: ContactPlace
    """Where it is sent."""

    def at(self, joint: str) -> Vec:
        """A joint of its arm."""
        return self.moment.found.at[f"{self.side}_{joint}"]

    @property
    def chest(self) -> Mat:
        """How the chest is turned."""
        return self.moment.found.axes["chest"]

    @property
    def outward(self) -> Vec:
        """To the hand's own side of the chest."""
        chest = self.chest
        return scale((chest[1], chest[4], chest[7]), SIGN[self.side])

    def forward(self) -> Vec:
        """The way the chest looks, over the ground; of a lying body, towards its head."""
        chest = self.chest
        ahead = (chest[0], chest[3], 0.0)
        if math.hypot(ahead[0], ahead[1]) < 0.6:
            ahead = (chest[2], chest[5], 0.0)
        return unit(ahead)

    def shift(self) -> Vec:
        """How far from its place it is written to be, metres."""
        place = self.place
        flat = add(
            scale(self.forward(), place.forward_cm / 100),
            scale(self.outward, place.out_cm / 100),
        )
        return add(flat, (0.0, 0.0, place.up_cm / 100))


def send_hand(moment: Moment, before: Moment | None, scene: Scene, side: Side) -> None:
    """Send a hand to its place, if it has one; the elbow goes where it is told or easy."""
    place = moment.settings.hand[side]
    if _lies_still(moment, before, scene, side):
        place = plain_place("stay")
    if place.at in ("free", "lifted"):
        return
    sent = SentHand(moment, before, scene, side, place)
    part = body_point(moment.found, place.at, side)
    if place.at == "stay":
        goal = _stayed(sent)
    elif part is not None:
        goal = HandGoal(add(part, sent.shift()), None, place.at)
    else:
        surface = _surface(sent)
        if surface is None:
            moment.faults.append(no_such_place(f"{side}_hand", place.at))
            return
        if place.by == "forearm":
            moment.held[side] = place.at
            _rest_forearm(sent, surface.point[2] + place.up_cm / 100)
            return
        goal = _on_surface(sent, surface)
    if goal is None:
        moment.faults.append(f'{side}_hand: "stay" has no frame before it')
        return
    moment.held[side], moment.targets[side] = goal.on, goal.palm
    _bend_arm(sent, goal)
    short = math.dist(sent.at("palm"), goal.palm)
    if short > HAND_SLACK_M:
        moment.faults.append(f"{side}_hand: it ends {short * 100:.0f} cm from {place.at}")


def _lies_still(moment: Moment, before: Moment | None, scene: Scene, side: Side) -> bool:
    """An arm that lay beside a lying body and is not written anew stays where it lay."""
    settings = moment.settings
    return (
        before is not None
        and settings.hand[side].at == "free"
        and side in settings.still_arms
        and settings.posture in ("supine", "hooklying")
        and before.found.at[f"{side}_palm"][2] - scene.lying_m < _LIES_BELOW_M
    )


def _stayed(sent: SentHand) -> HandGoal | None:
    """Where it was in the frame before, if there is one."""
    before, side = sent.before, sent.side
    if before is None:
        return None
    palm = add(before.found.at[f"{side}_palm"], sent.shift())
    return HandGoal(palm, before.pose.hand[side], before.held.get(side, "stay"))


def _surface(sent: SentHand) -> Surface | None:
    """What the hand comes down on: from the shoulder, or where a lying body's palm is."""
    settings, at = sent.moment.settings, sent.place.at
    low = at in ("floor", "mat", "bed", "ball", "bench") and settings.posture != "quadruped"
    if settings.support == "toes" and sent.before is None:
        sent.scene.bring_under(at, sent.at("palm")[0])
    return hand_surface(sent.scene, at, sent.at("palm" if low else "shoulder"), sent.forward())


def _on_surface(sent: SentHand, surface: Surface) -> HandGoal:
    """Gripping it, or the palm flat on it."""
    on, point = sent.place.at, add(surface.point, sent.shift())
    if surface.normal is None or surface.fingers is None:
        return HandGoal(point, None, on)
    palm = add(point, scale(surface.normal, measures.PALM_THICK_M))
    if sent.place.by == "fist":
        return HandGoal(palm, None, on)
    fingers = surface.fingers
    if surface.normal[2] > 0.9 and sent.moment.settings.support == "back":
        lies = sub(sent.at("palm"), sent.at("elbow"))
        fingers = unit((lies[0], lies[1], 0.0))  # as the forearm lies
    return HandGoal(palm, _flat_hand(surface.normal, fingers, SIGN[sent.side]), on)


def _elbow_way(sent: SentHand) -> Vec:
    """Which way the elbow points."""
    settings, chest = sent.moment.settings, sent.chest
    ahead, outward = (chest[0], chest[3], chest[6]), sent.outward
    if settings.elbows_point:
        return pointing(settings.elbows_point, ahead, outward)
    if settings.support == "back" and chest[6] > 0.5:
        return add(outward, (0.0, 0.0, 0.05))  # on the back elbows lie out to the sides
    return add(add(scale(ahead, -0.5), scale(outward, 0.5)), (0.0, 0.0, -0.7))


def _bend_arm(sent: SentHand, goal: HandGoal) -> None:
    """By shoulder and elbow; twice, since the shoulder rises with the arm."""
    pose, side, hand = sent.moment.pose, sent.side, goal.hand
    bones, end = (measures.UPPER_ARM_M, _ARM_M), goal.palm
    if hand is not None:
        bones = (measures.UPPER_ARM_M, measures.FOREARM_M)
        end = add(goal.palm, scale((hand[2], hand[5], hand[8]), 0.8 * measures.PALM_M))
    toward = _elbow_way(sent)
    for _ in range(2):
        solved = reach(sent.at("shoulder"), end, bones, toward, sent.chest, SIGN[side], -1.0)
        pose.shoulder[side], pose.elbow[side] = solved.near, solved.bend
        pose.hand[side] = hand
        pose.wrist[side] = 0.0
        place_arm(pose, side, sent.moment.found)


def _flat_hand(normal: Vec, fingers: Vec, sign: float) -> Mat:
    """A hand on a surface: palm to it, fingers along it."""
    left = scale(normal, sign)
    up = scale(fingers, -1.0)
    return axes(cross(left, up), left, up)


def _rest_forearm(sent: SentHand, surface_m: float) -> None:
    """The elbow down on a surface of a height, the forearm along it."""
    moment, side, chest = sent.moment, sent.side, sent.chest
    pose = moment.pose
    shoulder = sent.at("shoulder")
    drop = shoulder[2] - surface_m - measures.ELBOW_R
    off = abs(drop) - measures.UPPER_ARM_M
    if off > HAND_SLACK_M:
        moment.faults.append(f"{side}_hand: the elbow ends {off * 100:.0f} cm from {sent.place.at}")
    if abs(chest[7]) > 0.7:
        # On one side: the forearm points forward from under the shoulder.
        way = unit((chest[0], chest[3], 0.0))
        elbow = add(shoulder, (0.0, 0.0, -drop))
    else:
        way = sent.forward()
        flat = math.sqrt(max(measures.UPPER_ARM_M**2 - drop * drop, 0.0))
        elbow = add(add(shoulder, scale(way, flat)), (0.0, 0.0, -drop))
    tip = add(add(elbow, scale(way, _ARM_M)), (0.0, 0.0, -0.006))
    toward = sub(elbow, scale(add(shoulder, tip), 0.5))
    bones = (measures.UPPER_ARM_M, _ARM_M)
    for _ in range(2):
        solved = reach(sent.at("shoulder"), tip, bones, toward, chest, SIGN[side], -1.0)
        pose.shoulder[side], pose.elbow[side] = solved.near, solved.bend
        place_arm(pose, side, moment.found)
    moment.targets[side] = tip

"""Hands sent to what they hold or lean on, and forearms laid down."""

import math
from dataclasses import replace

from planner.figure.body import measures
from planner.figure.body.measures import SIGN
from planner.figure.body.places import body_point
from planner.figure.body.skeleton import place_arm
from planner.figure.pose.moment import HAND_SLACK_M, Moment, no_such_place, pointing
from planner.figure.pose.pose_settings import start_of
from planner.figure.pose.reach import reach
from planner.figure.scene import Scene, hand_surface
from planner.figure.vector import Mat, Vec, add, axes, cross, scale, sub, unit
from planner.model.exercise.picture import Place

_ARM_M = measures.FOREARM_M + 0.8 * measures.PALM_M


def send_hand(moment: Moment, before: Moment | None, scene: Scene, side: str) -> None:
    """Send a hand to its place, if it has one; the elbow goes where it is told or easy."""
    settings, pose, found = moment.settings, moment.pose, moment.found
    place: Place = settings["hand"][side]
    if _lies_still(moment, before, scene, side):
        place = Place(at="stay")
    if place.at in ("free", "lifted"):
        return
    chest = found.axes["chest"]
    sign = SIGN[side]
    shoulder = found.at[f"{side}_shoulder"]
    forward = (chest[0], chest[3], 0.0)
    if math.hypot(forward[0], forward[1]) < 0.6:
        facing_down = 1.0 if chest[6] < 0 else -1.0
        forward = (facing_down * chest[2], facing_down * chest[5], 0.0)
        if facing_down < 0:
            forward = scale(forward, -1.0)
    forward = unit(forward)
    outward = scale((chest[1], chest[4], chest[7]), sign)
    shift = add(
        add(scale(forward, place.forward_cm / 100), scale(outward, place.out_cm / 100)),
        (0.0, 0.0, place.up_cm / 100),
    )
    hand: Mat | None = None
    if place.at == "stay":
        if before is None:
            moment.faults.append(f'{side}_hand: "stay" has no frame before it')
            return
        target = add(before.found.at[f"{side}_palm"], shift)
        hand = before.pose.hand[side]
        moment.held[side] = before.held.get(side, "stay")
    else:
        part = body_point(found, place.at, side)
        if part is not None:
            target = add(part, shift)
            moment.held[side] = place.at
        else:
            palm = found.at[f"{side}_palm"]
            seen_from = shoulder
            support = start_of(settings).support
            if (
                place.at in ("floor", "mat", "bed", "ball", "bench")
                and settings["posture"] != "quadruped"
            ):
                seen_from = (palm[0], palm[1], palm[2])
            if support == "toes" and before is None:
                _bring(scene, place.at, palm[0])
            surface = hand_surface(scene, place.at, seen_from, forward)
            if surface is None:
                moment.faults.append(no_such_place(f"{side}_hand", place.at))
                return
            target = add(surface.point, shift)
            moment.held[side] = place.at
            if place.by == "forearm":
                _rest_forearm(moment, side, surface.point[2] + place.up_cm / 100, forward, place)
                return
            if surface.normal is not None and surface.fingers is not None:
                target = add(target, scale(surface.normal, measures.PALM_THICK_M))
                fingers = surface.fingers
                along = sub(palm, found.at[f"{side}_elbow"])
                if surface.normal[2] > 0.9 and start_of(settings).support == "back":
                    fingers = unit((along[0], along[1], 0.0))  # as the forearm lies
                hand = _flat_hand(surface.normal, fingers, sign)
                if place.by == "fist":
                    hand = None
    moment.targets[side] = target
    if settings["elbows_point"]:
        toward = pointing(settings["elbows_point"], (chest[0], chest[3], chest[6]), outward)
    elif start_of(settings).support == "back" and chest[6] > 0.5:
        toward = add(outward, (0.0, 0.0, 0.05))  # on the back elbows lie out to the sides
    else:
        toward = add(
            add(scale((chest[0], chest[3], chest[6]), -0.5), scale(outward, 0.5)),
            (0.0, 0.0, -0.7),
        )
    for _ in range(2):
        if hand is None:
            bones, end = (measures.UPPER_ARM_M, _ARM_M), target
        else:
            bones = (measures.UPPER_ARM_M, measures.FOREARM_M)
            end = add(target, scale((hand[2], hand[5], hand[8]), 0.8 * measures.PALM_M))
        solved = reach(found.at[f"{side}_shoulder"], end, bones, toward, chest, sign, -1.0)
        pose.shoulder[side], pose.elbow[side] = solved.near, solved.bend
        pose.hand[side] = hand
        pose.wrist[side] = 0.0
        place_arm(pose, side, found)
    short = math.dist(found.at[f"{side}_palm"], target)
    if short > HAND_SLACK_M:
        moment.faults.append(f"{side}_hand: it ends {short * 100:.0f} cm from {place.at}")


def _lies_still(moment: Moment, before: Moment | None, scene: Scene, side: str) -> bool:
    """An arm that lay beside a lying body and is not written anew stays where it lay."""
    settings = moment.settings
    return (
        before is not None
        and settings["hand"][side].at == "free"
        and side in settings["still_arms"]
        and settings["posture"] in ("supine", "hooklying")
        and before.found.at[f"{side}_palm"][2] - scene.lying_m < 0.14
    )


def _bring(scene: Scene, name: str, x: float) -> None:
    """Put a prop whose place is not given under the hands of a body that leans on it."""
    kind = name.partition("_")[0]
    for index, placed in enumerate(scene.placed):
        if placed.kind == kind and placed.prop.x_cm is None:
            edge = 0.10 if kind in ("counter", "table") else 0.07
            scene.placed[index] = replace(placed, x0=x - edge, x1=x - edge + placed.x1 - placed.x0)


def _flat_hand(normal: Vec, fingers: Vec, sign: float) -> Mat:
    """A hand on a surface: palm to it, fingers along it."""
    left = scale(normal, sign)
    up = scale(fingers, -1.0)
    return axes(cross(left, up), left, up)


def _rest_forearm(moment: Moment, side: str, surface: float, forward: Vec, place: Place) -> None:
    """The elbow down on the surface, the forearm along it."""
    pose, found = moment.pose, moment.found
    chest = found.axes["chest"]
    shoulder = found.at[f"{side}_shoulder"]
    drop = shoulder[2] - surface - measures.ELBOW_R
    if abs(drop) > measures.UPPER_ARM_M:
        off = abs(drop) - measures.UPPER_ARM_M
        if off > HAND_SLACK_M:
            moment.faults.append(f"{side}_hand: the elbow ends {off * 100:.0f} cm from {place.at}")
    flat = math.sqrt(max(measures.UPPER_ARM_M**2 - drop * drop, 0.0))
    if abs(chest[7]) > 0.7:
        # On one side: the forearm points forward from under the shoulder.
        way = unit((chest[0], chest[3], 0.0))
        elbow = add(shoulder, (0.0, 0.0, -drop))
    else:
        way = forward
        elbow = add(add(shoulder, scale(forward, flat)), (0.0, 0.0, -drop))
    along = scale(way, measures.FOREARM_M + 0.8 * measures.PALM_M)
    tip = add(add(elbow, along), (0.0, 0.0, -0.006))
    toward = sub(elbow, scale(add(shoulder, tip), 0.5))
    for _ in range(2):
        solved = reach(
            shoulder, tip, (measures.UPPER_ARM_M, _ARM_M), toward, chest, SIGN[side], -1.0
        )
        pose.shoulder[side], pose.elbow[side] = solved.near, solved.bend
        place_arm(pose, side, found)
        shoulder = found.at[f"{side}_shoulder"]
    moment.targets[side] = tip

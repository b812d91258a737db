"""What a solved frame shows of a body: how it is carried, each leg, each arm.

Everything is read off where the joints are, whatever the posture that the frame began with.
"""

import math

from planner.figure.body import measures
from planner.figure.body.measures import SIDES, SIGN
from planner.figure.pose.moment import Moment, heading
from planner.figure.pose.pose_settings import Support
from planner.figure.props.base import Standing
from planner.figure.scene import Scene
from planner.figure.vector import Vec, dot, sub, unapply, unit
from planner.figure.words.phrases import ArmWay, FeetSeen, LegSeen, LimbMove, Stance
from planner.model.exercise.picture import Posture, Side

STRAIGHT_DEG = 25.0
"""A knee bent less looks straight."""
BENT_DEG = 45.0
"""A knee bent less, that lies on something, is a little bent."""
_RAISED_M = 0.22
"""An ankle this much above what the body lies on is in the air."""
_RISES_M = 0.05
_RAISED_SHARE = 0.35
"""Of a forward arm's length, how much it rises to be told as raised."""
_EDGE_M, _THICK_M = 0.12, 0.25
"""How far beyond an edge, and how far above its top, the middle of a part is still on a prop."""
_FLAT_M = 0.05
"""What is thinner lies under everything above it."""
_LEVEL_M, _ABREAST_M, _TOGETHER_M, _WIDE_M, _FOOT_M = 0.03, 0.06, 0.12, 0.38, 0.22
"""Between two ankles: how level they are, and how far apart in which way."""
_CARRIED: dict[Support, tuple[str, ...]] = {
    "feet": ("left_ankle", "right_ankle"),
    "seat": ("pelvis",),
    "back": ("pelvis", "thorax1"),
    "toes": ("left_knee", "right_knee"),
    "side": ("pelvis",),
}
"""What of a body is over the thing that carries it; of one that lies, any of it."""
_BACK_DEG = 15.0
"""A thigh this far bent from the trunk is behind a body on hands and knees."""
_STANCES: dict[Posture, Stance] = {
    "standing": "standing",
    "split_stance": "split_stance",
    "walking": "walking",
    "sitting": "sitting",
    "long_sitting": "sitting",
    "supine": "back",
    "hooklying": "back",
    "prone": "face_down",
    "prone_on_elbows": "face_down_on_forearms",
    "sidelying": "side",
    "quadruped": "hands_and_knees",
    "childs_pose": "childs_pose",
    "plank": "plank",
    "forearm_plank": "forearm_plank",
    "side_plank": "side_plank",
    "kneeling": "kneeling",
    "half_kneeling": "half_kneeling",
}
_ON_KNEES: dict[Stance, Stance] = {
    "plank": "knee_plank",
    "forearm_plank": "forearm_knee_plank",
}
_LIES: tuple[Stance, ...] = ("back", "face_down", "face_down_on_forearms", "side")


def stance_of(moment: Moment) -> Stance:
    """How the body is carried."""
    stance = _STANCES[moment.settings.posture]
    at = moment.found.at
    on_knees = all(at[f"{s}_knee"][2] < at[f"{s}_toe"][2] + measures.KNEE_R for s in SIDES)
    return _ON_KNEES.get(stance, stance) if on_knees else stance


def upright(moment: Moment) -> bool:
    """Feet or seat carry the body, so that up and down are its own."""
    return moment.settings.support in ("feet", "seat")


def is_on(moment: Moment, prop: Standing) -> bool:
    """The prop carries the body itself, not only a hand or a foot of it."""
    settings = moment.settings
    if settings.support == "seat" and prop.made.is_seat:
        return _is_above(moment.found.at["pelvis"], prop)
    parts = (settings.keeps,) if settings.support == "knees" else _CARRIED[settings.support]
    over = [_is_over(moment.found.at[name], prop) for name in parts]
    return any(over) if settings.support == "back" else all(over)


def _is_above(point: Vec, prop: Standing) -> bool:
    return prop.height < _FLAT_M or -_EDGE_M / 2 < point[2] - prop.top < _THICK_M


def _is_over(point: Vec, prop: Standing) -> bool:
    return prop.x0 - _EDGE_M < point[0] < prop.x1 + _EDGE_M and _is_above(point, prop)


def legs_of(moment: Moment, scene: Scene) -> dict[Side, LegSeen]:
    """The legs that are told of this body; those that its stance says are left out."""
    stance = stance_of(moment)
    seen: dict[Side, LegSeen] = {side: _leg(moment, scene, side, stance) for side in SIDES}
    if stance in ("back", "side") or moment.settings.posture == "long_sitting":
        return seen
    if stance in ("face_down", "face_down_on_forearms"):
        return {} if set(seen.values()) == {"straight"} else seen
    if stance == "hands_and_knees":
        return {side: leg for side, leg in seen.items() if leg == "straight_back"}
    if stance == "sitting":
        return {side: leg for side, leg in seen.items() if leg in ("straight", "raised")}
    if stance == "standing" and all(moment.pose.knee[side] > BENT_DEG - 10 for side in SIDES):
        return dict.fromkeys(SIDES, "bent")
    return {}


def _leg(moment: Moment, scene: Scene, side: Side, stance: Stance) -> LegSeen:
    at, knee = moment.found.at, moment.pose.knee[side]
    ankle, hip = at[f"{side}_ankle"][2], at[f"{side}_hip"][2]
    place = moment.settings.rests_on("foot", side)
    if stance == "hands_and_knees":
        away = moment.pose.hip[side][0] < _BACK_DEG and knee < BENT_DEG
        return "straight_back" if away else "bent"
    if stance == "side":
        return "straight" if knee < STRAIGHT_DEG else "bent"
    rests = any(_is_over(at[f"{side}_ankle"], prop) for prop in scene.standing if prop.made.is_seat)
    high = ankle > hip + _RAISED_M - measures.HIP_R
    in_the_air = place.at == "lifted" and high and not rests
    if knee < STRAIGHT_DEG:
        return "raised" if in_the_air and moment.pose.hip[side][0] > BENT_DEG else "straight"
    if place.at in ("flat", "floor") and place.by in (None, "sole"):
        return "bent_flat"
    if in_the_air:
        return "bent_in_the_air"
    return "bent" if knee > BENT_DEG else "a_little_bent"


def feet_of(moment: Moment) -> FeetSeen | None:
    """How the feet of a standing body are to each other; None: about under the hips."""
    if moment.settings.posture != "standing" or len(moment.grounded) < 2:
        return None
    forward, left = heading(moment.pose)
    at = moment.found.at
    apart = sub(at["left_ankle"], at["right_ankle"])
    if abs(apart[2]) > _LEVEL_M:
        return None
    step, aside = abs(dot(apart, forward)), abs(dot(apart, left))
    if step < _ABREAST_M:
        return "together" if aside < _TOGETHER_M else "wide" if aside > _WIDE_M else None
    if aside > _TOGETHER_M:
        return None
    return "heel_to_toe" if step > _FOOT_M else "half_step"


def arm_way(moment: Moment, side: Side) -> ArmWay | None:
    """Which way an upper arm points; None: as one lets it hang or lie."""
    arm, chest = _arm(moment, side), moment.found.axes["chest"]
    crown: Vec = (chest[2], chest[5], chest[8])
    ahead: Vec = (chest[0], chest[3], chest[6])
    out = SIGN[side] * dot(arm, (chest[1], chest[4], chest[7]))
    if crown[2] > 0.7:
        if arm[2] > 0.8:
            return "overhead"
        if arm[2] < -0.5:
            return None
        if dot(arm, ahead) < out:
            return "out"
        return "up_and_forward" if arm[2] > _RAISED_SHARE else "forward"
    if upright(moment):
        if arm[2] < -0.85:
            return "down"
    elif arm[2] > 0.75:
        return "up"
    if dot(arm, crown) > 0.7:
        return "overhead" if stance_of(moment) in _LIES else "forward"
    return "out" if out > 0.8 else None


def arm_move(before: Moment, after: Moment, side: Side, least_deg: float) -> LimbMove | None:
    """How an arm moves in the world; where it neither rises nor falls, in the trunk."""
    was, now = _arm(before, side), _arm(after, side)
    own_was, own_now = (_in_chest(m, a) for m, a in ((before, was), (after, now)))
    if max(dot(own_was, own_now), dot(was, now)) > math.cos(math.radians(least_deg)):
        return None  # it goes with the trunk, or hangs whatever the trunk does
    elbow = f"{side}_elbow"
    rise = after.found.at[elbow][2] - before.found.at[elbow][2]
    if abs(rise) > _RISES_M:
        return "arm_lifts" if rise > 0 else "arm_lowers"
    ahead, aside, _ = sub(own_now, own_was)
    if abs(ahead) >= abs(aside):
        return "arm_forward" if ahead > 0 else "arm_back"
    return "arm_out" if SIGN[side] * aside > 0 else "arm_in"


def leg_rise_m(before: Moment, after: Moment, side: Side) -> float:
    """How far a knee rises above its hip from one frame to the next."""

    def above(moment: Moment) -> float:
        at = moment.found.at
        return at[f"{side}_knee"][2] - at[f"{side}_hip"][2]

    return above(after) - above(before)


def _arm(moment: Moment, side: Side) -> Vec:
    at = moment.found.at
    return unit(sub(at[f"{side}_elbow"], at[f"{side}_shoulder"]))


def _in_chest(moment: Moment, v: Vec) -> Vec:
    return unapply(moment.found.axes["chest"], v)

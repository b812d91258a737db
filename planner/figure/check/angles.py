"""What a drawn picture shows of a body, in degrees and centimetres: the most of all its frames."""

import math
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from planner.figure.body.measures import SIDES
from planner.figure.pose.moment import Moment
from planner.figure.pose.solve import solve
from planner.figure.vector import sub, unapply, unit
from planner.model.exercise.picture import Picture
from planner.model.rules.property_rules import Measure

Measured = Mapping[Measure, float]

_BACK = ("supine", "hooklying")
_FACE_DOWN = ("prone", "prone_on_elbows")
_SIDE = ("sidelying", "side_plank")
_KNEES = ("quadruped", "childs_pose", "kneeling", "half_kneeling")


@lru_cache(maxsize=2048)
def measured(picture: Picture) -> Measured:
    """Every measure of a picture as it is solved, the most of all its frames."""
    frames = [_of_moment(moment) for moment in solve(picture).moments]
    return MappingProxyType({name: max(frame[name] for frame in frames) for name in frames[0]})


def _of_moment(moment: Moment) -> Measured:
    pose, at, posture = moment.pose, moment.found.at, moment.settings.posture
    flexion, side, turn = (pose.lumbar[i] + pose.thoracic[i] for i in range(3))
    hips = [pose.hip[each] for each in SIDES]
    bent = max(pose.knee[each] for each in SIDES)
    support = moment.settings.support
    on_legs = support == "feet" or posture in _KNEES
    return {
        "hip_flexion_deg": max(hip[0] for hip in hips),
        "hip_extension_deg": -min(hip[0] for hip in hips),
        "hip_adduction_deg": -min(hip[1] for hip in hips),
        "hip_external_rotation_deg": max(hip[2] for hip in hips),
        "hip_internal_rotation_deg": -min(hip[2] for hip in hips),
        "trunk_flexion_deg": flexion,
        "trunk_extension_deg": -flexion,
        "trunk_side_bend_deg": abs(side),
        "trunk_rotation_deg": abs(turn),
        "knee_flexion_deg": bent,
        "loaded_knee_flexion_deg": bent if on_legs else 0.0,
        "arm_elevation_deg": max(_arm_deg(moment, each) for each in SIDES),
        "head_below_pelvis_cm": (at["pelvis"][2] - at["head"][2]) * 100,
        "feet_off_the_ground": float(support == "feet" and len(moment.grounded) == 1),
        "lying_on_the_back": float(posture in _BACK),
        "lying_face_down": float(posture in _FACE_DOWN),
        "lying_on_the_side": float(posture in _SIDE),
        "on_the_knees": float(posture in _KNEES),
    }


def _arm_deg(moment: Moment, side: str) -> float:
    """The upper arm from hanging at the side, 0, to straight up beside the head, 180."""
    at = moment.found.at
    arm = unit(sub(at[f"{side}_elbow"], at[f"{side}_shoulder"]))
    up = unapply(moment.found.axes["chest"], arm)[2]
    return math.degrees(math.acos(max(-1.0, min(1.0, -up))))

"""Known angles put joints in known places."""

import math
from itertools import pairwise

import pytest

from planner.figure.body import measures
from planner.figure.body.skeleton import Pose, Skeleton, ball_axes, center_of_mass, skeleton
from planner.figure.pose.reach import reach
from planner.figure.vector import (
    IDENTITY,
    about_left,
    add,
    apply,
    multiply,
    pitch_roll_spin,
    sub,
    unit,
)

UP = (0.0, 0.0, 1.0)


def at_hips(**angles: object) -> Skeleton:
    """An upright body with its hips at the origin and some angles."""
    pose = Pose()
    for name, value in angles.items():
        kept = getattr(pose, name)
        setattr(pose, name, {**kept, **value} if isinstance(kept, dict) else value)  # type: ignore[dict-item]
    return skeleton(pose)


def test_standing_straight_adds_up_to_the_published_heights() -> None:
    at = at_hips().at
    floor = at["left_ankle"][2] - measures.ANKLE_HEIGHT_M
    hips, crown = -floor, at["head"][2] + measures.HEAD_RADII_M[2] - floor
    assert hips == pytest.approx(0.530 * measures.STATURE_M, abs=0.005)
    assert at["left_knee"][2] - floor == pytest.approx(0.285 * measures.STATURE_M, abs=0.002)
    assert crown == pytest.approx(measures.STATURE_M, abs=0.02)


@pytest.mark.parametrize("side", ["left", "right"])
def test_hip_flexion_of_ninety_brings_the_knee_forward_to_hip_height(side: str) -> None:
    at = at_hips(hip={side: (90.0, 0.0, 0.0)}).at
    knee, hip = at[f"{side}_knee"], at[f"{side}_hip"]
    assert sub(knee, hip) == pytest.approx((measures.THIGH_M, 0.0, 0.0), abs=1e-9)


def test_knee_flexion_brings_the_foot_back_and_dorsiflexion_lifts_the_toes() -> None:
    at = at_hips(knee={"left": 90.0}, ankle={"right": 20.0}).at
    assert at["left_ankle"][0] == pytest.approx(-measures.SHANK_M)
    assert at["left_ankle"][2] == pytest.approx(at["left_knee"][2])
    assert at["right_toe"][2] > at["left_knee"][2] - measures.SHANK_M
    assert at["right_toe"][2] > at_hips().at["right_toe"][2]


@pytest.mark.parametrize(("side", "sign"), [("left", 1), ("right", -1)])
def test_abduction_goes_outward_and_external_rotation_turns_outward(side: str, sign: int) -> None:
    out = at_hips(hip={side: (0.0, 30.0, 0.0)}).at[f"{side}_ankle"]
    assert sign * out[1] > sign * at_hips().at[f"{side}_ankle"][1] + 0.3
    turned = at_hips(hip={side: (0.0, 0.0, 40.0)}).at
    toes = sub(turned[f"{side}_toe"], turned[f"{side}_heel"])
    assert math.degrees(math.atan2(sign * toes[1], toes[0])) == pytest.approx(40, abs=1)


def test_shoulder_flexion_and_elbow_flexion_bring_the_hand_up_in_front() -> None:
    at = at_hips(shoulder={"left": (90.0, 0.0, 0.0)}, elbow={"left": 90.0}).at
    upper = sub(at["left_elbow"], at["left_shoulder"])
    fore = sub(at["left_wrist"], at["left_elbow"])
    assert upper == pytest.approx((measures.UPPER_ARM_M, 0, 0), abs=1e-9)
    assert fore == pytest.approx((0, 0, measures.FOREARM_M), abs=1e-9)


@pytest.mark.parametrize("angles", [(170.0, 0.0, 0.0), (0.0, 170.0, 0.0)])
def test_a_shoulder_rises_and_comes_in_as_its_arm_goes_overhead(
    angles: tuple[float, float, float],
) -> None:
    hanging, level = at_hips(), at_hips(shoulder={"left": (55.0, 0.0, 0.0)})
    raised = at_hips(shoulder={"left": angles})
    shoulder = [found.at["left_shoulder"] for found in (hanging, level, raised)]
    assert shoulder[1] == pytest.approx(shoulder[0])
    assert shoulder[2][2] - shoulder[0][2] == pytest.approx(0.041, abs=0.002)
    assert shoulder[0][1] - shoulder[2][1] == pytest.approx(0.0165, abs=0.002)
    assert raised.at["right_shoulder"] == pytest.approx(hanging.at["right_shoulder"])


def test_external_rotation_of_an_abducted_arm_makes_a_goalpost() -> None:
    at = at_hips(shoulder={"right": (0.0, 90.0, 90.0)}, elbow={"right": 90.0}).at
    fore = sub(at["right_wrist"], at["right_elbow"])
    assert fore[2] == pytest.approx(measures.FOREARM_M, abs=1e-6)


def test_the_spine_bends_as_a_curve() -> None:
    at = at_hips(lumbar=(45.0, 0.0, 0.0), thoracic=(30.0, 0.0, 0.0)).at
    names = ("sacrum", "lumbar1", "lumbar2", "lumbar3", "thorax1", "thorax2", "collar")
    leans = []
    for low, high in pairwise(names):
        way = unit(sub(at[high], at[low]))
        leans.append(math.degrees(math.atan2(way[0], way[2])))
    assert leans == pytest.approx([15, 30, 45, 55, 65, 75], abs=0.01)


def test_side_bend_and_turn_to_the_left_go_left() -> None:
    assert at_hips(lumbar=(0.0, 30.0, 0.0)).at["head"][1] > 0.2
    ahead = at_hips(thoracic=(0.0, 0.0, 40.0)).axes["head"]
    assert math.degrees(math.atan2(ahead[3], ahead[0])) == pytest.approx(40)


def test_reaching_ends_at_the_point_for_arm_and_leg() -> None:
    for bends, toward in ((1.0, (1.0, 0.0, 0.0)), (-1.0, (-1.0, 0.0, 0.0))):
        start, end = (0.1, 0.2, 0.3), (0.35, 0.25, -0.15)
        found = reach(start, end, (0.4, 0.4), toward, IDENTITY, 1.0, bends)
        flex, abd, er = found.near
        near = ball_axes(IDENTITY, (flex, abd, er), 1.0)
        far = multiply(near, about_left(bends * found.bend))
        middle = add(start, apply(near, (0.0, 0.0, -0.4)))
        assert add(middle, apply(far, (0.0, 0.0, -0.4))) == pytest.approx(end, abs=1e-6)
        assert found.short_m == 0


def test_reaching_too_far_says_how_far_short() -> None:
    found = reach((0, 0, 0), (0, 0, -1.0), (0.4, 0.4), (1, 0, 0), IDENTITY, 1.0, 1.0)
    assert found.short_m == pytest.approx(0.2, abs=1e-3)
    assert found.bend == pytest.approx(0, abs=1)


def test_angles_are_read_back_from_a_rotation() -> None:
    turned = ball_axes(IDENTITY, (70.0, 25.0, -40.0), 1.0)
    pitch, roll, spin = pitch_roll_spin(turned)
    assert (-pitch, roll, spin) == pytest.approx((70, 25, -40))


def test_the_weight_of_an_upright_body_is_at_its_published_height() -> None:
    found = at_hips()
    floor = found.at["left_ankle"][2] - measures.ANKLE_HEIGHT_M
    height = (center_of_mass(found)[2] - floor) / measures.STATURE_M
    assert 0.55 < height < 0.60  # Winter: 0.56 to 0.58 of stature

"""What a few written lines become: bodies that stand, rest and hold."""

import math

import pytest

from planner.figure.body import measures
from planner.figure.body.skeleton import center_of_mass
from planner.figure.check.pose_check import check
from planner.figure.pose.solve import solve
from tests.figure.poses import picture, solved


def test_a_squat_leans_until_its_weight_is_over_the_feet() -> None:
    _, squat = solved({"posture": "standing"}, {"hips": 95, "knees": 100})
    at = squat.found.at
    assert at["left_heel"][0] < center_of_mass(squat.found)[0] < at["left_ball"][0]
    assert 15 < squat.pose.lean < 60
    assert at["left_ankle"][2] == pytest.approx(measures.ANKLE_HEIGHT_M)


def test_a_lowered_pelvis_keeps_the_feet_where_they_were() -> None:
    tall, low = solved({"posture": "split_stance"}, {"pelvis": {"up_cm": -25}})
    for side in ("left", "right"):
        before, after = tall.found.at[f"{side}_ankle"], low.found.at[f"{side}_ankle"]
        assert math.dist(before, after) < 0.01
    assert tall.found.at["pelvis"][2] - low.found.at["pelvis"][2] == pytest.approx(0.25, abs=0.02)


def test_in_a_bridge_feet_shoulders_and_hands_stay() -> None:
    flat, lifted = solved({"posture": "hooklying"}, {"lean": -116}, props=["mat"])
    for name in ("left_ankle", "right_ankle", "left_palm", "right_palm"):
        assert math.dist(flat.found.at[name], lifted.found.at[name]) < 0.03, name
    assert lifted.found.at["pelvis"][2] > flat.found.at["pelvis"][2] + 0.12
    assert math.dist(flat.found.at["collar"], lifted.found.at["collar"]) < 0.08


def test_on_hands_and_knees_arms_and_thighs_stand_upright() -> None:
    for spine in (-25, 0, 40):
        (moment,) = solved({"posture": "quadruped", "spine": spine}, props=["mat"])
        at = moment.found.at
        assert abs(at["left_palm"][0] - at["left_shoulder"][0]) < 0.06
        assert abs(at["left_knee"][0] - at["left_hip"][0]) < 0.01
        assert at["left_knee"][2] == pytest.approx(0.012 + measures.KNEE_R, abs=0.005)


def test_hands_go_to_walls_counters_and_knees() -> None:
    (at_wall,) = solved(
        {"posture": "standing", "lean": 12, "hands": "wall"}, props=[{"kind": "wall", "x_cm": 55}]
    )
    assert at_wall.found.at["left_palm"][0] == pytest.approx(0.55 - 0.014, abs=0.02)
    (hugging,) = solved(
        {"posture": "hooklying", "right_hip": 120, "right_knee": 125, "right_foot": "lifted",
         "hands": "right_shin"},
        props=["mat"],
    )  # fmt: skip
    assert hugging.faults == []
    assert math.dist(hugging.found.at["right_palm"], hugging.targets["right"]) < 0.02


def test_a_hand_that_cannot_reach_is_told() -> None:
    (moment,) = solved(
        {"posture": "standing", "hands": "wall"}, props=[{"kind": "wall", "x_cm": 140}]
    )
    assert any(fault.startswith("left_hand: it ends") for fault in moment.faults)


def test_an_unknown_place_is_told_with_what_is_known() -> None:
    (moment,) = solved({"posture": "standing", "left_hand": "left_nee"})
    assert 'left_hand: "left_nee" is no place' in moment.faults[0]
    assert "knee" in moment.faults[0]
    (moment,) = solved({"posture": "standing", "hands": "counter"})
    assert "there is no counter in this picture" in moment.faults[0]


def test_what_a_later_frame_leaves_out_stays() -> None:
    first, second = solved(
        {"posture": "sitting", "neck": 20, "left_hand": "chest"}, {"spine": 30}, props=["chair"]
    )
    assert second.pose.neck == first.pose.neck
    assert second.held["left"] == "chest"
    feet = [m.found.at["left_ankle"] for m in (first, second)]
    assert math.dist(*feet) < 0.01


def test_a_picture_read_back_from_json_is_solved_alike() -> None:
    written = picture(
        {"posture": "sitting", "hands": "waist", "lean": -24, "hips": 66, "lumbar": 26},
        {"lean": 19, "lumbar": -24},
        props=["chair"],
    )
    again = type(written).model_validate_json(written.model_dump_json())
    assert again == written
    for a, b in zip(solve(written).moments, solve(again).moments, strict=True):
        assert a.found.at == b.found.at


def test_one_side_may_differ_from_both() -> None:
    (moment,) = solved({"posture": "supine", "right_hip": 40, "hips": 5, "feet": "lifted"})
    assert moment.pose.hip["left"][0] == 5
    assert moment.pose.hip["right"][0] == 40


def test_heels_rise_off_the_floor_with_the_toes_on_it() -> None:
    flat, raised = solved({"posture": "standing"}, {"feet": "toes"})
    assert raised.found.at["left_heel"][2] > flat.found.at["left_heel"][2] + 0.06
    assert raised.found.at["left_toe"][2] < 0.035
    assert raised.found.at["head"][2] > flat.found.at["head"][2] + 0.04


def test_deep_lunges_raise_the_back_heel_as_far_as_an_ankle_needs() -> None:
    _, low = solved({"posture": "split_stance", "right_foot": "toes"}, {"pelvis": {"up_cm": -34}})
    assert low.pose.ankle["right"] < 36


def test_a_foot_on_a_step_is_as_high_as_the_step() -> None:
    (moment,) = solved({"posture": "standing", "left_foot": "step"}, props=["step"])
    assert moment.found.at["left_ankle"][2] == pytest.approx(
        0.16 + measures.ANKLE_HEIGHT_M, abs=0.005
    )
    assert moment.found.at["right_ankle"][2] == pytest.approx(measures.ANKLE_HEIGHT_M, abs=0.005)


def test_pedals_and_slopes_carry_feet() -> None:
    (rider,) = solved({"posture": "sitting", "feet": "pedal", "hands": "bike"}, props=["bike"])
    assert rider.found.at["left_ankle"][0] > rider.found.at["right_ankle"][0] + 0.2
    (walker,) = solved({"posture": "walking", "feet": "hill"}, props=["hill"])
    assert walker.found.at["left_ball"][2] > walker.found.at["right_ball"][2] + 0.03


def test_frames_may_change_posture_and_keep_the_feet() -> None:
    down, up = solved(
        {"posture": "sitting", "lean": 30, "knees": 100}, {"posture": "standing"}, props=["chair"]
    )
    assert abs(down.found.at["left_ankle"][0] - up.found.at["left_ankle"][0]) < 0.02
    assert up.found.at["head"][2] > down.found.at["head"][2] + 0.3


@pytest.mark.parametrize(
    "posture",
    "standing split_stance walking supine hooklying prone prone_on_elbows sidelying quadruped "
    "childs_pose plank forearm_plank side_plank kneeling half_kneeling".split(),
)
def test_every_posture_by_itself_is_sound(posture: str) -> None:
    standing = posture in ("standing", "split_stance", "walking")
    assert check(picture({"posture": posture}, props=[] if standing else ["mat"])) == ()

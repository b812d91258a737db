"""The check of the drawing finds each kind of fault, and says it in words."""

from typing import Any

import pytest

from planner.figure.check.pose_check import check
from tests.figure.poses import picture

CHAIR = {"props": ["chair"]}


@pytest.mark.parametrize(
    ("frames", "rest", "told"),
    [
        ([{"posture": "standing", "knees": -20}], {}, "knee flexion is -20°"),
        ([{"posture": "sitting", "neck": {"turn": 110}}], CHAIR, "neck rotation is 110°"),
        (
            [{"posture": "standing", "shoulders": -85}],
            {},
            "upper arm is 85° behind the body",
        ),
        (
            [{"posture": "standing", "right_hip": 80, "right_knee": 5, "right_foot": "lifted"}],
            {"props": [{"kind": "wall", "x_cm": 30}]},
            "through the wall",
        ),
        (
            [{"posture": "supine", "hips": -25, "feet": "lifted"}],
            {"props": ["mat"]},
            "through the mat",
        ),
        ([{"posture": "standing", "lean": 80}], {}, "the body would fall"),
        (
            [{"posture": "standing", "left_foot": "lifted", "left_hip": 20, "tilt": 25}],
            {},
            "the body would fall",
        ),
        (
            [{"posture": "supine", "pelvis": {"up_cm": 20}}],
            {"props": ["mat"]},
            "the body floats 20 cm",
        ),
        (
            [{"posture": "kneeling", "pelvis": {"up_cm": 5}}],
            {"props": ["mat"]},
            "the knees float 5 cm",
        ),
        (
            [{"posture": "half_kneeling", "pelvis": {"up_cm": 7}}],
            {},
            "the knees float 7 cm",
        ),
        (
            [{"posture": "sitting", "pelvis": {"forward_cm": 0, "up_cm": -9}}],
            CHAIR,
            "through the chair",
        ),
        ([{"posture": "standing"}, {"neck": 1}], {}, "looks like the one before"),
        (
            [{"posture": "standing"}],
            {"props": [{"kind": "band", "start": "left_hand", "end": "left_elbo"}]},
            'cannot go to "left_elbo"',
        ),
        ([{"posture": "standing"}], {"arrows": ["left_kne"]}, '"left_kne" is no part'),
        (
            [{"posture": "standing"}],
            {"props": [{"kind": "squeeze", "start": "left_kne"}]},
            'cannot stand at "left_kne"',
        ),
        (
            [{"posture": "standing"}, {"hips": 60, "knees": 60}],
            {"props": [{"kind": "chair", "frames": [3]}]},
            "is in frame 3; there are 2",
        ),
    ],
)
def test_a_fault_is_told(frames: list[dict[str, Any]], rest: dict[str, Any], told: str) -> None:
    found = check(picture(*frames, **rest))
    assert any(told in fault.message for fault in found), [f.message for f in found]


def test_the_frame_of_a_fault_is_told() -> None:
    found = check(picture({"posture": "standing"}, {"knees": -20}))
    assert {fault.frame for fault in found} == {1}


def test_a_hold_may_look_alike() -> None:
    assert check(picture({"posture": "standing"}, {"neck": 1}, still=True)) == ()

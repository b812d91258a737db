"""A picture that contradicts its words is told: props touch, are seen, and no angle is idle."""

from typing import Any

import pytest

from planner.figure.check.pose_check import check
from planner.figure.drawing.compose import compose
from planner.figure.words.describe import describe
from planner.model.exercise.picture import Picture
from planner.model.language import LANGUAGES

SIT = {"posture": "sitting", "feet": {"at": "flat", "out_cm": 10}, "knees_out": 16}


def picture(props: list[Any], *frames: dict[str, Any], **more: Any) -> Picture:
    return Picture.model_validate({"props": props, "frames": frames, "still": True, **more})


def told(props: list[Any], *frames: dict[str, Any], **more: Any) -> str:
    return "\n".join(fault.message for fault in check(picture(props, *frames, **more)))


def ball(**more: Any) -> dict[str, Any]:
    return {"kind": "ball", "between": ["left_knee", "right_knee"], **more}


def test_a_ball_between_the_knees_touches_both_and_is_seen_from_the_front() -> None:
    assert told(["chair", ball()], SIT, view="front") == ""
    drawn = compose(picture(["chair", ball()], SIT, view="front"))
    assert any(shape.fill == "mat" for panel in drawn.panels for shape in panel.shapes)


def test_it_is_said_in_words() -> None:
    seen = picture(["chair", ball()], SIT, view="front")
    assert "a large ball between the knees" in describe(seen)
    assert "una pelota grande entre las rodillas" in describe(seen, "es")


@pytest.mark.parametrize(
    ("frame", "more", "words"),
    [
        (SIT, {"height_cm": 8}, "8 cm wide"),
        (SIT, {"height_cm": 60}, "leave it"),
        ({"posture": "sitting", "knees_out": -6}, {}, "move them apart"),
        (SIT, {"between": ["left_knee", "left_wing"]}, "left_wing"),
    ],
)
def test_a_ball_that_does_not_fit_between_them_is_told(
    frame: dict[str, Any], more: dict[str, Any], words: str
) -> None:
    assert words in told(["chair", ball(**more)], frame, view="front")


def test_feet_beside_the_stairs_they_stand_on_are_told() -> None:
    before = {"posture": "standing"}
    up = {"left_foot": "stairs_2", "right_foot": "stairs_1"}
    floats = told(["stairs"], before, up)
    assert "the left foot is 34 cm from the stairs that it stands on" in floats
    assert "anchor: right_ankle" in floats
    one = {"right_foot": "stairs_1", "anchor": "left_ankle"}
    assert told(["stairs"], before, one) == ""


def test_a_roll_that_does_not_reach_what_lies_on_it_is_told() -> None:
    lying = {"posture": "supine", "right_hip": 50, "right_foot": "lifted"}
    roll = {"kind": "towel_roll", "under": "right_ankle", "height_cm": 10}
    assert "ends" in told(["mat", roll], lying)
    assert "below the right ankle" in told(["mat", roll], lying)
    assert told(["mat", {**roll, "under": "left_ankle"}], lying) == ""
    assert "beside" in told(["mat", {**roll, "under": "left_ankle", "y_cm": 120}], lying)


def test_a_thing_of_which_nothing_is_seen_is_told() -> None:
    small = ball(height_cm=12)
    assert "nothing is seen of the ball" in told(["chair", small], SIT, view="back")
    assert "nothing is seen" not in told(["chair", small], SIT, view="front")


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (
            {"posture": "standing", "right_foot": "step", "right_knee": 170},
            "right_knee is not used",
        ),
        ({"posture": "standing", "feet": "heel", "knees": 30}, "feet: lifted"),
        ({"posture": "standing", "elbows": 40, "hands": "waist"}, "hands: free"),
        ({"posture": "standing", "left_knee": 40, "left_foot": "lifted"}, ""),
        ({"posture": "standing", "elbows": 40}, ""),
        ({"posture": "supine", "right_hip": 40}, ""),
    ],
)
def test_an_angle_that_nothing_follows_is_named(frame: dict[str, Any], words: str) -> None:
    found = told(["step"], frame)
    assert words in found
    assert ("not used" in found) == bool(words)


@pytest.mark.parametrize(
    ("props", "frames"),
    [
        (
            ["mat", {"kind": "foam_roller", "under": "upper_back"}],
            [{"posture": "hooklying"}],
        ),
        (
            ["stool", "cable_machine", {"kind": "cable", "start": "hands", "end": "cable_machine"}],
            [{"posture": "sitting", "hands": "free", "shoulders": 70}, {"elbows": 100}],
        ),
        (["stairs"], [{"posture": "standing", "left_hand": "stairs_rail"}]),
    ],
)
def test_things_of_a_gym_can_be_drawn_and_said(props: list[Any], frames: list[Any]) -> None:
    assert told(props, *frames) == ""
    for language in LANGUAGES:
        said = describe(picture(props, *frames), language)
        assert "_" not in said

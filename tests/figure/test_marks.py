"""What is written in a picture is written whole, or not at all."""

import pytest

from planner.figure.shapes import marks


@pytest.mark.parametrize("character", ".,:½DQq-")
def test_a_letter_that_pictures_do_not_have_is_an_error(character: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        marks.writing(f"1{character}5 min", (0, 0), 100, "ink")


def test_ninety_seconds_are_seconds_and_never_one_and_five() -> None:
    assert marks.minutes_and_seconds(1.5) == (0, 90)
    assert marks.minutes_and_seconds(1) == (1, 0)
    assert marks.minutes_and_seconds(2.5) == (2, 30)
    assert marks.minutes_and_seconds(0.75) == (0, 45)


def test_a_clock_can_show_every_dose_there_is() -> None:
    for seconds in range(1, 3601, 7):
        assert marks.clock((0, 0), seconds / 60, 120)


@pytest.mark.parametrize("formula", ["2x17 min", "3×1", "8+2"])
def test_a_picture_has_no_formula(formula: str) -> None:
    with pytest.raises(ValueError, match="cannot be written in a picture"):
        marks.writing(formula, (0, 0), 20, "ink")

"""Colours on a finished page become the grey that is as light."""

import pytest

from planner.handout.pdf.recolor import in_color, in_gray


@pytest.mark.parametrize(
    ("color", "gray"),
    [
        ("1 0 0 rg", "0.213 g"),
        ("0 1 0 rg", "0.715 g"),
        ("0 0 1 rg", "0.072 g"),
        ("0 1 0 RG", "0.715 G"),
        (".5 .5 .5 rg", "0.500 g"),
    ],
)
def test_green_is_light_and_blue_is_dark_to_the_eye(color: str, gray: str) -> None:
    assert in_gray(f"q {color} 0 0 10 10 re f Q") == f"q {gray} 0 0 10 10 re f Q"


def test_only_the_accent_becomes_the_clinics_colour() -> None:
    page = "0.1333 0.1882 0.2353 rg 1 0 0 RG"
    assert in_color(page, "#22303c", "#00ff00") == "0.0000 1.0000 0.0000 rg 1 0 0 RG"

"""The text alternative says what a person would who sees the picture."""

import pytest

from planner.figure.words.describe import describe
from tests.figure.poses import picture


@pytest.mark.parametrize(
    ("frames", "rest", "words"),
    [
        (
            [
                {"posture": "hooklying"},
                {
                    "right_hip": 120,
                    "right_knee": 125,
                    "right_foot": "lifted",
                    "hands": "right_shin",
                },
            ],
            {"props": ["mat", {"kind": "pillow", "under": "head"}]},
            [
                "Side view.",
                "Lying on the back on a mat with a pillow under the head, the knees bent",
                "Then the right hip bends",
                "both hands go to the right shin",
            ],
        ),
        (
            [{"posture": "standing", "hands": "counter"}, {"feet": "toes"}],
            {"props": ["counter"]},
            ["Standing by a counter, hands on the counter.", "the hips lift"],
        ),
        (
            [{"posture": "walking"}],
            {"travel": "forward", "props": [{"kind": "clock", "minutes": 15}]},
            ["Walking.", "An arrow points the way forward.", "A clock shows 15 minutes."],
        ),
        (
            [{"posture": "sitting"}, {"thoracic": {"turn": 30}, "neck": {"turn": 20}}],
            {"props": ["chair"], "view": "front"},
            ["Front view. Sitting on a chair.", "the body turns to its left"],
        ),
        (
            [{"posture": "standing", "shoulders": 90}],
            {"props": [{"kind": "dumbbell", "held_by": "hands"}]},
            ["with dumbbells", "arms forward"],
        ),
        (
            [{"posture": "standing"}],
            {"props": [{"kind": "clock", "minutes": 1.5}]},
            ["A clock shows 90 seconds."],
        ),
        ([{"posture": "prone"}], {"props": ["mat"], "shows": "Lying still."}, ["Lying still."]),
    ],
)
def test_words(frames: list[dict[str, object]], rest: dict[str, object], words: list[str]) -> None:
    told = describe(picture(*frames, **rest))
    for each in words:
        assert each in told, told
    assert told.endswith(".")

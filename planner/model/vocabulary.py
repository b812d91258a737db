"""Closed lists of the words that the clinical data may use; words_known.py has the open ones."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal, get_args

from pydantic import Field

Pattern = Literal["hinge", "squat", "lunge", "push", "pull", "carry"]
StartPosition = Literal[
    "supine",
    "hooklying",
    "prone",
    "sidelying",
    "quadruped",
    "half_kneeling",
    "long_sitting",
    "sitting",
    "standing",
    "standing_supported",
    "walking",
    "bike",
    "other",
]
Setting = Literal["bed", "chair", "floor", "standing", "walk", "bike", "pool"]
SpinalDirection = Literal["neutral", "flexion", "extension", "rotation", "sidebend", "mixed"]
SpinalRange = Literal["none", "mid", "end"]
Load = Literal["none", "bodyweight", "light", "moderate", "heavy"]
Impact = Literal["none", "low", "moderate"]
Irritability = Literal["low", "moderate", "high"]
Sex = Literal["female", "male"]
SEX_WORDS: Final[dict[Sex, str]] = {"female": "women", "male": "men"}
"""Whose norms a measure has."""
Function = Literal["frail", "older_steady", "deconditioned", "active"]
Sides = Literal["both", "each", "alternate"]
Tempo = Literal["slow", "steady", "2-0-2", "2-1-2", "3-1-1", "4-0-2"]
Occasion = Literal["imaging_worry", "hands_on_care"]
"""What calls for education of its own: a scan worries the patient; hands-on care is given."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SessionName = Literal["Daily", "A", "B"]
PhaseNumber = Annotated[int, Field(ge=1, le=4)]
PHASES: Final = (1, 2, 3, 4)
"""The phases of every program."""
Certainty = Literal["V", "K", "O"]
CERTAINTY_WORDS: Final[dict[str, str]] = {
    "V": "read in the source",
    "K": "well known",
    "O": "opinion",
}
"""V: read in the cited source. K: well known, not re-read. O: clinical opinion."""

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


def in_order(days: Iterable[Weekday]) -> tuple[Weekday, ...]:
    """Days of the week in its order, each once."""
    there = {*days}
    return tuple(day for day in WEEKDAYS if day in there)


def short_days(days: Iterable[Weekday]) -> str:
    """ "Mon Wed Fri", in the order of the week."""
    return " ".join(day.capitalize() for day in in_order(days))

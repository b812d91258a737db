"""What a rule may exclude or prefer: a property, "field:value", or several joined by " & "."""

from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, ValidationInfo

from planner.model.exercise.exercise import Exercise
from planner.model.vocabulary import (
    Impact,
    Load,
    Setting,
    SpinalDirection,
    SpinalRange,
    StartPosition,
)
from planner.model.words_known import Kind, refused

_FIELDS: dict[str, tuple[str, ...]] = {
    "start_position": get_args(StartPosition),
    "setting": get_args(Setting),
    "spinal_direction": get_args(SpinalDirection),
    "spinal_range": get_args(SpinalRange),
    "load": get_args(Load),
    "impact": get_args(Impact),
    "balance_demand": ("0", "1", "2", "3"),
}
_OPEN: dict[str, Kind] = {"category": "category", "equipment": "equipment"}
"""Fields whose values are open lists."""
EVERYTHING: Literal["all"] = "all"


def _known(text: str, info: ValidationInfo) -> str:
    if text == EVERYTHING:
        return text
    for part in text.split(" & "):
        field, colon, value = part.partition(":")
        if not colon:
            if refused("property", field, info):
                raise ValueError(f'"{part}" is not a property of exercises')
        elif (
            refused(_OPEN[field], value, info)
            if field in _OPEN
            else value not in _FIELDS.get(field, ())
        ):
            raise ValueError(f'"{part}" is not a field and value of an exercise')
    return text


PropertyText = Annotated[str, AfterValidator(_known)]
"""One entry of an exclusion: `flex_end`, `load:heavy`, `category:carry & load:moderate`, `all`."""


def has_property(exercise: Exercise, text: str) -> bool:
    """Whether the exercise has the property, or all of those joined by " & "."""
    if text == EVERYTHING:
        return True
    for field, value in _parts(text):
        if value:
            own = getattr(exercise, field)
            if value not in own if isinstance(own, tuple) else str(own) != value:
                return False
        elif field not in exercise.properties:
            return False
    return True


@cache
def _parts(text: str) -> tuple[tuple[str, str], ...]:
    """Each field with its value; a property has none."""
    parts = (part.partition(":") for part in text.split(" & "))
    return tuple((field, value) for field, _, value in parts)

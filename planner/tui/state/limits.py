"""The least and the most a field of a model allows, so that no number stands here twice."""

import re

from pydantic import BaseModel

from planner.model.characters import unreadable

_DIGITS = re.compile(r"\d+", re.ASCII)
_DASH = re.compile("[-\u2010-\u2015\u2212]")
"""As it is typed, and as other programs write it."""


def limits(model: type[BaseModel], field: str) -> tuple[int, int]:
    """Least and most of a whole-number field."""
    low, high = 0, 10**9
    for rule in model.model_fields[field].metadata:
        low = getattr(rule, "ge", None) or low
        high = getattr(rule, "le", None) or high
    return low, high


def repetitions(text: str, low: int, high: int) -> tuple[tuple[int, int] | None, str]:
    """The least of "8-10" and how many more the most is, of "8" none; else what is wrong."""
    ends = [end.strip() for end in _DASH.split(text)]
    if len(ends) > 2 or not all(_DIGITS.fullmatch(end) for end in ends):
        return None, "A number, or a range: 8-10."
    numbers = [whole_number(end, low, high) for end in ends]
    if wrong := next((why for number, why in numbers if number is None), ""):
        return None, wrong
    least, most = numbers[0][0] or low, numbers[-1][0] or low
    if len(ends) == 2 and most <= least:
        return None, "The larger number comes last: 8-10."
    return (least, most - least), ""


def unread(text: str) -> str:
    """What is wrong with words that are typed; they may be left out."""
    why = unreadable(text) if text.strip() else ""
    return f"{why.capitalize()}." if why else ""


def whole_number(text: str, low: int, high: int) -> tuple[int | None, str]:
    """The number a text holds, or what is wrong with it."""
    digits = text.strip()
    # int() would read 1_0 as ten, and refuses what is thousands of digits long.
    if not _DIGITS.fullmatch(digits):
        return None, f"A whole number from {low} to {high}."
    number = int(digits) if len(digits) <= len(str(high)) else high + 1
    if not low <= number <= high:
        return None, f"From {low} to {high}."
    return number, ""

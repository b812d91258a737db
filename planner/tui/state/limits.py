"""The least and the most a field of a model allows, so that no number stands here twice."""

from pydantic import BaseModel


def limits(model: type[BaseModel], field: str) -> tuple[int, int]:
    """Least and most of a whole-number field."""
    low, high = 0, 10**9
    for rule in model.model_fields[field].metadata:
        low = getattr(rule, "ge", None) or low
        high = getattr(rule, "le", None) or high
    return low, high


def whole_number(text: str, low: int, high: int) -> tuple[int | None, str]:
    """The number a text holds, or what is wrong with it."""
    digits = text.strip()
    # int() would read 1_0 as ten, and refuses what is thousands of digits long.
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(high))):
        return None, f"From {low} to {high}." if digits.isdecimal() else "Type a number."
    number = int(digits)
    if not low <= number <= high:
        return None, f"From {low} to {high}."
    return number, ""

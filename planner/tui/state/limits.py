"""The least and the most a field of a model allows, so that no number stands here twice."""

from pydantic import BaseModel

from planner.model.characters import unreadable


def limits(model: type[BaseModel], field: str) -> tuple[int, int]:
    """Least and most of a whole-number field."""
    low, high = 0, 10**9
    for rule in model.model_fields[field].metadata:
        low = getattr(rule, "ge", None) or low
        high = getattr(rule, "le", None) or high
    return low, high


def repetitions(text: str, low: int, high: int) -> tuple[tuple[int, int] | None, str]:
    """The least of "8-10" and how many more the most is, of "8" none; else what is wrong."""
    ends = [end.strip() for end in text.replace("–", "-").split("-")]
    numbers = [whole_number(end, low, high) for end in ends]
    wrong = next((why for number, why in numbers if number is None), "")
    if len(ends) > 2 or (wrong and "" in ends):
        return None, "A number, or a range: 8-10."
    if wrong:
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
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= len(str(high))):
        return None, f"From {low} to {high}." if digits.isdecimal() else "Type a number."
    number = int(digits)
    if not low <= number <= high:
        return None, f"From {low} to {high}."
    return number, ""

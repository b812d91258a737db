"""A question with its answers, and what a key makes of the answer that is there."""

from dataclasses import dataclass
from typing import Literal

NONE = "none"
"""Asked, and nothing of it."""
TICKED = "="
"""Before what was ticked in a list."""
TEN = "x"
"""10 in one key."""
HELPS = "+"
"""Typed beside a mark: it helps."""
MINUS = "-"
"""Begins a number below none; alone it is the beginning of one."""
_LONGEST = 8
"""Digits of a number, its dot too."""
EARLIER = "w"
"""Begins the room of an earlier week's answers, before its number: "w2.week.sleep"."""


@dataclass(frozen=True)
class AnswerChoice:
    """One answer, with its key."""

    key: str
    value: str
    label: str


@dataclass(frozen=True)
class Question:
    """One line to answer."""

    id: str
    label: str
    kind: Literal["one", "many", "number", "list", "text"]
    choices: tuple[AnswerChoice, ...] = ()
    least: float = 0
    most: float = 10
    decimal: bool = False
    helps: bool = False
    """A mark may have a plus."""
    before: str = ""
    """What is known of it from before."""
    hint: str = ""
    """All of the question, and what it is for."""
    form: bool = False
    """Enter asks the sentences that it is the total of."""
    must: bool = False
    """The visit does not go on without it."""
    longest: int = 400
    """Letters of a text."""


@dataclass(frozen=True)
class Heading:
    """A line above questions."""

    text: str


SheetLine = Question | Heading


@dataclass(frozen=True)
class Answered:
    """The answer after a key."""

    value: str
    done: bool
    """The cursor goes on to the next question."""


def answered(question: Question, value: str, key: str) -> Answered | None:
    """What a key makes of an answer; None where it is no answer to this question."""
    match question.kind:
        case "one":
            return _one(question, value, key)
        case "many":
            return _many(question, value, key)
        case "number":
            return _number(question, value, key)
        case "list":
            return Answered(NONE, True) if key == "n" else None
        case "text":
            return None


def _one(question: Question, value: str, key: str) -> Answered | None:
    mark, plus = value.removesuffix(HELPS), value.endswith(HELPS)
    if question.helps and key == HELPS:
        return Answered(mark if plus else mark + HELPS, False)
    for one in question.choices:
        if one.key == key:
            new = "" if one.value == mark else one.value
            return Answered(new + (HELPS if plus else ""), bool(new))
    return None


def _many(question: Question, value: str, key: str) -> Answered | None:
    if key in ("n", "0"):
        return Answered(NONE, True)
    for one in question.choices:
        if one.key == key:
            ticked = {*value.split(",")} - {NONE, ""}
            ticked ^= {one.value}
            kept = [each.value for each in question.choices if each.value in ticked]
            return Answered(",".join(kept), False)
    return None


def of_ten(question: Question) -> bool:
    """A digit is the whole answer, and 10 has a key of its own."""
    return question.kind == "number" and question.most == 10 and not question.decimal


def _number(question: Question, value: str, key: str) -> Answered | None:
    if of_ten(question):
        digit = key.isascii() and key.isdigit()
        return Answered("10" if key == TEN else key, True) if digit or key == TEN else None
    sign, digits = value[: value.startswith(MINUS)], value.removeprefix(MINUS)
    if begins_below(question, value, key):
        return Answered(MINUS, False)
    if key in (".", ",") and question.decimal and "." not in value:
        return Answered(f"{sign}{digits or '0'}.", False)
    if not (key.isascii() and key.isdigit()) or len(value) >= _LONGEST:
        return None
    typed = digits + key if digits not in ("", "0") else key
    most = -question.least if sign else question.most
    if float(typed) > most or (sign and typed == "0" and not question.decimal):
        return None
    return Answered(sign + typed, not question.decimal and float(typed) * 10 > most)


def begins_below(question: Question, value: str, key: str) -> bool:
    """The sign of a number below none, where there can be one."""
    return key == MINUS and question.kind == "number" and question.least < 0 and not value


def refused(question: Question, key: str) -> str:
    """Why a key of numbers is no answer, with what is one; empty where it is none of them."""
    if question.kind != "number" or not key or key not in "0123456789.,-+":
        return ""
    return f"{question.label}: {allowed(question)}. Backspace begins anew."


def allowed(question: Question) -> str:
    """The numbers that can be."""
    whole = "" if question.decimal else "a whole number, "
    ten = ", x is 10" if of_ten(question) else ""
    return f"{whole}{question.least:g} to {question.most:g}{ten}"


def too_little(question: Question, value: str) -> bool:
    """A number that is typed and is below the least there can be, or of which its sign is all."""
    if question.kind != "number" or not value:
        return False
    return value == MINUS or float(value) < question.least


def rubbed_out(question: Question, value: str) -> str:
    """The answer after Backspace: a number loses its last digit, all else is taken back."""
    return value[:-1] if question.kind == "number" else ""

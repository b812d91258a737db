"""Which of its pictures a set-up or a step is seen in: it says A, B or C at its end."""

import re
from typing import NamedTuple

from planner.model.exercise.exercise import Exercise
from planner.model.exercise.picture import LETTERS

_ENDS = ".!?"
_LINE = 75
"""Characters of a line that is read at a glance."""
_LEANS = re.compile(
    r"\b(?:it|that|them|the same|the other|now|again)\b"
    r"|\b(?:es[eao]s?|mism[oa]s?|otr[oa]s?|ahora)\b|[áéíóú]\w*l[oa]s?\b",
    re.IGNORECASE,
)
"""Words, English or Spanish, of a step that is understood after the one before: "pull it up"."""


class HowTo(NamedTuple):
    """How an exercise is done, in words that name its pictures."""

    set_up: str
    steps: tuple[str, ...]


def how_to(exercise: Exercise) -> HowTo:
    """The set-up and the steps, each with the letters of the frames that show it."""
    told = (exercise.set_up, *exercise.steps)
    picture = exercise.picture
    if picture is None or not picture.lettered:
        return HowTo(told[0], told[1:])
    letters: dict[int, list[str]] = {}
    for letter, number in zip(LETTERS, picture.frame_steps, strict=False):
        letters.setdefault(number, []).append(f"({letter})")
    lettered = tuple(_ending(text, letters.get(number, [])) for number, text in enumerate(told))
    return HowTo(lettered[0], lettered[1:])


def shown_in(exercise: Exercise, ready: str) -> str:
    """What each picture of an exercise shows, short enough to stand beside it; `ready` is said of
    the first, unless it shows a step that the next one leans on. Empty where its pictures have no
    letters, or nobody said which steps they show."""
    picture = exercise.picture
    if picture is None or not picture.lettered or not picture.frame_steps:
        return ""
    told = [
        _short(exercise.steps[number - 1]) if number else ready for number in picture.frame_steps
    ]
    first, *others = picture.frame_steps
    leans = first and first not in others and any(map(_LEANS.search, told[1:]))
    told[:1] = [_first_sentence(told[0]) if leans else ready]
    return " ".join(f"({letter}) {said}" for letter, said in zip(LETTERS, told, strict=False))


def _short(step: str) -> str:
    """A step, or the first sentence of a longer one."""
    return _first_sentence(step) if len(step) > _LINE else step


def _first_sentence(step: str) -> str:
    return step[: step.find(". ") + 1] or step


def _ending(text: str, letters: list[str]) -> str:
    """A text with the letters before the mark that ends it."""
    words = text.rstrip(_ENDS)
    return " ".join([words, *letters]) + text[len(words) :]

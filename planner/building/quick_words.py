"""The words of an intake as a line is read with them: a phrase to what it means."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.model.rules.intake_words import IntakeWords

LONGEST = 6
"""Words of the longest phrase."""
OTHER = "other"
"""What an intake does not ask, though it has known words or a number in it."""
IGNORED = "ignored"


@dataclass(frozen=True)
class QuickWords:
    """Everything without case and accents."""

    phrases: Mapping[str, tuple[str, object]]
    """The field, and its value."""
    units: Mapping[str, str]
    """The field of a number, by what follows it."""
    signs: Mapping[str, str]
    """"+" or "-" by how it is written."""
    negations: frozenset[str]
    joins: frozenset[str]
    """Between two findings that share a sign."""
    pain: frozenset[str]
    """Before a number of ten."""
    with_side: frozenset[str]
    """Precautions that have a side of their own."""
    with_time: frozenset[str]
    """Precautions after which a time is how long ago that was."""

    def longest(self, tokens: Sequence[str]) -> tuple[int, str, object]:
        """How many words the longest phrase here has, its field and value; 0 if there is none."""
        for count in range(min(len(tokens), LONGEST), 0, -1):
            name, value = self.phrases.get(plain(" ".join(tokens[:count])), ("", None))
            if name:
                return count, name, value
        return 0, "", None

    def unit(self, more: str, tokens: Sequence[str]) -> tuple[int, str]:
        """How many words after a number are its unit, and the field that makes it.

        `more` is what is written to the number without a space.
        """
        for count in range(min(len(tokens), LONGEST), -1, -1):
            name = self.units.get(plain(" ".join(filter(None, (more, *tokens[:count])))))
            if name:
                return count, name
        return 0, ""


def quick_words(words: IntakeWords) -> QuickWords:
    """The words, ready for reading."""
    return QuickWords(
        phrases=_phrases(words),
        units=_units(words),
        signs={
            plain(each): sign
            for sign, written in (("+", words.positive), ("-", words.negative))
            for each in written
        },
        negations=frozenset(map(plain, words.negations)),
        joins=frozenset(map(plain, words.joins)),
        pain=frozenset(map(plain, words.pain)),
        with_side=frozenset(words.with_side),
        with_time=frozenset(words.with_time),
    )


def _phrases(words: IntakeWords) -> dict[str, tuple[str, object]]:
    """What every phrase means; what stands first here wins."""
    fields: tuple[tuple[str, Mapping[Any, Sequence[str]]], ...] = (
        ("presentation", words.presentations),
        ("irritability", words.irritability),
        ("function", words.function),
        ("precautions", words.precautions),
        ("findings", words.findings),
        ("equipment", words.equipment),
        ("symptom_side", words.sides),
        ("lowest_point", words.lowest_points),
        ("language", words.languages),
        ("large_print", {True: words.large_print}),
        ("recovered", {True: words.recovered}),
        (OTHER, {None: words.others}),
        (IGNORED, {None: words.ignored}),
    )
    return {
        plain(phrase): (name, value)
        for name, meanings in reversed(fields)
        for value, phrases in meanings.items()
        for phrase in phrases
    }


def _units(words: IntakeWords) -> dict[str, str]:
    units = words.units
    names = {
        OTHER: units.other,
        "weeks": units.weeks,
        "days_per_week": units.days,
        "minutes_per_day": units.minutes,
        "age": units.age,
        "usual_pain": units.pain,
    }
    return {plain(each): name for name, written in names.items() for each in written}


def plain(text: str) -> str:
    """Without case and accents; an id as it is said: older_steady."""
    return "".join(_letters(text.casefold().replace("_", " ")))


def _letters(text: str) -> Iterator[str]:
    return (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))

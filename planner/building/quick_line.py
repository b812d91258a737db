"""A line that is an intake: "68 stenosis osteoporosis slr+ left 8w 5d 20min goal: carry bags".

What is not understood is handed back word for word: a line is never more than what it says.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from planner.model.intake import Intake
from planner.model.rules.intake_words import IntakeWords

_LONGEST = 6
"""Words of the longest phrase."""
_AGES = range(18, 111)
_NUMBER = re.compile(r"(\d{1,4})(?:-?(\D.*))?")
_SIGN = re.compile(r"(.+?)\(?([+-])\)?")
_MANY = ("precautions", "findings", "equipment")
_OF_PATIENT = ("age", "name", "language", "large_print")


@dataclass(frozen=True)
class QuickLine:
    """What a line says, by the names of the intake's fields; age, name, language, large_print."""

    said: Mapping[str, object] = field(default_factory=dict)
    negative: tuple[str, ...] = ()
    """Findings that it says are negative: they are not ticked."""
    unknown: tuple[str, ...] = ()
    """What was not understood, as it was written."""

    def birth_year(self, this_year: int) -> int | None:
        """About when the patient was born."""
        age = self.said.get("age")
        return this_year - age if isinstance(age, int) else None


@dataclass
class _Reading:
    """What was found until now."""

    said: dict[str, object] = field(default_factory=dict)
    negative: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def take(self, name: str, value: object, written: str) -> None:
        """Keep it; another value of what has one only, or one that cannot be, is not understood."""
        if name in _MANY:
            before = self.said.get(name, ())
            assert isinstance(before, tuple)
            self.said[name] = (*before, *(() if value in before else (value,)))
        elif name == "presentation" and name in self.said:
            if value != self.said[name]:
                self.take("secondary", value, written)
        elif self.said.get(name, value) != value or not _can_be(name, value):
            self.unknown.append(written)
        else:
            self.said[name] = value


def read_line(line: str, words: IntakeWords) -> QuickLine:
    """What a line says."""
    found = _Reading()
    line = _labelled(line, words, found)
    tokens = re.findall(r"[^\s,;]+", line)
    table, units = _table(words), _units(words)
    place = 0
    while place < len(tokens):
        left = tokens[place:]
        place += _number(left, units, found) or _phrase(left, table, words, found)
    return QuickLine(found.said, tuple(found.negative), tuple(found.unknown))


def _labelled(line: str, words: IntakeWords, found: _Reading) -> str:
    """Take out what stands after a label: goals to the end, a name to the next comma."""
    for labels, name, until in ((words.goals, "goals", "$"), (words.names, "name", "[,;]|$")):
        label = "|".join(map(re.escape, labels))
        there = re.search(rf"\b(?:{label}):\s*(.*?)\s*(?:{until})", line, re.IGNORECASE)
        if there is None:
            continue
        line = f"{line[: there.start()]} {line[there.end() :]}"
        if name == "name":
            found.take(name, there[1], there[0])
        else:
            goals = tuple(one.strip() for one in there[1].split(";") if one.strip())
            found.take(name, goals, there[0])
    return line


def _number(tokens: Sequence[str], units: Mapping[str, str], found: _Reading) -> int:
    """A number with its unit, or an age; how many words that were."""
    there = _NUMBER.fullmatch(_plain(tokens[0]))
    if there is None:
        return 0
    number, more = int(there[1]), there[2]
    for count in range(min(len(tokens), _LONGEST), 0, -1):
        rest = [*([more] if more else []), *map(_plain, tokens[1:count])]
        name = units.get(" ".join(rest))
        if name is not None:
            found.take(name, number, " ".join(tokens[:count]))
            return count
    if more is None and number in _AGES and "age" not in found.said:
        found.take("age", number, tokens[0])
        return 1
    return 0


def _phrase(
    tokens: Sequence[str],
    table: Mapping[str, tuple[str, object]],
    words: IntakeWords,
    found: _Reading,
) -> int:
    """The longest phrase that has a meaning, or a word that has none; how many words that were."""
    count, meaning, sign = _longest(tokens, table)
    if meaning is None and _plain(tokens[0]) in map(_plain, words.negations):
        count = 1 + max(1, _longest(tokens[1:], table)[0])
    elif meaning is not None and meaning[0] == "findings" and count < len(tokens):
        after = _plain(tokens[count])
        for said, signs in (("+", words.positive), ("-", words.negative)):
            if after in map(_plain, signs):
                sign, count = said, count + 1
    count = max(count, 1)
    written = " ".join(tokens[:count])
    if meaning is None or (sign and meaning[0] != "findings"):
        found.unknown.append(written)
    elif sign == "-":
        found.negative.append(str(meaning[1]))
    elif meaning[0] != "ignored":
        found.take(*meaning, written)
    return count


def _longest(
    tokens: Sequence[str], table: Mapping[str, tuple[str, object]]
) -> tuple[int, tuple[str, object] | None, str]:
    """How many words, what they mean, and the sign after them."""
    for count in range(min(len(tokens), _LONGEST), 0, -1):
        text = _plain(" ".join(tokens[:count]))
        if text in table:
            return count, table[text], ""
        signed = _SIGN.fullmatch(text)
        if signed and signed[1].rstrip() in table:
            return count, table[signed[1].rstrip()], signed[2]
    return 0, None, ""


def _table(words: IntakeWords) -> dict[str, tuple[str, object]]:
    """What every phrase means: the field and its value."""
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
        ("ignored", {None: words.ignored}),
    )
    return {
        _plain(phrase): (name, value)
        for name, meanings in reversed(fields)
        for value, phrases in meanings.items()
        for phrase in phrases
    }


def _units(words: IntakeWords) -> dict[str, str]:
    """The field of a number by what follows it."""
    names = {
        "weeks": words.units.weeks,
        "days_per_week": words.units.days,
        "minutes_per_day": words.units.minutes,
        "age": words.units.age,
        "usual_pain": words.units.pain,
    }
    return {_plain(unit): name for name, units in names.items() for unit in units}


def _can_be(name: str, value: object) -> bool:
    """An intake may have it."""
    if name == "age":
        return value in _AGES
    fields = {"patient": {"name": "Somebody"}, "presentation": "stiffness"}
    data: dict[str, object] = {**fields, name: value}
    if name == "secondary":
        data = {**fields, "presentation": "strain" if value != "strain" else "chronic", name: value}
    if name in _OF_PATIENT:
        data = {**fields, "patient": {"name": "Somebody", name: value}}
    try:
        Intake.model_validate(data)
    except ValidationError:
        return False
    return True


def _plain(text: str) -> str:
    """Without case and accents."""
    return "".join(_letters(text.casefold()))


def _letters(text: str) -> Iterator[str]:
    return (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))

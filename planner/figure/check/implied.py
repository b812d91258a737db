"""What position, load, picture and words imply that properties do not say, and contradictions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from planner.figure.check.angles import Measured, measured
from planner.figure.check.pose_check import check
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import fitted, ways
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.rules.property_rules import PropertyRules, SaidByPicture
from planner.model.words_known import Property


@dataclass(frozen=True)
class Lack:
    """A property that is implied and not there."""

    name: Property
    """The one to add."""
    why: str
    """What implies it."""


def lacking(exercise: Exercise, rules: PropertyRules) -> list[Lack]:
    """What fields, picture and words of the exercise imply and properties and `not` do not say."""
    found: dict[Property, Lack] = {}
    for field in rules.fields:
        if has_property(exercise, field.when) and not _said(exercise, field.has):
            found.setdefault(field.has[0], Lack(field.has[0], _in_words(field.when)))
    if exercise.picture is not None:
        drawn = measured(exercise.picture)
        for rule in rules.picture:
            if drawn[rule.measure] > rule.above and not _said(exercise, rule.has):
                found.setdefault(rule.has[0], Lack(rule.has[0], _drawn(rule, drawn)))
    told = " ".join((exercise.set_up, *exercise.steps, exercise.cue)).lower()
    for words in rules.words:
        match = _asking(words.words).search(told)
        if match and not _said(exercise, words.has):
            found.setdefault(words.has[0], Lack(words.has[0], f'it says "{match[0]}"'))
    return list(found.values())


@cache
def _asking(words: str) -> re.Pattern[str]:
    """Where somebody is told to do it, not to leave it."""
    unless = "".join(rf"(?<!\b{one} )" for one in ("not", "not too", "never", "without"))
    return re.compile(rf"{unless}\b(?:{words})")


def property_problems(exercise: Exercise, library: Library) -> Iterator[Problem]:
    """What an exercise lacks or contradicts, in each way it is done."""
    rules = library.rules.properties
    yield from _problems_of(library, exercise, rules)
    for name in ways(exercise, exercise.for_condition):
        this_way = fitted(exercise, (name,))
        yield from _problems_of(library, this_way, rules)
        yield from _drawn_wrong(library, this_way, name)


def _drawn_wrong(library: Library, exercise: Exercise, condition: str) -> Iterator[Problem]:
    file, line = library.property_places.get(exercise.id, ("", 0))
    for fault in check(exercise.picture) if exercise.picture else ():
        yield Problem(
            file=file,
            line=line or None,
            where=f"{exercise.id}.for_condition.{condition}.way.picture.frames.{fault.frame}",
            message=f"{fault.message}.",
            advice=f"Look at it: planner library picture {exercise.id} --for {condition}",
            code="POSE01",
        )


def _problems_of(library: Library, exercise: Exercise, rules: PropertyRules) -> Iterator[Problem]:
    file, line = library.property_places.get(exercise.id, ("", 0))
    where = f"{exercise.id}.properties"
    for lack in lacking(exercise, rules):
        yield Problem(
            file=file,
            line=line or None,
            where=where,
            message=f"{lack.name} is not here, and {lack.why}.",
            advice=f"Add {lack.name}, change the picture, or say why not: "
            f'not: {{{lack.name}: "…"}}.',
            code="SAFE03",
        )
    for never in rules.never:
        if has_property(exercise, never.text):
            yield Problem(
                file=file,
                line=line or None,
                where=where,
                message=f"{_pair(never.text)} contradict each other: {never.because}.",
                advice="Take one of them out.",
                code="SAFE04",
            )


def _said(exercise: Exercise, names: tuple[Property, ...]) -> bool:
    return any(name in exercise.properties or name in exercise.not_ for name in names)


def _in_words(when: str) -> str:
    return "it has " + " and ".join(part.replace(":", " ") for part in when.split(" & "))


def _drawn(rule: SaidByPicture, drawn: Measured) -> str:
    unit = rule.measure.rsplit("_", 1)[-1]
    amount = {"deg": f" ({drawn[rule.measure]:.0f}°)", "cm": f" ({drawn[rule.measure]:.0f} cm)"}
    return f"in its picture {rule.means}{amount.get(unit, '')}"


def _pair(text: str) -> str:
    return " and ".join(part.replace(":", " ") for part in text.split(" & "))

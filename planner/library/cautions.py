"""Cautions as data: the conditions that an exercise names exist, and are acted on."""

import re
from collections.abc import Iterable, Iterator, Mapping

from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import ON_A_BED
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange, taken_away
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template


def unknown_conditions(
    exercises: Mapping[str, Exercise],
    places: Mapping[str, tuple[str, int]],
    rules: RuleBook,
    templates: Mapping[str, Template],
    weaker: Iterable[RuleChange],
) -> Iterator[Problem]:
    """Conditions under for_condition that are no precaution, no presentation and not the bed.

    Nobody has one that a clinic has dropped, and its own files need not say so again.
    """
    known = (ON_A_BED, *rules.precautions, *templates, *taken_away(weaker))
    for exercise in exercises.values():
        for name in exercise.for_condition:
            if name not in known:
                file, line = places.get(exercise.id, ("", 0))
                yield Problem(
                    file=file,
                    line=line or None,
                    where=f"{exercise.id}.for_condition",
                    message=f'there is no precaution or presentation "{name}".',
                    advice="Name one of precautions.yaml, or a template.",
                    code="NAME02",
                )


def caution_problems(exercise: Exercise, library: Library) -> Iterator[Problem]:
    """Conditions that an exercise names or asks about, and does nothing about."""
    nobody_has = taken_away(library.weaker)
    for key, words, name in _asked(library.rules.properties, exercise):
        acted_on = name in exercise.for_condition or name in nobody_has
        if acted_on or _left_out(library, exercise, name):
            continue
        file, line = library.property_places.get(exercise.id, ("", 0))
        yield Problem(
            file=file,
            line=line or None,
            where=f"{exercise.id}.{key}",
            message=f"{words} {name}, and nothing is done about it.",
            advice=f"Say it under for_condition: {name}: leave_out, limit, note or way.",
            code="SAFE05",
        )


def _asked(rules: PropertyRules, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """Each condition to act on: what of the exercise says so, in words too."""
    text = exercise.cautions.lower()
    for named in rules.cautions:
        for name in named.conditions if re.search(named.words, text) else ():
            yield "cautions", "the caution names", name
    for asks in rules.asks:
        for name in asks.conditions if has_property(exercise, asks.when) else ():
            yield "properties", f"{asks.when} asks about", name


def _left_out(library: Library, exercise: Exercise, condition: str) -> bool:
    """Whether a property keeps the exercise from everyone with the condition."""
    template = library.templates.get(condition)
    if template is not None:
        open_in = {1, 2, 3, 4} & set(range(exercise.phase_from, 5))
        for timed in template.exclusions:
            if any(has_property(exercise, text) for text in timed.properties):
                open_in -= set(timed.phases)
        return not open_in
    known, waiting, seen = library.rules.precautions, [condition], set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in known:
            continue
        seen.add(name)
        rule = known[name]
        waiting += rule.includes
        left_out = any(has_property(exercise, text) for text in rule.exclude)
        if left_out and exercise.id not in rule.allow:
            return True
    return False

"""One file of exercises: the file is the ladder, its order the progression."""

from itertools import pairwise
from typing import Any

from planner.library.parse import parse
from planner.library.yaml_source import YamlSource
from planner.model.base import Model
from planner.model.exercise import Exercise, ExerciseId, Ladder
from planner.model.problem import Problem


class LadderFile(Model):
    """What one ladder file held."""

    ladder: Ladder
    """The ladder."""
    exercises: tuple[Exercise, ...]
    """Its exercises that could be read."""
    lines: dict[ExerciseId, int]
    """The line of each."""


def ladder_from(source: YamlSource) -> tuple[LadderFile | None, list[Problem]]:
    """The ladder and every fault; one bad exercise does not hide the others."""
    problems = list(source.problems)
    data = source.data
    if not isinstance(data, dict) or not isinstance(data.get("exercises"), list):
        if not problems:
            problems.append(
                source.problem((), "this is not a ladder: it has no list of exercises.", "")
            )
        return None, problems
    head = {key: value for key, value in data.items() if key not in ("ladder", "exercises")}
    exercises: list[Exercise] = []
    lines: dict[str, int] = {}
    for index, entry in enumerate(data["exercises"]):
        place = ("exercises", index)
        exercise, faults = _exercise(source, data, entry, place)
        problems += faults
        if exercise is None:
            continue
        if exercise.id in lines:
            problems.append(
                source.problem(
                    (*place, "id"),
                    f'the id "{exercise.id}" stands in this file twice.',
                    f"The first is on line {lines[exercise.id]}; give this one another.",
                )
            )
            continue
        lines[exercise.id] = source.line(place) or 1
        exercises.append(exercise)
    fields = {**head, "id": data.get("ladder"), "exercises": [e.id for e in exercises]}
    ladder, faults = parse(source, Ladder, fields)
    problems += [_renamed(fault) for fault in faults]
    if ladder is None:
        return None, problems
    if len(exercises) == len(data["exercises"]):
        problems += _rungs(source, exercises)
    return LadderFile(ladder=ladder, exercises=tuple(exercises), lines=lines), problems


def _renamed(fault: Problem) -> Problem:
    """The ladder's `id` is the key `ladder` in the file."""
    if fault.where != "id":
        return fault
    return fault.model_copy(
        update={"where": "ladder", "message": fault.message.replace('"id"', '"ladder"')}
    )


def _exercise(
    source: YamlSource, head: dict[str, Any], entry: Any, place: tuple[str | int, ...]
) -> tuple[Exercise | None, list[Problem]]:
    if not isinstance(entry, dict):
        return None, [source.problem(place, "this is not an exercise: it has no fields.", "")]
    given = [key for key in ("ladder", "category") if key in entry]
    if given:
        advice = "The file says it once, at its top."
        return None, [source.problem((*place, k), f'"{k}" is not a field here.', advice) for k in given]
    fields = {**entry, "ladder": head.get("ladder"), "category": head.get("category")}
    exercise, faults = parse(source, Exercise, fields, place)
    top = {"ladder", "category"}
    return exercise, [fault for fault in faults if fault.where.split(".")[-1] not in top]


def _rungs(source: YamlSource, exercises: list[Exercise]) -> list[Problem]:
    """Rungs start at 1, rise in file order and leave none out."""
    problems = []
    if exercises and exercises[0].level != 1:
        problems.append(
            source.problem(
                ("exercises", 0, "level"),
                f"the ladder starts at level {exercises[0].level}.",
                "The first exercise is level 1.",
            )
        )
    for index, (lower, upper) in enumerate(pairwise(exercises), start=1):
        place = ("exercises", index, "level")
        if upper.level < lower.level:
            problems.append(
                source.problem(
                    place,
                    f"{upper.id} is level {upper.level} but stands after level {lower.level}.",
                    "Order the exercises from easy to hard.",
                )
            )
        elif upper.level > lower.level + 1:
            problems.append(
                source.problem(
                    place,
                    f"the ladder has a gap: no level between {lower.level} and {upper.level}.",
                    "Add the missing level or renumber.",
                )
            )
    return problems

"""One file of exercises: the file is the ladder, its order the progression."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import pairwise

from pydantic import model_validator

from planner.library.parse import parse
from planner.library.yaml_source import YamlSource
from planner.model.base import Model
from planner.model.exercise.exercise import Exercise, ExerciseEntry, ExerciseId, Ladder, LadderHead
from planner.model.problem import Problem


class LadderFile(Model):
    """What one ladder file held."""

    ladder: Ladder
    """The ladder."""
    exercises: tuple[Exercise, ...]
    """Its exercises that could be read."""
    lines: dict[ExerciseId, int]
    """The line of each."""
    picture_lines: dict[ExerciseId, tuple[int, ...]] = {}
    """The line of each frame of each picture."""
    property_lines: dict[ExerciseId, int]
    """The line of the properties of each."""

    @model_validator(mode="after")
    def _complete(self) -> "LadderFile":
        ids = tuple(exercise.id for exercise in self.exercises)
        if ids != self.ladder.exercises or set(ids) != self.lines.keys():
            raise ValueError("the ladder and its exercises do not go together")
        return self


def ladder_from(
    source: YamlSource, *, joins: bool = False
) -> tuple[LadderFile | None, list[Problem]]:
    """The ladder and every fault; one bad exercise does not hide the others.

    Exercises that join a ladder are not a whole one: their rungs may have gaps.
    """
    problems = list(source.problems)
    data = source.data
    if not isinstance(data, dict) or not isinstance(data.get("exercises"), list):
        return None, problems or [_no_ladder(source)]
    fields = {key: value for key, value in data.items() if key != "exercises"}
    head, faults = parse(source, LadderHead, fields)
    problems += faults
    entries: list[ExerciseEntry] = []
    lines: dict[str, int] = {}
    picture_lines: dict[str, tuple[int, ...]] = {}
    property_lines: dict[str, int] = {}
    for index, fields in enumerate(data["exercises"]):
        place = ("exercises", index)
        entry, faults = parse(source, ExerciseEntry, fields, place)
        problems += faults
        if entry is None:
            continue
        if entry.id in lines:
            problems.append(
                source.problem(
                    (*place, "id"),
                    f'the id "{entry.id}" stands in this file twice.',
                    f"The first is on line {lines[entry.id]}; give this one another.",
                    "ID01",
                )
            )
            continue
        lines[entry.id] = source.line(place) or 1
        property_lines[entry.id] = source.line((*place, "properties")) or lines[entry.id]
        if entry.picture is not None:
            picture_lines[entry.id] = tuple(
                source.line((*place, "picture", "frames", frame)) or 1
                for frame in range(len(entry.picture.frames))
            )
        entries.append(entry)
    if head is None:
        return None, problems
    if len(entries) == len(data["exercises"]):
        problems += [] if joins else _rungs(source, entries)
        problems += _of_nobody(source, head, lines)
    shared = {"ladder": head.ladder, "category": head.category}
    exercises = tuple(Exercise.model_validate({**dict(entry), **shared}) for entry in entries)
    ladder = Ladder(**dict(head), exercises=tuple(lines))
    found = LadderFile(
        ladder=ladder,
        exercises=exercises,
        lines=lines,
        picture_lines=picture_lines,
        property_lines=property_lines,
    )
    return found, problems


def _no_ladder(source: YamlSource) -> Problem:
    """A file without exercises, at the key that may have been meant for them."""
    message = "this is not a ladder: it has no list of exercises."
    near = get_close_matches("exercises", [*source.data] if isinstance(source.data, dict) else ())
    if near and near != ["exercises"]:
        advice = 'Did you mean "exercises"?'
        return source.problem((near[0],), f'"{near[0]}" is not a field here.', advice, "FIELD01")
    return source.problem((), message, code="YAML02")


def _rungs(source: YamlSource, exercises: list[ExerciseEntry]) -> list[Problem]:
    """Rungs start at 1, rise in file order and leave none out."""
    problems = []
    if exercises and exercises[0].level != 1:
        problems.append(
            source.problem(
                ("exercises", 0, "level"),
                f"the ladder starts at level {exercises[0].level}.",
                "The first exercise is level 1.",
                "RUNG01",
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
                    "RUNG01",
                )
            )
        elif upper.level > lower.level + 1:
            problems.append(
                source.problem(
                    place,
                    f"the ladder has a gap: no level between {lower.level} and {upper.level}.",
                    "Add the missing level or renumber.",
                    "RUNG01",
                )
            )
    return problems


def _of_nobody(source: YamlSource, head: LadderHead, known: Collection[str]) -> Iterator[Problem]:
    """Aliases of exercises that the ladder has not."""
    for name in head.aliases:
        if name not in known:
            message = f'aliases: there is no exercise "{name}" on this ladder.'
            yield source.problem(
                ("aliases", name), message, "Mend the id, or take it out.", "NAME01"
            )

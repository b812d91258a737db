"""Exercises and ladders as they are put together, layer over layer, and what was wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.library.ladder_file import LadderFile
from planner.library.told_weaker import told_weaker
from planner.library.weaker_exercise import weaker_exercise
from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange


@dataclass
class Collected:
    """What has been read so far."""

    exercises: dict[str, Exercise] = field(default_factory=dict)
    ladders: dict[str, Ladder] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The file and line of each exercise."""
    problems: list[Problem] = field(default_factory=list)
    pictures: dict[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    words: str = ""
    """The open lists that files are read by."""
    changed: bool = False
    """A file was new or not as it was the last time."""
    stops: list[Problem] = field(default_factory=list)
    weaker: list[RuleChange] = field(default_factory=list)
    properties: dict[str, tuple[str, int]] = field(default_factory=dict)
    origins: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    """Where the changed values of each thing are written."""


Here = dict[str, tuple[str, int]]
"""The ladders and exercises of one folder, with the file and line of each."""


def lay_over(read: LadderFile, shown: str, here: Here, into: Collected) -> None:
    """A ladder takes its place; one of that name from a lower layer is gone."""
    ladder = read.ladder
    if f"ladder {ladder.ladder}" in here:
        other, _ = here[f"ladder {ladder.ladder}"]
        into.problems.append(
            Problem(
                file=shown,
                line=1,
                message=f'the ladder "{ladder.ladder}" is already in {other}.',
                advice="One ladder is one file. To add to it write joins: in place of ladder:.",
                code="ID02",
            )
        )
        return
    here[f"ladder {ladder.ladder}"] = (shown, 1)
    before = into.ladders.get(ladder.ladder)
    replaced = {
        gone: into.exercises.pop(gone)
        for gone in (before.exercises if before else ())
        if gone in into.exercises
    }
    kept = add_exercises(read, shown, here, into)
    for gone, exercise in replaced.items():
        if gone in kept:
            _tell_weaker(exercise, into.exercises[gone], ladder, here[gone], into)
    into.ladders[ladder.ladder] = ladder.model_copy(update={"exercises": tuple(kept)})
    if before is not None:
        _tell_replaced(ladder, [one for one in replaced if one not in kept], shown, into)


def add_exercises(read: LadderFile, shown: str, here: Here, into: Collected) -> list[str]:
    """Put the exercises of a file beside the others; the ids of those that could be."""
    kept = []
    for exercise in read.exercises:
        line = read.lines[exercise.id]
        twin = here.get(exercise.id) or (
            into.places.get(exercise.id) if exercise.id in into.exercises else None
        )
        if twin:
            into.problems.append(
                Problem(
                    file=shown,
                    line=line,
                    where=exercise.id,
                    message=f'the id "{exercise.id}" is already used in {twin[0]}:{twin[1]}.',
                    advice="Give this exercise another id; to change that one, write it into "
                    f"changes/: change: exercise {exercise.id}.",
                    code="ID01",
                )
            )
            continue
        here[exercise.id] = into.places[exercise.id] = (shown, line)
        into.exercises[exercise.id] = exercise
        into.pictures[exercise.id] = (shown, read.picture_lines.get(exercise.id, ()))
        into.properties[exercise.id] = (shown, read.property_lines.get(exercise.id, line))
        kept.append(exercise.id)
    return kept


def _tell_weaker(
    before: Exercise, own: Exercise, ladder: Ladder, at: tuple[str, int], into: Collected
) -> None:
    """Rules that leave the shipped exercise out and would not leave out the clinic's."""
    told = told_weaker(
        own.id,
        weaker_exercise(before, own),
        (ladder.because, ladder.by),
        Problem(message="", file=at[0], line=at[1]),
        "at the top of the file",
    )
    into.weaker += told.changes
    into.problems += told.problems
    into.stops += told.stops


def _tell_replaced(ladder: Ladder, lost: Iterable[str], shown: str, into: Collected) -> None:
    """Exercises that go with a ladder whose place another takes."""
    names = ", ".join(lost)
    if names:
        into.problems.append(
            Problem(
                file=shown,
                line=1,
                message=f"this takes the place of the ladder {ladder.ladder}; "
                f"gone with it: {names}.",
                advice=f"To add to it write joins: {ladder.ladder}; to change one exercise, write "
                "it into changes/; to do without one, retire: it there.",
                severity="advice",
                code="SHELF12",
            )
        )

"""Ladders whose load rises too fast from a phase to the next; one rung is the least there is."""

from collections.abc import Iterator
from itertools import pairwise
from typing import get_args

from planner.building.review.subject import Subject
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Place
from planner.model.vocabulary import Load

CODE = "load_jump"
_CLASSES: tuple[Load, ...] = get_args(Load)


def find(subject: Subject) -> Iterator[Finding]:
    """Each ladder, by the heaviest exercise of each phase."""
    most = subject.rules.load_jump.classes_max
    heaviest: dict[int, dict[str, Exercise]] = {}
    for one in subject.done:
        ladders = heaviest.setdefault(one.phase, {})
        so_far = ladders.get(one.exercise.ladder)
        if so_far is None or _class(one.exercise) > _class(so_far):
            ladders[one.exercise.ladder] = one.exercise
    for before, after in pairwise(sorted(heaviest)):
        for ladder, exercise in heaviest[after].items():
            was = heaviest[before].get(ladder)
            one_rung = was is not None and exercise.level == was.level + 1
            if was is not None and not one_rung and _class(exercise) - _class(was) > most:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=after, exercise=exercise.id),
                    cause=ladder,
                    value=_class(exercise) - _class(was),
                    limit=most,
                    message=f"load jumps from {was.load} to {exercise.load}.",
                    advice="Put a lighter step in between.",
                    severity="advice",
                )


def _class(exercise: Exercise) -> int:
    return _CLASSES.index(exercise.load)

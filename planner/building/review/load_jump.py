"""Ladders whose load rises too fast from a phase to the next; one rung is the least there is."""

from collections.abc import Iterator
from itertools import pairwise

from planner.building.load_classes import jumps, load_class
from planner.building.review.subject import Subject
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Place

CODE = "load_jump"


def find(subject: Subject) -> Iterator[Finding]:
    """Each ladder, by the heaviest exercise of each phase."""
    most = subject.rules.load_jump.classes_max
    heaviest: dict[int, dict[str, Exercise]] = {}
    for one in subject.done:
        ladders = heaviest.setdefault(one.phase, {})
        so_far = ladders.get(one.exercise.ladder)
        if so_far is None or load_class(one.exercise) > load_class(so_far):
            ladders[one.exercise.ladder] = one.exercise
    for before, after in pairwise(sorted(heaviest)):
        for ladder, exercise in heaviest[after].items():
            was = heaviest[before].get(ladder)
            if was is not None and jumps(was, exercise, most):
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=after, exercise=exercise.id),
                    cause=ladder,
                    value=load_class(exercise) - load_class(was),
                    limit=most,
                    message=f"load jumps from {was.load} to {exercise.load}.",
                    advice="Put a lighter step in between.",
                    severity="advice",
                )

"""Phases in which nothing trains."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "passive"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase that holds passive kinds and nothing else."""
    rule = subject.rules.passive
    for phase in subject.phases_ahead(rule.phases):
        there = {exercise.category for exercise in subject.in_phase(phase)}
        if there and there <= {*rule.categories}:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                message="everything here is passive.",
                advice="Add an exercise that moves.",
            )

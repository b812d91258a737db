"""Phases without one of the movement patterns."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "patterns"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase, with all that are missing."""
    rule = subject.rules.patterns
    for phase in rule.phases:
        there = {exercise.category for exercise in subject.in_phase(phase)}
        missing = tuple(kind for kind in rule.categories if kind not in there)
        if missing:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                grounds=missing,
                message=f"no {', '.join(missing)} among the movement patterns.",
                advice="Add it, or leave it out on purpose.",
                severity="advice",
            )

"""Phases without one of the movement patterns."""

from collections.abc import Iterator

from planner.building.review.no_room import CAUSES, without_room
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "patterns"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase, with all that are missing; those without room are said there."""
    rule = subject.rules.patterns
    said = {slot.lower() for slot in without_room(subject, *CAUSES)}
    for phase in subject.phases_ahead(rule.phases):
        there = {exercise.category for exercise in subject.in_phase(phase)}
        missing = tuple(k for k in rule.categories if k not in there and k not in said)
        if missing:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                grounds=missing,
                message=f"no {', '.join(missing)} among the movement patterns.",
                advice="Add it, or leave it out on purpose.",
                severity="advice",
            )

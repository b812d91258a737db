"""Phases without aerobic exercise."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "aerobic"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase with none of the kinds."""
    rule = subject.rules.aerobic
    for phase in subject.phases_ahead(rule.phases):
        if not {e.category for e in subject.in_phase(phase)} & {*rule.categories}:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                message="there is no aerobic exercise.",
                advice="Add one.",
                severity="advice",
            )

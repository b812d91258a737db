"""Phases that only stretch where that is not enough."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "strength"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase with fewer different exercises of the kinds than the rule asks for."""
    rule = subject.rules.strength
    theirs = subject.case.library.made_from(subject.program.presentation)
    if not {*theirs} & {*rule.presentations}:
        return
    for phase in subject.phases_ahead(rule.phases):
        there = {e.id for e in subject.in_phase(phase) if e.category in rule.categories}
        if len(there) < rule.exercises_min:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                cause=subject.program.presentation,
                value=len(there),
                limit=rule.exercises_min,
                message=f"{len(there)} strength exercises where {rule.exercises_min} are the "
                "least; stretching alone is not enough.",
                advice="Add one.",
                severity="advice",
            )

"""Exercises of which too much grows in one week."""

from collections.abc import Iterator

from planner.building.review.grown import grown
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "two_at_once"


def find(subject: Subject) -> Iterator[Finding]:
    """Each exercise of each week."""
    most = subject.rules.two_at_once.variables_max
    for one in grown(subject):
        if len(one.variables) > most:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(
                    week=one.week, session=one.session, slot=one.slot, exercise=one.exercise
                ),
                grounds=one.variables,
                value=len(one.variables),
                limit=most,
                message=f"{' and '.join(one.variables)} grow at once.",
                advice="Let one thing grow at a time.",
                severity="advice",
            )

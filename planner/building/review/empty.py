"""Weeks and sessions with nothing in them."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "empty"


def find(subject: Subject) -> Iterator[Finding]:
    """Each."""
    for week in subject.program.weeks:
        if not week.sessions:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=week.phase),
                week=week.number,
                message="this week is empty.",
                advice="Give more minutes, or add an exercise.",
            )
        for session in week.sessions:
            if not session.items:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=week.phase, session=session.name),
                    week=week.number,
                    message="this session is empty.",
                    advice="Add an exercise.",
                )

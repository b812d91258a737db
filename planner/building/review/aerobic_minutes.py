"""Weeks in which the patient walks less than before."""

from collections.abc import Iterator
from itertools import pairwise

from planner.building.minutes import work_s
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place
from planner.model.program.program import Week

CODE = "aerobic_minutes"


def find(subject: Subject) -> Iterator[Finding]:
    """Each week with fewer aerobic minutes than the one before, and a first week below today's."""
    weeks = [week for week in subject.program.weeks if not week.light]
    now = subject.program.intake.walk_week_min
    if weeks and now is not None and subject.program.holds_from == 1:
        yield from _fewer(subject, now, weeks[0])
    for before, after in pairwise(weeks):
        yield from _fewer(subject, _minutes(subject, before), after)


def _fewer(subject: Subject, least: int, week: Week) -> Iterator[Finding]:
    minutes = _minutes(subject, week)
    if minutes < least:
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(week=week.number),
            value=minutes,
            limit=least,
            message=f"{minutes} aerobic minutes; there were {least} before.",
            advice="Give the walk more minutes or days, or let other exercises wait.",
            severity="advice",
        )


def _minutes(subject: Subject, week: Week) -> int:
    """Aerobic minutes of a week."""
    program, kinds = subject.program, subject.rules.aerobic.categories
    seconds = sum(
        work_s(item) * item.times_per_day * len(session.days_of(item))
        for session in week.sessions
        for item in session.items
        if program.exercises[item.exercise].category in kinds
    )
    return seconds // 60

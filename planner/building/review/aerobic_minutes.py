"""Phases with few aerobic minutes a week."""

from collections.abc import Iterator

from planner.building.minutes import work_s
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "aerobic_minutes"


def find(subject: Subject) -> Iterator[Finding]:
    """Each phase whose longest week has less than the dosage rules call a good least."""
    least = subject.case.library.rules.dosage.time.aerobic_week_min
    for phase in subject.rules.aerobic_minutes.phases:
        weekly = _minutes(subject, phase)
        if weekly < least:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(phase=phase),
                value=weekly,
                limit=least,
                message=f"{weekly} aerobic minutes a week; {least} are a good least.",
                advice="Give more minutes or days, or let other exercises wait.",
                severity="advice",
            )


def _minutes(subject: Subject, phase: int) -> int:
    """Aerobic minutes of the phase's longest week."""
    program, kinds = subject.program, subject.rules.aerobic.categories
    return max(
        (
            sum(
                work_s(item) * item.times_per_day * len(session.days)
                for session in week.sessions
                for item in session.items
                if program.exercises[item.exercise].category in kinds
            )
            // 60
            for week in program.weeks
            if week.phase == phase
        ),
        default=0,
    )

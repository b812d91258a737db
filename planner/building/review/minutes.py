"""Days that take longer than the patient has."""

from collections.abc import Iterator

from planner.building.minutes import counted
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "minutes"


def find(subject: Subject) -> Iterator[Finding]:
    """Each session over the minutes of the intake, counted anew."""
    limit = subject.program.intake.minutes_per_day
    time = subject.case.library.rules.dosage.time
    for week in counted(subject.program.weeks, time, subject.program.reading_s):
        if week.number < subject.program.holds_from:
            continue
        for session in week.sessions:
            minutes = session.minutes
            if minutes > limit:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=week.phase, session=session.name, field="minutes"),
                    value=minutes,
                    limit=limit,
                    week=week.number,
                    message=f"{minutes} minutes; the patient has {limit}.",
                    advice="Take off sets, or drop an exercise.",
                )

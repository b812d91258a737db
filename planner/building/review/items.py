"""Sessions with more exercises than the rules allow."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "items"


def find(subject: Subject) -> Iterator[Finding]:
    """Each session over a cap of its phase, for each rule that caps it."""
    before_lanes = not subject.program.reading_s
    for week in subject.weeks_ahead:
        for session in week.sessions:
            many = len(session.items)
            for most, cause in subject.case.items_caps(week.phase, before_lanes):
                if many > most:
                    yield Finding(
                        rule=subject.rule(CODE),
                        place=Place(phase=week.phase, session=session.name),
                        cause=cause,
                        value=many,
                        limit=most,
                        week=week.number,
                        message=f"{many} items; at most {most} ({cause}).",
                        advice="Drop the least useful one.",
                    )

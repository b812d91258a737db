"""Days of an exercise of its own that its session has not, and days on which nothing is done."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Fix, Place
from planner.model.program.program import Item, Session, Week
from planner.model.vocabulary import in_order, short_days

CODE = "days"


def find(subject: Subject) -> Iterator[Finding]:
    """Each exercise once a phase, where it is so first; each session once a phase."""
    told: set[tuple[int, str]] = set()
    for week in subject.weeks_ahead:
        for session in week.sessions:
            found = [_not_there(subject, week, session, item) for item in session.items]
            for one in (*found, _idle(subject, week, session)):
                key = one and (week.phase, one.place.exercise or f"session {session.name}")
                if one and key and key not in told:
                    told.add(key)
                    yield one


def _not_there(subject: Subject, week: Week, session: Session, item: Item) -> Finding | None:
    gone = [day for day in item.days if day not in session.days]
    if not gone:
        return None
    return Finding(
        rule=subject.rule(CODE),
        place=Place(phase=week.phase, exercise=item.exercise, field=CODE),
        week=week.number,
        message=(
            f"{session.name} has no {short_days(gone)}: it is done on "
            f"{short_days(session.days_of(item))}."
        ),
        advice="Choose its days anew, or leave it so.",
        fixes=(Fix(id="days", words=f"Leave it on {short_days(session.days_of(item))}"),),
    )


def _idle(subject: Subject, week: Week, session: Session) -> Finding | None:
    done = {day for item in session.items for day in session.days_of(item)}
    idle = in_order({*session.days} - done)
    if not idle or not session.items:
        return None
    return Finding(
        rule=subject.rule(CODE),
        place=Place(phase=week.phase, session=session.name, field=CODE),
        week=week.number,
        message=f"{session.name} has nothing to do on {short_days(idle)}.",
        advice="Give an exercise that day, or leave it so: it is a day without this session.",
        severity="advice",
    )

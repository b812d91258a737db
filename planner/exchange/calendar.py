"""A patient's sessions and next visit for the calendar of a phone (RFC 5545).

No name and no word of health: others see a calendar. Times are local wherever the patient is.
"""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from planner.building.minutes import whole_minutes
from planner.model.language import Language
from planner.model.program.program import Program, Session
from planner.model.vocabulary import WEEKDAYS

_SPACE = uuid.UUID("6f7f7b0c-5d0c-4c1e-9a53-0f1d7f6d2c11")
"""Of the planner's events, so that a changed program finds those it gave before."""
SUMMARIES: dict[Language, tuple[str, str, str]] = {
    "en": ("Exercises", "Walk", "Appointment"),
    "es": ("Ejercicios", "Caminar", "Cita"),
}
"""By language: a session, a day of walking, the next visit."""


@dataclass(frozen=True)
class Reminder:
    """What a calendar is made of."""

    program: Program
    key: str
    """Of the program, the same for all that was given out of it."""
    monday: date
    """The Monday of week 1."""
    at: time
    """When the sessions begin."""
    stamp: datetime
    """When it was given out, UTC."""
    sequence: int = 0
    """How many calendars there were before."""
    from_week: int = 1
    language: Language = "en"
    next_visit: datetime | None = None
    """Local."""
    before_min: int = 5
    """Minutes before a session at which the phone tells."""


@dataclass(frozen=True)
class _Span:
    """Weeks in a row in which a session has the same days and minutes."""

    session: Session
    first: int
    last: int


@dataclass(frozen=True)
class _Entry:
    """One event, before it has the form of a calendar."""

    fields: dict[str, object]
    every_week: dict[str, object] | None = None
    """On which days, until when."""


def calendar_file(of: Reminder) -> bytes:
    """The .ics file; the same program gives the same file."""
    # Imported when a calendar is asked for, which no other command is.
    from icalendar import Alarm, Calendar, Event, vRecur

    calendar = Calendar()
    calendar.add("prodid", "-//planner//home exercise program//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in _entries(of):
        event = Event()
        for name, value in entry.fields.items():
            event.add(name, value)
        if entry.every_week is not None:
            event.add("rrule", vRecur(entry.every_week))
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", entry.fields["summary"])
            alarm.add("trigger", timedelta(minutes=-of.before_min))
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _entries(of: Reminder) -> Iterator[_Entry]:
    """The sessions, and the next visit if there is one."""
    session, walk, visit = SUMMARIES[of.language]
    for number, span in enumerate(_spans(of)):
        name = span.session.name
        yield _session(of, span, f"{name}-{number}", walk if name == "Walk" else session)
    if of.next_visit is not None:
        yield _Entry({**_common(of, "visit", visit), "dtstart": of.next_visit})


def _spans(of: Reminder) -> Iterator[_Span]:
    """No phone reminds of what waits for a clinician's clearance."""
    waiting = {one.number for one in of.program.phases if one.needs_clearance}
    names = dict.fromkeys(s.name for week in of.program.weeks for s in week.sessions)
    weeks = [week for week in of.program.weeks[of.from_week - 1 :] if week.phase not in waiting]
    for name in names:
        open_: _Span | None = None
        for week in weeks:
            there = next((s for s in week.sessions if s.name == name and s.busy_days), None)
            same = open_ is not None and there is not None and _alike(open_.session, there)
            if same and open_ is not None:
                open_ = _Span(open_.session, open_.first, week.number)
                continue
            if open_ is not None:
                yield open_
            open_ = None if there is None else _Span(there, week.number, week.number)
        if open_ is not None:
            yield open_


def _alike(one: Session, other: Session) -> bool:
    return (one.busy_days, whole_minutes(one)) == (other.busy_days, whole_minutes(other))


def _session(of: Reminder, span: _Span, name: str, summary: str) -> _Entry:
    days = sorted(WEEKDAYS.index(day) for day in span.session.busy_days)
    first = of.monday + timedelta(weeks=span.first - 1, days=days[0])
    last = of.monday + timedelta(weeks=span.last - 1, days=days[-1])
    when = {
        "dtstart": datetime.combine(first, of.at),
        "duration": timedelta(minutes=max(1, whole_minutes(span.session))),
    }
    every_week: dict[str, object] = {
        "freq": "weekly",
        "byday": [WEEKDAYS[day][:2].upper() for day in days],
        "wkst": "MO",
        "until": datetime.combine(last, of.at),
    }
    return _Entry({**_common(of, name, summary), **when}, every_week)


def _common(of: Reminder, name: str, summary: str) -> dict[str, object]:
    return {
        "uid": f"{uuid.uuid5(_SPACE, f'{of.key}/{name}').hex.upper()}@planner",
        "dtstamp": of.stamp,
        "sequence": of.sequence,
        "summary": summary,
        "class": "PRIVATE",
        "transp": "TRANSPARENT",
    }

"""The calendar of a patient's phone: the days of the plan, no name, nothing of health."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest

from planner.exchange.calendar import Reminder, calendar_file
from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS
from tests.conftest import MakeProgram

MONDAY = date(2026, 11, 30)


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(patient={"name": "Ann Lee", "birth_year": 1957}, weeks=8)


def made(program: Program, **more: Any) -> bytes:
    fields: dict[str, Any] = {
        "program": program,
        "key": "1/1/x",
        "monday": MONDAY,
        "at": time(8),
        "stamp": datetime(2026, 11, 28, 12, tzinfo=UTC),
    }
    return calendar_file(Reminder(**{**fields, **more}))


def days_of(event: Any) -> set[date]:
    """Every day of a weekly event, worked out from its rule by hand."""
    start, rule = event["dtstart"].dt, event["rrule"]
    until, names = rule["until"][0], {str(day) for day in rule["byday"]}
    found, day = set(), start
    while day <= until:
        if WEEKDAYS[day.weekday()][:2].upper() in names:
            found.add(day.date())
        day += timedelta(days=1)
    return found


def test_the_days_are_those_of_the_plan(program: Program) -> None:
    events = icalendar.Calendar.from_ical(made(program)).walk("VEVENT")
    planned = {
        MONDAY + timedelta(weeks=week.number - 1, days=WEEKDAYS.index(day))
        for week in program.weeks
        for session in week.sessions
        for day in session.days
    }
    found = [day for event in events for day in days_of(event)]
    assert {*found} == planned
    assert len(found) == sum(len(s.days) for week in program.weeks for s in week.sessions)


def test_nobody_reads_a_name_or_a_word_of_health(program: Program) -> None:
    text = made(program).decode()
    assert "Ann" not in text
    assert "Lee" not in text
    for exercise in program.exercises.values():
        assert exercise.patient_name not in text
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        assert str(event["class"]) == "PRIVATE"
        assert str(event["summary"]) in ("Exercises", "Walk")


def test_times_are_local_wherever_the_patient_is(program: Program) -> None:
    for event in icalendar.Calendar.from_ical(made(program)).walk("VEVENT"):
        assert event["dtstart"].dt.tzinfo is None
        assert event["dtstart"].dt.time() == time(8)
        assert event["rrule"]["until"][0].tzinfo is None


def test_a_new_calendar_takes_the_place_of_the_old(program: Program) -> None:
    assert made(program) == made(program)
    old, new = (
        icalendar.Calendar.from_ical(made(program, sequence=n)).walk("VEVENT") for n in (0, 1)
    )
    assert [str(one["uid"]) for one in old] == [str(one["uid"]) for one in new]
    assert {int(one["sequence"]) for one in new} == {1}


def test_the_next_visit_is_in_it_in_the_patients_language(program: Program) -> None:
    text = made(program, next_visit=datetime(2026, 12, 14, 9, 30), language="es")
    visit = icalendar.Calendar.from_ical(text).walk("VEVENT")[-1]
    assert str(visit["summary"]) == "Cita"
    assert visit["dtstart"].dt == datetime(2026, 12, 14, 9, 30)


def test_weeks_that_were_lived_are_not_told_again(program: Program) -> None:
    events = icalendar.Calendar.from_ical(made(program, from_week=4)).walk("VEVENT")
    assert min(day for event in events for day in days_of(event)) >= MONDAY + timedelta(weeks=3)


def test_no_phone_reminds_of_what_waits_for_clearance(make_program: MakeProgram) -> None:
    program = make_program(precautions=["vertebral_fx_recent"], weeks=12)
    first = next(one.weeks[0] for one in program.phases if one.needs_clearance)
    events = icalendar.Calendar.from_ical(made(program)).walk("VEVENT")
    days = [day for event in events for day in days_of(event)]
    assert MONDAY + timedelta(weeks=first - 2) <= max(days) < MONDAY + timedelta(weeks=first - 1)

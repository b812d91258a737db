"""Days of an exercise of its own, where the week has other days: never lost without a word."""

from datetime import UTC, date, datetime, time

import pytest

from planner.building.edit import easier, harder, set_dosage
from planner.building.edit_days import days_done
from planner.building.mend import mend
from planner.building.rebuilt import put_back
from planner.building.review.review import review
from planner.building.rows import Row, rows
from planner.exchange.calendar import Reminder, calendar_file
from planner.follow_up.adapt import adapt
from planner.handout.document.diary_week import diary_week
from planner.handout.words.by_language import WORDS
from planner.handout.words.week_facts import sessions_on
from planner.model.finding import Finding
from planner.model.follow_up.proposal import Proposal
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS, Weekday
from planner.tui.words.weekdays import no_session_on
from tests.conftest import MakeProgram


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(
        presentation="chronic",
        function="active",
        weeks=12,
        days_per_week=5,
        walk_outside_minutes=False,
    )


def lane(program: Program, slot: str) -> Row:
    return next(one for one in rows(program) if one.slot == slot)


def done_on(program: Program, slot: str, week: int) -> set[Weekday]:
    return {*days_done(lane(program, slot), program.weeks[week - 1])}


def on_days(program: Program, library: Library, week: int, *days: Weekday) -> Program:
    return set_dosage(program, library, lane(program, "Squat"), week, {"days": days})


def told(program: Program, library: Library) -> list[Finding]:
    return [one for one in review(program, library) if one.rule.code == "days"]


def test_days_without_a_session_are_found_and_mended(program: Program, library: Library) -> None:
    planned = {day for one in program.weeks[0].sessions for day in one.days}
    free = tuple(day for day in WEEKDAYS if day not in planned)
    before = done_on(program, "Squat", 1)
    assert not told(program, library)
    lost = on_days(program, library, 1, *free)
    found = told(lost, library)[0]
    assert done_on(lost, "Squat", 1) == before
    assert (found.place.exercise, found.week, found.severity) == (
        lane(lost, "Squat").exercise,
        1,
        "problem",
    )
    assert free[0].capitalize() in found.message
    assert "no session on" in no_session_on(free, lost.weeks[:1])
    mended = mend(lost, library, found, found.fixes[0])
    assert found.key not in [one.key for one in told(mended, library)]
    assert done_on(mended, "Squat", 1) == before


def test_a_week_with_only_some_of_the_days_is_told_in_the_dialog(program: Program) -> None:
    week = program.weeks[0]
    planned = {day for one in week.sessions for day in one.days}
    there, free = min(planned), next(day for day in WEEKDAYS if day not in planned)
    assert no_session_on([there], program.weeks) == ""
    some = no_session_on([there, free], [week])
    assert some == f". Week 1: no session on {free.capitalize()}"


def test_a_day_of_a_session_on_which_nothing_is_done_is_told(
    program: Program, library: Library
) -> None:
    week = program.weeks[0]
    one = week.sessions[0]
    items = tuple(item.model_copy(update={"days": one.days[:1]}) for item in one.items)
    sessions = (one.model_copy(update={"items": items}), *week.sessions[1:])
    weeks = (week.model_copy(update={"sessions": sessions}), *program.weeks[1:])
    program = program.model_copy(update={"weeks": weeks})
    found = told(program, library)
    assert [each.message for each in found if "nothing to do" in each.message]
    # Nor is anybody asked or reminded to do it on such a day.
    week, words = program.weeks[0], WORDS["en"]
    idle = {*one.days[1:]} - {day for other in week.sessions[1:] for day in other.days}
    assert week.sessions[0].busy_days == one.days[:1]
    assert idle
    assert not any(sessions_on(week, day) for day in idle)
    diary = diary_week(program, week, words, "abc")
    done = next(x for x in diary.rows if x.label.casefold() == words.of_diary.done[one.name])
    boxes = [day for day, asks in zip(WEEKDAYS, done.cells, strict=True) if asks]
    assert tuple(boxes) == one.days[:1]
    monday = date(2026, 11, 30)
    reminder = Reminder(program, "key", monday, time(9), datetime(2026, 11, 29, tzinfo=UTC))
    told_by_phone = calendar_file(reminder).decode().replace("\r\n ", "")
    first = told_by_phone.split("BEGIN:VEVENT")[1]
    assert f"BYDAY={one.days[0][:2].upper()}\r\n" in first.replace(";", "\r\n")


def split_over_two_sessions(program: Program, library: Library) -> tuple[Program, int]:
    """A squat on one day of A and one of B, in weeks that have both; the first of them."""
    both = (w for w in program.weeks if {"A", "B"} <= {s.name for s in w.sessions})
    row = lane(program, "Squat")
    by_week = {cell.week: cell.item.exercise for cell in row.cells}
    week = next(w for w in both if by_week[w.number] == by_week.get(w.number + 1))
    a, b = (next(s for s in week.sessions if s.name == name) for name in ("A", "B"))
    return on_days(program, library, week.number, a.days[0], b.days[0]), week.number


def test_less_at_a_visit_keeps_the_days_of_each_session(program: Program, library: Library) -> None:
    split, week = split_over_two_sessions(program, library)
    item = lane(split, "Squat").item(week)
    assert item is not None
    less = item.model_copy(update={"reps": 3})
    one = Proposal(rule="E4c", action="less", slot="Squat", answer="accepted", item=less)
    changed = adapt(split, library, week + 1, (one,)).program
    assert done_on(changed, "Squat", week + 1) == done_on(split, "Squat", week + 1)


def test_what_is_put_back_after_easier_keeps_its_days(program: Program, library: Library) -> None:
    split, week = split_over_two_sessions(program, library)
    row = lane(split, "Squat")
    stepped = harder(split, library, row, week)
    assert done_on(stepped, "Squat", week) == done_on(split, "Squat", week)
    back = put_back(stepped, library, {cell.week: cell for cell in row.since(week)})
    assert done_on(back, "Squat", week) == done_on(split, "Squat", week)
    assert len(done_on(easier(split, library, row, week), "Squat", week)) == 2


@pytest.mark.parametrize("fewer", [4, 3, 2])
def test_after_the_days_of_the_week_change_they_are_kept_or_told(
    program: Program, library: Library, fewer: int
) -> None:
    split, week = split_over_two_sessions(program, library)
    wanted = done_on(split, "Squat", week + 1)
    assert len(wanted) == 2
    intake = split.intake.model_copy(update={"days_per_week": fewer})
    changed = adapt(split, library, week + 1, (), intake=intake).program
    there = {day for one in changed.weeks[week].sessions for day in one.days}
    found = [one for one in told(changed, library) if one.place.exercise]
    now = done_on(changed, "Squat", week + 1)
    assert now == wanted & there or (not wanted & there and found)

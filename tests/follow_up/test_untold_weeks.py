"""All weeks since the last visit count: what was told of an older one is not lost."""

from dataclasses import replace
from datetime import date

import pytest

from planner.follow_up.derive import exercise_facts
from planner.follow_up.propose import propose
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from planner.model.program.program import Program
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, marks, told

MONDAY = date(2026, 11, 30)


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def squat(program: Program) -> str:
    there = (i for s in program.weeks[2].sessions for i in s.items if i.slot == "Squat")
    return next(there).exercise


def test_the_latest_mark_since_the_last_visit_counts(program: Program, library: Library) -> None:
    name = squat(program)
    weeks = {"w1": marks(**{name: "easy"}), "w2": marks(**{name: "no"})}
    at = at_visit(program, library, told(program, days(program, (1, 2, 3)), **weeks), 4)
    assert at.verdicts_by_week(name) == {1: "easy", 2: "no"}
    assert at.verdict(name) == "no"
    row = next(one for one in at.lanes if one.slot == "Squat")
    assert exercise_facts(at, row, rung_below=True).verdict == "no"
    (one,) = [one for one in propose(at) if one.slot == "Squat"]
    assert (one.rule, one.action) == ("E2", "swap")


def test_a_mark_that_a_visit_has_seen_counts_no_more(program: Program, library: Library) -> None:
    name = squat(program)
    checkin = told(program, days(program, (1, 2, 3)), w2=marks(**{name: "no"}))
    at = replace(at_visit(program, library, checkin, 4), monday=MONDAY)
    seen = replace(at, history=(Visit(number=2, on=date(2026, 12, 14)),))
    assert at.verdict(name) == "no"
    assert [*seen.weeks_since_visit] == [3]
    assert seen.verdict(name) is None


def test_a_week_that_went_on_at_the_last_visit_is_looked_at_again(
    program: Program, library: Library
) -> None:
    at = replace(at_visit(program, library, told(program), 5), monday=MONDAY)
    wednesday = replace(at, history=(Visit(number=2, on=date(2026, 12, 16)),))
    assert [*wednesday.weeks_since_visit] == [3, 4]
    today = replace(at, history=(Visit(number=2, on=date(2026, 12, 28)),))
    assert [*today.weeks_since_visit] == [4]


def test_a_sign_of_an_older_week_stops_a_visit_that_hears_of_it_first(
    program: Program, library: Library
) -> None:
    numb = WeekTold(safety={"numb_weak": True})
    at = at_visit(program, library, told(program, days(program, (1, 2, 3)), w1=numb), 5)
    assert [one.rule for one in propose(at)] == ["P1"]

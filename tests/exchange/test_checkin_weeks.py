"""The weekly lines of a diary: signs, a flare-up, a mark for each exercise, what hindered."""

import pytest

from planner.exchange.checkin_weeks import told_weeks
from planner.exchange.pdf_fields import Filled
from planner.model.problem import Problem
from planner.model.program.checkin import ExerciseTold
from planner.model.program.week_field import WeekField, week_field

ME = "0123456789ab"
TICKED, EMPTY = Filled(ticked=True), Filled()


@pytest.mark.parametrize(
    "name",
    [
        "w03.safety.fall_injury",
        "w03.flare",
        "w03.flare_none",
        "w03.safety.none",
        "w01.barrier.none",
        "w03.flare_days",
        "w12.x.sit-to-stand.hurt",
        "w12.x.sit-to-stand.helps",
        "w01.n.trust",
        "w01.barrier.no_time",
        "w01.goal.2",
    ],
)
def test_a_name_goes_there_and_back(name: str) -> None:
    field = week_field(f"{ME}.{name}")
    assert isinstance(field, WeekField)
    assert field.name == f"{ME}.{name}"
    assert week_field(f"merged0.{ME}.{name}") == field


@pytest.mark.parametrize(
    "name",
    ["w03.safety", "w03.safety.nothing", "w13.flare", "w03.x.squat", "w03.n.goal", "w03.notes"],
)
def test_what_is_no_field_of_a_week_is_none(name: str) -> None:
    assert week_field(f"{ME}.{name}") is None


def test_a_week_is_read() -> None:
    problems: list[Problem] = []
    filled = {
        f"{ME}.w02.safety.fall_injury": EMPTY,
        f"{ME}.w02.safety.numb_weak": TICKED,
        f"{ME}.w02.flare": EMPTY,
        f"{ME}.w02.flare_none": TICKED,
        f"{ME}.w02.n.worst": Filled("7/10"),
        f"{ME}.w02.x.bridge.hurt": TICKED,
        f"{ME}.w02.x.bridge.helps": EMPTY,
        f"{ME}.w02.barrier.no_time": TICKED,
        f"{ME}.w02.goal.1": Filled("4"),
        f"{ME}.w02.goal.3": Filled("6"),
        f"{ME}.w03.flare": EMPTY,
        "ffffffffffff.w04.flare": TICKED,
    }
    (week,) = told_weeks(filled, ME, problems).values()
    assert problems == []
    assert week.safety == {"fall_injury": False, "numb_weak": True}
    assert (week.flare, week.worst_pain, week.barriers) == (False, 7, ("no_time",))
    assert week.exercises == {"bridge": ExerciseTold(verdict="hurt", helps=False)}
    assert week.goals == (4, None, 6)


def test_what_is_unclear_is_named_and_left_out() -> None:
    problems: list[Problem] = []
    filled = {
        f"{ME}.w02.n.sleep": Filled("so so"),
        f"{ME}.w02.flare_days": Filled("9"),
        f"{ME}.w02.x.bridge.easy": TICKED,
        f"{ME}.w02.x.bridge.hard": TICKED,
    }
    week = told_weeks(filled, ME, problems)[2]
    assert (week.sleep, week.flare_days, week.exercises["bridge"].verdict) == (None, None, None)
    assert [one.where for one in problems] == [
        "week 2, sleep",
        "week 2, flare days",
        "week 2, bridge",
    ]


def test_a_sign_that_nobody_answered_is_not_taken_as_no() -> None:
    problems: list[Problem] = []
    filled = {
        f"{ME}.w02.safety.fall_injury": EMPTY,
        f"{ME}.w02.safety.none": EMPTY,
        f"{ME}.w02.flare": EMPTY,
        f"{ME}.w02.flare_none": EMPTY,
        f"{ME}.w02.n.worst": Filled("3"),
        f"{ME}.w03.safety.fall_injury": EMPTY,
        f"{ME}.w03.safety.none": TICKED,
        f"{ME}.w03.barrier.none": TICKED,
    }
    weeks = told_weeks(filled, ME, problems)
    assert (weeks[2].safety, weeks[2].flare) == ({}, None)
    assert (weeks[3].safety, weeks[3].barriers) == ({"fall_injury": False}, ())
    assert problems == []


def test_a_sign_and_none_together_is_a_sign() -> None:
    problems: list[Problem] = []
    filled = {f"{ME}.w02.safety.fall_injury": TICKED, f"{ME}.w02.safety.none": TICKED}
    assert told_weeks(filled, ME, problems)[2].safety == {"fall_injury": True}
    assert [one.where for one in problems] == ["week 2, safety"]

"""Weeks that were lived are not judged by what is answered later; those to come are."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.building.may_print import Allowed, NeedsReason, may_print
from planner.building.review.review import review
from planner.exchange.program_file import read_program, write_program
from planner.follow_up.adapt import adapt
from planner.model.finding import Finding
from planner.model.library import Library
from planner.model.program.program import Program, first_contradiction
from planner.model.program.program_json import program_from_json, program_to_json
from tests.conftest import MakeProgram

TODAY = date(2026, 11, 30)
FROM_WEEK = 5
MONDAY = TODAY - timedelta(weeks=FROM_WEEK - 1)
"""Of week 1: four weeks are over."""
LATER_ANSWERS: dict[str, dict[str, Any]] = {
    "half the time": {"minutes_per_day": 15},
    "fewer days": {"days_per_week": 2},
    "irritable": {"irritability": "high"},
    "more pain": {"usual_pain": 8},
    "frail": {"function": "frail"},
    "a precaution": {"precautions": ("no_floor",)},
    "two precautions": {"precautions": ("no_floor", "osteoporosis")},
    "no equipment": {"equipment": ()},
    "a finding": {"findings": ("slr_positive",)},
    "it walks more": {"walk_week_min": 300},
    "outside": {"walk_outside_minutes": False},
}
BY_THE_INTAKE = {"minutes", "items", "effort", "dose", "limit", "growth", "unfilled"}
"""Rules that judge a week by what was answered; not `excluded`, which judges what is on paper."""


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(
        presentation="chronic",
        function="active",
        irritability="low",
        weeks=12,
        minutes_per_day=30,
        equipment=("band", "kettlebell"),
    )


def at_the_visit(program: Program, library: Library, answers: dict[str, Any]) -> Program:
    intake = type(program.intake).model_validate(program.intake.model_dump() | answers)
    return adapt(program, library, FROM_WEEK, (), None, intake).program


def is_of_lived_weeks(program: Program, finding: Finding) -> bool:
    week = finding.week or finding.place.week
    if week is not None:
        return week < FROM_WEEK
    phase = finding.place.phase
    return phase is not None and program.phases[phase - 1].weeks[1] < FROM_WEEK


@pytest.mark.parametrize("answers", LATER_ANSWERS.values(), ids=LATER_ANSWERS)
def test_no_lived_week_is_a_problem_by_a_later_answer(
    program: Program, library: Library, answers: dict[str, Any]
) -> None:
    before = {one.key for one in review(program, library)}
    changed = at_the_visit(program, library, answers)
    assert changed.weeks[: FROM_WEEK - 1] == program.weeks[: FROM_WEEK - 1]
    assert changed.intake != program.intake
    assert first_contradiction(changed) == ""
    assert program_from_json(program_to_json(changed)) == (changed, [])
    new = [
        one
        for one in review(changed, library)
        if one.key not in before
        and is_of_lived_weeks(changed, one)
        and one.rule.code in BY_THE_INTAKE
        and one.severity == "problem"
    ]
    assert not new


def test_less_time_leaves_nothing_to_give_a_reason_for(program: Program, library: Library) -> None:
    changed = at_the_visit(program, library, {"minutes_per_day": 15})
    assert max(s.minutes for week in changed.weeks[:4] for s in week.sessions) > 15
    assert not isinstance(may_print(changed, library, TODAY, MONDAY), NeedsReason)


def test_the_weeks_to_come_are_still_judged(program: Program, library: Library) -> None:
    changed = at_the_visit(program, library, {"minutes_per_day": 15})
    intake = changed.intake.model_copy(update={"minutes_per_day": 5})
    short = changed.model_copy(update={"intake": intake})
    weeks = [one.week for one in review(short, library) if one.rule.code == "minutes"]
    assert weeks
    assert all(week is not None and week >= FROM_WEEK for week in weeks)


def test_what_a_new_precaution_forbids_reaches_no_paper_unnoticed(
    program: Program, library: Library
) -> None:
    changed = at_the_visit(program, library, {"precautions": ("no_floor",)})
    told = [one for one in review(changed, library) if one.rule.code == "excluded"]
    assert {one.severity for one in told} == {"problem"}
    assert all("before week 5" in one.advice and not one.fixes for one in told)
    assert isinstance(may_print(changed, library, TODAY, MONDAY), NeedsReason)


def test_the_weeks_lived_with_other_answers_stay_known_at_the_next_visit(
    program: Program, library: Library
) -> None:
    changed = at_the_visit(program, library, {"minutes_per_day": 15})
    again = adapt(changed, library, 7, (), None, changed.intake).program
    assert (program.holds_from, changed.holds_from, again.holds_from) == (1, 5, 5)
    more = adapt(
        changed, library, 7, (), None, changed.intake.model_copy(update={"minutes_per_day": 20})
    )
    assert more.program.holds_from == 7


def test_a_claim_to_have_been_lived_lets_no_week_through(
    program: Program, library: Library
) -> None:
    changed = at_the_visit(program, library, {"minutes_per_day": 15})
    assert may_print(changed, library, TODAY, MONDAY) == Allowed()
    everything = changed.model_copy(update={"holds_from": 13})
    assert may_print(everything, library, TODAY, MONDAY) == Allowed()
    for monday in (None, TODAY):  # nothing was given out; it begins anew
        for claimed in (changed, everything):
            gate = may_print(claimed, library, TODAY, monday)
            assert isinstance(gate, NeedsReason)
            assert {one.week for one in gate.findings} >= {4}


def test_a_file_says_nothing_of_lived_weeks(
    tmp_path: Path, program: Program, library: Library
) -> None:
    changed = at_the_visit(program, library, {"minutes_per_day": 15})
    write_program(tmp_path / "ann.json", changed)
    read, problems = read_program(tmp_path / "ann.json")
    assert (read is not None, problems) == (True, [])
    assert "minutes" in {one.rule.code for one in review(read or program, library)}

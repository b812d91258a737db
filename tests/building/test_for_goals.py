"""Running is given for a goal alone, to whoever can bear it; else a therapist puts it in."""

from typing import Any

import pytest

from planner.building.edit import add
from planner.building.review.review import review
from planner.model.goal_words import about
from planner.model.library import Library
from planner.model.program.program import Item, Program
from tests.conftest import MakeProgram
from tests.presentations import PRESENTATIONS

RUNNER: dict[str, Any] = {
    "presentation": "chronic",
    "function": "active",
    "irritability": "low",
    "goals": ["Run 10 km"],
    "minutes_per_day": 45,
    "weeks": 12,
}


def jogs(program: Program) -> list[tuple[int, str, int, Item]]:
    """Phase, session and days of each jog."""
    return [
        (week.phase, session.name, len(session.days), item)
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == "jog-walk"
    ]


@pytest.mark.parametrize("days", range(2, 8))
@pytest.mark.parametrize("weeks", [12])
def test_a_runner_runs_in_the_last_phase(
    library: Library, make_program: MakeProgram, weeks: int, days: int
) -> None:
    program = make_program(**{**RUNNER, "weeks": weeks, "days_per_week": days})
    found = jogs(program)
    assert {phase for phase, _, _, _ in found} == {4}
    (rule,) = library.rules.dosage.for_a_goal
    lunge = {
        program.exercises[item.exercise].level
        for week in program.weeks
        if week.phase == 4
        for session in week.sessions
        for item in session.items
        if program.exercises[item.exercise].ladder == "lunge"
    }
    assert max(lunge) >= rule.rungs["lunge"]
    assert all(count <= 3 for _, _, count, _ in found)
    for _, _, _, item in found:
        assert 'For "Run 10 km".' in item.why
        assert item.goal == "Run 10 km"
    assert not [one for one in review(program, library) if one.place.exercise == "jog-walk"]


@pytest.mark.parametrize("weeks", [6, 8, 10, 11])
def test_a_short_program_says_that_running_would_come_too_late(
    make_program: MakeProgram, weeks: int
) -> None:
    program = make_program(**{**RUNNER, "weeks": weeks})
    assert jogs(program) == []
    assert "shape" in [one.precaution for one in program.left_out if one.exercise == "jog-walk"]


@pytest.mark.parametrize(
    "other",
    [
        {"goals": []},
        {"goals": ["Walk the dog"]},
        {"goals": ["Run errands on foot"]},
        {"function": "deconditioned"},
        {"function": "older_steady"},
        {"function": "frail"},
        {"irritability": "moderate"},
        {"irritability": "high"},
        {"precautions": ["osteoporosis"]},
        {"precautions": ["pregnancy"]},
        {"precautions": ["vertebral_fx_old"]},
    ],
)
def test_nobody_else_is_made_to_run(make_program: MakeProgram, other: dict[str, Any]) -> None:
    assert jogs(make_program(**{**RUNNER, **other})) == []


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_without_the_goal_nobody_runs(make_program: MakeProgram, presentation: str) -> None:
    asked = {**RUNNER, "goals": ["Carry groceries"], "presentation": presentation}
    assert jogs(make_program(**asked)) == []


def test_what_keeps_a_runner_from_running_is_told(make_program: MakeProgram) -> None:
    program = make_program(**{**RUNNER, "precautions": ["osteoporosis"]})
    told = [one.precaution for one in program.left_out if one.exercise == "jog-walk"]
    assert "osteoporosis" in told


def test_a_therapist_may_put_it_in_for_anyone(library: Library, make_program: MakeProgram) -> None:
    program = make_program(**{**RUNNER, "goals": []})
    session = next(s.name for w in program.weeks if w.phase == 4 for s in w.sessions)
    assert jogs(add(program, library, 4, session, "jog-walk"))


def test_a_goal_is_about_what_its_words_begin_with() -> None:
    assert about("Go jogging again", ["run", "jog"])
    assert not about("Prune the hedge", ["run"])

"""How much less or more: the doses that go with a decision, each number on its edge."""

from dataclasses import replace

import pytest

from planner.building.case import read_case
from planner.follow_up.adapt import adapt
from planner.follow_up.derive import current
from planner.follow_up.doses import dosed, scaled
from planner.follow_up.exercise_rules import Decision
from planner.follow_up.facts import SessionTold
from planner.follow_up.lights import light
from planner.follow_up.propose import propose
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit
from planner.model.library import Library
from planner.model.program.checkin import WeekTold
from planner.model.program.program import Item, Program
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, told


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def an_item(**amounts: int) -> Item:
    fields = {"exercise": "squat", "slot": "Squat", "sets": 2, "reps": 8, "effort": 4}
    return Item.model_validate({**fields, **amounts})


@pytest.mark.parametrize(("reps", "left"), [(8, 5), (12, 7), (20, 12), (4, 3), (2, 2)])
def test_without_an_easier_rung_it_is_three_fifths_and_three_at_least(
    library: Library, reps: int, left: int
) -> None:
    back = library.rules.follow_up.back
    assert scaled(an_item(reps=reps), back.share, back.least_reps).reps == left


def test_a_hold_gets_shorter_in_fives(library: Library) -> None:
    back = library.rules.follow_up.back
    assert scaled(an_item(reps=1, hold_s=30), back.share, back.least_reps).hold_s == 20
    assert scaled(an_item(reps=1, hold_s=60), back.share, back.least_reps).hold_s == 35


def quota_item(
    program: Program, library: Library, action: str, walks: bool = False, **amounts: int
) -> Item:
    """The next dose of a lane that has these amounts and was done two fifths of the time."""
    few = days(program, (1,))[:2]
    at = at_visit(program, library, told(program, few), 2)
    kinds = {row: library.exercises[row.exercise].category for row in at.lanes}
    row = next(row for row, kind in kinds.items() if (kind == "aerobic") is walks)
    cells = tuple(
        replace(cell, item=cell.item.model_copy(update={"hold_s": 0, "duration_s": 0, **amounts}))
        for cell in row.cells
    )
    found = dosed(at, replace(row, cells=cells), Decision(action, ""))  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(("reps", "more"), [(8, 9), (10, 11)])
def test_a_quota_goes_up_by_a_tenth(
    program: Program, library: Library, reps: int, more: int
) -> None:
    assert quota_item(program, library, "quota_up", reps=reps).reps == more


@pytest.mark.parametrize(("minutes", "more"), [(10, 11), (30, 33), (100, 110)])
def test_a_quota_of_walking_goes_up_by_a_tenth(
    program: Program, library: Library, minutes: int, more: int
) -> None:
    item = quota_item(program, library, "quota_up", True, reps=1, duration_s=60 * minutes)
    assert item.duration_s == 60 * more


@pytest.mark.parametrize(("seconds", "more"), [(5, 10), (4, 5)])
def test_a_quota_of_time_goes_up_by_five_seconds_at_least(
    program: Program, library: Library, seconds: int, more: int
) -> None:
    assert quota_item(program, library, "quota_up", reps=1, hold_s=seconds).hold_s == more


def test_a_quota_and_the_smallest_step_end_at_the_top_of_the_phase(
    program: Program, library: Library
) -> None:
    row = at_visit(program, library, told(program), 2).lanes[0]
    top = read_case(program.intake, library).goal_dose(library.exercises[row.exercise], 1).reps[1]
    for action in ("quota_up", "smallest_step"):
        assert quota_item(program, library, action, reps=top - 1).reps == top
        assert quota_item(program, library, action, reps=top).reps == top


def test_a_new_start_is_seven_tenths_of_what_was_done(program: Program, library: Library) -> None:
    # Two of five sessions: of 10 repetitions 4 on average, of 50 20.
    assert quota_item(program, library, "rebase", reps=10).reps == 3
    assert quota_item(program, library, "rebase", reps=50).reps == 14


@pytest.mark.parametrize(("sets", "left"), [(2, 1), (3, 2), (5, 3), (10, 7)])
def test_two_thirds_after_a_pause(program: Program, library: Library, sets: int, left: int) -> None:
    accepted = Proposal(rule="gap_part", action="restart_part", answer="accepted")
    many = with_sets(program, sets)
    changed = adapt(many, library, 4, (accepted,)).program
    assert max(i.sets for s in changed.weeks[3].sessions for i in s.items) == left


def with_sets(program: Program, sets: int) -> Program:
    """All of it with so many sets."""
    data = program.model_dump()
    for week in data["weeks"]:
        for session in week["sessions"]:
            for item in session["items"]:
                item["sets"] = sets
    return Program.model_validate(data)


@pytest.mark.parametrize("phase", [2, 3])
def test_strength_goes_a_step_back_in_the_later_phases_alone(
    program: Program, library: Library, phase: int
) -> None:
    accepted = Proposal(rule="gap_part", action="restart_part", answer="accepted")
    week = program.phases[phase - 1].weeks[1]
    at = at_visit(program, library, told(program), week + 1)
    changed = adapt(program, library, week + 1, (accepted,)).program
    back = []
    for row in at.lanes:
        was = current(at, row)
        here = [cell.item for cell in row.cells if cell.week <= week]
        grew = len({(one.exercise, one.sets, one.reps, one.hold_s) for one in here}) > 1
        now = next(
            (i for s in changed.weeks[week].sessions for i in s.items if i.slot == row.slot), None
        )
        if now is not None and row.slot in ("Squat", "Hinge") and grew:
            back.append(
                (now.exercise, now.reps, now.hold_s) != (was.exercise, was.reps, was.hold_s)
            )
    assert any(back) is (phase >= 3)


@pytest.mark.parametrize(("before", "again"), [(1, True), (2, False)])
def test_a_week_is_repeated_twice_and_then_the_therapist_decides(
    program: Program, library: Library, before: int, again: bool
) -> None:
    last = program.phases[0].weeks[1]
    checkin = told(program, days(program, (last,)), **{f"w{last}": WeekTold(worst_pain=9)})
    repeated = Proposal(rule="P7", action="repeat_week", numbers={"phase": "1"}, answer="accepted")
    visits = tuple(
        Visit(number=n + 2, on="2026-11-02", proposals=(repeated,)) for n in range(before)
    )
    at = replace(at_visit(program, library, checkin, last + 1), history=visits)
    assert any(one.rule == "P7" for one in propose(at)) is again


def test_too_many_keeps_three(program: Program, library: Library) -> None:
    checkin = told(program, days(program, (1, 2)), w2=WeekTold(barriers=("too_many",)))
    few = next(
        one for one in propose(at_visit(program, library, checkin, 3)) if one.rule == "too_many"
    )
    assert few.numbers["count"] == "3"
    accepted = few.model_copy(update={"answer": "accepted"})
    changed = adapt(program, library, 3, (accepted,)).program
    assert len({i.slot for s in changed.weeks[2].sessions for i in s.items}) == 3


def test_a_clinic_may_forgive_plain_soreness(library: Library) -> None:
    rules = library.rules.follow_up.lights
    sore = SessionTold(day=1, before=0, after=1, next_before=2)
    assert light(sore, 0, library.rules.guidance.pain, rules) == "red"
    forgiving = rules.model_copy(update={"red_least": 3})
    assert light(sore, 0, library.rules.guidance.pain, forgiving) == "amber"

"""Dosage and rungs grow by the rules: slowly, one thing at a time, never past a cap."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from planner.building.case import read_case
from planner.building.passes.begin import next_rung
from planner.building.passes.lanes import open_lanes
from planner.building.review.review import review
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import PATTERNS
from tests.conftest import MakeProgram, an_intake
from tests.presentations import PRESENTATIONS

VARIABLES = ("sets", "reps", "hold_s", "duration_s", "tempo", "load_steps")


def lanes_by_week(program: Program) -> list[dict[str, Item]]:
    """The items of each week by their lanes, but what has a plan of its own: walking."""
    return [
        {
            item.slot: item
            for session in week.sessions
            for item in session.items
            if program.exercises[item.exercise].category != "aerobic"
        }
        for week in program.weeks
    ]


def in_one_phase(program: Program) -> Iterator[tuple[int, dict[str, Item], dict[str, Item]]]:
    """Two weeks of one phase after each other: the number of the second, and both."""
    for (number, before), (_, after) in pairwise(enumerate(lanes_by_week(program), start=1)):
        if program.weeks[number - 1].phase == program.weeks[number].phase:
            yield number + 1, before, after


@pytest.mark.parametrize("presentation", PRESENTATIONS)
@pytest.mark.parametrize("irritability", ["low", "high"])
def test_one_variable_at_a_time_and_few_exercises_a_week(
    library: Library, make_program: MakeProgram, presentation: str, irritability: str
) -> None:
    program = make_program(presentation=presentation, irritability=irritability, weeks=12)
    case = read_case(program.intake, library)
    for number, before, after in in_one_phase(program):
        grown = 0
        for lane, item in after.items():
            was = before.get(lane)
            if was is None:
                continue  # it comes in
            if was.exercise != item.exercise:
                grown += 1  # a rung was climbed
                continue
            what = [name for name in VARIABLES if getattr(was, name) != getattr(item, name)]
            assert len(what) <= 1, (number, lane, what)
            grown += bool(what)
        assert grown <= case.growing_max(program.weeks[number - 1].phase), number


def test_something_grows(make_program: MakeProgram) -> None:
    program = make_program(presentation="chronic", weeks=12)
    for before, after in pairwise(program.weeks):
        assert before.sessions != after.sessions


def test_a_new_lane_starts_a_set_below_its_usual(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(presentation="chronic", minutes_per_day=60, irritability="low", weeks=12)
    begun: set[str] = set()
    for week in lanes_by_week(program):
        for lane, item in week.items():
            if lane not in begun:
                begun.add(lane)
                exercise = library.exercises[item.exercise]
                least = 2 if exercise.category in PATTERNS else 1
                assert item.sets <= max(least, exercise.dosage.sets - 1)
    assert len(begun) >= 8


def test_programs_as_built_need_no_growth_advice(
    library: Library, make_program: MakeProgram
) -> None:
    for presentation in PRESENTATIONS:
        program = make_program(presentation=presentation, weeks=12, irritability="low")
        codes = {one.rule.code for one in review(program, library)}
        assert not codes & {"growth", "two_at_once", "minutes"}


def test_quota_progress_is_small(make_program: MakeProgram) -> None:
    program = make_program(presentation="hypersensitivity", weeks=12, irritability="low")
    raised = 0
    for _, before, after in in_one_phase(program):
        for lane, item in after.items():
            was = before.get(lane)
            if was is not None and was.exercise == item.exercise and item.reps > was.reps:
                raised += 1
                least = 2 if was.per_side == "alternate" else 1  # sides stay even
                assert item.reps - was.reps <= max(least, round(was.reps * 0.1))
    assert raised


def test_poor_sleep_slows_progress(make_program: MakeProgram) -> None:
    def steps(findings: list[str]) -> int:
        program = make_program(presentation="chronic", weeks=12, findings=findings)
        return sum(
            item.why.count("This week:")
            for week in program.weeks
            for session in week.sessions
            for item in session.items
        )

    assert steps(["sleep_poor"]) < steps([])


def test_growth_never_climbs_onto_what_only_a_therapist_puts_in(library: Library) -> None:
    """Above the light lift from a chair stands the band bow; the laundry lift is taken instead."""
    case = read_case(
        an_intake(presentation="chronic", irritability="low", function="active"), library
    )
    exercise = library.exercises["deadlift-raised-light"]
    lane = next(one for one in open_lanes(case) if one.job == "hinge")
    above = next_rung(case, lane, exercise, 4)
    assert above is not None
    assert above.id == "laundry-lift"

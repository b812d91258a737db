"""How exercises live through a program: few, kept, one rung at a time; and walking that grows."""

from itertools import pairwise
from typing import Any

import pytest

from planner.building.build import build
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.vocabulary import PATTERNS
from tests.building.limits import broken, kind, pattern_days, walked
from tests.building.test_lane_limits import AT_HOME, stripe
from tests.conftest import MakeProgram, an_intake
from tests.presentations import PRESENTATIONS
from tests.sweeps import some

SAMPLE = stripe()[:: len(stripe()) // 60]


@pytest.mark.parametrize(
    "changes", some(SAMPLE, fast=8), ids=lambda one: "-".join(map(str, one.values()))
)
def test_a_program_keeps_every_limit(library: Library, changes: dict[str, Any]) -> None:
    program = build(an_intake(equipment=AT_HOME, **changes), library).program
    assert program is not None
    assert broken(program, library) == []


@pytest.mark.parametrize(
    "special",
    [
        {"precautions": ["cognition"]},
        {"precautions": ["osteoporosis", "fall_risk"], "function": "frail"},
        {"findings": ["slr_positive", "sleep_poor"]},
        {"findings": ["centralizes_extension"], "presentation": "sciatica"},
        {"findings": ["tandem_under_10s", "chair_stand_low"]},
        {"secondary": "stiffness"},
        {"walk_week_min": 120, "walk_free_min": 12},
        {"walk_outside_minutes": False, "minutes_per_day": 30},
        {"baselines": {"chair_stands_30s": 9, "one_leg_s": 4}},
        {"goals": ["Play golf", "Weed my garden", "Walk the dog"], "weeks": 12},
    ],
    ids=str,
)
def test_so_does_one_for_someone_special(library: Library, special: dict[str, Any]) -> None:
    program = build(an_intake(equipment=AT_HOME, **special), library).program
    assert program is not None
    assert broken(program, library) == []


def exercises_of(program: Program, lane: str) -> list[str]:
    """The exercise of a lane, week by week from the one it comes in."""
    return [
        next(item.exercise for item in items if item.slot == lane)
        for items in ([i for s in week.sessions for i in s.items] for week in program.weeks)
        if any(item.slot == lane for item in items)
    ]


def test_a_longer_program_teaches_more_and_never_more_than_a_card_box_holds(
    make_program: MakeProgram,
) -> None:
    six = make_program(presentation="chronic", weeks=6)
    twelve = make_program(presentation="chronic", weeks=12)
    assert len(six.exercises) <= 10 < len(twelve.exercises) <= 14


def test_part_three_is_no_new_program(make_program: MakeProgram) -> None:
    """What was learnt in part 2 is still done in part 3; a few things are added."""
    program = make_program(presentation="chronic", weeks=12, minutes_per_day=30)
    third = next(phase for phase in program.phases if phase.number == 3)
    before, after = program.weeks[third.weeks[0] - 2], program.weeks[third.weeks[0] - 1]
    old = {item.exercise for session in before.sessions for item in session.items}
    new = {item.exercise for session in after.sessions for item in session.items}
    assert len(new - old) <= 2


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_a_pattern_begins_and_is_done_to_the_end(
    make_program: MakeProgram, presentation: str
) -> None:
    program = make_program(
        presentation=presentation, function="deconditioned", weeks=12, minutes_per_day=45
    )
    for pattern in PATTERNS:
        days = [pattern_days(program, week)[pattern] for week in program.weeks]
        began = next(index for index, count in enumerate(days) if count)
        assert all(days[began:])
        assert any(week.phase <= 3 for week in program.weeks[began:])


def test_an_exercise_climbs_its_ladder_one_rung_at_a_time(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(
        presentation="chronic",
        function="active",
        irritability="low",
        goals=[],
        weeks=12,
        minutes_per_day=45,
        equipment=AT_HOME,
    )
    levels = [library.exercises[name].level for name in exercises_of(program, "Hinge")]
    assert levels == sorted(levels)
    assert levels[-1] > levels[0]
    assert {after - before for before, after in pairwise(levels)} <= {0, 1}


def test_walking_begins_with_what_is_walked_now_and_grows(make_program: MakeProgram) -> None:
    program = make_program(walk_week_min=60, weeks=12)
    minutes = [walked(program, week)[0] for week in program.weeks]
    assert minutes[0] >= 60
    assert minutes == sorted(minutes)
    assert minutes[-1] >= 140  # toward 150, on four days


def test_whoever_walks_more_than_the_aim_keeps_it(make_program: MakeProgram) -> None:
    program = make_program(walk_week_min=240, weeks=8)
    assert all(walked(program, week)[0] >= 240 for week in program.weeks)


def test_stenosis_walks_in_bouts_shorter_than_what_brings_the_ache(
    make_program: MakeProgram,
) -> None:
    program = make_program(presentation="stenosis", walk_free_min=8, weeks=8)
    bouts = [
        item.duration_s
        for session in program.weeks[0].sessions
        for item in session.items
        if kind(program, item) == "aerobic"
    ]
    assert max(bouts) <= 0.8 * 8 * 60


def test_walking_outside_the_minutes_leaves_them_to_the_rest(make_program: MakeProgram) -> None:
    """Within the minutes, walking takes a part of them; outside, on other days too."""
    asked = {"minutes_per_day": 20, "days_per_week": 3, "weeks": 8}
    outside = make_program(**asked)
    within = make_program(walk_outside_minutes=False, **asked)
    assert any(session.name == "Walk" for session in outside.weeks[-1].sessions)
    assert not any(session.name == "Walk" for week in within.weeks for session in week.sessions)
    assert all(session.minutes <= 20 for week in within.weeks for session in week.sessions)
    assert walked(outside, outside.weeks[-1])[0] > walked(within, within.weeks[-1])[0]


def test_the_frail_walk_too_with_help(make_program: MakeProgram) -> None:
    program = make_program(function="frail", weeks=10)
    assert "walk-with-help" in program.exercises
    assert walked(program, program.weeks[-1])[0] > walked(program, program.weeks[0])[0] > 0


def test_a_goal_names_the_cards_that_serve_it(make_program: MakeProgram) -> None:
    program = make_program(goals=["Carry groceries from the car"], weeks=12)
    served = {
        kind(program, item)
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.goal
    }
    assert "carry" in served
    assert "aerobic" not in served

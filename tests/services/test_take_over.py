"""The plan of another patient: its exercises and doses, and nothing of that patient's home."""

import pytest

from planner.building.case import read_case
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.services.take_over import take_over
from tests.conftest import MakeProgram


def items(program: Program) -> list[tuple[int, Item]]:
    return [(w.number, i) for w in program.weeks for s in w.sessions for i in s.items]


def test_what_stands_in_for_equipment_is_of_this_home(
    make_program: MakeProgram, library: Library
) -> None:
    full = ("band", "dumbbell", "kettlebell", "backpack", "step", "mat", "chair", "wall", "towel")
    bare, equipped = make_program(equipment=()), make_program(equipment=full)
    assert {item.substitute_for for _, item in items(bare)} > {None}
    for mine, other in ((bare, equipped), (equipped, bare)):
        done = take_over(mine, other, library).program
        case = read_case(done.intake, library)
        for _, item in items(done):
            instead = case.missing_equipment(done.exercises[item.exercise])
            assert item.substitute_for == (instead and instead.equipment), item.exercise


def test_walking_counts_where_this_patient_has_it_count(
    make_program: MakeProgram, library: Library
) -> None:
    mine = make_program(walk_outside_minutes=False, minutes_per_day=30)
    other = make_program(walk_outside_minutes=True, minutes_per_day=30)
    assert any(item.outside for _, item in items(other))
    assert not any(item.outside for _, item in items(take_over(mine, other, library).program))


@pytest.mark.parametrize("since", [5, 13])
def test_what_was_lived_stays_as_it_was(
    make_program: MakeProgram, library: Library, since: int
) -> None:
    mine = make_program(minutes_per_day=20).model_copy(update={"holds_from": since})
    other = make_program(minutes_per_day=45, function="active", irritability="low")
    done = take_over(mine, other, library)
    assert done.program.weeks[: since - 1] == mine.weeks[: since - 1]
    assert bool(done.taken) == (since < 13)


def test_a_lane_that_finds_no_session_is_told(make_program: MakeProgram, library: Library) -> None:
    mine = make_program(weeks=6)
    other = make_program(presentation="chronic", function="active", irritability="low", weeks=12)
    done = take_over(mine, other, library)
    here = {item.slot for _, item in items(done.program)}
    there = {item.slot for _, item in items(other)}
    told = {one.partition(":")[0] for one in done.unfit}
    assert there - here <= told

"""Dosage and rungs grow by the rules: slowly, one thing at a time, never past a cap."""

from itertools import pairwise

import pytest
from planner.building.passes.fit import PlannedItem
from planner.building.passes.select import ChosenExercise
from planner.building.passes.slots import OpenSlot

from planner.building.case import read_case
from planner.building.passes.dose import start_item
from planner.building.passes.grow import next_rung
from planner.building.review.review import review
from planner.building.rows import rows
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import PATTERNS, PRESENTATIONS
from tests.conftest import MakeProgram, an_intake

VARIABLES = ("sets", "reps", "hold_s", "duration_s", "tempo", "load_steps")
MOST = {1: 2, 2: 2, 3: 3, 4: 3}


def by_exercise(program: Program) -> list[dict[str, Item]]:
    return [
        {item.exercise: item for session in week.sessions for item in session.items}
        for week in program.weeks
    ]


def changed(first: Item, second: Item) -> list[str]:
    return [name for name in VARIABLES if getattr(first, name) != getattr(second, name)]


@pytest.mark.parametrize("presentation", PRESENTATIONS)
@pytest.mark.parametrize("irritability", ["low", "high"])
def test_one_variable_at_a_time_and_few_exercises_a_week(
    make_program: MakeProgram, presentation: str, irritability: str
) -> None:
    program = make_program(presentation=presentation, irritability=irritability, weeks=12)
    weeks = by_exercise(program)
    light = {week.number for week in program.weeks if week.light}
    for (number, before), (_, after) in pairwise(enumerate(weeks, start=1)):
        week = program.weeks[number]
        if week.phase != program.weeks[number - 1].phase or {number, number + 1} & light:
            continue
        grown = 0
        for exercise, item in after.items():
            if exercise not in before:
                grown += 1  # a rung was climbed
                continue
            what = changed(before[exercise], item)
            assert len(what) <= 1, (number + 1, exercise, what)
            grown += bool(what)
        assert grown <= MOST[week.phase]


def test_something_grows(make_program: MakeProgram) -> None:
    program = make_program(presentation="chronic", weeks=12)
    for before, after in pairwise(program.weeks):
        if before.phase == after.phase and not before.light and not after.light:
            assert before.sessions != after.sessions


def test_no_rung_is_skipped_within_a_phase(make_program: MakeProgram) -> None:
    for presentation in PRESENTATIONS:
        program = make_program(presentation=presentation, irritability="low", weeks=12)
        for before, after in pairwise(program.weeks):
            if before.phase != after.phase:
                continue
            for session in after.sessions:
                twin = next((s for s in before.sessions if s.name == session.name), None)
                for item in session.items:
                    old = (
                        next((i for i in twin.items if i.slot == item.slot), None) if twin else None
                    )
                    if old is None or old.exercise == item.exercise:
                        continue
                    was, now = program.exercises[old.exercise], program.exercises[item.exercise]
                    assert now.ladder == was.ladder
                    assert now.level == was.level + 1
                    assert item.load_steps == 0


def test_a_new_exercise_starts_a_set_below_its_usual(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(presentation="chronic", minutes_per_day=60, irritability="low", weeks=12)
    for row in rows(program):
        exercise = library.exercises[row.exercise]
        first_week, first = row.weeks[0]
        started = program.weeks[first_week - 1]
        seen_before = any(
            item.exercise == row.exercise
            for week in program.weeks[: first_week - 1]
            for session in week.sessions
            for item in session.items
        )
        if exercise.category != "aerobic" and not started.light and not seen_before:
            least = 2 if exercise.category in PATTERNS and row.phase >= 3 else 1
            assert first.sets <= max(least, exercise.dosage.sets - 1)


def test_programs_as_built_need_no_growth_advice(
    library: Library, make_program: MakeProgram
) -> None:
    for presentation in PRESENTATIONS:
        program = make_program(presentation=presentation, weeks=12, irritability="low")
        codes = {one.rule.code for one in review(program, library)}
        assert not codes & {"growth", "two_at_once", "minutes"}


def test_quota_progress_is_small(make_program: MakeProgram) -> None:
    program = make_program(presentation="hypersensitivity", weeks=12, irritability="low")
    light = {week.number for week in program.weeks if week.light}
    for row in rows(program):
        steady = [(number, item) for number, item in row.weeks if number not in light]
        for (_, before), (_, after) in pairwise(steady):
            if after.reps > before.reps:
                least = 2 if before.per_side == "alternate" else 1  # sides stay even
                assert after.reps - before.reps <= max(least, round(before.reps * 0.1))


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
    choice = ChosenExercise(OpenSlot("Hinge", (exercise.id,), "Hinge"), exercise, ("Hinge",))
    line = PlannedItem(choice, start_item(case, choice, 4), exercise)
    above = next_rung(case, line, exercise, 4)
    assert above is not None
    assert above.id == "laundry-lift"

"""What a therapist changes, and what the review says of it."""

from contextlib import nullcontext, suppress
from datetime import date

import pytest
from pydantic import ValidationError

from planner.building.case import Exclusion
from planner.building.edit import (
    EditRefused,
    add,
    alternatives,
    drop,
    easier,
    harder,
    move,
    override,
    set_dosage,
    swap,
    withdraw,
)
from planner.building.review.review import has_problems, review
from planner.building.rows import Row, rows
from planner.model.finding import Place
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from tests.conftest import MakeProgram

DAY = date(2026, 11, 22)


def row_of(program: Program, exercise: str) -> Row:
    return next(row for row in rows(program) if row.exercise == exercise)


def test_rows_hold_every_item_once(make_program: MakeProgram) -> None:
    program = make_program(weeks=12, days_per_week=7)
    cells = {(row.key, week) for row in rows(program) for week, _ in row.weeks}
    items = {
        (week.phase, item.slot, item.exercise, week.number)
        for week in program.weeks
        for session in week.sessions
        for item in session.items
    }
    assert {(k[0], k[2], k[3], week) for k, week in cells} == items


def test_easier_and_harder_walk_the_ladder(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    row = row_of(program, "hinge-thigh-slide")
    down = easier(program, library, row)
    assert "hinge-thigh-slide" not in down.exercises
    assert "hinge-dowel" in down.exercises
    up = harder(down, library, row_of(down, "hinge-dowel"))
    assert "hinge-thigh-slide" in up.exercises


def test_harder_never_steps_onto_what_is_excluded(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(precautions=["osteoporosis"], weeks=8)
    ladder = library.ladders["flexion"].exercises
    row = next(row for row in rows(program) if row.exercise in ladder)
    with pytest.raises(EditRefused, match="harder"):
        for _ in range(12):
            program = harder(program, library, row)
            row = next(r for r in rows(program) if (r.phase, r.slot) == (row.phase, row.slot))
    assert not any("flex_end" in e.properties for e in program.exercises.values())


def test_alternatives_are_safe_first_and_say_why(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(precautions=["osteoporosis"])
    row = row_of(program, "standing-flexion-counter")
    found = alternatives(program, library, row)
    marks = [one.against for one in found]
    assert marks == sorted(marks)
    assert all(one.reason for one in found)
    excluded = {one.exercise.id: one.exclusions for one in found if one.exclusions}
    assert excluded["knee-to-chest-double"] == (Exclusion("osteoporosis", ("flex_end",)),)


def test_a_swap_keeps_what_a_session_needs_most(
    library: Library, make_program: MakeProgram
) -> None:
    """What is essential is the last to be dropped, whichever exercise fills the slot."""
    program = make_program()
    for exercise, other, essential in (
        ("hinge-thigh-slide", "hinge-dowel", True),
        ("hip-abduction-standing", "hooklying-march", False),
    ):
        row = row_of(program, exercise)
        assert {item.essential for _, item in row.weeks} == {essential}
        changed = row_of(swap(program, library, row, other), other)
        assert {item.essential for _, item in changed.weeks} == {essential}


def test_swapping_to_an_excluded_exercise_needs_an_override(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(precautions=["osteoporosis"])
    row = row_of(program, "standing-flexion-counter")
    program = swap(program, library, row, "knee-to-chest-double")
    found = [p for p in review(program, library) if p.severity == "problem"]
    assert [(p.rule.code, p.cause) for p in found] == [("excluded", "osteoporosis")]
    assert found[0].place == Place(phase=row.phase, exercise="knee-to-chest-double")
    overridden = override(program, found[0], "Bone density is normal", "Dr. Roy", DAY)
    assert not has_problems(review(overridden, library))
    kept = overridden.overrides[0]
    assert (kept.reason, kept.who, kept.on) == ("Bone density is normal", "Dr. Roy", DAY)
    assert has_problems(review(withdraw(overridden, kept), library))


@pytest.mark.parametrize("reason", ["  ", "-", ".", "...", "--", "?"])
def test_an_override_needs_a_reason_and_a_name(
    library: Library, make_program: MakeProgram, reason: str
) -> None:
    program = set_dosage(make_program(), library, rows(make_program())[0], 1, {"effort": 9})
    finding = next(one for one in review(program, library) if one.rule.code == "effort")
    with pytest.raises(EditRefused, match="reason"):
        override(program, finding, reason, "Dr. Roy", DAY)
    with pytest.raises(EditRefused, match="name"):
        override(program, finding, "She asked for it", reason, DAY)


def test_dosage_changes_from_a_week_on_and_minutes_follow(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    row = row_of(program, "standing-flexion-counter")
    changed = set_dosage(program, library, row, 2, {"sets": 6, "reps": 20})
    after = row_of(changed, "standing-flexion-counter")
    assert after.item(1) == row.item(1)
    item = after.item(2)
    assert item is not None
    assert (item.sets, item.reps, item.set_by_hand) == (6, 20, True)
    assert changed.weeks[1].sessions[0].minutes > program.weeks[1].sessions[0].minutes
    assert any((p.rule.code, p.place.phase) == ("minutes", 1) for p in review(changed, library))


def test_effort_above_the_cap_is_a_problem(library: Library, make_program: MakeProgram) -> None:
    program = make_program(irritability="high")
    row = rows(program)[0]
    changed = set_dosage(program, library, row, 1, {"effort": 9})
    assert any(p.rule.code == "effort" for p in review(changed, library))


@pytest.mark.parametrize("change", [{"sets": 0}, {"effort": 11}, {"reps": 1000}])
def test_impossible_dosage_is_refused(
    library: Library, make_program: MakeProgram, change: dict[str, int]
) -> None:
    program = make_program()
    with pytest.raises(ValidationError):
        set_dosage(program, library, rows(program)[0], 1, change)


def test_add_drop_and_move(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    more = add(program, library, 1, "Daily", "glute-set")
    week = more.weeks[0].sessions[0]
    assert week.items[-1].exercise == "glute-set"
    with pytest.raises(EditRefused, match="already"):
        add(more, library, 1, "Daily", "glute-set")
    up = move(more, library, row_of(more, "glute-set"), -1)
    assert up.weeks[0].sessions[0].items[-2].exercise == "glute-set"
    assert move(up, library, row_of(up, "glute-set"), +1) == more
    assert drop(more, library, row_of(more, "glute-set")) == program


def test_no_edit_makes_a_program_that_cannot_be_opened_again(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    with pytest.raises(EditRefused, match="more than 40"):
        for exercise in library.exercises:
            with suppress(EditRefused) if exercise in program.exercises else nullcontext():
                program = add(program, library, 1, "Daily", exercise)
    again, problems = program_from_json(program_to_json(program))
    assert (again, problems) == (program, [])
    assert max(len(session.items) for session in program.weeks[0].sessions) == 40


def test_dropping_a_pattern_is_noticed(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    gone = drop(program, library, row_of(program, "counter-push-up"))
    assert any("push" in p.message for p in review(gone, library) if p.rule.code == "patterns")


def test_too_many_items_are_noticed(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    for name in ("glute-set", "quad-set", "heel-slide"):
        program = add(program, library, 1, "Daily", name)
    assert any(
        p.rule.code == "items" and p.place == Place(phase=1, session="Daily")
        for p in review(program, library)
    )


def test_two_variables_at_once_are_noticed(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    row = next(row for row in rows(program) if len(row.weeks) > 2)
    week, item = row.weeks[1]
    changes = {"sets": item.sets + 1, "reps": item.reps + 3}
    changed = set_dosage(program, library, row, week, changes)
    assert any(p.rule.code == "two_at_once" for p in review(changed, library))

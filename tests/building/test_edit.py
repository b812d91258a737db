"""What a therapist changes, and what the review says of it."""

from contextlib import nullcontext, suppress
from datetime import date
from pathlib import Path

import pytest

from planner.building.edit import add, alternatives, drop, easier, harder, move, set_dosage, swap
from planner.building.edit_days import days_done
from planner.building.exclusions import Exclusion
from planner.building.mend import mend
from planner.building.minutes import recounted
from planner.building.overriding import override, withdraw
from planner.building.rebuilt import EditRefused
from planner.building.review.review import has_problems, review
from planner.building.rows import Row, rows
from planner.model.finding import Place
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.model.vocabulary import WEEKDAYS
from tests.conftest import MakeProgram

DAY = date(2026, 11, 22)


def row_of(program: Program, exercise: str) -> Row:
    return next(row for row in rows(program) if row.exercise == exercise)


def slot_of(program: Program, slot: str) -> Row:
    return next(row for row in rows(program) if row.slot == slot)


def exercises(row: Row) -> list[str]:
    """Week by week."""
    return [item.exercise for _, item in row.weeks]


def released() -> Program:
    """Written by the last release: other exercises in A than in B under one slot, slots anew."""
    text = (Path(__file__).parents[1] / "formats" / "0.2.0" / "program.json").read_text("utf-8")
    program, problems = program_from_json(text)
    assert program is not None, problems
    return program


def test_rows_hold_every_item_once(make_program: MakeProgram) -> None:
    for program in (make_program(weeks=12, days_per_week=7), released()):
        cells = [
            (row.slot, item.exercise, week) for row in rows(program) for week, item in row.weeks
        ]
        items = {
            (item.slot, item.exercise, week.number)
            for week in program.weeks
            for session in week.sessions
            for item in session.items
        }
        assert len(set(cells)) == len(cells)
        assert set(cells) == items
        keys = [row.key for row in rows(program)]
        assert len(set(keys)) == len(keys)


def test_a_row_is_a_lane_over_the_weeks_it_lives(make_program: MakeProgram) -> None:
    program = make_program(weeks=12)
    names = [row.slot for row in rows(program)]
    assert len(set(names)) == len(names)
    hinge = slot_of(program, "Hinge")
    assert hinge.last == 12
    assert {name for cell in hinge.cells for name in cell.sessions} == {"Daily", "A"}
    assert {cell.phase for cell in hinge.cells} == {2, 3, 4}


def test_an_older_program_has_a_row_for_each_exercise_of_a_slot_in_a_week() -> None:
    table = [row for row in rows(released()) if row.slot == "Hinge"]
    assert [(row.key, row.exercises, row.session) for row in table] == [
        (("Hinge", 0), ("hinge-thigh-slide", "deadlift-raised-light"), "A"),
        (("Hinge", 1), ("hinge-dowel", "laundry-lift"), "B"),
    ]


def test_edits_of_an_older_program_act_on_that_row_alone(library: Library) -> None:
    program = released()
    one, other = (row for row in rows(program) if row.slot == "Hinge")
    for edited in (
        drop(program, library, one, 6),
        swap(program, library, one, "bridge-full", 6),
        set_dosage(program, library, one, 6, {"sets": 4}),
    ):
        assert any(row.weeks == other.weeks for row in rows(edited))
        assert program.weeks[:5] == edited.weeks[:5]
        assert program.weeks[5] != edited.weeks[5]


def test_edits_act_from_the_week_on_to_the_end(library: Library, make_program: MakeProgram) -> None:
    program = make_program(weeks=12)
    row = slot_of(program, "Squat")
    week = row.first + 2
    for edited in (
        drop(program, library, row, week),
        harder(program, library, row, week),
        swap(program, library, row, "mini-squat-counter", week),
    ):
        assert edited.weeks[: week - 1] == program.weeks[: week - 1]
        later = [item for number, item in slot_of(edited, "Squat").weeks if number >= week]
        was = [item.exercise for number, item in row.weeks if number >= week]
        assert all(item.set_by_hand for item in later)
        assert all(item.exercise != old for item, old in zip(later, was, strict=False))


def test_what_is_put_in_grows_where_the_other_grew(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    row = slot_of(program, "Squat")
    after = slot_of(swap(program, library, row, "mini-squat-counter"), "Squat")
    assert exercises(after) == ["mini-squat-counter"] * len(row.weeks)
    reps = [item.reps for _, item in after.weeks]
    assert reps == sorted(reps)
    assert reps[-1] > reps[0]


def test_a_walk_that_is_swapped_keeps_its_minutes(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12, equipment=["chair", "band", "bike"])
    row = slot_of(program, "Walking")
    other = next(one for one in alternatives(program, library, row) if not one.against)
    after = slot_of(swap(program, library, row, other.exercise.id), "Walking")
    parts = ("sets", "duration_s", "outside")
    for (_, old), (_, new) in zip(row.weeks, after.weeks, strict=True):
        assert [getattr(new, part) for part in parts] == [getattr(old, part) for part in parts]


def test_more_dose_leaves_what_has_grown_further(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    row = slot_of(program, "Walking")
    before = [item.duration_s for _, item in row.weeks]
    more = set_dosage(program, library, row, 1, {"duration_s": before[0] + 120})
    after = [item.duration_s for _, item in slot_of(more, "Walking").weeks]
    assert after == [max(old, before[0] + 120) for old in before]
    less = set_dosage(program, library, row, 2, {"duration_s": 180})
    after = [item.duration_s for _, item in slot_of(less, "Walking").weeks]
    assert after == [before[0], *[min(old, 180) for old in before[1:]]]


def test_side_weight_and_remark_are_said_from_a_week_on(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12, symptom_side="both", findings=["slr_positive"])
    row = slot_of(program, "Nerve glide")
    changes = {"side": "left", "load_kg": 2.5, "band": "red", "remark": "After the walk."}
    edited = set_dosage(program, library, row, 3, changes)
    for number, item in slot_of(edited, "Nerve glide").weeks:
        told = (item.side, item.load_kg, item.band, item.remark)
        assert told == ((None, None, "", "") if number < 3 else (*changes.values(),))
    bare = set_dosage(edited, library, slot_of(edited, "Nerve glide"), 3, {"load_kg": None})
    assert {item.load_kg for _, item in slot_of(bare, "Nerve glide").weeks} == {None}


def test_a_range_of_repetitions_is_judged_and_timed_at_its_upper_end(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    row = next(r for r in rows(program) if r.cells[0].item.reps > 4 and r.first == 1)
    item, minutes = row.cells[0].item, program.weeks[0].sessions[0].minutes
    ranged = set_dosage(program, library, row, 1, {"reps_more": 30})
    there = slot_of(ranged, row.slot).cells[0].item
    assert (there.reps, there.reps_most) == (item.reps, item.reps + 30)
    assert ranged.weeks[0].sessions[0].minutes > minutes
    found = next(
        one
        for one in review(ranged, library)
        if one.place.field == "reps" and one.place.exercise == item.exercise
    )
    assert found.value == item.reps + 30
    lowered = mend(ranged, library, found, found.fixes[0])
    assert slot_of(lowered, row.slot).cells[0].item.reps_most == found.limit
    assert found.key not in [one.key for one in review(lowered, library)]


def test_an_exercise_is_done_on_the_days_that_are_chosen(
    library: Library, make_program: MakeProgram
) -> None:
    """Within a session, out of one that is on none of them, and in again; minutes follow."""
    program = make_program(weeks=12, days_per_week=5, minutes_per_day=40)
    row = next(r for r in rows(program) if "A" in {n for c in r.cells for n in c.sessions})
    week = next(cell.week for cell in row.cells if "A" in cell.sessions)
    before = program.weeks[week - 1]
    a, b = (next(s for s in before.sessions if s.name == name) for name in ("A", "B"))
    once = set_dosage(program, library, row, week, {"days": a.days[:1]})
    row = slot_of(once, row.slot)
    assert days_done(row, once.weeks[week - 1]) == a.days[:1]
    assert once.weeks[week - 1].sessions[0].minutes == a.minutes
    moved = set_dosage(once, library, row, week, {"days": b.days})
    row = slot_of(moved, row.slot)
    assert days_done(row, moved.weeks[week - 1]) == b.days
    there = row.cell(week)
    assert there is not None
    assert there.sessions == ("B",)
    back = set_dosage(moved, library, row, week, {"days": (*a.days, *b.days)})
    assert {*days_done(slot_of(back, row.slot), back.weeks[week - 1])} == {*a.days, *b.days}
    again, problems = program_from_json(program_to_json(back))
    assert (again, problems) == (back, [])
    free = {*WEEKDAYS} - {day for one in back.weeks[week - 1].sessions for day in one.days}
    none = set_dosage(back, library, row, week, {"days": tuple(free)})
    assert {*days_done(slot_of(none, row.slot), none.weeks[week - 1])} == {*a.days, *b.days}


def test_a_remark_that_cannot_be_printed_is_refused(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program()
    with pytest.raises(EditRefused, match="remark"):
        set_dosage(program, library, rows(program)[0], 1, {"remark": "a\x07b"})


def test_a_dose_is_for_its_exercise_not_for_the_next_rung(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    row = next(one for one in rows(program) if len(one.exercises) > 1)
    item = row.weeks[0][1]
    changed = set_dosage(program, library, row, row.first, {"sets": item.sets + 3})
    for (_, old), (_, new) in zip(row.weeks, slot_of(changed, row.slot).weeks, strict=True):
        assert (new == old) is (old.exercise != item.exercise)


def test_a_new_card_is_read_in_its_first_week(library: Library, make_program: MakeProgram) -> None:
    program = make_program(weeks=12)
    row = slot_of(program, "Squat")
    edited = swap(program, library, row, "mini-squat-counter", 7)
    for one in (edited, drop(edited, library, slot_of(edited, "Squat"), 7)):
        assert recounted(one, library.rules.dosage.time) == one
    more = add(program, library, 1, "Daily", "glute-set", 2)
    assert more.weeks[1].sessions[0].minutes > program.weeks[1].sessions[0].minutes + 1
    assert drop(more, library, row_of(more, "glute-set")) == program


def test_what_is_added_from_a_week_on_stays_on_days_of_that_kind(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(weeks=12)
    more = add(program, library, 1, "Daily", "glute-set", 2)
    row = row_of(more, "glute-set")
    assert [cell.week for cell in row.cells] == list(range(2, 13))
    assert {name for cell in row.cells for name in cell.sessions} == {"Daily", "A", "B"}
    one = row_of(add(program, library, 3, "A", "glute-set", 8), "glute-set")
    assert {name for cell in one.cells for name in cell.sessions} == {"A"}
    assert (one.first, one.last) == (8, 12)


def test_easier_and_harder_walk_the_ladder(library: Library, make_program: MakeProgram) -> None:
    program = make_program()
    row = slot_of(program, "Hinge")
    ladder = library.ladders["hinge"].exercises
    up = harder(program, library, row)
    assert ladder.index(slot_of(up, "Hinge").exercise) > ladder.index(row.exercise)
    down = easier(up, library, slot_of(up, "Hinge"))
    assert slot_of(down, "Hinge").exercise == row.exercise


def test_harder_never_steps_onto_what_is_excluded(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(precautions=["osteoporosis"], weeks=8)
    ladder = library.ladders["flexion"].exercises
    row = next(row for row in rows(program) if row.exercise in ladder)
    with pytest.raises(EditRefused, match="harder"):
        for _ in range(12):
            program = harder(program, library, row)
            row = slot_of(program, row.slot)
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
    table = rows(program)
    assert {item.essential for row in table for _, item in row.weeks} == {True, False}
    for row in table:
        other = next(one for one in alternatives(program, library, row) if not one.against)
        changed = slot_of(swap(program, library, row, other.exercise.id), row.slot)
        assert [item.essential for _, item in changed.weeks] == [
            item.essential for _, item in row.weeks
        ]


def test_swapping_to_an_excluded_exercise_needs_an_override(
    library: Library, make_program: MakeProgram
) -> None:
    program = make_program(precautions=["osteoporosis"])
    row = row_of(program, "standing-flexion-counter")
    program = swap(program, library, row, "knee-to-chest-double")
    found = [p for p in review(program, library) if p.severity == "problem"]
    phases = dict.fromkeys(cell.phase for cell in row.cells)
    assert [(p.rule.code, p.cause) for p in found] == [("excluded", "osteoporosis")] * len(phases)
    assert [p.place for p in found] == [
        Place(phase=phase, exercise="knee-to-chest-double") for phase in phases
    ]
    overridden = program
    for one in found:
        overridden = override(overridden, one, "Bone density is normal", "Dr. Roy", DAY)
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
    with pytest.raises(EditRefused):
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
    gone = drop(program, library, slot_of(program, "Push"))
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

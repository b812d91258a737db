"""The weeks that are left after a visit: what changes, and all that does not."""

from itertools import product
from typing import Any

import pytest

from planner.building.case import read_case
from planner.building.edit import drop, set_dosage, swap
from planner.building.minutes import counted
from planner.building.review.review import review
from planner.building.rows import rows
from planner.follow_up.adapt import adapt
from planner.follow_up.propose import propose
from planner.model.follow_up.proposal import Proposal
from planner.model.library import Library
from planner.model.program.program import Item, Program, Week, first_contradiction
from tests.conftest import MakeProgram
from tests.follow_up.diaries import at_visit, days, told
from tests.presentations import PRESENTATIONS
from tests.sweeps import some


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    return make_program(presentation="chronic", function="active", weeks=12)


def yes(rule: str, action: str, slot: str = "", **more: object) -> Proposal:
    return Proposal.model_validate(
        {"rule": rule, "action": action, "slot": slot, "answer": "accepted", **more}
    )


def item(program: Program, slot: str, week: int) -> Item | None:
    row = next(one for one in rows(program) if one.slot == slot)
    return row.item(week)


def dose(program: Program, slot: str, week: int) -> tuple[object, ...] | None:
    there = item(program, slot, week)
    names = ("exercise", "sets", "reps", "hold_s", "duration_s", "load_steps")
    return there and tuple(getattr(there, name) for name in names)


def is_whole(program: Program, library: Library) -> None:
    """It opens again, its minutes are counted, and it is as the builder would allow."""
    assert first_contradiction(program) == ""
    assert Program.model_validate_json(program.model_dump_json()) == program
    assert program.weeks == counted(program.weeks, library.rules.dosage.time, program.reading_s)


def test_nothing_accepted_changes_nothing(program: Program, library: Library) -> None:
    assert adapt(program, library, 4, ()).program is program
    declined = yes("E8", "hold", "Squat").model_copy(update={"answer": "declined"})
    assert adapt(program, library, 4, (declined,)).program is program


def test_weeks_that_were_lived_stay_byte_for_byte(program: Program, library: Library) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2, 3))), 4, minutes=15)
    accepted = [one.model_copy(update={"answer": "accepted"}) for one in propose(at)]
    changed = adapt(program, library, 4, accepted).program
    assert changed != program
    for was, now in zip(program.weeks[:3], changed.weeks[:3], strict=True):
        assert was.model_dump_json() == now.model_dump_json()
    is_whole(changed, library)


def test_what_is_held_waits_a_week_and_nothing_else_changes(
    program: Program, library: Library
) -> None:
    changed = adapt(program, library, 4, (yes("E8", "hold", "Squat"),)).program
    assert dose(changed, "Squat", 4) == dose(program, "Squat", 3)
    for week in range(4, 13):
        for row in rows(program):
            if row.slot != "Squat":
                assert dose(changed, row.slot, week) == dose(program, row.slot, week)
    later = [dose(changed, "Squat", week) for week in range(5, 13)]
    planned = [dose(program, "Squat", week) for week in range(4, 13)]
    assert {*later} <= {*planned}
    is_whole(changed, library)


def test_all_held_brings_in_nothing_new(program: Program, library: Library) -> None:
    held = [yes("P4", "hold", row.slot) for row in rows(program) if row.item(3)]
    changed = adapt(program, library, 4, held).program
    assert {i.exercise for s in changed.weeks[3].sessions for i in s.items} <= {
        i.exercise for s in program.weeks[2].sessions for i in s.items
    }


def test_what_is_ready_moves_up_at_once(program: Program, library: Library) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2))), 3)
    up = [one for one in propose(at) if one.action == "progress"]
    changed = adapt(
        program, library, 3, [one.model_copy(update={"answer": "accepted"}) for one in up]
    ).program
    assert up
    for one in up:
        assert one.item is not None
        now = item(changed, one.slot, 3)
        assert now is not None
        same = (now.exercise, now.sets, now.reps, now.duration_s)
        assert same == (one.item.exercise, one.item.sets, one.item.reps, one.item.duration_s)
    is_whole(changed, library)


def test_back_to_the_start_begins_again_from_there(program: Program, library: Library) -> None:
    row = next(one for one in rows(program) if one.slot == "Squat")
    changed = adapt(program, library, 6, (yes("E4a", "start_dose", "Squat"),)).program
    now, was = item(changed, "Squat", 6), row.item(5)
    assert now is not None
    assert was is not None
    assert now.exercise == was.exercise
    first = next(cell.item for cell in row.cells if cell.item.exercise == was.exercise)
    assert (now.sets, now.reps) == (first.sets, first.reps)
    is_whole(changed, library)


def test_less_grows_back_step_by_step(program: Program, library: Library) -> None:
    was = item(program, "Squat", 5)
    assert was is not None
    less = was.model_copy(update={"reps": 4})
    changed = adapt(program, library, 6, (yes("E4c", "less", "Squat", item=less),)).program
    found = [item(changed, "Squat", week) for week in (6, 7, 8)]
    amounts = [one.reps for one in found if one is not None]
    assert amounts[0] == 4
    assert amounts == sorted(amounts)
    is_whole(changed, library)


def test_one_rung_down(program: Program, library: Library) -> None:
    was = item(program, "Squat", 5)
    changed = adapt(program, library, 6, (yes("E4b", "rung_down", "Squat"),)).program
    now = item(changed, "Squat", 6)
    assert was is not None
    assert now is not None
    level = {name: library.exercises[name].level for name in (was.exercise, now.exercise)}
    assert level[now.exercise] < level[was.exercise]
    assert not now.set_by_hand
    is_whole(changed, library)


def test_taken_out_is_out_from_now_on(program: Program, library: Library) -> None:
    changed = adapt(program, library, 6, (yes("E1", "take_out", "Squat"),)).program
    row = next(one for one in rows(changed) if one.slot == "Squat")
    assert row.last == 5


def test_less_time_fits_and_keeps_what_was_set_by_hand(program: Program, library: Library) -> None:
    squat = next(one for one in rows(program) if one.slot == "Squat")
    by_hand = set_dosage(program, library, squat, 8, {"reps": 5})
    changed = adapt(by_hand, library, 4, (yes("P5b", "fit", minutes=15, days=3),))
    assert changed.program.intake.minutes_per_day == 15
    for week in changed.program.weeks[3:]:
        assert {day for s in week.sessions if s.name != "Walk" for day in s.days} <= {
            "mon",
            "wed",
            "fri",
        }
        assert max(session.minutes for session in week.sessions) <= 15, week.number
    now, was = item(changed.program, "Squat", 8), item(by_hand, "Squat", 8)
    assert changed.unfit or (now is not None and was is not None and now.reps == was.reps)
    is_whole(changed.program, library)


def test_edits_by_hand_stay_when_the_rest_changes(program: Program, library: Library) -> None:
    squat = next(one for one in rows(program) if one.slot == "Squat")
    hinge = next(one for one in rows(program) if one.slot == "Hinge")
    by_hand = set_dosage(program, library, squat, 6, {"reps": 6})
    by_hand = drop(by_hand, library, hinge, 8)
    held = (yes("E8", "hold", "Squat"), yes("E8", "hold", "Walking"))
    changed = adapt(by_hand, library, 5, held).program
    for week in range(5, 13):
        assert item(changed, "Squat", week) == item(by_hand, "Squat", week)
    assert next(one for one in rows(changed) if one.slot == "Hinge").last == 7


def test_a_phase_that_repeats_moves_the_border(make_program: MakeProgram, library: Library) -> None:
    program = make_program(weeks=8)
    last = program.phases[0].weeks[1]
    changed = adapt(program, library, last + 1, (yes("P7", "repeat_week"),)).program
    assert len(changed.weeks) == 9
    assert changed.phases[0].weeks == (1, last + 1)
    assert changed.weeks[last].sessions == program.weeks[last - 1].sessions
    is_whole(changed, library)


def test_no_program_gets_longer_than_twelve_weeks(program: Program, library: Library) -> None:
    changed = adapt(program, library, 4, (yes("P7", "repeat_week"),)).program
    assert len(changed.weeks) == 12
    assert [phase.number for phase in changed.phases] == [1, 2, 3, 4]
    is_whole(changed, library)


def test_a_light_week_has_fewer_sets_and_nothing_new(program: Program, library: Library) -> None:
    changed = adapt(program, library, 6, (yes("P6", "light_week"),)).program
    was, now = program.weeks[4], changed.weeks[5]
    assert now.light
    sets = [sum(i.sets * len(s.days) for s in w.sessions for i in s.items) for w in (was, now)]
    assert sets[1] < sets[0]
    assert {i.exercise for s in now.sessions for i in s.items} <= {
        i.exercise for s in was.sessions for i in s.items
    }
    is_whole(changed, library)


def test_after_a_pause_two_thirds_and_strength_a_step_back(
    program: Program, library: Library
) -> None:
    changed = adapt(program, library, 9, (yes("gap_part", "restart_part"),)).program
    for slot in ("Squat", "Hinge"):
        was, now = item(program, slot, 8), item(changed, slot, 9)
        assert was is not None
        assert now is not None
        assert now.sets <= max(1, int(was.sets * 0.67 + 0.5))
    is_whole(changed, library)


def test_after_a_long_pause_a_phase_back_and_half_the_walking(
    program: Program, library: Library
) -> None:
    changed = adapt(program, library, 9, (yes("gap_phase", "restart_phase"),)).program
    was, now = item(program, "Walking", 8), item(changed, "Walking", 9)
    assert was is not None
    assert now is not None
    assert now.sets * now.duration_s <= was.sets * was.duration_s / 2
    is_whole(changed, library)


def test_who_stood_still_goes_on_from_there(program: Program, library: Library) -> None:
    changed = adapt(program, library, 6, (), {"Squat": 3}).program
    planned = [dose(program, "Squat", week) for week in (3, 4)]
    assert dose(changed, "Squat", 6) in planned
    is_whole(changed, library)


def test_another_exercise_in_its_place(program: Program, library: Library) -> None:
    at = at_visit(program, library, told(program, days(program, (1, 2, 3))), 4)
    row = next(one for one in at.lanes if one.slot == "Squat")
    from planner.building.edit import alternatives

    other = next(one for one in alternatives(program, library, row, 4) if not one.against)
    accepted = yes("E2", "swap", "Squat", alternative=other.exercise.id)
    changed = adapt(program, library, 4, (accepted,)).program
    now = item(changed, "Squat", 4)
    assert now is not None
    assert now.exercise == other.exercise.id
    assert changed.exercises[now.exercise]
    again = adapt(changed, library, 5, (yes("E8", "hold", "Squat"),)).program
    assert dose(again, "Squat", 5) == dose(changed, "Squat", 4)
    assert swap(program, library, row, other.exercise.id, 4).exercises.keys() <= {
        *changed.exercises,
        *program.exercises,
    }
    assert not [f for f in review(changed, library) if f.rule.code == "excluded"]


def test_a_name_a_goal_and_the_usual_pain_change_no_week(
    program: Program, library: Library
) -> None:
    patient = program.intake.patient.model_copy(update={"name": "Ann Lee", "language": "es"})
    update = {"patient": patient, "goals": ("Dance",), "usual_pain": 6}
    intake = program.intake.model_copy(update=update)
    changed = adapt(program, library, 4, (), intake=intake).program
    assert changed.weeks == program.weeks
    assert changed.intake == intake
    assert changed.handed.lights != program.handed.lights


def test_a_new_precaution_leaves_out_what_it_excludes_from_now_on(
    program: Program, library: Library
) -> None:
    squat = next(one for one in rows(program) if one.slot == "Squat")
    by_hand = set_dosage(program, library, squat, 8, {"reps": 5})
    intake = program.intake.model_copy(update={"precautions": ("osteoporosis",)})
    changed = adapt(by_hand, library, 4, (), intake=intake)
    assert changed.program.weeks[:3] == by_hand.weeks[:3]
    assert changed.program.intake.precautions == ("osteoporosis",)
    case = read_case(intake, library)
    for week in changed.program.weeks[3:]:
        for session in week.sessions:
            for one in session.items:
                assert not case.excludes(library.exercises[one.exercise], week.phase)
    now = item(changed.program, "Squat", 8)
    assert changed.unfit or (now is not None and now.reps == 5)
    is_whole(changed.program, library)


def test_an_answer_that_stops_builds_nothing(program: Program, library: Library) -> None:
    intake = program.intake.model_copy(update={"red_flags": ("RF-01",)})
    changed = adapt(program, library, 4, (), intake=intake)
    assert "clear it first" in changed.unfit[0]
    assert changed.program.weeks == program.weeks
    assert changed.program.intake == intake, "kept, so that nothing is printed"


def test_what_goes_on_is_done_in_the_way_of_the_new_precaution(
    make_program: MakeProgram, library: Library
) -> None:
    """Its card, its picture and where it lies are those of who may fall now."""
    program = make_program(presentation="chronic", findings=["hip_abduction_weak"])
    intake = program.intake.model_copy(update={"precautions": ("fall_risk",)})
    changed = adapt(program, library, 4, (), intake=intake).program
    case = read_case(intake, library)
    ahead = {i.exercise for w in changed.weeks[3:] for s in w.sessions for i in s.items}
    known = {name for name in ahead if name in program.exercises}
    assert any(program.exercises[name] != changed.exercises[name] for name in known)
    for name in ahead:
        assert changed.exercises[name].steps == case.fitted(library.exercises[name]).steps, name
        assert changed.exercises[name].picture == case.fitted(library.exercises[name]).picture


def more_than_before(program: Program, library: Library, **changes: Any) -> list[str]:
    """What has more in the first week of another plan than it had in the last that was lived."""
    intake = program.intake.model_copy(update=changes)
    changed = adapt(program, library, 4, (), intake=intake).program
    found = []
    for slot, was in items_of(program.weeks[2]).items():
        now = items_of(changed.weeks[3]).get(slot)
        if now is None or now.exercise != was.exercise:
            continue
        if library.exercises[was.exercise].category == "aerobic":
            more = minutes(changed.weeks[3], slot) > minutes(program.weeks[2], slot)
        else:
            more = bool(now.more_in(was))
        found += [f"{slot} {changes}"] if more else []
    return found


def items_of(week: Week) -> dict[str, Item]:
    return {item.slot: item for session in week.sessions for item in session.items}


def minutes(week: Week, slot: str) -> float:
    return sum(
        item.sets * item.duration_s * len(session.days_of(item)) / 60
        for session in week.sessions
        for item in session.items
        if item.slot == slot
    )


def test_another_plan_begins_with_no_more_than_was_done(
    make_program: MakeProgram, library: Library
) -> None:
    sore = make_program(
        presentation="chronic", irritability="high", minutes_per_day=15, days_per_week=2
    )
    more = {"irritability": "low", "minutes_per_day": 60, "days_per_week": 6}
    assert more_than_before(sore, library, **more, walk_week_min=300) == []


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_no_other_plan_begins_with_more_than_was_done(
    make_program: MakeProgram, library: Library, presentation: str
) -> None:
    sore = make_program(presentation=presentation, irritability="high", minutes_per_day=15)
    rules = library.rules.precautions.values()
    names = ((), *((one.id,) for one in rules if one.stop is None))
    for precautions, least in product(names, (10, 60)):
        changes = {"precautions": precautions, "minutes_per_day": least}
        assert more_than_before(sore, library, **changes) == []


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=1))
@pytest.mark.parametrize("action", ["less", "start_dose", "rung_down"])
def test_what_goes_back_is_done_no_more_often_whatever_time_there_is(
    make_program: MakeProgram, library: Library, presentation: str, action: str
) -> None:
    short = make_program(presentation=presentation, minutes_per_day=10)
    intake = short.intake.model_copy(update={"minutes_per_day": 60, "irritability": "high"})
    was = items_of(short.weeks[2])
    back = [yes("E2", action, slot) for slot in was]
    changed = adapt(short, library, 4, back, intake=intake).program
    for slot, now in items_of(changed.weeks[3]).items():
        if slot in was and now.exercise == was[slot].exercise:
            assert now.times_per_day <= was[slot].times_per_day, slot

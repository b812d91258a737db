"""A dose of 8 to 10 times: what a rule forbids holds for the upper end too, wherever it changes."""

import pytest

from planner.building.case import read_case
from planner.building.edit import add, set_dosage
from planner.building.mend import mend
from planner.building.passes.dose import within_limits
from planner.building.review.review import review
from planner.building.rows import rows
from planner.follow_up.adapt import adapt
from planner.follow_up.doses import scaled
from planner.handout.html.script_data import timer_of
from planner.handout.words.by_language import words_with
from planner.handout.words.plain_dose import half_dose
from planner.model.follow_up.proposal import Proposal
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.services.take_over import take_over
from tests.conftest import MakeProgram

KNEE_HUG = "knee-to-chest-single"
"""Five times at most in pregnancy."""


def ranged(least: int, most: int, **more: object) -> Item:
    fields = {"exercise": KNEE_HUG, "slot": "Relief", "sets": 1, "effort": 2, **more}
    return Item.model_validate({**fields, "reps": least, "reps_more": most - least})


def ends(item: Item | None) -> tuple[int, int]:
    assert item is not None
    return item.reps, item.reps_most


@pytest.mark.parametrize(
    ("typed", "allowed"), [((4, 5), (4, 5)), ((4, 8), (4, 5)), ((5, 8), (5, 5)), ((8, 10), (5, 5))]
)
def test_what_a_condition_allows_holds_at_both_ends(
    make_program: MakeProgram, library: Library, typed: tuple[int, int], allowed: tuple[int, int]
) -> None:
    program = make_program(presentation="stenosis", precautions=["pregnancy"])
    case = read_case(program.intake, library)
    exercise = library.exercises[KNEE_HUG]
    assert ends(within_limits(case, exercise, ranged(*typed))) == allowed


def test_a_range_that_goes_beyond_is_found_and_mended(
    make_program: MakeProgram, library: Library
) -> None:
    program = make_program(presentation="chronic", precautions=["pregnancy"])
    program = add(program, library, 1, program.weeks[0].sessions[0].name, KNEE_HUG)
    row = next(one for one in rows(program) if KNEE_HUG in one.exercises)
    week = next(cell.week for cell in row.cells if cell.item.exercise == KNEE_HUG)
    wide = set_dosage(program, library, row, week, {"reps": 4, "reps_more": 4})
    found = next(one for one in review(wide, library) if one.rule.code == "limit")
    assert (found.value, found.limit, found.place.exercise) == (8, 5, KNEE_HUG)
    mended = mend(wide, library, found, found.fixes[0])
    assert not [one for one in review(mended, library) if one.rule.code == "limit"]
    back = next(one for one in rows(mended) if one.key == row.key).item(week)
    assert ends(back) == (4, 5)


def squat(program: Program, week: int) -> Item | None:
    return next(one for one in rows(program) if one.slot == "Squat").item(week)


@pytest.fixture
def wide(make_program: MakeProgram, library: Library) -> Program:
    """Squats of 8 to 12 from week 4 on."""
    program = make_program(presentation="chronic", function="active", weeks=12)
    row = next(one for one in rows(program) if one.slot == "Squat")
    return set_dosage(program, library, row, 4, {"reps": 8, "reps_more": 4})


def test_a_range_ends_where_it_was_said_to_in_weeks_that_have_grown_too(wide: Program) -> None:
    assert [ends(squat(wide, week)) for week in (4, 5, 6, 7)] == [
        (8, 12),
        (8, 12),
        (10, 12),
        (12, 12),
    ]


def test_less_at_a_visit_is_less_at_both_ends_and_grows_back(
    wide: Program, library: Library
) -> None:
    back = library.rules.follow_up.back
    was = squat(wide, 5)
    assert was is not None
    less = scaled(was, back.share, back.least_reps)
    assert less.reps_most < was.reps
    one = Proposal(rule="E4c", action="less", slot="Squat", answer="accepted", item=less)
    changed = adapt(wide, library, 6, (one,)).program
    found = [ends(squat(changed, week)) for week in (6, 7)]
    assert found[0] == ends(less) < found[1]
    assert found[1][1] < was.reps_most


def test_what_is_edited_at_a_visit_is_what_the_patient_gets(
    wide: Program, library: Library
) -> None:
    was = squat(wide, 6)
    assert was is not None
    update = {"reps": 6, "reps_more": 1, "tempo": "3-1-1", "remark": "Hold the counter."}
    told = was.model_copy(update=update)
    one = Proposal(rule="E4c", action="less", slot="Squat", answer="edited", item=told)
    now = squat(adapt(wide, library, 6, (one,)).program, 6)
    assert now is not None
    assert {name: getattr(now, name) for name in update} == update


def test_the_plan_of_another_patient_brings_its_ranges(wide: Program, library: Library) -> None:
    row = next(one for one in rows(wide) if one.slot == "Squat")
    plain = set_dosage(wide, library, row, 4, {"reps_more": 0})
    assert ends(squat(take_over(plain, wide, library).program, 5)) == ends(squat(wide, 5))


def test_a_range_that_comes_in_later_is_growth(wide: Program, library: Library) -> None:
    before = squat(wide, 5)
    assert before is not None
    single = before.model_copy(update={"reps_more": 0})
    assert before.more_in(single) == ("reps",)
    assert single.more_in(before) == ()
    assert not single.same_amounts(before)


@pytest.mark.parametrize(
    ("typed", "half"),
    [
        ((8, 10), "4 to 5 times."),
        ((9, 10), "4 to 5 times."),
        ((8, 9), "4 times."),
        ((2, 3), "1 time."),
        ((1, 3), "1 time."),
        ((1, 2), "1 time."),
    ],
)
def test_half_of_a_range_is_counted_out(
    library: Library, typed: tuple[int, int], half: str
) -> None:
    exercise = library.exercises[KNEE_HUG]
    assert half_dose(words_with({}, "en"), exercise, ranged(*typed)) == half


def test_the_phone_counts_as_far_as_the_paper_says() -> None:
    timer = timer_of(ranged(4, 5, hold_s=10))
    assert timer is not None
    assert timer["reps"] == 5

"""What the shipped rules promise of the programs that are built with them."""

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any

import pytest

from planner.building.build import build
from planner.building.review.review import review
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import PATTERNS
from tests.conftest import MakeProgram, an_intake, cleared
from tests.presentations import PRESENTATIONS
from tests.sweeps import some

FUNCTIONS = ("frail", "older_steady", "active")


def items(program: Program) -> Iterator[tuple[int, Item]]:
    """Each item of a program, with the number of its week."""
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                yield week.number, item


def ladders(library: Library, program: Program) -> set[str]:
    return {library.exercises[item.exercise].ladder for _, item in items(program)}


@pytest.mark.parametrize(
    "condition", some(["osteoporosis", "vertebral_fx_old", "steroid_longterm"], fast=1)
)
def test_thin_bones_always_bring_back_endurance(library: Library, condition: str) -> None:
    """From the second week at the latest to the end, on every day, lying on the back first."""
    for presentation, function, minutes in product(PRESENTATIONS, FUNCTIONS, (15, 30)):
        program = build(
            an_intake(
                presentation=presentation,
                function=function,
                minutes_per_day=minutes,
                days_per_week=3,
                precautions=[condition],
            ),
            library,
        ).program
        assert program is not None
        of = [
            (week, item)
            for week, item in items(program)
            if library.exercises[item.exercise].ladder == "back_extensors"
        ]
        told = presentation, function, minutes
        assert of, told
        assert of[0][1].exercise == "supine-head-press", told
        assert {week for week, _ in of} >= set(range(2, 9)), told
        assert all(item.hold_s in range(3, 6) for _, item in of), told
        if condition == "vertebral_fx_old":
            assert {library.exercises[item.exercise].level for _, item in of} <= {1, 2}, told
        assert "prone-superman" not in {item.exercise for _, item in of}


def test_back_endurance_needs_thin_bones(library: Library, make_program: MakeProgram) -> None:
    for presentation in PRESENTATIONS:
        assert "back_extensors" not in ladders(library, make_program(presentation=presentation))


def test_strength_of_the_back_is_no_relief(library: Library) -> None:
    """What eases by arching and what strengthens are two ladders."""
    for rung in range(1, library.top("extension") + 1):
        for exercise in library.rungs("extension", rung):
            assert exercise.category == "extension"
    for rung in range(1, library.top("back_extensors") + 1):
        for exercise in library.rungs("back_extensors", rung):
            assert exercise.category == "core"


@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_no_direction_without_a_test(library: Library, presentation: str) -> None:
    """Arching as relief is for those in whom it was found to help."""
    for function, findings in product(FUNCTIONS, ([], ["slr_positive"], ["femoral_positive"])):
        program = build(
            an_intake(presentation=presentation, function=function, findings=findings), library
        ).program
        assert program is not None
        assert "direction" not in {item.slot.lower() for _, item in items(program)}
        early = {item.exercise for _, item in items(program) if not item.as_needed}
        assert not {e for e in early if library.exercises[e].category == "extension"}


def test_a_femoral_test_decides_which_nerve_is_glided(library: Library) -> None:
    for presentation, function in product(("sciatica", "stenosis"), FUNCTIONS):
        program = build(
            an_intake(
                presentation=presentation,
                function=function,
                findings=["femoral_positive"],
                minutes_per_day=30,
                weeks=12,
            ),
            library,
        ).program
        assert program is not None
        found = ladders(library, program)
        assert "nerve_femoral" in found, (presentation, function)
        assert "nerve_sciatic" not in found, (presentation, function)


def built(library: Library, **changes: Any) -> Program:
    program = build(an_intake(**changes), library).program
    assert program is not None
    return program


def test_after_a_birth_the_pelvic_floor_is_trained(library: Library) -> None:
    """Every day, three times, and each card says when to stop."""
    for presentation, function in product(PRESENTATIONS, ("deconditioned", "active")):
        program = built(
            library,
            presentation=presentation,
            function=function,
            precautions=["postpartum_pelvic"],
            minutes_per_day=30,
        )
        floor = [
            (week, item)
            for week, item in items(program)
            if library.exercises[item.exercise].ladder == "pelvic_floor"
        ]
        assert {week for week, _ in floor} >= set(range(2, 9)), (presentation, function)
        assert floor[0][1].exercise == "pelvic-floor-slow-hold"
        for _, item in floor:
            stop = program.exercises[item.exercise].stop_if
            assert all(word in stop for word in ("heaviness", "dragging", "leak", "bleed"))
    for word in ("heaviness", "dragging", "leak", "bleed"):
        assert any(word in note for note in program.handed.notes)


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=2))
def test_nobody_else_is_given_the_pelvic_floor(library: Library, presentation: str) -> None:
    for conditions in ([], ["htn_uncontrolled", "shoulder_limit", "no_floor", "hernia"]):
        program = built(library, presentation=presentation, precautions=conditions)
        assert "pelvic_floor" not in ladders(library, program)


@pytest.mark.parametrize("weeks", [10, 12])
def test_arching_comes_back_by_test_alone(library: Library, weeks: int) -> None:
    """Late, as needed, one exercise that does not climb; the card says to try it together first."""
    for function in FUNCTIONS[1:]:
        program = built(library, presentation="extension_sensitive", function=function, weeks=weeks)
        arching = [(w, one) for w, one in items(program) if one.slot == "Arching, by test"]
        assert arching, function
        assert {program.weeks[week - 1].phase for week, _ in arching} <= {3, 4}
        assert all(one.as_needed and "tested" in one.why for _, one in arching)
        (exercise,) = {one.exercise for _, one in arching}
        assert any("tried it" in note for note in program.handed.card_notes[exercise])
        for week, one in items(program):
            if program.weeks[week - 1].phase < 3 or one.slot != "Arching, by test":
                properties = set(library.exercises[one.exercise].properties)
                assert not properties & {"ext_end", "ext_loaded"}, one.exercise


def test_a_program_with_no_room_for_arching_says_so(library: Library) -> None:
    for weeks, function in product((6, 8), FUNCTIONS):
        program = built(library, presentation="extension_sensitive", weeks=weeks, function=function)
        out = {one.slot for one in program.left_out}
        assert "Arching, by test" in {*out, *(item.slot for _, item in items(program))}


def test_an_acute_pars_never_arches(library: Library) -> None:
    program = built(
        library,
        presentation="extension_sensitive",
        precautions=["pars_acute"],
        weeks=12,
        clearances=[cleared("pars_acute")],
    )
    for _, item in items(program):
        properties = set(library.exercises[item.exercise].properties)
        assert not properties & {"ext_mid", "ext_end", "ext_loaded"}, item.exercise
    assert not [one for one in program.problems if "Arching" in str(one.place.slot)]


def test_easy_moves_hold_no_direction_that_nobody_tested(library: Library) -> None:
    assert "extension" not in built(library, presentation="sciatica").handed.relief
    found = built(library, presentation="sciatica", findings=["centralizes_extension"])
    assert "extension" in found.handed.relief
    other = built(library, presentation="sciatica", findings=["centralizes_flexion"])
    assert "extension" not in other.handed.relief


@pytest.mark.slow
def test_a_weak_calf_and_a_weak_foot_are_trained(library: Library) -> None:
    for finding, ladder in (("calf_weak", "calf_strength"), ("foot_lift_weak", "shin_strength")):
        for irritability in ("low", "moderate", "high"):
            program = built(
                library,
                presentation="sciatica",
                irritability=irritability,
                precautions=["neuro_stable_deficit"],
                findings=[finding],
                minutes_per_day=30,
            )
            assert ladder in ladders(library, program), (finding, irritability)
        assert "RF-04" in library.rules.findings[finding].advice


def test_the_feared_move_is_practised_by_quota_to_the_end(library: Library) -> None:
    program = built(
        library,
        presentation="hypersensitivity",
        function="deconditioned",
        weeks=12,
        feared_move="Tying my shoes",
        minutes_per_day=30,
    )
    brave = [(w, one) for w, one in items(program) if one.exercise == "feared-movement-practice"]
    assert {week for week, _ in brave} >= set(range(6, 13))
    assert all("Tying my shoes" in one.why and not one.as_needed for _, one in brave)
    assert brave[-1][1].reps > brave[0][1].reps


@pytest.mark.parametrize("function", ["older_steady", "deconditioned", "active"])
def test_whoever_is_well_again_walks_and_lifts(library: Library, function: str) -> None:
    """Strength on two days from the first weeks, no relief; walking as it always is."""
    for days in (3, 5):
        program = built(
            library,
            presentation="chronic",
            irritability="low",
            recovered=True,
            function=function,
            days_per_week=days,
            minutes_per_day=30,
        )
        kinds = {library.exercises[item.exercise].category for _, item in items(program)}
        assert not kinds & {"flexion", "extension", "nerve_glide", "mobility", "relaxation"}
        assert "aerobic" in kinds
        first = {library.exercises[i.exercise].category for w, i in items(program) if w <= 2}
        assert len(first & set(PATTERNS)) >= 3
        for week in program.weeks:
            strong = {
                day
                for session in week.sessions
                for day in session.days
                if any(library.exercises[i.exercise].category in PATTERNS for i in session.items)
            }
            assert len(strong) <= 2


def test_a_side_glide_goes_one_way_only(library: Library) -> None:
    """To the side that was tested; nothing else stands in where it cannot be done."""
    findings = ["centralizes_side_glide"]
    for conditions, ids in (([], {"standing-side-glide"}), (["thr_posterior"], set[str]())):
        program = built(
            library,
            presentation="sciatica",
            findings=findings,
            direction_side="left",
            precautions=conditions,
        )
        glides = [item for _, item in items(program) if item.slot == "Direction"]
        assert {item.exercise for item in glides} == ids
        assert all(item.side == "left" and item.times_per_day >= 3 for item in glides)
        assert bool(ids) != any(one.place.slot == "Direction" for one in program.problems)


def test_a_glide_for_one_leg_does_not_ask_for_the_other(library: Library) -> None:
    """The card names the side; its steps change legs only where it says each side."""
    for exercise in library.by_category["nerve_glide"]:
        if exercise.dosage.per_side == "each":
            for step in exercise.steps:
                if "change" in step:
                    assert "if your plan says each side" in step, exercise.id


def test_when_to_pick_a_template_is_said_without_ids(library: Library) -> None:
    for template in library.templates.values():
        rules = library.for_presentation(template.id).rules
        said = f"{template.pick_when} {template.purpose}"
        ids = {one for one in (*rules.precautions, *rules.findings) if "_" in one}
        assert not [one for one in ids if one in said], template.id


DIRECTIONS = ("centralizes_extension", "centralizes_flexion", "centralizes_side_glide")


def unsaid(library: Library, program: Program) -> list[str]:
    """Lanes that were left out, and weeks without a session, of which the review says nothing."""
    found = review(program, library)
    said = " ".join(f"{one.message} {one.place.slot}" for one in found)
    there = {item.slot for _, item in items(program)}
    # Practice is a wish: where nothing of it suits, it is not missed.
    gone = {one.slot for one in program.left_out} - there - {"Brave move", "Task practice"}
    empty = [f"week {week.number}" for week in program.weeks if not week.sessions]
    told = {"empty", "too_short"} & {one.rule.code for one in found}
    return [slot for slot in gone if slot not in said] + ([] if told else empty)


def test_a_direction_that_was_found_has_its_place_in_a_full_session(library: Library) -> None:
    """Ten repetitions, three or more times a day, ahead of everything else."""
    program = built(
        library,
        presentation="chronic",
        function="older_steady",
        findings=["centralizes_flexion", "tandem_under_10s"],
        precautions=["postpartum_pelvic"],
        days_per_week=2,
    )
    weeks = {week for week, item in items(program) if item.slot == "Direction"}
    assert weeks == set(range(1, 9))
    assert unsaid(library, program) == []


def test_the_first_week_is_not_empty_where_its_lanes_have_no_time(library: Library) -> None:
    program = built(
        library,
        presentation="hypersensitivity",
        function="frail",
        findings=["centralizes_flexion"],
        minutes_per_day=5,
        days_per_week=2,
    )
    assert all(week.sessions for week in program.weeks)


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_whatever_is_left_out_is_said(library: Library, presentation: str) -> None:
    """And a direction only for want of minutes, or where nothing of it is allowed."""
    conditions = ([], ["cognition"], ["fall_risk"], ["postpartum_pelvic", "osteoporosis"])
    for finding, function, minutes, days, precautions in product(
        DIRECTIONS, FUNCTIONS, (5, 20), (2, 5), conditions
    ):
        program = built(
            library,
            presentation=presentation,
            function=function,
            findings=[finding],
            minutes_per_day=minutes,
            days_per_week=days,
            precautions=precautions,
        )
        told = (finding, function, minutes, days, precautions)
        assert unsaid(library, program) == [], told
        full = [one for one in program.left_out if one.property.startswith("items_max")]
        assert "Direction" not in {one.slot for one in full}, told


def volume(item: Item) -> int:
    return item.sets * item.reps * (item.hold_s or item.duration_s or 1)


def doubled(program: Program) -> list[str]:
    """What has more than twice as much as a week before."""
    found = []
    for before, week in pairwise(program.weeks):
        was = {i.slot: i for s in before.sessions for i in s.items}
        now = {i.slot: i for s in week.sessions for i in s.items}
        found += [
            f"{slot}, week {week.number}"
            for slot in was.keys() & now.keys()
            if now[slot].exercise == was[slot].exercise
            and program.exercises[now[slot].exercise].category != "aerobic"
            and volume(now[slot]) > 2 * volume(was[slot])
        ]
    return found


def test_no_dose_doubles_where_a_sore_back_has_settled(library: Library) -> None:
    """What half a dose kept small comes back step by step."""
    program = built(
        library, presentation="chronic", usual_pain=9, precautions=["kneeling_intolerance"]
    )
    assert doubled(program) == []


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_no_dose_ever_doubles(library: Library, presentation: str) -> None:
    for function, irritability, pain, weeks, minutes in product(
        FUNCTIONS, ("low", "moderate", "high"), (3, 9), (6, 8, 12), (10, 30)
    ):
        program = built(
            library,
            presentation=presentation,
            function=function,
            irritability=irritability,
            usual_pain=pain,
            weeks=weeks,
            minutes_per_day=minutes,
        )
        assert doubled(program) == [], (function, irritability, pain, weeks, minutes)


@pytest.mark.parametrize("presentation", some(PRESENTATIONS, fast=1))
def test_whoever_was_operated_on_walks(library: Library, presentation: str) -> None:
    """Short walks through the day, from the first week on."""
    for function, irritability in product(FUNCTIONS, ("low", "high")):
        program = built(
            library,
            presentation=presentation,
            function=function,
            irritability=irritability,
            precautions=["surgery_recent"],
            clearances=[cleared("surgery_recent")],
            minutes_per_day=10,
        )
        walks = {
            week
            for week, item in items(program)
            if program.exercises[item.exercise].category == "aerobic"
        }
        assert walks == set(range(1, 9)), (function, irritability)

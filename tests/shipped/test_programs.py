"""What the shipped rules promise of the programs that are built with them."""

from collections.abc import Iterator
from itertools import product

import pytest

from planner.building.build import build
from planner.model.library import Library
from planner.model.program.program import Item, Program
from planner.model.vocabulary import PRESENTATIONS
from tests.conftest import MakeProgram, an_intake

FUNCTIONS = ("frail", "older_steady", "active")


def items(program: Program) -> Iterator[tuple[int, Item]]:
    """Each item of a program, with the number of its week."""
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                yield week.number, item


def ladders(library: Library, program: Program) -> set[str]:
    return {library.exercises[item.exercise].ladder for _, item in items(program)}


@pytest.mark.parametrize("condition", ["osteoporosis", "vertebral_fx_old", "steroid_longterm"])
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

"""No program holds what a precaution keeps away: by property, own caution, card or drawn angle."""

from collections.abc import Iterable
from itertools import combinations, cycle, islice, product
from typing import Any

import pytest

from planner.building.build import build
from planner.building.case import Case, read_case
from planner.building.passes.dose import item_for
from planner.figure.check.angles import Measured, measured
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.picture import Picture
from planner.model.exercise.property import has_property
from planner.model.library import Library
from planner.model.program.program import Item, Program
from tests.conftest import MakeIntake, MakeProgram
from tests.presentations import PRESENTATIONS

FUNCTIONS = ("frail", "older_steady", "deconditioned", "active")
IRRITABILITIES = ("low", "moderate", "high")
ALL_AT_HAND = ["band", "dumbbell", "step", "backpack", "strap", "ball", "stick", "bike"]

_drawn: dict[int, tuple[Picture, Measured]] = {}
"""By the identity of a picture, which lives as long as it stands here."""


def drawn(exercise: Exercise) -> Measured:
    assert exercise.picture is not None
    key = id(exercise.picture)
    if key not in _drawn:
        _drawn[key] = exercise.picture, measured(exercise.picture)
    return _drawn[key][1]


def kept_away(case: Case, exercise: Exercise, phase: int) -> list[str]:
    """Everything that speaks against the exercise as it stands in the program."""
    found = []
    for name, rule in case.precautions:
        said = exercise.for_condition.get(rule.id)
        if said and said.leave_out:
            found.append(f"{name}: {said.leave_out}")
        card = " ".join((exercise.set_up, *exercise.steps, exercise.cue, exercise.mistake)).lower()
        found += [f"{name}: {text}" for text in rule.never_said if text in card]
        if exercise.id in rule.allow:
            continue
        excluded = (*rule.exclude, *(rule.exclude_early if phase <= 2 else ()))
        found += [f"{name}: {text}" for text in excluded if has_property(exercise, text)]
        for one in case.library.rules.properties.picture:
            denied = any(text in exercise.not_ for text in one.has)
            if set(one.has) <= set(excluded) and not denied:
                amount = drawn(exercise)[one.measure]
                if amount > one.above:
                    found.append(f"{name}: {one.measure} {amount:.0f}")
    return found


def too_much(case: Case, exercise: Exercise, item: Item) -> list[str]:
    """Every limit of a precaution, and of the exercise's own caution, that its dose is beyond."""
    found = []
    for name, rule in case.precautions:
        said = exercise.for_condition.get(rule.id)
        most = said.limit.most if said and said.limit else {}
        if rule.limits.effort_max is not None:
            most["effort"] = min(rule.limits.effort_max, most.get("effort", 10))
        found += [f"{name}: {key}" for key, top in most.items() if getattr(item, key) > top]
        walks = exercise.category == "aerobic" and not item.rest_s
        if rule.limits.rest_s_min and exercise.load != "none" and item.sets > 1 and not walks:
            found += [f"{name}: rest_s"] if item.rest_s < rule.limits.rest_s_min else []
    return found


def check(program: Program, case: Case) -> list[str]:
    """What stands in the program and should not, told once an exercise."""
    found: dict[str, None] = {}
    placed = {
        (week.phase, item) for week in program.weeks for s in week.sessions for item in s.items
    }
    for phase, name in {(phase, item.exercise) for phase, item in placed}:
        for against in kept_away(case, program.exercises[name], phase):
            found[f"{name}: {against}"] = None
    for _, item in placed:
        for beyond in too_much(case, program.exercises[item.exercise], item):
            found[f"{item.exercise}: {beyond}"] = None
    return list(found)


def faults(
    library: Library, make_intake: MakeIntake, intakes: Iterable[dict[str, Any]]
) -> tuple[list[str], int]:
    found, built = [], 0
    for changes in intakes:
        intake = make_intake(**changes, equipment=ALL_AT_HAND)
        program = build(intake, library).program
        if program is None:
            continue  # it stops before anything is given
        built += 1
        found += [f"{changes}: {one}" for one in check(program, read_case(intake, library))]
    return found, built


def test_every_precaution_by_itself(library: Library, make_intake: MakeIntake) -> None:
    """For two presentations; for all and everyone below."""
    turns = cycle(product(FUNCTIONS, IRRITABILITIES))
    intakes = [
        {"presentation": p, "precautions": [name], "function": f, "irritability": i}
        for p in ("stenosis", "chronic")
        for name, (f, i) in zip(library.rules.precautions, turns, strict=False)
    ]
    found, built = faults(library, make_intake, intakes)
    assert found == []
    assert built > 60


def test_a_dose_beyond_a_limit_would_be_seen(library: Library, make_program: MakeProgram) -> None:
    program = make_program(precautions=["pregnancy"], presentation="chronic", irritability="low")
    case = read_case(program.intake, library)
    bridge = case.fitted(library.exercises["bridge-full"])
    item = item_for(case, "Trunk", bridge, 2, "-")
    assert too_much(case, bridge, item) == []
    more = item.model_copy(update={"sets": 3, "effort": 7})
    assert too_much(case, bridge, more) == ["pregnancy: sets", "pregnancy: effort"]


@pytest.mark.slow
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_every_precaution_for_everyone(
    library: Library, make_intake: MakeIntake, presentation: str
) -> None:
    intakes = [
        {"presentation": presentation, "precautions": [name], "function": f, "irritability": i}
        for name, f, i in product(library.rules.precautions, FUNCTIONS, IRRITABILITIES)
    ]
    assert faults(library, make_intake, intakes)[0] == []


@pytest.mark.slow
@pytest.mark.parametrize("function", FUNCTIONS)
@pytest.mark.parametrize("presentation", PRESENTATIONS)
def test_every_two_precautions_together_for_everyone(
    library: Library, make_intake: MakeIntake, presentation: str, function: str
) -> None:
    """Each pair with each of those, in each irritability in turn."""
    first = PRESENTATIONS.index(presentation) + FUNCTIONS.index(function)
    turns = islice(cycle(IRRITABILITIES), first, None)
    intakes = (
        {"presentation": presentation, "precautions": list(two), "function": function, **rated}
        for two, rated in zip(
            combinations(library.rules.precautions, 2),
            ({"irritability": one} for one in turns),
            strict=False,
        )
    )
    assert faults(library, make_intake, intakes)[0] == []


def test_a_forgotten_tag_would_be_seen_in_the_picture(
    library: Library, make_intake: MakeIntake
) -> None:
    case = read_case(make_intake(precautions=["thr_posterior"]), library)
    squat = library.exercises["squat-bodyweight"]
    bare = squat.model_copy(update={"properties": ()})
    assert kept_away(case, bare, 3) == ["thr_posterior: hip_flexion_deg 120"]

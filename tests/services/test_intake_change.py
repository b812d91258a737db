"""The intake of a program is changed: weeks, edits by hand, and what no longer fits."""

from datetime import date
from typing import Any

import pytest

from planner.building.case import read_case
from planner.building.edit import drop, set_dosage, swap
from planner.building.rows import rows
from planner.model.library import Library
from planner.model.program.program import Program, first_contradiction
from planner.model.program.program_json import program_to_json
from planner.services.intake_change import change_intake
from planner.services.plan import Planned, plan
from planner.services.sources import FixedClock, FolderSources
from planner.services.week_one import WeekOne
from tests.conftest import an_intake

CLOCK = FixedClock(date(2026, 12, 14))


@pytest.fixture(scope="session")
def sources(library: Library) -> FolderSources:
    return FolderSources(library=library)


def made(sources: FolderSources, **changes: Any) -> Program:
    intake = an_intake(presentation="chronic", function="active", weeks=12, **changes)
    found = plan(intake, sources, CLOCK)
    assert isinstance(found, Planned)
    return found.program


@pytest.fixture
def program(sources: FolderSources, library: Library) -> Program:
    """As it was built, with the squat dosed by hand and the push taken out."""
    built = made(sources)
    squat = next(row for row in rows(built) if row.slot == "Squat")
    built = set_dosage(built, library, squat, 4, {"reps": 5})
    push = next(row for row in rows(built) if row.slot == "Push")
    return drop(built, library, push, 5)


@pytest.mark.parametrize(
    "change",
    [
        {"patient": {"name": "Another Name", "birth_year": 1957}},
        {"patient": {"name": "Sample Patient", "birth_year": 1956}},
        {"patient": {"name": "Sample Patient", "birth_year": 1957, "language": "es"}},
        {"goals": ["Play with my grandchildren"]},
        {"usual_pain": 6},
    ],
    ids=lambda change: ",".join(change),
)
@pytest.mark.parametrize("next_week", [1, 3])
def test_a_name_a_year_goals_the_language_and_the_usual_pain_change_no_week(
    program: Program, sources: FolderSources, change: dict[str, Any], next_week: int
) -> None:
    wished = made(sources, **change)
    found = change_intake(program, wished, next_week, sources, CLOCK)
    assert found.program.weeks == program.weeks
    assert found.program.exercises == program.exercises
    assert found.program.intake == wished.intake
    assert found.unfit == ()
    if "usual_pain" in change:
        assert found.program.handed.lights == wished.handed.lights
    if wished.intake.patient.language == "es":
        assert found.program.in_language.keys() >= {"es"}
    assert Program.model_validate_json(program_to_json(found.program)) == found.program


def test_edits_by_hand_are_put_again_where_nothing_was_lived_yet(
    program: Program, sources: FolderSources
) -> None:
    found = change_intake(program, made(sources, minutes_per_day=35), 1, sources, CLOCK)
    now = found.program
    assert now.intake.minutes_per_day == 35
    squat = next(row for row in rows(now) if row.slot == "Squat")
    four = squat.item(4)
    assert four is not None
    assert four.set_by_hand
    assert four.reps == 5
    push = next((row for row in rows(now) if row.slot == "Push"), None)
    assert push is None or push.last < 5, "what was taken out stays out"
    assert first_contradiction(now) == ""


def test_lived_weeks_stay_and_what_no_longer_fits_is_listed(
    program: Program, sources: FolderSources, library: Library
) -> None:
    hinge = next(row for row in rows(program) if row.slot == "Hinge")
    wished = made(sources, precautions=["osteoporosis"])
    case = read_case(wished.intake, library)
    excluded = next(
        one.id
        for one in library.by_category["hinge"]
        if case.excludes(one, 3) and one.id not in program.exercises
    )
    by_hand = swap(program, library, hinge, excluded, 6)
    found = change_intake(by_hand, wished, 4, sources, CLOCK)
    assert found.program.weeks[:3] == by_hand.weeks[:3]
    assert any(one.startswith("Hinge: what was set by hand no longer fits") for one in found.unfit)
    for week in found.program.weeks[3:]:
        for item in (item for session in week.sessions for item in session.items):
            assert not case.excludes(library.exercises[item.exercise], week.phase)


def test_the_first_week_that_is_left() -> None:
    monday = date(2026, 11, 30)
    begun = WeekOne(monday, given=True)
    assert begun.next_week(date(2026, 11, 20)) == 1
    assert begun.next_week(monday) == 1, "one that begins today is not lived"
    assert begun.next_week(date(2026, 12, 1)) == 2
    assert begun.next_week(date(2026, 12, 14)) == 3
    assert WeekOne(monday, given=False).next_week(date(2027, 1, 1)) == 1

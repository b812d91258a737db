"""The year of birth: a slip of the keys is refused, a child stops the program."""

from datetime import date

import pytest

from planner.building.age import age_problems, with_age
from planner.building.build import build
from planner.building.may_print import Unknown
from planner.model.intake import Intake
from planner.model.library import Library
from planner.services.plan import Planned, plan
from planner.services.sources import FixedClock, FolderSources
from tests.conftest import an_intake


def born(year: int | None) -> Intake:
    return an_intake(patient={"name": "Sample Patient", "birth_year": year})


@pytest.mark.parametrize("year", [2026, 2027, 2046, 1905, 1900])
def test_a_year_that_cannot_be_is_refused(library: Library, year: int) -> None:
    (problem,) = age_problems(born(year), library.rules, 2026)
    assert problem.place.field == "patient"
    assert str(year) in problem.message


@pytest.mark.parametrize("year", [2025, 2008, 1957, 1906, None])
def test_a_year_that_can_be_is_not(library: Library, year: int | None) -> None:
    assert age_problems(born(year), library.rules, 2026) == ()


@pytest.mark.parametrize("year", [2009, 2012, 2025])
def test_nobody_under_18_gets_a_program(library: Library, year: int) -> None:
    built = build(with_age(born(year), library.rules.ages, 2026), library)
    assert built.program is None
    assert built.stopped
    assert [one.id for one in built.raised] == ["under_18"]


def test_an_adult_brings_nothing(library: Library) -> None:
    for year in (2008, 1957, None):
        assert with_age(born(year), library.rules.ages, 2026).precautions == ()


def test_whoever_comes_of_age_this_year_is_asked_about(library: Library) -> None:
    planned = plan(born(2008), FolderSources(library=library), FixedClock(date(2026, 11, 28)))
    assert isinstance(planned, Planned)
    assert any(one.rule.code == "age" for one in planned.program.problems)


def test_the_planner_asks_the_calendar(library: Library) -> None:
    day = FixedClock(date(2026, 11, 28))
    unknown = plan(born(2046), FolderSources(library=library), day)
    assert isinstance(unknown, Unknown)
    assert unknown.problems[0].rule.code == "age"

"""The year of birth: a slip of the keys is refused, a child stops the program."""

from collections.abc import Callable

import pytest

from planner.building.age import age_problems, with_age
from planner.building.build import build
from planner.model.intake import Intake
from planner.model.library import Library
from planner.services.workspace import Workspace
from planner.settings import Settings
from tests.conftest import an_intake


def born(year: int | None) -> Intake:
    return an_intake(patient={"name": "Sample Patient", "birth_year": year})


@pytest.mark.parametrize("year", [2026, 2027, 2046, 1905, 1900])
def test_a_year_that_cannot_be_is_refused(library: Library, year: int) -> None:
    (problem,) = age_problems(born(year), library.rules.ages, 2026)
    assert problem.where == "patient.birth_year"
    assert str(year) in problem.message


@pytest.mark.parametrize("year", [2025, 2008, 1957, 1906, None])
def test_a_year_that_can_be_is_not(library: Library, year: int | None) -> None:
    assert age_problems(born(year), library.rules.ages, 2026) == ()


@pytest.mark.parametrize("year", [2009, 2012, 2025])
def test_nobody_under_18_gets_a_program(library: Library, year: int) -> None:
    built = build(with_age(born(year), library.rules.ages, 2026), library)
    assert built.program is None
    assert built.stopped
    assert [one.id for one in built.raised] == ["under_18"]


def test_an_adult_brings_nothing(library: Library) -> None:
    for year in (2008, 1957, None):
        assert with_age(born(year), library.rules.ages, 2026).precautions == ()


@pytest.fixture
def workspace(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Workspace]:
    monkeypatch.setattr(Workspace, "this_year", property(lambda _: 2026))
    return lambda: Workspace(Settings(tmp_path, None))  # type: ignore[arg-type]


def test_whoever_comes_of_age_this_year_is_asked_about(
    workspace: Callable[[], Workspace],
) -> None:
    program = workspace().build(born(2008)).program
    assert program is not None
    assert any(one.code == "age" for one in program.problems)


def test_the_planner_asks_the_calendar(workspace: Callable[[], Workspace]) -> None:
    assert workspace().build(born(2046)).problems[0].where == "patient.birth_year"
    assert workspace().build(born(2012)).stopped

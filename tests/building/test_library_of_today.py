"""A program is judged by what it holds and by the library of today: a recall reaches it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.building import edit
from planner.building.may_print import Allowed, NeedsReason, may_print
from planner.building.mend import mend
from planner.building.review.review import review
from planner.building.rows import rows
from planner.model.finding import Finding
from planner.model.library import Library
from planner.model.program.program import Program
from tests.conftest import MakeProgram

TODAY = date(2026, 11, 22)

SINCE = ("withdrawn", "changed", "excluded")


@pytest.fixture
def program(make_program: MakeProgram) -> Program:
    """Of someone with thin bones: it holds hinges, and nothing that is excluded."""
    return make_program(precautions=["osteoporosis"])


@pytest.fixture
def hinge(program: Program) -> str:
    """An exercise of it, in more than one phase."""
    found = [name for name, one in program.exercises.items() if one.category == "hinge"]
    return max(found, key=lambda name: len(phases_of(program, name)))


def phases_of(program: Program, exercise: str) -> set[int]:
    return {
        week.phase
        for week in program.weeks
        for session in week.sessions
        if any(item.exercise == exercise for item in session.items)
    }


def without(library: Library, exercise: str) -> Library:
    rest = {name: one for name, one in library.exercises.items() if name != exercise}
    return replace(library, exercises=rest)


def now(library: Library, exercise: str, **changes: Any) -> Library:
    """The library with an exercise that says something else."""
    one = library.exercises[exercise].model_copy(update=changes)
    return replace(library, exercises={**library.exercises, exercise: one})


def found(program: Program, library: Library, rule: str) -> list[Finding]:
    return [one for one in review(program, library) if one.rule.code == rule]


def test_nothing_is_said_while_the_library_is_as_it_was(program: Program, library: Library) -> None:
    assert [one for rule in SINCE for one in found(program, library, rule)] == []


def test_a_recalled_exercise_is_a_problem_in_each_of_its_phases(
    program: Program, library: Library, hinge: str
) -> None:
    told = found(program, without(library, hinge), "withdrawn")
    assert {(one.place.exercise, one.place.phase) for one in told} == {
        (hinge, phase) for phase in phases_of(program, hinge)
    }
    assert all(one.severity == "problem" and one.may_override for one in told)
    first = {
        phase: min(
            week.number
            for week in program.weeks
            for session in week.sessions
            if week.phase == phase and any(item.exercise == hinge for item in session.items)
        )
        for phase in phases_of(program, hinge)
    }
    assert {one.place.phase: one.week for one in told} == first


def test_a_recalled_exercise_is_not_printed_without_a_reason(
    program: Program, library: Library, hinge: str
) -> None:
    assert may_print(program, library, TODAY) == Allowed()
    gate = may_print(program, without(library, hinge), TODAY)
    assert isinstance(gate, NeedsReason)
    assert {one.rule.code for one in gate.findings} == {"withdrawn"}


def test_to_drop_it_mends_it(program: Program, library: Library, hinge: str) -> None:
    today = without(library, hinge)
    while told := found(program, today, "withdrawn"):
        (fix,) = told[0].fixes
        assert fix.id == "drop"
        program = mend(program, today, told[0], fix)
    assert not phases_of(program, hinge)


def test_an_exercise_that_is_tagged_since_is_now_excluded(
    program: Program, library: Library, hinge: str
) -> None:
    tagged = (*library.exercises[hinge].properties, "flex_loaded")
    today = now(library, hinge, properties=tagged)
    told = found(program, today, "excluded")
    assert {one.place.phase for one in told} == phases_of(program, hinge)
    assert all(one.cause == "osteoporosis" and "flex_loaded" in one.grounds for one in told)
    assert all(one.message.startswith("now excluded by osteoporosis") for one in told)
    assert isinstance(may_print(program, today, TODAY), NeedsReason)


def test_a_tag_that_was_taken_off_since_still_excludes_what_the_program_holds(
    program: Program, library: Library
) -> None:
    """Whoever takes the tag off says nothing about the exercise that was printed."""
    session = next(row.session for row in rows(program) if row.phase == 2)
    program = edit.add(program, library, 2, session, "curl-up-mcgill")
    (told,) = found(program, now(library, "curl-up-mcgill", properties=()), "excluded")
    assert told.message.startswith("excluded by osteoporosis")


def test_a_tag_more_is_told_beside_those_of_before(program: Program, library: Library) -> None:
    session = next(row.session for row in rows(program) if row.phase == 2)
    program = edit.add(program, library, 2, session, "curl-up-mcgill")
    before = library.exercises["curl-up-mcgill"].properties
    (was,) = found(program, library, "excluded")
    today = now(library, "curl-up-mcgill", properties=(*before, "rot_end"))
    (told,) = found(program, today, "excluded")
    assert {*told.grounds} - {*was.grounds} == {"rot_end"}
    assert "rot_end" in told.message


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("steps", ("Stand.", "Bend less.", "Stand up."), "steps"),
        ("stop_if", "Your back hurts.", "stop if"),
        ("cautions", "Not after a fall.", "cautions"),
    ],
)
def test_words_that_changed_since_are_told_as_advice(
    program: Program, library: Library, hinge: str, field: str, value: Any, words: str
) -> None:
    today = now(library, hinge, **{field: value})
    (told,) = found(program, today, "changed")
    assert (told.place.exercise, told.grounds, told.severity) == (hinge, (field,), "advice")
    assert told.message == f"changed in the library since: {words}."
    assert may_print(program, today, TODAY) == Allowed()


def test_a_new_picture_or_rung_is_no_change(program: Program, library: Library, hinge: str) -> None:
    level = library.exercises[hinge].level + 1
    assert found(program, now(library, hinge, picture=None, level=level), "changed") == []


def test_what_the_program_does_not_do_is_not_its_business(
    program: Program, library: Library
) -> None:
    other = next(name for name in library.exercises if name not in program.exercises)
    for today in (without(library, other), now(library, other, stop_if="It hurts.")):
        assert [one for rule in SINCE for one in found(program, today, rule)] == []


def test_minutes_that_do_not_add_up_need_a_reason(program: Program, library: Library) -> None:
    """A file in which somebody wrote fewer."""
    week = program.weeks[3]
    first, *rest = week.sessions
    less = first.model_copy(update={"minutes": first.minutes - 1})
    told = week.model_copy(update={"sessions": (less, *rest)})
    weeks = tuple(told if one is week else one for one in program.weeks)
    gate = may_print(program.model_copy(update={"weeks": weeks}), library, TODAY)
    assert isinstance(gate, NeedsReason)
    (found,) = gate.findings
    assert (found.rule.code, found.place.week, found.place.session) == ("miscounted", 4, first.name)
    assert f"says {less.minutes} minutes; its exercises take {first.minutes}" in found.message

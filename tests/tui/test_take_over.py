"""The plan of one patient for another: screened again, with the differences told."""

import pytest
from textual.widgets import Input

from planner.building.case import read_case
from planner.services.workspace import Workspace
from tests.tui.therapist import Therapist, sitting


async def two_patients(pt: Therapist) -> None:
    """Bob has a plan that was worked on; Ann has one of her own, which is open."""
    await pt.plan_for("Bob Stone")
    await pt.press("a")
    await pt.type("goblet")
    await pt.press("enter")
    if pt.at("ReasonDialog"):
        for field in pt.app.screen.query(Input):
            field.value = "Trains daily"
        await pt.press("ctrl+s")
        while pt.at("ReasonDialog"):
            await pt.press("enter")
    await pt.press("ctrl+home", "d")
    pt.app.screen.query_one("#remark", Input).focus()
    await pt.type("Bob, mind your left knee")
    await pt.press("enter", "e", "escape")
    await pt.plan_for("Ann Lee")


@pytest.mark.slow
async def test_the_plan_is_taken_over_where_it_suits(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await two_patients(pt)
        before = pt.program
        first = before.weeks[0].sessions[0].items[0].exercise
        await pt.press("y")
        await pt.type("bob")
        await pt.press("enter")
        assert pt.at("ReadDialog")
        assert pt.sees("Otherwise now")
        assert pt.sees("Does not suit this patient")
        await pt.press("escape")
        assert pt.program.intake.patient.name == "Ann Lee"
        assert pt.program.weeks[0].sessions[0].items[0].exercise != first
        assert pt.stored == pt.program
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_nothing_that_is_excluded_and_no_word_to_the_other_comes_along(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await two_patients(pt)
        await pt.press("y")
        await pt.type("bob")
        await pt.press("enter", "escape")
        assert pt.program.overrides == ()
        assert "Bob" not in pt.program.model_dump_json()
        case = read_case(pt.program.intake, workspace.library)
        for week in pt.program.weeks:
            for session in week.sessions:
                for item in session.items:
                    exercise = workspace.library.exercises[item.exercise]
                    assert not case.exclusions(exercise, week.phase)


@pytest.mark.slow
async def test_who_stands_alone_has_nothing_to_take_over(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = pt.program
        await pt.press("y")
        assert pt.sees("No other program")
        await pt.press("escape")
        assert pt.program == before

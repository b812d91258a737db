"""F1 is one place: the keys and commands, searched and done."""

import pytest

from planner.services.workspace import Workspace
from tests.tui.therapist import sitting


async def test_a_command_is_found_by_a_word_and_done(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        before = pt.program
        await pt.press("x", "f1")
        assert pt.sees("Program - this screen")
        await pt.type("take back")
        assert pt.sees("Undo")
        assert not pt.sees("Program: Swap")
        await pt.press("enter")
        assert pt.at("WorkbenchScreen")
        assert pt.program == before


@pytest.mark.slow
async def test_nothing_found_is_said_and_does_nothing(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("question_mark")
        await pt.type("xyzzy")
        assert pt.sees("Nothing is called")
        await pt.press("enter")
        assert pt.at("HelpScreen")
        await pt.press("f1")
        assert pt.at("HomeScreen")


@pytest.mark.slow
async def test_it_is_the_same_on_a_form(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n", "f1")
        assert pt.sees("Intake - this screen")
        await pt.press("enter")
        assert pt.at("IntakeScreen")


@pytest.mark.slow
async def test_every_dialog_has_it_and_it_changes_nothing_there(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n", "ctrl+l", "f1")
        assert pt.sees("In a dialog - this screen")
        await pt.press("escape", "escape")
        assert pt.at("IntakeScreen")
        await pt.plan_for_typed("Ann Lee")
        before = pt.program
        for key in ("s", "d", "p", "o", "N", "y", "t"):
            await pt.press(key)
            dialog = type(pt.app.screen).__name__
            assert dialog != "WorkbenchScreen", key
            await pt.press("f1")
            assert pt.at("HelpScreen"), dialog
            await pt.type("drop")
            await pt.press("enter")
            assert pt.at("HelpScreen"), "what the program can do is read here, and not done"
            await pt.press("escape")
            assert pt.at(dialog)
            await pt.press("escape")
        assert pt.program == before
        await pt.press("w", "f1")
        assert pt.at("ForPatientScreen"), "the patient looks at this one"

"""The intake is changed from the workbench: a name changes no week, and nothing by hand is lost."""

from datetime import date

import pytest

from planner.model.stored import GivenOut
from planner.services.workspace import Workspace
from tests.tui.therapist import NO_TO_ALL, sitting


@pytest.mark.slow
async def test_a_name_is_mended_and_a_drop_by_hand_stays(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lea")
        await pt.press("x")
        weeks = pt.program.weeks
        await pt.press("i", "y")
        assert pt.at("IntakeScreen"), pt.reading()
        await pt.press("end", "backspace")
        await pt.type("e")
        await pt.press("ctrl+b", *NO_TO_ALL)  # another name: the questions are asked again
        assert pt.program.intake.patient.name == "Ann Lee", pt.reading()
        assert pt.program.weeks == weeks
        assert "The intake is changed" in pt.notice
        await pt.press("u")
        assert pt.program.intake.patient.name == "Ann Lea"


@pytest.mark.slow
async def test_the_monday_of_week_1_is_asked_until_something_was_given_out(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("p")
        assert pt.sees("begins Monday 23 Nov 2026"), "the next one, with its date"
        await pt.press("up", "up", "up", "right")
        assert pt.sees("begins Monday 30 Nov 2026"), pt.reading()
        await pt.press("escape")
        stored = pt.workbench.editing.stored
        workspace.store.issue(stored, GivenOut(monday=date(2026, 11, 16)))
        await pt.press("p")
        assert pt.sees("began Monday 16 Nov 2026")

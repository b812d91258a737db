"""Findings: a line each, the whole of one under the list, and a digit for each way to mend it."""

import pytest
from textual.widgets import Static

from planner.model.library import Library
from planner.services.workspace import Workspace
from planner.tui.widgets.findings import Findings
from planner.tui.words.finding_place import listed
from planner.tui.words.finding_ways import ways
from tests.conftest import MakeProgram
from tests.presentations import PRESENTATIONS
from tests.tui.therapist import Therapist, sitting


def in_full(pt: Therapist) -> str:
    """What stands under the list."""
    return str(pt.workbench.query_one("#finding-ways", Static).content)


async def too_hard(pt: Therapist) -> None:
    """An effort that is more than the irritability allows, in the findings."""
    await pt.plan_for()
    await pt.press("d")
    pt.app.screen.query_one("#effort").focus()
    await pt.type("9")
    await pt.press("enter", "n", "home")


@pytest.mark.slow
async def test_a_finding_is_one_line_and_its_ways_stand_under_it(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await too_hard(pt)
        found = pt.workbench.query_one(Findings)
        assert found.virtual_size.height == len(found.options)
        one = found.current
        assert one is not None
        offered = ways(one)
        assert offered
        for number, way in enumerate(offered, 1):
            assert f"{number} {way.words}" in in_full(pt)
        assert pt.sees(f"1 {offered[0].words}")
        assert one.finding.message in in_full(pt)


async def test_a_digit_makes_the_fix_and_undo_takes_it_back(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await too_hard(pt)
        before = pt.program
        one = pt.workbench.query_one(Findings).current
        assert one is not None
        place = next(i for i, way in enumerate(ways(one), 1) if way.fix is not None)
        await pt.press(str(place))
        assert pt.program != before
        left = {each.finding.key for each in listed(pt.program, workspace.library)}
        assert one.finding.key not in left
        assert pt.stored == pt.program
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_a_digit_opens_the_dose_of_the_row_that_is_named(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await too_hard(pt)
        one = pt.workbench.query_one(Findings).current
        assert one is not None
        place = [way.action for way in ways(one)].index("dosage") + 1
        await pt.press(str(place))
        assert pt.at("DosageDialog")
        name = workspace.library.exercises[one.finding.place.exercise].patient_name
        assert pt.sees(name)


@pytest.mark.slow
async def test_the_last_digit_leaves_it_with_a_reason_and_takes_that_back(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await too_hard(pt)
        one = pt.workbench.query_one(Findings).current
        assert one is not None
        assert ways(one)[-1].action == "override"
        await pt.press(str(len(ways(one))))
        assert pt.at("ReasonDialog")
        await pt.type("Trains daily")
        await pt.press("tab")
        await pt.type("Ann Roy")
        await pt.press("enter")
        assert pt.program.overrides[0].reason == "Trains daily"
        heads = [str(one.prompt) for one in pt.workbench.query_one(Findings).options]
        assert "Left, with a reason" in heads
        await pt.press("end", "1")
        assert pt.program.overrides == ()


@pytest.mark.slow
async def test_a_digit_that_nothing_stands_under_says_so(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await too_hard(pt)
        before = pt.program
        await pt.press("9")
        assert "There is no 9 here" in pt.notice
        assert pt.program == before


@pytest.mark.slow
async def test_where_there_is_nothing_to_do_it_is_quiet(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        found = pt.workbench.query_one(Findings)
        found.show(())
        assert found.current is None
        assert [str(option.prompt) for option in found.options] == ["Nothing to mend."]


def test_every_finding_of_every_presentation_has_a_way(
    library: Library, make_program: MakeProgram
) -> None:
    """No finding leaves a therapist without a key."""
    seen = 0
    for presentation in PRESENTATIONS:
        for one in listed(make_program(presentation=presentation), library):
            seen += 1
            assert ways(one), one.finding.message
    assert seen

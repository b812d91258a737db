"""The table of lanes: the weeks of one phase at 80 columns, whole names, the program on a key."""

import pytest

from planner.building.rows import rows
from planner.services.workspace import Workspace
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting


async def twelve_weeks(pt: Therapist) -> None:
    """A program of twelve weeks on the workbench."""
    await pt.press("n")
    await pt.type("Ann")
    await pt.press(*["tab"] * 6)
    await pt.type("12")
    await pt.press("ctrl+b", *NO_TO_ALL)


def plan(pt: Therapist) -> list[str]:
    """The lines of the table as they are read."""
    top = pt.workbench.table.region
    return [line[: top.width] for line in pt.reading().splitlines()[top.y : top.bottom]]


@pytest.mark.slow
async def test_in_every_phase_whole_names_and_no_blanks(workspace: Workspace) -> None:
    """No name is cut and no week scrolls; a row without a dose in these weeks is not there."""
    async with sitting(workspace) as pt:
        await twelve_weeks(pt)
        for phase in pt.program.phases:
            shown = plan(pt)
            assert f"{phase.number} {phase.name}" in shown[0]
            assert not any("…" in line for line in shown)
            weeks = [word for word in shown[1].split() if word.isdigit()]
            assert 1 <= len(weeks) <= 6
            assert int(weeks[0]) == phase.weeks[0]
            here = range(int(weeks[0]), int(weeks[-1]) + 1)
            alive = {row.key for row in rows(pt.program) if any(c.week in here for c in row.cells)}
            table = pt.workbench.table
            assert {line.row.key for line in table.lines if line.row} == alive
            for line in table.lines:
                assert not line.cells or any(line.cells[week - 1] for week in here)
            await pt.press("greater_than_sign")


@pytest.mark.slow
async def test_down_goes_on_to_the_next_phase_and_up_comes_back(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        count = len({line.row.key for line in pt.workbench.table.lines if line.row})
        await pt.press(*["down"] * (count - 1))
        last = pt.here
        await pt.press("down")
        assert pt.workbench.table.week == pt.program.phases[1].weeks[0]
        assert "2 Restore" in plan(pt)[0]
        await pt.press("up")
        assert pt.here == last
        assert "1 Calm and move" in plan(pt)[0]


@pytest.mark.slow
async def test_right_goes_over_the_end_of_a_phase(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        first = pt.here
        for _ in range(pt.program.phases[0].weeks[1]):
            await pt.press("right")
        assert "2 Restore" in plan(pt)[0]
        assert pt.here == first
        await pt.press("left")
        assert "1 Calm and move" in plan(pt)[0]


@pytest.mark.slow
async def test_what_begins_in_a_phase_is_new_and_a_dose_is_read_in_full_there(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        assert not any("(new)" in line for line in plan(pt))
        await pt.press("greater_than_sign")
        begins = pt.program.phases[1].weeks[0]
        for row in rows(pt.program):
            name = pt.program.exercises[row.exercise].patient_name
            lines = [line for line in plan(pt) if name in line]
            if row.cell(begins) and row.first == begins:
                assert "(new)" in lines[0]
            elif row.cell(begins):
                assert "(new)" not in lines[0]
                assert "·" not in lines[0].split(name)[1].split()[0]


@pytest.mark.slow
async def test_a_later_phase_says_what_is_so_in_it(workspace: Workspace) -> None:
    """New is what begins there; days are those of its weeks; a single week is one week."""
    async with sitting(workspace, (80, 44)) as pt:
        await pt.plan_for()
        for phase in pt.program.phases:
            first, last = phase.weeks
            names = {
                pt.program.exercises[row.exercise].patient_name
                for row in rows(pt.program)
                if row.first in range(first, last + 1) and row.first > 1
            }
            for line in plan(pt):
                if "(new)" in line:
                    assert any(name in line for name in names)
            there = {
                " ".join(day.capitalize() for day in session.days)
                for week in pt.program.weeks[first - 1 : last]
                for session in week.sessions
            }
            for line in pt.workbench.table.lines:
                if line.days:
                    days = line.text.strip().removeprefix(line.short).strip()
                    assert set(days.split(" / ")) <= there
                    assert pt.sees(line.text)
            assert ("weeks" in plan(pt)[0].split("  <")[0]) == (last > first)
            await pt.press("greater_than_sign")


@pytest.mark.slow
async def test_one_key_shows_every_week_and_back(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = pt.here
        await pt.press("z")
        assert pt.workbench.table.shows_all
        assert "3 Build" in plan(pt)[0]
        assert pt.here == before
        await pt.press("z")
        assert not pt.workbench.table.shows_all
        assert pt.here == before


@pytest.mark.slow
@pytest.mark.parametrize("size", [(120, 36), (160, 50)])
async def test_where_there_is_room_every_week_stands_with_whole_names(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    async with sitting(workspace, size) as pt:
        await pt.plan_for()
        assert not any("…" in line for line in plan(pt)[1:])
        if size[0] == 160:
            assert pt.workbench.table.shows_all


@pytest.mark.slow
async def test_side_weight_and_remark_stand_beside_the_name(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("down", "down")
        assert pt.here == "hip-flexor-standing"
        await pt.press("d")
        await pt.tab(7)
        await pt.press("right", "ctrl+s")
        marked = [line for line in plan(pt) if "Standing hip stretch" in line]
        assert "left" in marked[0] or "right" in marked[0]


@pytest.mark.slow
async def test_a_window_that_grows_shows_every_week_of_the_same_row(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("greater_than_sign", "down")
        before = pt.here
        await pt.pilot.resize_terminal(160, 50)
        await pt.settled()
        assert pt.workbench.table.shows_all
        assert pt.here == before


@pytest.mark.slow
async def test_a_large_window_shows_plan_picture_findings_and_patient_at_once(
    workspace: Workspace,
) -> None:
    async with sitting(workspace, (160, 50)) as pt:
        await pt.plan_for()
        await pt.rest()
        name = workspace.library.exercises[pt.here].name
        for text in ("Minutes a day", name, "Findings", "1 Change the intake", "Presentation"):
            assert pt.sees(text), text
        assert sum("\u2801" <= sign <= "\u28ff" for sign in pt.reading()) > 50


@pytest.mark.slow
async def test_the_way_out_is_in_the_footer_of_a_small_window(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        footer = pt.reading().splitlines()[-2:]
        for key in ("Esc Back", "n Findings", "i Intake", "u Undo", "? Help"):
            assert any(key in line for line in footer), key

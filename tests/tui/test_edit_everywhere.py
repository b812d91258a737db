"""Editing what is there: everywhere at once, found by any name, and what e and h really do."""

from datetime import date

import pytest
from textual.events import Paste
from textual.widgets import Input

from planner.building.case import read_case
from planner.building.everywhere import stretches
from planner.services.workspace import Workspace
from planner.tui.state.draft import Draft
from planner.tui.state.draft_intake import mistakes
from planner.tui.widgets.detail import Detail
from tests.tui.therapist import Therapist, sitting


def panel(pt: Therapist) -> str:
    """What the exercise panel says, however long it is."""
    return str(pt.workbench.query_one(Detail).query_one("#exercise-text").content)  # type: ignore[attr-defined]


def announced(pt: Therapist, word: str) -> str:
    """What the panel says that easier or harder is."""
    told = panel(pt).split(f"{word}: ")[1]
    return told.split("\n")[0].split("  ")[0].strip()


def done(pt: Therapist) -> set[str]:
    """The exercises of the program."""
    return {
        item.exercise
        for week in pt.program.weeks
        for session in week.sessions
        for item in session.items
    }


@pytest.mark.slow
@pytest.mark.parametrize(("key", "word"), [("e", "easier"), ("h", "harder")])
async def test_the_panel_names_what_the_key_does_in_every_row(
    workspace: Workspace, key: str, word: str
) -> None:
    """The panel says a name, and that is what is put in; or why nothing is, and nothing is."""
    async with sitting(workspace, (160, 50)) as pt:
        await pt.plan_for()
        rows = len({line.row.key for line in pt.workbench.table.lines if line.row})
        stepped = 0
        for _ in range(rows):
            await pt.rest()
            name, before = announced(pt, word), pt.program
            await pt.press(key)
            if pt.program == before:
                assert f"No {word} exercise" in pt.notice
            else:
                stepped += 1
                assert pt.program.exercises[pt.here].patient_name == name
                await pt.press("u")
                assert pt.program == before
            await pt.press("down")
        assert stepped > 2


@pytest.mark.slow
@pytest.mark.parametrize(("there", "back"), [("h", "e"), ("e", "h")])
async def test_harder_then_easier_is_as_it_was(workspace: Workspace, there: str, back: str) -> None:
    async with sitting(workspace, (160, 50)) as pt:
        await pt.plan_for()
        rows = len({line.row.key for line in pt.workbench.table.lines if line.row})
        came_back = 0
        for _ in range(rows):
            before, here = pt.program.weeks, pt.here
            await pt.press(there)
            if pt.program.weeks != before:
                await pt.rest()
                word = "easier" if back == "e" else "harder"
                assert announced(pt, word) == workspace.library.exercises[here].patient_name
                await pt.press(back)
                assert pt.program.weeks == before
                came_back += 1
            await pt.press("down")
        assert came_back > 2
        assert pt.stored == pt.program


async def test_a_capital_x_takes_an_exercise_out_of_every_phase(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("greater_than_sign")
        gone, before = pt.here, pt.program
        await pt.press("X")
        assert gone not in done(pt)
        assert done(pt) == {one for one in before.exercises if one != gone}
        assert "Dropped" in pt.notice
        assert pt.stored == pt.program
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_a_capital_s_swaps_an_exercise_in_every_phase_and_leaves_the_rest(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        old, before = pt.here, pt.program
        weeks = [(row.first, row.last) for row in stretches(before, old)]
        await pt.press("greater_than_sign", "S", "down", "enter")
        assert old not in done(pt)
        new = done(pt) - set(before.exercises)
        assert len(new) == 1
        assert [(row.first, row.last) for row in stretches(pt.program, *new)] == weeks
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_a_capital_d_sets_a_remark_in_every_phase(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("greater_than_sign", "D")
        assert pt.sees("In weeks 1 to 8")
        pt.app.screen.query_one("#remark", Input).focus()
        await pt.type("Use your blue cushion")
        await pt.press("enter")
        items = [
            item
            for week in pt.program.weeks
            for session in week.sessions
            for item in session.items
            if item.exercise == pt.here
        ]
        assert {item.remark for item in items} == {"Use your blue cushion"}
        assert pt.sees("remark")


@pytest.mark.slow
async def test_a_remark_that_was_written_before_is_offered(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("d")
        pt.app.screen.query_one("#remark", Input).focus()
        await pt.type("Use your blue cushion")
        await pt.press("enter", "down", "d")
        pt.app.screen.query_one("#remark", Input).focus()
        await pt.type("us")
        await pt.rest()
        await pt.press("right", "enter")
        row = pt.workbench.row
        assert row is not None
        item = row.cells[0].item
        assert item.remark == "Use your blue cushion"


@pytest.mark.slow
async def test_the_tempo_is_set_in_the_dialog(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        row = pt.workbench.row
        assert row is not None
        was = row.cells[0].item.tempo
        await pt.press("d")
        pt.app.screen.query_one("#tempo").focus()
        await pt.press("right", "ctrl+s")
        row = pt.workbench.row
        assert row is not None
        assert {cell.item.tempo for cell in row.cells} != {was}


@pytest.mark.slow
@pytest.mark.parametrize("words", ["lunge", "step taps", "brigde"])
async def test_slash_finds_in_the_table(workspace: Workspace, words: str) -> None:
    """By the name of its kind, by its own name, with a typing mistake; in a later phase too."""
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("slash")
        await pt.type(words)
        await pt.press("enter")
        name = pt.program.exercises[pt.here].patient_name
        assert name == ("Bridge" if words == "brigde" else "Step taps")
        assert name in pt.notice


@pytest.mark.slow
async def test_what_is_not_in_the_table_is_said(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        here = pt.here
        await pt.press("slash")
        await pt.type("goblet")
        assert pt.sees("Not in this program")
        await pt.press("escape")
        assert pt.here == here


async def test_swap_reaches_the_whole_library(workspace: Workspace) -> None:
    """A bridge in the place of a flexion exercise: another kind, but there."""
    async with sitting(workspace) as pt:
        await pt.plan_for()
        library = workspace.library
        old, case = library.exercises[pt.here], read_case(pt.program.intake, library)
        other = next(
            one
            for one in library.exercises.values()
            if one.category != old.category
            and one.id not in pt.program.exercises
            and not any(case.exclusions(one, phase) for phase in (1, 2, 3, 4))
        )
        await pt.press("s")
        assert pt.sees("Best for this place")
        await pt.type(other.name)
        await pt.press("enter")
        assert pt.here == other.id
        assert pt.stored == pt.program


@pytest.mark.slow
async def test_words_narrow_the_list_by_position_equipment_and_level(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("a")
        await pt.type("supine level<3")
        dialog = pt.app.screen
        found = [workspace.library.exercises[pick.key] for pick in dialog._picks]  # type: ignore[attr-defined]
        assert found
        assert all("supine" in f"{one.start_position} {one.name}".lower() for one in found)
        assert max(one.level for one in found) < 3


@pytest.mark.slow
async def test_a_star_comes_first_in_every_list_and_stays(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("a")
        await pt.type("step taps")
        await pt.press("f2", "escape", "s")
        assert pt.sees("Starred")
        assert pt.sees("★ Step taps")
    async with sitting(workspace) as pt:
        await pt.press("a")
        assert pt.sees("★ Step taps")


@pytest.mark.slow
async def test_what_was_put_in_last_is_offered_before_the_library(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("a")
        await pt.type("goblet")
        await pt.press("escape", "a")
        assert not pt.sees("Used last")
        await pt.type("step taps")
        await pt.press("enter")
        if pt.at("ReasonDialog"):
            await pt.press("escape")
        else:
            await pt.press("a")
            assert pt.sees("Used last")


@pytest.mark.slow
async def test_the_picture_stands_beside_the_list(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("a")
        await pt.type("bridge")
        await pt.rest()
        drawn = [sign for sign in pt.reading() if "\u2801" <= sign <= "\u28ff"]
        assert len(drawn) > 20
        await pt.type("zzz")
        await pt.rest()
        assert not [sign for sign in pt.reading() if "\u2801" <= sign <= "\u28ff"]


@pytest.mark.slow
async def test_a_name_is_mended_without_losing_work(workspace: Workspace) -> None:
    """A typing mistake in the name and the year; the hand edits and the overrides stay."""
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lea")
        await pt.press("h", "x")
        before = pt.program
        await pt.press("N")
        await pt.press("backspace")
        await pt.type("e")
        await pt.tab(1)
        await pt.type("1957")
        await pt.press("enter")
        patient = pt.program.intake.patient
        assert (patient.name, patient.birth_year) == ("Ann Lee", 1957)
        assert pt.program.weeks == before.weeks
        assert pt.sees("Ann Lee (1957)")
        assert pt.stored == pt.program
        assert {one.patient for one in pt.patients} == {"Ann Lee"}
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_what_nobody_sees_is_left_behind_and_told_where_it_is_typed(
    workspace: Workspace,
) -> None:
    """Characters from another program's clipboard ended the planner, or lost a whole dose."""
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("N")
        pt.app.post_message(Paste("\u202e Smith\x00"))
        await pt.press("enter")
        assert pt.program.intake.patient.name == "Ann Lee Smith"
        await pt.press("N")
        for field, text in (("name", "Ann\u202e"), ("name", "\u200b"), ("goals", "\u00ad")):
            there = pt.app.screen.query_one(f"#{field}", Input)
            before, there.value = there.value, text
            there.focus()
            await pt.press("enter")
            assert pt.at("HeaderDialog"), text
            assert pt.sees("in this text"), text
            there.value = before
        await pt.press("escape", "d")
        pt.app.screen.query_one("#remark", Input).value = "Slowly\u202e"
        pt.app.screen.query_one("#sets", Input).value = "3"
        await pt.press("enter")
        assert pt.at("DosageDialog")
        assert pt.sees("There is a control character")
        assert pt.app.screen.query_one("#sets", Input).value == "3"


def test_the_intake_tells_it_before_the_red_flags_are_asked() -> None:
    draft = Draft(name="Ann Lee", on_paper_as="Ann\u202e", bands="yellow, \u200b")
    assert {*mistakes(draft, 2026, 8)} >= {"on_paper_as", "bands"}


@pytest.mark.slow
async def test_a_name_and_year_of_another_patient_make_no_one_of_two(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for("Ann Lee")
        await pt.press("escape")
        await pt.plan_for("Ann Le")
        ids = {one.patient_id for one in pt.patients}
        await pt.press("N")
        await pt.type("e")
        await pt.press("enter")
        assert [one.patient for one in pt.patients] == ["Ann Lee", "Ann Lee"]
        assert {one.patient_id for one in pt.patients} == ids
        assert len(ids) == 2
        await pt.press("u")
        assert {one.patient for one in pt.patients} == {"Ann Lee", "Ann Le"}


@pytest.mark.slow
@pytest.mark.parametrize("year", ["57", str(date.max.year)])
async def test_a_year_that_is_none_is_not_taken(workspace: Workspace, year: str) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = pt.program
        await pt.press("N")
        await pt.tab(1)
        await pt.type(year)
        await pt.press("enter")
        assert pt.at("HeaderDialog")
        assert pt.sees("From 1900 to 2025.")
        await pt.press("escape")
        assert pt.program == before


@pytest.mark.slow
async def test_other_weeks_and_minutes_ask_and_keep_what_was_changed_by_hand(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("d")
        pt.app.screen.query_one("#remark", Input).focus()
        await pt.type("On the blue mat")
        await pt.press("enter")
        await pt.press("d", "up")
        await pt.type(", slowly")
        await pt.press("enter")
        before, here = pt.program, pt.here
        await pt.press("N")
        assert pt.sees("Enter keeps, Esc drops.")
        assert pt.app.screen.styles.background.a == 0, "the plan stays in sight"
        pt.app.screen.query_one("#weeks", Input).focus()
        await pt.type("10")
        await pt.tab(2)
        await pt.type("30")
        await pt.press("enter")
        assert pt.sees("8 weeks, 5 x 20 minutes become 10 weeks, 5 x 30 minutes")
        await pt.press("n")
        assert pt.program == before, "asked, and left"
        await pt.press("N", "escape")
        assert pt.program == before, "Esc drops it"
        await pt.press("N")
        pt.app.screen.query_one("#weeks", Input).focus()
        await pt.type("10")
        await pt.press("tab", "tab", "tab")
        await pt.type("; Dance")
        await pt.press("enter", "y")
        intake = pt.program.intake
        assert (intake.weeks, len(pt.program.weeks)) == (10, 10)
        assert intake.goals[-1] == "Dance"
        assert pt.program.screening == before.screening
        remarks = {i.remark for w in pt.program.weeks for s in w.sessions for i in s.items}
        assert "On the blue mat, slowly" in remarks, "what is typed later is added to it"
        assert any(
            here == i.exercise and i.remark for s in pt.program.weeks[0].sessions for i in s.items
        )
        await pt.press("u")
        assert pt.program == before


@pytest.mark.slow
async def test_a_step_in_every_phase_says_what_became_of_what(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = pt.workbench.exercise
        await pt.press("E")
        assert pt.workbench.exercise != before
        assert pt.sees(f"Easier: {before} became {pt.workbench.exercise} in week")


@pytest.mark.slow
async def test_in_a_small_window_no_line_of_the_list_is_cut(workspace: Workspace) -> None:
    """Why one fits, or what is against it, stands beside the list."""
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("s")
        assert "…" not in pt.reading()

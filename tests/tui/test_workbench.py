"""Every key of the workbench: what it does to the program, and that it is saved."""

from pathlib import Path

import pytest
from textual.widgets import Input

from planner.building.build import build
from planner.building.edit import set_dosage
from planner.building.rows import rows
from planner.model.finding import Place
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json
from planner.services.workspace import Workspace
from planner.tui.screens.workbench.screen import WorkbenchScreen
from planner.tui.state.place import ScreenPlace, place_from_json, place_to_json
from planner.tui.words.finding_place import listed
from tests.conftest import an_intake
from tests.page_texts import text_of
from tests.printed import handout, planned
from tests.tui.therapist import NO_TO_ALL, TODAY, Therapist, sitting


def released() -> Program:
    text = (Path(__file__).parents[1] / "formats" / "0.2.0" / "program.json").read_text("utf-8")
    program, problems = program_from_json(text)
    assert program is not None, problems
    return program


def row_ids(pt: Therapist) -> list[str]:
    return [row.exercise for row in rows(pt.program)]


async def to(pt: Therapist, exercise: str) -> None:
    """Move the cursor to an exercise."""
    await pt.press("ctrl+home")
    for _ in row_ids(pt):
        if pt.here == exercise:
            return
        await pt.press("down")
    raise AssertionError(exercise)


@pytest.mark.slow
@pytest.mark.parametrize("key", ["e", "h"])
async def test_easier_and_harder_step_on_the_ladder(workspace: Workspace, key: str) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await to(pt, "sit-to-stand")
        old = workspace.library.exercises[pt.here]
        await pt.press(key)
        new = workspace.library.exercises[pt.here]
        assert new.ladder == old.ladder
        assert (new.level < old.level) is (key == "e")
        assert pt.stored == pt.program
        assert pt.revision == 2
        assert new.patient_name in pt.notice


@pytest.mark.slow
async def test_the_panel_shows_what_the_table_shows_until_a_change_is_shown(
    workspace: Workspace,
) -> None:
    """Between a change and its table the panel may be due: the row is of the program before."""
    async with sitting(workspace) as pt:
        await pt.plan_for()
        screen = pt.app.screen
        assert isinstance(screen, WorkbenchScreen)
        await pt.press("down")
        gone = pt.here
        await pt.press("up")
        for row in rows(screen.program):
            if row.exercise == gone:
                screen.editing.drop(row)
        assert gone not in screen.program.exercises
        await pt.press("down")
        assert pt.here == gone
        screen.show_program()
        await pt.settled()
        assert pt.here != gone


@pytest.mark.slow
async def test_an_edit_that_makes_no_sense_is_refused_in_words(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        for _ in range(30):
            await pt.press("e")
            if "no easier" in pt.notice.lower():
                break
        assert "No easier exercise" in pt.notice
        before = pt.program
        await pt.press("e")
        assert pt.program == before


@pytest.mark.slow
async def test_swap_takes_one_from_the_list(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        old = pt.here
        await pt.press("s", "down", "enter")
        assert pt.here != old
        assert "Swapped" in pt.notice
        assert pt.stored == pt.program


async def test_swapping_in_an_excluded_one_needs_a_reason(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await to(pt, "bridge-full")
        await pt.press("s")
        await pt.type("romanian deadlift with dumbbells")
        await pt.press("enter")
        assert pt.sees("Excluded")
        await pt.press("enter")
        assert pt.at("ReasonDialog")
        await pt.type("Trains daily")
        await pt.press("enter")
        assert pt.sees("Type why")
        await pt.type("Bought a pair")
        await pt.press("enter")
        assert pt.sees("Type who decides")
        await pt.type("Ann Roy, PT")
        await pt.press("enter")
        assert pt.here == "rdl-dumbbell"
        kept = pt.program.overrides
        assert {(one.cause, one.reason) for one in kept} == {
            ("irritability", "Trains daily"),
            ("equipment", "Bought a pair"),
        }
        row = pt.workbench.row
        assert row is not None
        assert {one.place.phase for one in kept} == {cell.phase for cell in row.cells}
        assert {(one.rule.code, one.who, one.on) for one in kept} == {
            ("excluded", "Ann Roy, PT", TODAY)
        }
        await pt.press("u")
        assert pt.here == "bridge-full"
        assert pt.program.overrides == ()
        assert pt.stored == pt.program


async def test_dosage_from_this_week_on(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        row = pt.workbench.row
        assert row is not None
        await pt.press("right", "d")
        await pt.type("4")
        assert pt.sees("-> ")
        await pt.press("enter")
        after = next(one for one in rows(pt.program) if one.key == row.key)
        assert after.weeks[0] == row.weeks[0]
        assert {item.sets for _, item in after.weeks[1:]} == {4}
        assert pt.revision == 2
        await pt.press("d", "plus", "escape")
        assert pt.revision == 2


@pytest.mark.slow
async def test_a_remark_for_this_patient_is_printed_on_the_card(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        place = pt.workbench.row
        assert place is not None
        await pt.press("d", "up")
        await pt.type("Hold on to <b> the sink & breathe")
        await pt.press("enter")
        after = next(one for one in rows(pt.program) if one.key == place.key)
        assert {item.remark for _, item in after.weeks} == {"Hold on to <b> the sink & breathe"}
        paper = text_of(handout(workspace, pt.program))
        assert "Hold on to <b> the sink & breathe" in paper
        await pt.press("d", "up", "end", *["backspace"] * 40, "enter")
        after = next(one for one in rows(pt.program) if one.key == place.key)
        assert {item.remark for _, item in after.weeks} == {""}


@pytest.mark.slow
async def test_a_weight_is_set_in_the_unit_of_the_patient(workspace: Workspace) -> None:
    program = planned(
        workspace, an_intake(weight_unit="lb", equipment=["dumbbell"], minutes_per_day=45, weeks=12)
    )
    workspace.store.create(program)
    lift = next(
        row
        for row in rows(program)
        if "external_load" in program.exercises[row.weeks[-1][1].exercise].properties
    )
    async with sitting(workspace) as pt:
        await pt.press("enter")
        pt.workbench.table.select(lift.key, lift.last)
        await pt.press("d")
        field = pt.app.screen.query_one("#load_kg", Input)
        field.focus()
        field.value = "8, 9"
        await pt.settled()
        assert pt.sees("One weight, like 2.5.")
        field.value = "8,5 kg"
        await pt.settled()
        assert not pt.sees("One weight")
        field.value = "8"
        await pt.press("enter")
        after = next(one for one in rows(pt.program) if one.key == lift.key)
        assert after.weeks[-1][1].load_kg == pytest.approx(8 * 0.45359237)


@pytest.mark.slow
async def test_a_range_and_days_are_typed_and_printed(workspace: Workspace) -> None:
    """The dash after a digit is one; on a number that stands there minus counts down."""
    workspace.store.create(planned(workspace, an_intake(weeks=12, minutes_per_day=40)))
    async with sitting(workspace, (100, 40)) as pt:
        await pt.press("enter")
        place = next(
            r
            for r in rows(pt.program)
            if r.cells[0].item.reps > 1 and "A" not in r.cells[0].sessions
        )
        pt.workbench.table.select(place.key, place.first)
        await pt.press("d", "down", "minus", "minus")
        reps = pt.app.screen.query_one("#reps", Input)
        assert reps.value == str(place.cells[0].item.reps - 2)
        await pt.type("8-")
        assert pt.sees("A number, or a range: 8-10.")
        await pt.type("6")
        assert pt.sees("The larger number comes last")
        await pt.press("backspace")
        await pt.type("10")
        days = pt.app.screen.query_one("#days", Input)
        days.value = "Mon Sun noday"
        await pt.settled()
        assert pt.sees("Of Mon")
        days.value = "mo, we"
        await pt.press("enter")
        after = next(one for one in rows(pt.program) if one.key == place.key)
        item = after.item(place.first)
        assert item is not None
        assert (item.reps, item.reps_most, item.days) == (8, 10, ("mon", "wed"))
        assert pt.sees("8-10")
        assert pt.stored == pt.program
        paper = text_of(handout(workspace, pt.program))
        assert "8 to 10 times" in paper
        assert "Do this only on Monday and Wednesday." in paper


async def test_a_wrong_dosage_is_said_and_not_taken(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("d")
        await pt.type("99")
        assert pt.sees("From 1 to 10.")
        await pt.press("enter")
        assert pt.at("DosageDialog")
        await pt.press("escape")
        assert pt.revision == 1


async def test_add_searches_the_library(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = row_ids(pt)
        await pt.press("a")
        await pt.type("seat squeeze")
        await pt.press("enter")
        assert len(row_ids(pt)) == len(before) + 1
        assert pt.here == "glute-set"
        assert pt.stored == pt.program


async def test_drop_and_undo_and_redo(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before, name = pt.program, pt.here
        await pt.press("x")
        assert pt.here != name
        dropped = pt.program
        await pt.press("u")
        assert pt.program == before
        assert pt.here == name
        assert "Undid: drop" in pt.notice
        assert pt.stored == before
        await pt.press("r")
        assert pt.program == dropped
        assert "Did again: drop" in pt.notice
        await pt.press("r")
        assert "nothing to redo" in pt.notice


@pytest.mark.slow
async def test_everything_can_be_dropped_and_brought_back(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before, count = pt.program, len(row_ids(pt))
        await pt.press(*["x"] * (count + 1))
        assert row_ids(pt) == []
        await pt.press("d", "s", "e", "left", "down")
        await pt.press(*["u"] * count)
        assert pt.program == before
        await pt.press("u")
        assert "nothing to undo" in pt.notice


@pytest.mark.slow
@pytest.mark.parametrize(("down", "up"), [("]", "["), ("shift+down", "shift+up")])
async def test_move_changes_the_order(workspace: Workspace, down: str, up: str) -> None:
    names = {"]": "right_square_bracket", "[": "left_square_bracket"}
    async with sitting(workspace) as pt:
        await pt.plan_for()
        first = pt.here
        order = row_ids(pt)
        daily = [item.exercise for item in pt.program.weeks[0].sessions[0].items]
        await pt.press(names.get(down, down))
        after = [item.exercise for item in pt.program.weeks[0].sessions[0].items]
        assert after == [daily[1], daily[0], *daily[2:]]
        assert [one for one in row_ids(pt) if one in after] == after
        assert pt.here == first
        await pt.press(names.get(up, up))
        assert row_ids(pt) == order


@pytest.mark.slow
async def test_a_finding_leads_to_its_row_and_can_be_overridden(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("d")
        await pt.type("10")
        await pt.press("enter")
        await pt.press("end", "down", "n")
        problem = listed(pt.program, workspace.library)[0]
        assert problem.finding.rule.code == "minutes"
        assert problem.finding.place == Place(phase=3, session="A", field="minutes")
        assert pt.sees("minutes")
        await pt.press("v")
        await pt.press("enter")
        assert pt.at("ReasonDialog")
        await pt.type("-")
        await pt.press("enter")
        assert pt.sees("A dash or a dot is no reason")
        await pt.press("backspace")
        await pt.type("Only this week")
        await pt.press("tab")
        await pt.type("Ann Roy")
        await pt.press("enter")
        kept = pt.program.overrides[0]
        assert (kept.key, kept.value) == (problem.finding.key, problem.finding.value)
        assert pt.stored == pt.program
        assert pt.sees("overridden")
        await pt.press("end", "v")
        assert pt.program.overrides == ()
        await pt.press("home", "enter")
        row = pt.workbench.row
        assert row is not None
        cell = row.cell(pt.workbench.table.week)
        assert cell is not None
        assert (cell.phase, cell.sessions[0]) == (3, "A")


@pytest.mark.slow
async def test_left_out_is_one_key_away(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        name = pt.program.left_out[0].name
        await pt.press("o")
        assert pt.sees("Left out of this program")
        assert pt.sees(name[:20])
        await pt.press("escape")
        assert pt.at("WorkbenchScreen")


@pytest.mark.slow
async def test_the_panel_switches(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        assert pt.sees("[Exercise]")
        await pt.press("m")
        assert pt.sees("[Findings]")
        await pt.press("m")
        assert pt.sees("[Exercise]")


@pytest.mark.slow
async def test_the_intake_can_be_changed_and_undone(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        before = pt.program
        await pt.press("i", "y")
        assert pt.at("IntakeScreen")
        await pt.press(*["tab"] * 6)
        await pt.type("12")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert len(pt.program.weeks) == 12
        assert pt.stored == pt.program
        assert len(pt.patients) == 1
        await pt.press("u")
        assert pt.program == before
        await pt.press("i", "y", "escape")
        assert pt.at("WorkbenchScreen")


async def test_save_says_that_it_is_saved(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("ctrl+s")
        assert "revision 1" in pt.notice


async def test_help_and_palette_know_every_command(workspace: Workspace) -> None:
    async with sitting(workspace, (140, 60)) as pt:
        await pt.plan_for()
        await pt.press("question_mark")
        assert pt.sees("Put another exercise in its place")
        await pt.press("escape")
        titles = [one.title for one in pt.app.get_system_commands(pt.app.screen)]
        assert "Swap (s)" in titles
        assert "Undo (u)" in titles


@pytest.mark.slow
async def test_a_remapped_key_is_used_and_shown(workspace: Workspace) -> None:
    workspace.user.put("keys", '{"workbench.drop": "z"}')
    async with sitting(workspace) as pt:
        await pt.plan_for()
        assert pt.sees("z Drop")
        name = pt.here
        await pt.press("z")
        assert pt.here != name


@pytest.mark.slow
async def test_a_click_selects_a_cell(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        second = row_ids(pt)[1]
        await pt.pilot.click("#plan", offset=(8, 3))
        await pt.settled()
        assert pt.here == second


@pytest.mark.slow
async def test_a_wide_window_shows_table_exercise_and_findings_at_once(
    workspace: Workspace,
) -> None:
    async with sitting(workspace, (140, 45)) as pt:
        await pt.plan_for()
        name = workspace.library.exercises[pt.here].name
        assert pt.sees("Exercise")
        assert pt.sees(name)
        assert pt.sees("Findings")
        await pt.press("down")
        await pt.rest()
        assert pt.sees(workspace.library.exercises[pt.here].name)


@pytest.mark.slow
async def test_twelve_weeks_scroll_with_the_cursor_and_names_stay(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ann")
        await pt.press(*["tab"] * 6)
        await pt.type("12")
        await pt.press("ctrl+b", *NO_TO_ALL, "ctrl+end", "end")
        row = pt.workbench.row
        assert row is not None
        assert pt.workbench.table.week == 12
        assert pt.sees(f"{row.slot}: {pt.program.exercises[pt.here].patient_name}"[:25])
        head = next(line for line in pt.reading().splitlines() if "Exercise" in line)
        assert head.rstrip().endswith("12")


@pytest.mark.slow
async def test_edits_act_from_the_week_under_the_cursor_on(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await to(pt, "sit-to-stand")
        before = pt.program
        for key, said in (("h", "from week 3 on"), ("x", "from week 3 on")):
            await pt.press("home", "right", "right", key)
            assert said in pt.notice
            assert pt.program.weeks[:2] == before.weeks[:2]
            assert pt.program.weeks[2] != before.weeks[2]
            await pt.press("u")
            assert pt.program == before
            assert pt.here == "sit-to-stand"


@pytest.mark.slow
async def test_a_rung_is_a_line_of_its_lane(workspace: Workspace) -> None:
    """Right goes over the climb to the line of the next rung; down goes to the next lane."""
    async with sitting(workspace, (160, 50)) as pt:
        await pt.plan_for()
        await to(pt, "sit-to-stand")
        row = pt.workbench.row
        assert row is not None
        await pt.press("right", "right", "h")
        lines = [
            line for line in pt.workbench.table.lines if line.row and line.row.slot == row.slot
        ]
        assert len(lines) == 2
        assert lines[1].text.startswith("  ↑ ")
        assert [cell.text for cell in lines[0].cells[:2] if cell] == ["2x6", "2x8"]
        assert pt.here != "sit-to-stand"
        await pt.press("left")
        assert pt.here == "sit-to-stand"
        await pt.press("down")
        assert pt.workbench.row is not None
        assert pt.workbench.row.slot != row.slot


@pytest.mark.slow
async def test_a_dose_that_stays_is_a_dot_and_phases_head_the_weeks(workspace: Workspace) -> None:
    async with sitting(workspace, (160, 50)) as pt:
        await pt.plan_for()
        table = pt.workbench.table
        line = next(one for one in table.lines if one.row and one.row.slot == "Hip stretch")
        assert [cell.text for cell in line.cells if cell][:2] == ["1x30s", "·"]
        heads = pt.reading().splitlines()[1]
        for phase in pt.program.phases:
            assert f"{phase.number} {phase.name}"[:6] in heads
        minutes = next(one for one in table.lines if one.text.strip().startswith("Daily "))
        daily = [week.sessions[0].minutes for week in pt.program.weeks[:4]]
        assert [cell.text for cell in minutes.cells if cell] == list(map(str, daily))


@pytest.mark.slow
async def test_a_program_of_a_release_is_shown_and_edited(workspace: Workspace) -> None:
    """Other exercises in A than in B under one slot: each is a row."""
    old = released()
    workspace.store.create(old)
    async with sitting(workspace, (160, 50)) as pt:
        await pt.press("enter")
        assert pt.program == old
        texts = [line.text for line in pt.workbench.table.lines]
        assert [text for text in texts if text.startswith("Hinge: ")] == [
            "Hinge: Slide-down hinge",
            "Hinge: Stick hinge",
        ]
        await to(pt, "hinge-dowel")
        await pt.press("x")
        left = [one.text for one in pt.workbench.table.lines if one.text.startswith("Hinge: ")]
        assert left == ["Hinge: Slide-down hinge"]
        await pt.press("u")
        assert pt.program == old
        assert pt.here == "hinge-dowel"


def test_every_finding_leads_to_a_week_of_what_it_names(library: Library) -> None:
    """Too much of everything, in a program of today and in one of a release."""
    new = build(an_intake(precautions=["osteoporosis"]), library).program
    assert new is not None
    for program in (new, released()):
        for row in rows(program):
            program = set_dosage(program, library, row, row.first, {"effort": 10, "sets": 9})
        table = {row.key: row for row in rows(program)}
        found = [one for one in listed(program, library) if one.finding.place.exercise]
        assert found
        for one in found:
            assert one.key is not None
            place, cell = one.finding.place, table[one.key].cell(one.week)
            assert cell is not None
            assert cell.item.exercise == place.exercise
            assert place.phase in (None, cell.phase)
            assert not place.session or place.session in cell.sessions


def test_a_place_that_an_older_version_kept_leads_to_its_slot() -> None:
    kept = '{"screen": "workbench", "program": 1, "row": [3, "B", "Hinge", "hinge-dowel"]}'
    assert place_from_json(kept).row == ("Hinge", 0)
    here = ScreenPlace("workbench", 1, ("Hinge", 1), 5)
    assert place_from_json(place_to_json(here)) == here


@pytest.mark.slow
async def test_a_long_notice_is_read_to_its_end(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        pt.workbench.say(f"The handout is in {'/folder' * 25}/ann.pdf. Write your number there.")
        await pt.settled()
        assert pt.sees("there.")
        assert pt.sees("? Help")

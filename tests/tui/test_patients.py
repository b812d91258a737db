"""The list of patients: whose intake is whose, who is who, and what was deleted."""

import pytest
from textual.widgets import DataTable, Input

from planner.services.workspace import Workspace
from planner.tui.screens.intake.form import IntakeScreen
from planner.tui.state.draft import Draft, draft_to_json
from tests.store.conftest import by_hand
from tests.tui.therapist import NO_TO_ALL, Therapist, sitting, workspace_at


def form(pt: Therapist) -> IntakeScreen:
    assert isinstance(pt.app.screen, IntakeScreen), pt.reading()
    return pt.app.screen


def under_the_cursor(pt: Therapist) -> str:
    table = pt.app.screen.query_one("#patients", DataTable)
    return str(table.get_row_at(table.cursor_row)[0])


# drafts


@pytest.mark.slow
async def test_a_new_patient_is_blank_and_the_begun_one_stands_in_the_list(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Bertha Newpatient")
        await pt.press("ctrl+b", "enter", "n", "n", "escape", "escape")
        assert pt.at("HomeScreen")
        assert pt.sees("Bertha Newpatient")
        assert pt.sees("Intake not finished")
        assert pt.sees("today ")
        assert "1 not finished" in pt.title
        await pt.press("n")
        assert form(pt).draft.name == ""
        assert form(pt).draft.flags == ()
        await pt.press("escape")
        assert len(workspace.store.drafts()) == 1, "an untouched form leaves nothing"
        await pt.press("enter")
        assert form(pt).draft.name == "Bertha Newpatient"
        assert len(form(pt).draft.flags) == 2


@pytest.mark.slow
async def test_two_intakes_are_kept_side_by_side(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        for name in ("Bertha", "Carl"):
            await pt.press("n")
            await pt.type(name)
            await pt.press("escape")
        await pt.type_plan_for("Dora")
        await pt.press("i", "y", "escape", "escape")
        assert {one.patient for one in workspace.store.drafts()} == {"Bertha", "Carl"}
        assert pt.sees("Bertha")
        assert pt.sees("Carl")


@pytest.mark.slow
async def test_two_windows_do_not_take_each_others_intake(workspace: Workspace) -> None:
    async with sitting(workspace) as here:
        await here.press("n")
        await here.type("Alice InA")
        await here.rest()
        other = workspace_at(workspace.settings.data_dir, workspace.library)
        other.user.put("place", None)
        async with sitting(other) as there:
            await there.press("n")
            assert form(there).draft.name == ""
            await there.plan_for_typed("Bob")
        await here.type("X")
        await here.rest()
        assert [one.patient for one in workspace.store.drafts()] == ["Alice InAX"]


@pytest.mark.slow
async def test_a_finished_intake_leaves_the_list(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann Lee")
        await pt.rest()
        assert workspace.store.drafts() == ()
        await pt.press("escape")
        assert not pt.sees("not finished")


@pytest.mark.slow
async def test_an_intake_is_thrown_away_only_after_asking(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Bertha")
        await pt.press("escape", "x")
        assert pt.sees("Throw this intake away?")
        await pt.press("n")
        assert len(workspace.store.drafts()) == 1
        await pt.press("x", "y")
        assert workspace.store.drafts() == ()
        assert pt.sees("No patient yet")


@pytest.mark.slow
async def test_a_change_of_the_intake_is_kept_and_offered(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann Lee")
        await pt.press("i", "y")
        await pt.tab(9)
        await pt.type("Walk the dog")
        await pt.press("escape")
        assert pt.at("WorkbenchScreen")
        await pt.press("i", "y")
        assert pt.sees("was begun today")
        await pt.press("p")
        assert form(pt).draft.goals == ""
        await pt.press("escape", "escape")
        assert pt.sees("Change not finished")
        assert under_the_cursor(pt) == "Ann Lee"
        await pt.press("up", "enter")
        assert form(pt).draft.goals == "Walk the dog"
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.program.intake.goals == ("Walk the dog",)
        assert pt.stored == pt.program
        assert workspace.store.drafts() == ()


# whose answers


@pytest.mark.slow
async def test_answers_are_not_lent_to_another_name(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Anna")
        await pt.press(*["tab"] * 10, "enter")
        await pt.type("osteo")
        await pt.press("enter", "escape", "ctrl+b", "enter", *["n"] * 3, "escape")
        form(pt).query_one("#name", Input).focus()
        await pt.press(*["backspace"] * 4)
        await pt.type("Bob Other")
        await pt.press("ctrl+b")
        assert pt.sees("The red flags were answered for Anna")
        await pt.press("a")
        draft = form(pt).draft
        assert (draft.name, draft.flags, draft.precautions) == ("Bob Other", (), ())
        await pt.press("ctrl+b", "enter")
        assert pt.title.startswith("1 of")


@pytest.mark.slow
async def test_a_corrected_spelling_keeps_the_answers(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ana")
        await pt.press("ctrl+b", "enter", *["n"] * 3, "escape")
        form(pt).query_one("#name", Input).focus()
        await pt.type("X")
        await pt.press("tab")
        assert pt.sees("Whose answers are these?")
        await pt.press("escape")
        assert form(pt).draft.name == "Ana", "Esc takes the new name back"
        form(pt).query_one("#name", Input).focus()
        await pt.type("X")
        await pt.press("tab", "s")
        assert len(form(pt).draft.flags) == 3
        await pt.press("ctrl+b", "enter")
        assert pt.title.startswith("4 of"), "not asked again"


@pytest.mark.slow
async def test_an_intake_of_an_older_planner_lends_nothing_either(workspace: Workspace) -> None:
    old = Draft(name="Bertha", flags=(("RF-01", "no"),), precautions=("osteoporosis",))
    workspace.store.keep_draft(None, None, None, draft_to_json(old))
    async with sitting(workspace) as pt:
        await pt.press("enter")
        await pt.type("X")
        await pt.press("tab")
        assert pt.sees("The red flags were answered for Bertha")
        await pt.press("a")
        assert form(pt).draft == Draft(name="X")


# who is who


@pytest.mark.slow
async def test_the_same_person_or_another(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Zoë Brown")
        await pt.press("escape", "n")
        await pt.type("zoe brown")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.sees("the same person or another?")
        assert pt.sees("birth year not known")
        assert len(pt.patients) == 1, "nothing is stored before it is answered"
        await pt.press("escape")
        assert form(pt).draft.name == "zoe brown"
        await pt.press("ctrl+b", *NO_TO_ALL, "enter")
        assert pt.at("WorkbenchScreen")
        assert len({entry.patient_id for entry in pt.patients}) == 1
        await pt.press("escape", "n")
        await pt.type("Zoe Brown")
        await pt.press("ctrl+b", *NO_TO_ALL, "down", "enter")
        assert pt.at("WorkbenchScreen")
        assert len({entry.patient_id for entry in pt.patients}) == 2
        assert len(pt.patients) == 3


# deleting


@pytest.mark.slow
async def test_a_deleted_program_is_brought_back(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann Lee")
        await pt.press("e", "escape", "x", "y")
        assert pt.sees("No patient yet")
        await pt.press("r")
        assert pt.sees("Ann Lee")
        await pt.press("enter", "r")
        assert pt.at("HomeScreen")
        assert pt.sees("Ann Lee")
        assert pt.patients[0].revision == 2
        await pt.press("r")
        await pt.rest()
        assert pt.at("HomeScreen")
        assert [n.message for n in pt.app._notifications] == [
            "Nothing was deleted in the last 30 days."
        ]


@pytest.mark.slow
async def test_a_deleted_program_is_purged_on_demand(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Xylophonia Quux")
        await pt.press("escape", "x", "y", "r", "enter")
        assert pt.sees("gone for good")
        await pt.press("p")
        assert workspace.store.deleted() == ()
    assert b"ylophonia" not in workspace.settings.database.read_bytes()


# the list


@pytest.mark.slow
@pytest.mark.parametrize("keys", ["2 escape", "slash z z escape", "slash z z down", "slash down"])
async def test_no_key_leads_from_a_list_of_nobody_into_the_search(
    workspace: Workspace, keys: str
) -> None:
    async with sitting(workspace) as pt:
        await pt.press(*keys.split())
        pt.app.home.refresh(layout=True)
        await pt.settled()
        assert pt.app.focused is None, "a letter is a key"
        await pt.press("n")
        assert form(pt).draft.name == ""


@pytest.mark.slow
async def test_the_cursor_stays_on_the_patient(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        for name in ("Ann", "Bo", "Cy"):
            await pt.type_plan_for(name)
            await pt.press("escape")
            assert under_the_cursor(pt) == name
        await pt.press("down", "down")
        assert under_the_cursor(pt) == "Ann"
        await pt.press("enter", "e", "escape")
        assert [entry.patient for entry in pt.patients] == ["Ann", "Cy", "Bo"]
        assert under_the_cursor(pt) == "Ann"
        await pt.press("slash")
        await pt.type("bo")
        await pt.press("escape")
        assert under_the_cursor(pt) == "Bo"


@pytest.mark.slow
async def test_a_damaged_row_is_listed_and_the_others_open(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann Lee")
        await pt.press("escape")
        await pt.type_plan_for("Bo Ek")
        await pt.press("escape")
    with by_hand(workspace.settings.database) as connection:
        connection.execute("update patients set name = x'00ff' where name = 'Bo Ek'")
        connection.execute("update programs set updated_at = x'00' where patient_id = 2")
    again = workspace_at(workspace.settings.data_dir, workspace.library)
    async with sitting(again) as pt:
        assert pt.sees("(name cannot be read)")
        await pt.press("slash")
        await pt.type("ann")
        await pt.press("enter")
        assert pt.program.intake.patient.name == "Ann Lee"

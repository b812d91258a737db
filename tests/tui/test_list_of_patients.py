"""The list of patients in use: what needs a look, filters, archive."""

from datetime import timedelta

from textual.widgets import DataTable

from planner.model.stored import GivenOut
from planner.services.workspace import Workspace
from planner.tui.words.patient_columns import column_widths
from tests.conftest import MakeProgram
from tests.tui.therapist import TODAY, Therapist, sitting


def names(pt: Therapist) -> list[str]:
    table = pt.app.screen.query_one("#patients", DataTable)
    return [str(table.get_row_at(row)[0]).strip() for row in range(table.row_count)]


async def test_a_day_begins_with_who_needs_a_look(
    workspace: Workspace, make_program: MakeProgram
) -> None:
    store = workspace.store
    quiet = store.create(make_program(patient={"name": "Ann Lee"}))
    store.issue(quiet, GivenOut(monday=TODAY - timedelta(days=TODAY.weekday() + 14)))
    store.create(make_program(patient={"name": "Bo Ek"}))
    store.create(make_program(patient={"name": "Ann Lee"}), quiet.patient_id)
    workspace.user.put("place", None)
    async with sitting(workspace) as pt:
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"], "two programs in one place"
        assert pt.sees("silent 20d")
        await pt.press("1")
        assert names(pt) == ["Ann Lee"]
        assert "1 program" in pt.title
        assert pt.sees("[Look 1]")
        assert pt.sees("No news for 20 days.")
        await pt.press("2")
        assert pt.sees("Nobody here")
        await pt.press("1", "a")
        assert names(pt) == []
        await pt.press("0")
        assert names(pt) == ["Ann Lee", "Bo Ek"], "what is put away is not shown"
        await pt.press("8")
        assert names(pt) == ["Ann Lee"]
        await pt.press("u", "0")
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"]
        await pt.press("end", "a", "8", "a", "escape")
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"], "and back by hand"


def test_the_columns_fit_a_small_window() -> None:
    widths = column_widths(80)
    always = ("patient", "born", "presentation", "look", "next", "told")
    assert sum(widths[name] + 2 for name in always) <= 80 - 4
    assert sum(one + 2 for one in column_widths(120).values()) <= 120 - 4

"""The list of patients in use: what needs a look, filters, archive."""

import threading
from datetime import timedelta

import pytest
from textual.widgets import DataTable

from planner.model.stored import Entry, GivenOut
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
        await pt.press("0", "s")
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"]
        assert pt.sees("Patient ▲")
        await pt.press("S")
        assert names(pt) == ["Bo Ek", "Ann Lee", "also"]
        assert "by name from Z" in pt.title
        y, heads = next(one for one in enumerate(pt.reading().splitlines()) if "Told" in one[1])
        await pt.pilot.click(offset=(heads.index("Told"), y))
        await pt.settled()
        assert "last told first" in pt.title
        await pt.press("escape", "1", "a")
        assert names(pt) == []
        await pt.press("0")
        assert names(pt) == ["Ann Lee", "Bo Ek"], "what is put away is not shown"
        await pt.press("8")
        assert names(pt) == ["Ann Lee"]
        await pt.press("u", "0")
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"]
        await pt.press("end", "a", "8", "a", "escape")
        assert names(pt) == ["Ann Lee", "also", "Bo Ek"], "and back by hand"


@pytest.mark.slow
async def test_an_answer_that_comes_after_a_later_one_is_not_shown(
    workspace: Workspace, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store still looks for "a" when "an" is answered."""
    store = workspace.store
    for name in ("Ann Lee", "Al Ek"):
        store.create(make_program(patient={"name": name}))
    asked, free, entries = threading.Event(), threading.Event(), store.undeleted

    def slow_for_a(words: str = "") -> tuple[Entry, ...]:
        if words == "a":
            asked.set()
            assert free.wait(30)
        return entries(words)

    async with sitting(workspace) as pt:
        monkeypatch.setattr(store, "undeleted", slow_for_a)
        await pt.press("slash")
        pt.send("a")
        await pt.until(asked.is_set)
        pt.send("n")
        await pt.until(lambda: names(pt) == ["Ann Lee"])
        assert pt.sees("[All 1]")
        free.set()
        await pt.settled()
        assert names(pt) == ["Ann Lee"]
        assert pt.sees("[All 1]")
        await pt.press("enter")
        assert pt.program.intake.patient.name == "Ann Lee"


def test_the_columns_fit_a_small_window() -> None:
    widths = column_widths(80)
    always = ("patient", "born", "presentation", "look", "next", "told")
    assert sum(widths[name] + 2 for name in always) <= 80 - 4
    assert sum(one + 2 for one in column_widths(120).values()) <= 120 - 4

"""From launch to a printed handout."""

from pathlib import Path

import pytest

from planner.services.workspace import Workspace
from tests.tui.therapist import NO_TO_ALL, sitting


async def test_a_common_case_takes_few_keys(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ann Lee")
        await pt.press("ctrl+b", *NO_TO_ALL)
        assert pt.at("WorkbenchScreen")
        await pt.press("p", "enter")
        assert (tmp_path / "Ann-Lee-exercises.pdf").read_bytes().startswith(b"%PDF")
        assert "Ann-Lee-exercises.pdf" in pt.notice
        assert pt.keys == 7


@pytest.mark.slow
async def test_a_case_with_findings_stays_within_fifteen_keys(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Bo Ek")
        await pt.press("tab")
        await pt.type("1950")
        await pt.press("tab", "left", "left")  # presentation
        chosen = pt.app.screen.draft.presentation  # type: ignore[attr-defined]
        await pt.press("ctrl+b", *NO_TO_ALL, "p", "enter")
        assert pt.program.presentation == chosen != "stiffness"
        assert pt.program.intake.function == "older_steady"
        assert (tmp_path / "Bo-Ek-exercises.pdf").exists()
        assert pt.keys <= 15


@pytest.mark.slow
async def test_an_existing_file_is_replaced_only_after_asking(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    old = tmp_path / "Ann-Lee-exercises.pdf"
    old.write_text("mine")
    async with sitting(workspace) as pt:
        await pt.type_plan_for("Ann Lee")
        await pt.press("p", "enter")
        assert pt.sees("is there already")
        assert old.read_text() == "mine"
        await pt.press("enter")
        assert old.read_bytes().startswith(b"%PDF")


@pytest.mark.slow
async def test_a_folder_that_cannot_be_written_is_said(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("")
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("p")
        await pt.press("ctrl+u")
        await pt.type(str(tmp_path / "file" / "x.pdf"))
        await pt.press("enter")
        assert pt.at("ExportDialog"), "the path is still there to be mended"
        assert pt.sees("cannot be written")


@pytest.mark.slow
async def test_a_home_that_is_not_there_is_said(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("p", "ctrl+u")
        await pt.type("~nobodyhere/a.pdf")
        await pt.press("enter")
        assert pt.sees("This cannot be a file")


@pytest.mark.slow
async def test_a_name_with_markup_shows_as_itself(workspace: Workspace) -> None:
    name = '[bold]A & <img src="x"/>[/bold] [@click=app.quit]x'
    async with sitting(workspace, (140, 45)) as pt:
        await pt.type_plan_for(name)
        assert pt.program.intake.patient.name == name
        assert pt.sees(name)
        await pt.press("p")
        assert "/" not in pt.app.screen.query_one("#path").value.rsplit("/", 1)[1]  # type: ignore[attr-defined]
        await pt.press("escape", "escape")
        assert pt.at("HomeScreen")
        assert pt.sees(name[:20])
        await pt.press("x")
        assert pt.sees("[bold]A & <img")


async def test_patients_are_found_opened_and_deleted(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        assert pt.sees("Press n")
        await pt.type_plan_for("Ann Lee")
        await pt.press("escape")
        await pt.type_plan_for("Bo Ek")
        await pt.press("escape")
        assert [entry.patient for entry in pt.patients] == ["Bo Ek", "Ann Lee"]
        await pt.press("slash")
        await pt.type("ann")
        assert not pt.sees("Bo Ek")
        await pt.press("enter")
        assert pt.program.intake.patient.name == "Ann Lee"
        await pt.press("escape", "escape", "x", "n")
        assert len(pt.patients) == 2
        await pt.press("x", "y")
        assert [entry.patient for entry in pt.patients] == ["Bo Ek"], "the cursor was on Ann"

"""Killed, read-only, two windows: nothing that was typed is lost, nothing crashes."""

from pathlib import Path

import pytest

from planner.library.unusable import LibraryUnusable
from planner.model.library import Library
from planner.model.problem import Problem
from planner.model.stored import StoreTrouble
from planner.services.sources import FolderSources
from planner.services.workspace import Workspace
from planner.tui.screens.intake.form import IntakeScreen
from tests.tui.therapist import sitting, workspace_at


@pytest.mark.slow
async def test_a_killed_form_comes_back_as_it_was_typed(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ann Le")
        await pt.press("tab")
        await pt.type("19x")
        await pt.press("tab", "right", "ctrl+b")
        await pt.rest()
        presentation = pt.app.screen.draft.presentation  # type: ignore[attr-defined]
        # The first planner is still running: nothing of its closing can help the second.
        again = workspace_at(workspace.settings.data_dir, workspace.library)
        async with sitting(again) as later:
            assert isinstance(later.app.screen, IntakeScreen)
            draft = later.app.screen.draft
            assert (draft.name, draft.birth_year) == ("Ann Le", "19x")
            assert draft.presentation == presentation
            assert later.sees("19x")


@pytest.mark.slow
async def test_a_killed_workbench_opens_at_the_same_cell(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("down", "down", "h", "right")
        await pt.rest()
        again = workspace_at(workspace.settings.data_dir, workspace.library)
        async with sitting(again) as later:
            assert later.program == pt.program
            assert later.here == pt.here
            assert later.workbench.table.week == pt.workbench.table.week == 2


@pytest.mark.slow
async def test_back_at_the_patients_it_opens_there(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        await pt.press("escape")
        again = workspace_at(workspace.settings.data_dir, workspace.library)
        async with sitting(again) as later:
            assert later.at("HomeScreen")


@pytest.mark.slow
async def test_a_program_that_is_gone_is_said(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        workspace.store.delete(pt.workbench.editing.stored.id)
        again = workspace_at(workspace.settings.data_dir, workspace.library)
        async with sitting(again) as later:
            assert later.at("HomeScreen")


@pytest.mark.slow
async def test_two_windows_keep_mine_as_a_copy(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        stored = workspace.store.load(pt.workbench.editing.stored.id)
        workspace.store.save(stored, stored.program.model_copy(update={"title": "Newer"}))
        await pt.press("x")
        assert pt.at("ConflictDialog")
        mine = len(pt.patients)
        await pt.press("k")
        assert len(pt.patients) == mine + 1
        assert pt.stored == pt.program
        assert workspace.store.load(stored.id).program.title == "Newer"


@pytest.mark.slow
async def test_two_windows_open_the_newer_one(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        stored = workspace.store.load(pt.workbench.editing.stored.id)
        workspace.store.save(stored, stored.program.model_copy(update={"title": "Newer"}))
        await pt.press("x", "o")
        assert pt.program.title == "Newer"
        assert len(pt.patients) == 1
        await pt.press("x")
        assert pt.stored == pt.program


async def test_a_store_that_stops_saving_is_said_and_the_work_goes_on(
    workspace: Workspace, monkeypatch: object
) -> None:
    async with sitting(workspace) as pt:
        await pt.plan_for()
        save = workspace.store.save

        def refuse(*_: object) -> None:
            raise StoreTrouble("planner.db: it is read-only. Mend the permissions.")

        workspace.store.save = refuse  # type: ignore[method-assign, assignment]
        await pt.press("x")
        assert pt.title == "NOT SAVED"
        assert "read-only" in pt.notice
        await pt.press("escape")
        assert pt.sees("Leave without saving?")
        await pt.press("n")
        workspace.store.save = save  # type: ignore[method-assign]
        await pt.press("ctrl+s")
        assert pt.title == "saved"
        assert pt.stored == pt.program


async def test_a_store_that_cannot_be_opened_fills_the_screen(
    tmp_path: Path, library: Library
) -> None:
    folder = tmp_path / "data"
    folder.write_text("not a folder")
    async with sitting(workspace_at(folder, library)) as pt:
        assert pt.at("TroubleScreen")
        assert pt.sees("The patients cannot be opened")
        assert pt.sees("PLANNER_DATA_DIR")
        folder.unlink()
        await pt.press("r")
        await pt.ready()
        assert pt.at("HomeScreen")


@pytest.mark.slow
async def test_a_library_that_cannot_be_used_says_where(
    workspace: Workspace, monkeypatch: object
) -> None:
    class Broken(FolderSources):
        @property
        def library(self) -> Library:  # type: ignore[override]
            raise LibraryUnusable((Problem(message="no rules.", file="rules/home.yaml", line=3),))

    async with sitting(Workspace(workspace.settings, sources=Broken())) as pt:
        assert pt.at("TroubleScreen")
        assert pt.sees("rules/home.yaml:3: no rules.")


async def test_typing_ahead_of_the_library_is_not_lost(workspace: Workspace) -> None:
    from planner.tui.app import PlannerApp
    from tests.tui.therapist import TODAY, Therapist

    app = PlannerApp(workspace, TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n")
        pt = Therapist(app, pilot)
        await pt.ready()
        assert pt.at("IntakeScreen")

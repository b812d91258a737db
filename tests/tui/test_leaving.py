"""Leaving, a busy store, a crash: nothing is lost unseen, nothing freezes, nothing is told."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App
from textual.events import Key

from planner.model.library import Library
from planner.model.stored import StoreTrouble
from planner.services.workspace import Workspace
from planner.store.store import Store
from planner.tui.app import PlannerApp
from planner.tui.screens.intake.form import IntakeScreen
from planner.tui.widgets.title_bar import TitleBar
from tests.conftest import MakeProgram
from tests.terminal import Terminal
from tests.tui.therapist import TODAY, Therapist, sitting, workspace_at


def refuse(*_: object, **__: object) -> None:
    raise StoreTrouble("planner.db: the disk is full. Make room and try again.")


async def hands(pt: Therapist, *keys: str) -> None:
    """Press keys without waiting for anything that waits for the store."""
    for key in keys:
        pt.app.post_message(Key(key, key if len(key) == 1 else None))
        await pt.pilot.pause(0.02)


# leaving


@pytest.mark.slow
@pytest.mark.parametrize("way", ["ctrl+q", "palette"])
async def test_leaving_with_an_unsaved_change_asks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr("planner.tui.leaving._LEAVE_WAITS_S", 0.1)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        save = workspace.store.save
        monkeypatch.setattr(workspace.store, "save", refuse)
        await pt.press("x")

        async def leave() -> None:
            if way == "ctrl+q":
                await hands(pt, "ctrl+q")
            else:
                await pt.app.run_action("quit")
            await pt.until_seen("Leave without saving?")

        await leave()
        await hands(pt, "n")
        await pt.settled()
        assert pt.at("WorkbenchScreen")
        assert pt.title == "NOT SAVED"
        monkeypatch.setattr(workspace.store, "save", save)
        await pt.press("ctrl+s")
        await hands(pt, "ctrl+q")
        await pt.until(lambda: not pt.app.is_running)
    assert pt.app.return_code == 0


async def test_leaving_at_once_keeps_what_was_just_typed(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Ann")
        await hands(pt, "ctrl+q")
        await pt.until(lambda: not pt.app.is_running)
    assert [draft.patient for draft in workspace.store.drafts()] == ["Ann"]


@pytest.mark.slow
async def test_an_intake_that_cannot_be_kept_asks(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.tui.leaving._LEAVE_WAITS_S", 0.1)
    async with sitting(workspace) as pt:
        monkeypatch.setattr(workspace.store, "keep_draft", refuse)
        await pt.press("n")
        await pt.type("Ann")
        await pt.rest()
        assert "NOT KEPT" in pt.title
        assert "disk is full" in pt.title
        await hands(pt, "ctrl+q")
        await pt.until_seen("Leave without saving?")
        await hands(pt, "n")
        monkeypatch.undo()
        await pt.type("a")
        await pt.rest()
        assert pt.title == "kept as you type"
        assert [draft.patient for draft in workspace.store.drafts()] == ["Anna"]


@pytest.mark.slow
async def test_no_picture_of_the_screen_is_offered(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        own = {command.title for command in App.get_system_commands(pt.app, pt.app.screen)}
        shown = {command.title for command in pt.app.get_system_commands(pt.app.screen)}
        pictures = {title for title in own if "screenshot" in title.lower()}
        assert len(pictures) == 1  # another name for it would have to be known
        assert own - pictures == own & shown


# another program holds the store


@pytest.fixture
def held(workspace: Workspace, make_program: MakeProgram) -> Iterator[sqlite3.Connection]:
    """Ann Lee is stored; `begin exclusive` and `rollback` hold and free the file."""
    path = workspace.settings.database
    Store(path).create(make_program(patient={"name": "Ann Lee"}))
    workspace.__dict__["store"] = Store(path, workspace.user, wait_s=0.05)
    connection = sqlite3.connect(path, isolation_level=None)
    yield connection
    connection.close()


async def test_a_held_store_is_waited_for_at_the_start(
    workspace: Workspace, held: sqlite3.Connection
) -> None:
    held.execute("begin exclusive")
    app = PlannerApp(workspace, TODAY)
    async with app.run_test(size=(80, 24)) as pilot:
        pt = Therapist(app, pilot)
        await pt.until_seen("waiting for the patients")
        await hands(pt, "question_mark")
        await pt.until_seen("Enter does the first one")
        await hands(pt, "escape")
        held.execute("rollback")
        await pt.until_seen("Ann Lee")
        await pt.ready()
        assert "waiting" not in pt.title


@pytest.mark.slow
async def test_a_held_store_freezes_no_key_and_keeps_what_is_typed(
    workspace: Workspace, held: sqlite3.Connection
) -> None:
    async with sitting(workspace) as pt:
        held.execute("begin exclusive")
        await hands(pt, "n", *"Bertha")
        await pt.until_seen("waiting for the store")
        await hands(pt, *"XY")
        await pt.until_seen("BerthaXY")
        screen = pt.app.screen
        assert isinstance(screen, IntakeScreen)
        assert screen.draft.name == "BerthaXY"
        await hands(pt, "escape", "down", "slash", "a")
        await pt.until_seen("waiting for the patients")
        held.execute("rollback")
        await pt.until_seen("Ann Lee")
        await pt.settled()
        assert [draft.patient for draft in workspace.store.drafts()] == ["BerthaXY"]
        assert not pt.app.screen.query_one(TitleBar).alarm


@pytest.mark.slow
async def test_a_new_program_waits_for_a_held_store(
    workspace: Workspace, held: sqlite3.Connection
) -> None:
    async with sitting(workspace) as pt:
        await pt.press("n")
        await pt.type("Bo Ek")
        await pt.press("ctrl+b")
        await pt.press("enter")
        held.execute("begin exclusive")
        await hands(pt, "a", "enter")
        await pt.until_seen("waiting for the store")
        held.execute("rollback")
        await pt.until_seen("Built:")
        assert {entry.patient for entry in pt.patients} == {"Ann Lee", "Bo Ek"}


async def test_opening_a_program_waits_for_a_held_store(
    workspace: Workspace, held: sqlite3.Connection
) -> None:
    async with sitting(workspace) as pt:
        held.execute("begin exclusive")
        await hands(pt, "enter")
        await pt.until_seen("waiting for the patients")
        assert pt.at("HomeScreen")
        held.execute("rollback")
        await pt.until_seen("Exercise")
        assert pt.at("WorkbenchScreen")


# a file that is not as it should be


@pytest.mark.slow
async def test_an_emptied_database_fills_the_screen(workspace: Workspace, library: Library) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
    workspace.settings.database.write_bytes(b"")
    async with sitting(workspace_at(workspace.settings.data_dir, library)) as pt:
        assert pt.at("TroubleScreen")
        assert pt.sees("planner restore FILE")
        assert not pt.sees("No patient yet")


@pytest.mark.slow
async def test_a_read_only_file_is_told_and_opens(workspace: Workspace, library: Library) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("escape")
    workspace.settings.database.chmod(0o444)
    async with sitting(workspace_at(workspace.settings.data_dir, library)) as pt:
        assert any("read-only" in one.message for one in pt.app._notifications)
        await pt.press("enter", "x")
        assert pt.title == "NOT SAVED"


# crashing

CRASH = """
import sys
sys.argv = ["planner"]
from planner.tui.screens.home import HomeScreen
def fail(self):
    patient = "Xylophonia Quux"
    raise KeyError(patient)
HomeScreen.action_library = fail
if {worker}:
    from textual import work
    HomeScreen.action_library = work(thread=True)(fail)
from planner.__main__ import run
run()
"""


@pytest.mark.slow
@pytest.mark.parametrize("worker", [False, True])
def test_a_crash_ends_with_one_and_tells_nothing_of_a_patient(tmp_path: Path, worker: bool) -> None:
    with Terminal(
        ["-c", CRASH.format(worker=worker)], {"PLANNER_DATA_DIR": str(tmp_path)}
    ) as terminal:
        terminal.wait_for("No patient yet")
        terminal.settle()
        terminal.press("l")
        terminal.wait_for("fault of its own")
        terminal.drain()
        assert b"ylophonia" not in terminal.seen
        _, status = os.waitpid(terminal.process, 0)
        assert os.waitstatus_to_exitcode(status) == 1
    log = (tmp_path / "crash.log").read_text()
    assert "KeyError" in log
    assert "fail" in log
    assert "ylophonia" not in log
    assert (tmp_path / "crash.log").stat().st_mode & 0o077 == 0

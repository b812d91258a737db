"""A store that is busy, full or overtaken keeps no key waiting and loses nothing."""

import threading
from typing import Any

import pytest

from planner.model.stored import Stored, StoreTrouble
from planner.services.workspace import Workspace
from planner.tui.screens.workbench import saving
from tests.tui.therapist import sitting


class Busy:
    """Another program holds the database until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, workspace: Workspace, *names: str) -> None:
        self.free = threading.Event()
        self.asked = threading.Event()
        for name in names:
            monkeypatch.setattr(workspace.store, name, self._after(getattr(workspace.store, name)))

    def _after(self, act: Any) -> Any:
        def waiting(*given: Any, **named: Any) -> Any:
            self.asked.set()
            assert self.free.wait(30)
            return act(*given, **named)

        return waiting


async def test_a_busy_store_stops_no_key(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        busy = Busy(monkeypatch, workspace, "save")
        first = pt.here
        await pt.pilot.press("x")
        await pt.pilot.pause()
        assert busy.asked.wait(10)
        assert pt.here != first
        assert pt.title == "saving ..."
        second = pt.here
        await pt.pilot.press("x", "right", "down")
        await pt.pilot.pause()
        assert second not in pt.program.exercises
        assert pt.workbench.table.week == 2
        assert pt.revision == 1
        busy.free.set()
        await pt.settled()
        assert pt.title == "saved"
        assert pt.stored == pt.program
        assert pt.revision == 3  # each change is a revision of its own


@pytest.mark.slow
async def test_keys_pressed_while_an_undo_waits_are_done_after_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        built = pt.program
        await pt.press("x", "escape", "enter")  # of what was done before, the store is asked
        busy = Busy(monkeypatch, workspace, "undo")
        for key in ("u", "e", "s", "escape", "e"):  # the list of s is closed, not the program
            pt.send(key)
        for _ in range(20):
            await pt.pilot.pause(0.005)
        assert busy.asked.is_set()
        assert pt.program != built
        busy.free.set()
        await pt.settled()
        assert pt.at("WorkbenchScreen")
        assert pt.notice.startswith("Easier:")
        await pt.press("u", "u")
        assert pt.program == built == pt.stored


@pytest.mark.slow
@pytest.mark.parametrize("key", ["p", "s", "a", "d"])
async def test_a_key_that_follows_at_once_goes_to_what_was_opened(
    workspace: Workspace, key: str
) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        pt.send(key)
        pt.send("escape")
        await pt.settled()
        assert pt.at("WorkbenchScreen")


@pytest.mark.slow
async def test_a_key_that_follows_while_a_program_is_read_goes_to_the_program(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        built = pt.program
        number = pt.workbench.editing.stored.id
        await pt.press("escape")
        busy = Busy(monkeypatch, workspace, "load")
        pt.app.open_program(number)
        pt.send("x")
        for _ in range(20):
            await pt.pilot.pause(0.005)
        assert busy.asked.is_set()
        busy.free.set()
        await pt.settled()
        assert pt.at("WorkbenchScreen")
        assert len(pt.program.exercises) == len(built.exercises) - 1


@pytest.mark.slow
async def test_what_was_not_saved_is_saved_when_it_can_be(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "AGAIN_AFTER_S", 0.01)
    full = [True]
    save = workspace.store.save

    def trying(stored: Stored, *given: Any, **named: Any) -> Stored:
        if full[0]:
            raise StoreTrouble("planner.db: the disk is full.")
        return save(stored, *given, **named)

    monkeypatch.setattr(workspace.store, "save", trying)
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("x")
        assert pt.title == "NOT SAVED"
        assert "disk is full" in pt.notice
        full[0] = False
        for _ in range(500):
            await pt.pilot.pause(0.01)
            if pt.title == "saved":
                break
        assert pt.title == "saved"
        assert pt.notice == "It is saved now."
        assert pt.stored == pt.program


@pytest.mark.slow
async def test_undo_outlasts_leaving_the_program(workspace: Workspace) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        built = pt.program
        await pt.press("down", "x", "escape", "enter")
        assert pt.program != built
        await pt.press("u")
        assert pt.program == built == pt.stored
        await pt.press("u")
        assert pt.notice == "There is nothing to undo."


@pytest.mark.slow
async def test_after_an_undo_and_a_new_change_there_is_nothing_to_do_again(
    workspace: Workspace,
) -> None:
    async with sitting(workspace) as pt:
        await pt.type_plan_for()
        await pt.press("x", "u", "down", "x")
        changed = pt.program
        await pt.press("r")
        assert pt.notice == "There is nothing to redo."
        assert pt.program == changed == pt.stored

"""The window is closed, the power goes: nothing typed is lost, and it opens where it was."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.services.workspace import Workspace
from planner.settings import Settings
from planner.store.state import FileState
from planner.store.store import Store
from planner.tui.state.memory import Memory
from planner.tui.state.place import ScreenPlace, place_from_json
from tests.terminal import Terminal

PLANNER = ["-m", "planner"]


def wait_until(promised: Callable[[], bool], timeout_s: float = 20) -> None:
    """Look at the files from outside until it is so."""
    end = time.monotonic() + timeout_s
    while not promised():
        assert time.monotonic() < end, "never kept"
        time.sleep(0.05)


def kept_intake(folder: Path) -> str:
    """The intake that the planner would open with now, as it was typed; empty if none."""
    place = place_from_json(FileState(folder / "state.json").get("place"))
    if place.screen != "intake" or place.draft is None:
        return ""
    store = Store(folder / "planner.db")
    try:
        return store.load_draft(place.draft)
    finally:
        store.close()


@pytest.mark.slow
def test_a_half_typed_intake_is_there_after_kill_9(tmp_path: Path) -> None:
    environment = {"PLANNER_DATA_DIR": str(tmp_path)}
    with Terminal(PLANNER, environment) as first:
        first.wait_for("No patient yet")
        first.press("n")
        first.wait_for("Printed on the handout")
        first.press("Ada Lovelace")
        wait_until(lambda: "Ada Lovelace" in kept_intake(tmp_path))
    with Terminal(PLANNER, environment) as second:
        second.wait_for("Ada Lovelace")


def test_an_edit_is_there_after_kill_9_at_the_same_place(tmp_path: Path) -> None:
    environment = {"PLANNER_DATA_DIR": str(tmp_path)}
    with Terminal(PLANNER, environment) as first:
        first.wait_for("No patient yet")
        first.press("n")
        first.wait_for("Printed on the handout")
        first.press("Ada Lovelace\x02")
        first.wait_for("21 questions")
        first.press("\r")
        first.wait_for("1 of 21")
        first.settle()  # a letter that comes at once answers nothing
        first.press("a")
        first.wait_for("all asked, all no")
        first.press("\r")
        first.wait_for("Cat-camel")
        first.settle()
        first.press("e")
        first.wait_for("saving ...")
        first.wait_for("saved")
    store = Store(tmp_path / "planner.db")
    (entry,) = store.entries()
    assert entry.revision == 2
    assert "counter-cat-camel" in store.load(entry.id).program.exercises
    store.close()
    with Terminal(PLANNER, environment) as second:
        second.wait_for("Counter cat-camel")
        second.wait_for("Ada Lovelace")


@pytest.mark.slow
def test_undo_outlasts_kill_9(tmp_path: Path) -> None:
    environment = {"PLANNER_DATA_DIR": str(tmp_path)}
    with Terminal(PLANNER, environment) as first:
        first.wait_for("No patient yet")
        first.press("n")
        first.wait_for("Printed on the handout")
        first.press("Ada Lovelace\x02")
        first.wait_for("21 questions")
        first.press("\r")
        first.wait_for("1 of 21")
        first.settle()  # a letter that comes at once answers nothing
        first.press("a")
        first.wait_for("all asked, all no")
        first.press("\r")
        first.wait_for("Cat-camel")
        first.settle()
        first.press("e")
        first.wait_for("saving ...")
        first.wait_for("saved")
    with Terminal(PLANNER, environment) as second:
        second.wait_for("Counter cat-camel")
        second.settle()
        second.press("u")
        second.wait_for("Undid: easier than Cat-camel")
    store = Store(tmp_path / "planner.db")
    (entry,) = store.entries()
    now = store.load(entry.id)
    assert now.revision == 1
    assert "counter-cat-camel" not in now.program.exercises
    assert now.redo_label == "easier than Cat-camel"
    with Terminal(PLANNER, environment) as third:
        third.wait_for("Cat-camel")
        third.settle()
        third.press("r")
        third.wait_for("Did again: easier than Cat-camel")
    assert "counter-cat-camel" in store.load(entry.id).program.exercises
    store.close()


class SlowState(FileState):
    """The first thing that is kept takes its time."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.begun, self.go_on = threading.Event(), threading.Event()

    def put(self, key: str, value: str | None) -> None:
        if not self.begun.is_set():
            self.begun.set()
            self.go_on.wait()
        super().put(key, value)


def test_a_place_that_is_kept_late_is_not_written_over_a_later_one(tmp_path: Path) -> None:
    state = SlowState(tmp_path / "state.json")
    memory = Memory(Workspace(Settings(tmp_path), user=state))
    bench, home = ScreenPlace("workbench", 1, ("Hinge", 0), 3), ScreenPlace()
    threads = []
    for place in (bench, home, bench):
        memory.go(place)
        threads.append(threading.Thread(target=memory.keep_place))
        threads[-1].start()
        state.begun.wait()
    state.go_on.set()
    for thread in threads:
        thread.join()
    assert place_from_json(state.get("place")) == bench

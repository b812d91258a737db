"""The window is closed, the power goes: nothing typed is lost, and it opens where it was."""

from pathlib import Path

import pytest

from planner.store.store import Store
from tests.terminal import Terminal

PLANNER = ["-m", "planner"]
PLACE_KEPT_S = 1.5
"""The cell of the cursor is kept a moment after the edit; a busy machine takes its time."""


@pytest.mark.slow
def test_a_half_typed_intake_is_there_after_kill_9(tmp_path: Path) -> None:
    environment = {"PLANNER_DATA_DIR": str(tmp_path)}
    with Terminal(PLANNER, environment) as first:
        first.wait_for("No patient yet")
        first.press("n")
        first.wait_for("Printed on the handout")
        first.press("Ada Lovelace")
        first.settle()
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
        first.wait_for("Counter cat-camel")
        first.settle(PLACE_KEPT_S)
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
        first.wait_for("Counter cat-camel")
        first.settle(PLACE_KEPT_S)
    with Terminal(PLANNER, environment) as second:
        second.wait_for("Counter cat-camel")
        second.settle()
        second.press("u")
        second.wait_for("Undid: easier than Cat-camel")
        second.settle()
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
        third.settle()
    assert "counter-cat-camel" in store.load(entry.id).program.exercises
    store.close()

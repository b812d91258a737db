"""The window is closed, the power goes: nothing typed is lost, and it opens where it was."""

import sqlite3
from pathlib import Path

from tests.terminal import Terminal

PLANNER = ["-m", "planner"]


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
        first.wait_for("1 of 21")
        first.press("a")
        first.wait_for("Cat-camel")
        first.settle()
        first.press("e")
        first.wait_for("Counter cat-camel")
        first.settle()
    with sqlite3.connect(tmp_path / "planner.db") as database:
        revision, document = database.execute("select revision, document from programs").fetchone()
    assert revision == 2
    assert '"counter-cat-camel"' in document
    with Terminal(PLANNER, environment) as second:
        second.wait_for("Counter cat-camel")
        second.wait_for("Ada Lovelace")

"""`planner patients`: the list, its filters, and for another program."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.stored import GivenOut
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram

TODAY = date.today()
MONDAY = TODAY - timedelta(days=21 + TODAY.weekday())
"""Three weeks ago."""


@pytest.fixture
def folder(tmp_path: Path, make_program: MakeProgram) -> Path:
    """Ann told nothing for weeks; Bo comes tomorrow, and was put away; Cy has a sign."""
    store = Store(tmp_path / "data" / "planner.db")
    for name, visit in (
        ("Ann Lee", None),
        ("Bo Ek", Visit(number=2, on=TODAY, next_visit=TODAY + timedelta(days=1))),
        ("Cy Roe", Visit(number=2, on=TODAY, found=VisitFound(alarm="foot drop"))),
    ):
        kept = store.create(make_program(patient={"name": name, "birth_year": 1957}))
        store.issue(kept, GivenOut(monday=MONDAY))
        if visit is not None:
            store.keep_record(kept.patient_id, kept.id, "visit", visit.model_dump_json())
        if name == "Bo Ek":
            store.archive(kept.id)
    store.close()
    return tmp_path


def test_the_list_says_what_needs_a_look(folder: Path) -> None:
    done = planner("patients", folder=folder)
    assert done.returncode == 0, done.stderr
    cy, ann = done.stdout.splitlines()
    assert cy.startswith("Cy Roe (1957): stenosis, 8 weeks.")
    assert "foot drop" in cy
    assert "No news for" in ann
    assert planner("patients", "--only", "alarm", folder=folder).stdout.splitlines() == [cy]
    assert planner("patients", "roe", folder=folder).stdout.splitlines() == [cy]
    (bo,) = planner("patients", "--archived", folder=folder).stdout.splitlines()
    assert f"next visit {TODAY + timedelta(days=1)}" in bo


def test_the_list_for_another_program(folder: Path) -> None:
    done = planner("patients", "--json", "--only", "silent", folder=folder)
    (ann,) = json.loads(done.stdout)
    assert (ann["patient"], ann["monday"], ann["last_told"]) == (
        "Ann Lee",
        MONDAY.isoformat(),
        None,
    )
    assert "silent" in {look["kind"] for look in ann["looks"]}


def test_nobody_is_an_empty_list(tmp_path: Path) -> None:
    assert planner("patients", "--json", folder=tmp_path).stdout == "[]\n"
    assert not (tmp_path / "data" / "planner.db").exists()

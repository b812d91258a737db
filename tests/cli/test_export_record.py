"""`planner export-record`: what other systems read, and nothing of a program that is stopped."""

import json
from datetime import date
from pathlib import Path

import pytest

from planner.building.alarms import with_alarms
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram


@pytest.fixture
def ann(tmp_path: Path, make_program: MakeProgram) -> Path:
    store = Store(tmp_path / "data" / "planner.db")
    store.create(make_program(patient={"name": "Ann Lee", "birth_year": 1957}))
    store.close()
    return tmp_path


def test_each_format_is_written_for_its_owner_alone(ann: Path) -> None:
    for form in ("fhir", "json"):
        done = planner("export-record", "ann", "-o", form, "--format", form, folder=ann)
        assert done.returncode == 0, done.stderr
        assert (ann / form).stat().st_mode & 0o077 == 0
        json.loads((ann / form).read_text())
    done = planner("export-record", "ann", "-o", "tables", "--format", "csv", folder=ann)
    assert done.returncode == 0, done.stderr
    assert (ann / "tables" / "measures.csv").exists()
    done = planner("export-record", "ann", "-o", "n", "--format", "note", folder=ann)
    assert (done.returncode, done.stderr) == (2, "there was no visit yet.\n")


def test_an_alarm_keeps_the_plan_here(ann: Path) -> None:
    store = Store(ann / "data" / "planner.db")
    (kept,) = store.programs_of(store.patients()[0].id)
    told = [("numb_weak_w2", "numb or weak, week 2")]
    store.save(kept, with_alarms(kept.program, told, date(2026, 11, 22)), "alarm")
    store.close()
    done = planner("export-record", "ann", "-o", "r.json", "--format", "fhir", folder=ann)
    assert done.returncode == 3, done.stderr
    assert not (ann / "r.json").exists()

"""`planner note`, `calendar`, `export-data` and `measure`: a second visit out of the house."""

import stat
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from typer.testing import CliRunner

from planner.cli.commands import app
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.stored import GivenOut
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram


@pytest.fixture
def ann(tmp_path: Path, make_program: MakeProgram) -> Path:
    """A folder with a patient who was given a program and seen once more."""
    store = Store(tmp_path / "data" / "planner.db")
    kept = store.create(make_program(patient={"name": "Ann Lee", "birth_year": 1957}))
    store.issue(kept, GivenOut(monday=date(2026, 11, 30)))
    visit = Visit(number=2, on=date(2026, 12, 14), by="D. Reyes")
    store.keep_record(kept.patient_id, kept.id, "visit", visit.model_dump_json())
    store.close()
    return tmp_path


def test_a_note_is_printed_or_written(ann: Path) -> None:
    shown = planner("note", "ann", folder=ann)
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("PT progress note - visit 2, in person - 2026-12-14 - D. Reyes")
    assert planner("note", "ann", "-o", "n.txt", folder=ann).returncode == 0
    assert (ann / "n.txt").read_text() == shown.stdout
    assert stat.S_IMODE((ann / "n.txt").stat().st_mode) == 0o600
    missing = planner("note", "ann", "--visit", 3, folder=ann)
    assert (missing.returncode, missing.stderr) == (2, "there is no such visit.\n")


def test_measures_are_kept_and_shown(ann: Path) -> None:
    for value, on in ((9, "2026-11-30"), (12, "2026-12-14")):
        words = ("measure", "add", "ann", "chair_stand_30s", value, "--on", on)
        done = planner(*words, folder=ann)
        taken = f"Stands from a chair in 30 seconds: {value} stands, {on}"
        assert (done.returncode, done.stdout) == (0, f"Kept with Ann Lee: {taken}.\n"), done.stderr
    shown = planner("measure", "show", "ann", folder=ann).stdout
    matters = "Stands from a chair in 30 seconds: 9 to 12 stands, a change that matters"
    assert f"{matters} (usual: women 11 to 16; men 12 to 18)\n" in shown
    assert "Due: pain_back" in shown


def test_a_form_is_asked_by_its_sentences_and_printed_as_it_was_published(ann: Path) -> None:
    asked = ["measure", "ask", "ann", "roland_morris"]
    at = {"PLANNER_DATA_DIR": str(ann / "data")}
    open_ = CliRunner().invoke(app, asked, env=at, input="y\n" * 3 + "n\n" * 20 + "\n")
    assert open_.exit_code == 1
    assert "1 not answered: there is no total, nothing was kept." in open_.output
    done = CliRunner().invoke(app, asked, env=at, input="y\n" * 3 + "what\n" + "n\n" * 21)
    assert done.output.endswith("3 of 24. Kept with Ann Lee.\n"), done.output
    other = planner("measure", "ask", "ann", "oswestry", folder=ann)
    assert (other.returncode, "roland_morris" in other.stderr) == (2, True)
    paper = planner("measure", "form", "roland_morris", "-o", "rm.pdf", folder=ann)
    assert paper.returncode == 0, paper.stderr
    (page,) = PdfReader(ann / "rm.pdf").pages
    text = " ".join(page.extract_text().split())
    assert "24. I stay in bed most of the time because of my back." in text
    assert "Spine 1983;8:141-144" in text


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("chair_stand_30s", 12.5), "a whole number from 0 to 60"),
        (("handstand", 3), "no measure is called"),
        (("one_leg", 3), "say which side"),
        (("pain_back", 3, "--side", "left"), "it has no side"),
        (("pain_back", 3, "--side", "up"), "left or right"),
    ],
)
def test_a_value_that_cannot_be_says_why(ann: Path, words: tuple[object, ...], why: str) -> None:
    done = planner("measure", "add", "ann", *words, folder=ann)
    assert done.returncode == 2
    assert why in done.stderr


def test_tables_are_written_for_their_owner(ann: Path) -> None:
    done = planner("export-data", "ann", "-o", "tables", folder=ann)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((ann / "tables").stat().st_mode) == 0o700
    for file in (ann / "tables").iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len([*(ann / "tables").iterdir()]) == 5


def test_a_calendar_is_of_what_was_given_out(ann: Path) -> None:
    done = planner("calendar", "ann", "--at", "08:00", "-o", "c.ics", folder=ann)
    assert done.returncode == 0, done.stderr
    assert (ann / "c.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_no_calendar_reminds_of_what_an_alarm_has_stopped(ann: Path) -> None:
    told = ("--patient", "ann", "--week", "1", "--sign", "saddle_bladder_bowel")
    assert planner("checkin", "add", *told, folder=ann).returncode == 0
    done = planner("calendar", "ann", "--at", "08:00", "-o", "c.ics", folder=ann)
    assert (done.returncode, "bladder, bowel" in done.stderr) == (3, True)
    assert not (ann / "c.ics").exists()


def test_no_calendar_reminds_where_a_visit_found_what_is_still_open(ann: Path) -> None:
    store = Store(ann / "data" / "planner.db")
    (kept,) = store.programs_of(store.patients()[0].id)
    found = VisitFound(alarm="Foot drop")
    visit = Visit(number=3, on=date(2026, 12, 21), by="D. Reyes", found=found)
    store.keep_record(kept.patient_id, kept.id, "visit", visit.model_dump_json())
    store.close()
    done = planner("calendar", "ann", "--at", "08:00", "-o", "c.ics", folder=ann)
    assert (done.returncode, "Foot drop" in done.stderr) == (3, True)
    assert not (ann / "c.ics").exists()


def test_no_calendar_is_written_by_other_rules_than_the_clinics(ann: Path) -> None:
    rules = ann / "ours" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precautions.yaml").write_text("precautions: [\n")
    words = ("calendar", "ann", "--at", "08:00", "-o", "c.ics", "--library", "ours")
    done = planner(*words, folder=ann)
    assert (done.returncode, "precautions.yaml" in done.stderr) == (2, True)
    assert not (ann / "c.ics").exists()

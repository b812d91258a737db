"""`planner visit-paper` and the chart of `planner measure show`."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import GivenOut
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram

BEGAN = date.today() - timedelta(days=date.today().weekday() + 21)
"""The Monday three weeks ago."""


@pytest.fixture
def folder(tmp_path: Path, make_program: MakeProgram) -> Path:
    """A patient who was given a program three weeks ago."""
    store = Store(tmp_path / "data" / "planner.db")
    kept = store.create(make_program(weeks=12, patient={"name": "Ann Lee", "birth_year": 1957}))
    store.issue(kept, GivenOut(monday=BEGAN))
    store.close()
    return tmp_path


def visit(folder: Path, alarm: str = "") -> None:
    store = Store(folder / "data" / "planner.db")
    (kept,) = store.programs_of(store.patients()[0].id)
    proposals = (Proposal(rule="P1", action="stop", numbers={"reason": alarm}),) if alarm else ()
    one = Visit(
        number=2,
        on=BEGAN + timedelta(weeks=3),
        program=fingerprint(kept.program),
        found=VisitFound(alarm=alarm),
        proposals=proposals,
    )
    store.keep_record(kept.patient_id, kept.id, "visit", one.model_dump_json())
    store.close()


def test_the_papers_of_a_visit_are_written(folder: Path) -> None:
    visit(folder)
    for which in ("changes", "progress", "doctor"):
        done = planner("visit-paper", "ann", which, "-o", f"{which}.pdf", folder=folder)
        assert (done.returncode, done.stdout) == (0, f"{which}.pdf\n"), done.stderr
        assert (folder / f"{which}.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_not_due_says_why(folder: Path) -> None:
    done = planner("visit-paper", "ann", "changes", "-o", "c.pdf", folder=folder)
    assert (done.returncode, done.stderr) == (2, "there was no visit yet.\n")
    visit(folder)
    done = planner("visit-paper", "ann", "discharge", "-o", "d.pdf", folder=folder)
    assert (done.returncode, "not met yet" in done.stderr) == (2, True)


def test_an_open_alarm_ends_with_3_and_no_file(folder: Path) -> None:
    visit(folder, "Foot drop")
    done = planner("visit-paper", "ann", "changes", "-o", "c.pdf", folder=folder)
    assert (done.returncode, "Foot drop" in done.stderr) == (3, True)
    assert not (folder / "c.pdf").exists()


def test_what_was_measured_is_drawn_in_the_terminal(folder: Path) -> None:
    for day, value in ((0, "9"), (21, "13")):
        on = str(BEGAN + timedelta(days=day))
        planner("measure", "add", "ann", "chair_stand_30s", value, "--on", on, folder=folder)
    shown = planner("measure", "show", "ann", folder=folder).stdout
    assert "9 at first, 13 now (stands): a change that matters" in shown
    assert "█" in shown
    assert "Due: pain_back" in shown


@pytest.mark.parametrize("which", ["changes", "progress", "doctor", "discharge"])
def test_no_paper_is_written_by_other_rules_than_the_clinics(folder: Path, which: str) -> None:
    visit(folder)
    rules = folder / "ours" / "programs" / "rules"
    rules.mkdir(parents=True)
    (rules / "precautions.yaml").write_text("precautions: [\n")
    words = ("visit-paper", "ann", which, "-o", "c.pdf", "--library", "ours")
    done = planner(*words, folder=folder)
    assert (done.returncode, "precautions.yaml" in done.stderr) == (2, True), done.stderr
    assert not (folder / "c.pdf").exists()

"""A therapist sends a diary, gets it back filled in, and reads what it tells."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from planner.building.build import build
from planner.exchange.pdf_password import lock
from planner.exchange.program_file import write_program
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.library import Library
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from tests.command import planner
from tests.conftest import MakeProgram, an_intake
from tests.exchange.typist import CLICK, typed_into

PASSWORD = "horse battery staple"
TYPED = {"w01.mon.Daily.done": CLICK, "w01.mon.pain_before": "4", "w01.notes": "Fine."}
TOLD: dict[str, Any] = {
    "days": [{"week": 1, "day": "mon", "done": ["Daily"], "pain_before": 4}],
    "notes": {"1": "Fine."},
}


@pytest.fixture
def program(tmp_path: Path, make_program: MakeProgram) -> Program:
    made = make_program(weeks=6)
    write_program(tmp_path / "p.json", made)
    return made


@pytest.fixture(scope="module")
def filled(library: Library) -> bytes:
    """What the patient sends back, one number a slip of the finger."""
    made = build(an_intake(weeks=6), library).program
    assert made is not None
    diary = render(made, options=Options(layout="diary", fillable=True))
    return typed_into(diary, {**TYPED, "w02.wed.effort": "7+"})


def test_from_export_to_check_in(tmp_path: Path, program: Program) -> None:
    wished = ("--layout", "diary", "--fillable", "-o", "diary.pdf")
    done = planner("export", "p.json", *wished, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    diary = (tmp_path / "diary.pdf").read_bytes()
    (tmp_path / "filled.pdf").write_bytes(typed_into(diary, TYPED))
    words = ("filled.pdf", "-o", "c.json", "--program", "p.json")
    written = planner("checkin", "read", *words, folder=tmp_path)
    assert (written.returncode, written.stdout) == (0, "")
    told = json.loads((tmp_path / "c.json").read_text())
    assert told == {
        "format": 2,
        "program": fingerprint(program),
        **TOLD,
        "weeks": {},
        "source": "pdf",
    }
    assert stat.S_IMODE((tmp_path / "c.json").stat().st_mode) == 0o600


def test_a_locked_diary_is_read_with_its_password(tmp_path: Path, filled: bytes) -> None:
    (tmp_path / "secret").write_text(f"{PASSWORD}\n")
    (tmp_path / "filled.pdf").write_bytes(lock(filled, PASSWORD))
    words = ("filled.pdf", "--password-file", "secret")
    read = planner("checkin", "read", *words, folder=tmp_path)
    assert read.returncode == 1, read.stderr
    assert json.loads(read.stdout)["days"] == TOLD["days"]


def test_what_cannot_be_read_is_named_and_the_rest_is_written(
    tmp_path: Path, filled: bytes
) -> None:
    (tmp_path / "filled.pdf").write_bytes(filled)
    done = planner("checkin", "read", "filled.pdf", "-o", "c.json", folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr == (
        'filled.pdf: week 2, Wednesday, effort: "7+" is not one whole number from 0 to 10; '
        "it was left out. Ask the patient.\n"
    )
    assert json.loads((tmp_path / "c.json").read_text())["days"] == TOLD["days"]


def test_nothing_filled_in_is_said_and_nothing_written(tmp_path: Path, program: Program) -> None:
    (tmp_path / "diary.pdf").write_bytes(
        render(program, options=Options(layout="diary", fillable=True))
    )
    done = planner("checkin", "read", "diary.pdf", "-o", "c.json", folder=tmp_path)
    assert done.returncode == 1
    assert "nothing is filled in" in done.stderr
    assert not (tmp_path / "c.json").exists()


def test_a_diary_of_another_program_is_refused(
    tmp_path: Path, filled: bytes, make_program: MakeProgram
) -> None:
    (tmp_path / "filled.pdf").write_bytes(filled)
    write_program(tmp_path / "other.json", make_program(weeks=7))
    words = ("filled.pdf", "-o", "c.json", "--program", "other.json")
    done = planner("checkin", "read", *words, folder=tmp_path)
    assert done.returncode == 2
    assert "of another program" in done.stderr
    assert not (tmp_path / "c.json").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["missing.pdf"], "No such file"),
        (["p.json"], "p.json: this is not a PDF."),
        (["p.json", "-o", "p.json"], "this is the file that is read"),
    ],
)
def test_wrong_use_is_told(tmp_path: Path, program: Program, words: list[str], told: str) -> None:
    done = planner("checkin", "read", *words, folder=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_layout_without_a_diary_cannot_be_fillable(tmp_path: Path, program: Program) -> None:
    done = planner("export", "p.json", "--layout", "cards", "--fillable", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "--fillable needs a diary, which --layout cards has not; take --layout diary.\n"
    )
    assert not (tmp_path / "p.pdf").exists()


def test_the_schema_describes_a_check_in(tmp_path: Path) -> None:
    schema = json.loads(planner("schema", "checkin", folder=tmp_path).stdout)
    assert {"format", "program", "days", "notes", "weeks"} < set(schema["properties"])
    for part in (schema, schema["$defs"]["CheckInDay"]):
        assert all(each["description"] for each in part["properties"].values())

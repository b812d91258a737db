"""`planner checkin read` takes the text that a patient's phone shows."""

from datetime import date
from pathlib import Path

import pytest

from planner.building.edit import drop
from planner.building.rows import rows
from planner.exchange.answers.packed import DayAnswers, MarkAnswer, PhoneAnswers, WeekAnswers, pack
from planner.model.library import Library
from planner.model.program.answer_order import exercise_order
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.stored import GivenOut, Stored
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram


@pytest.fixture
def stored(tmp_path: Path, make_program: MakeProgram) -> Stored:
    """A patient who was given a program."""
    store = Store(tmp_path / "data" / "planner.db")
    kept = store.create(make_program(patient={"name": "Ann Lee", "birth_year": 1957}))
    store.issue(kept, GivenOut(monday=date(2026, 11, 30)))
    store.close()
    return kept


def sent(program: Program, *, signs: int = 0) -> str:
    """Monday's session of week 1 was done."""
    days = (DayAnswers(1, 2, 3, 4), *(DayAnswers(),) * 6)
    marks = (MarkAnswer(),) * len(exercise_order(program))
    return pack(PhoneAnswers(fingerprint(program), 1, (WeekAnswers(days, signs),), marks))


def test_a_text_is_kept_once_and_shown(tmp_path: Path, stored: Stored) -> None:
    text = sent(stored.program)
    done = planner("checkin", "read", text, "--keep", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Kept with Ann Lee.\n"), done.stderr
    shown = planner("checkin", "show", "ann", folder=tmp_path).stdout
    assert "before 2, after 3, effort 4" in shown
    again = planner("checkin", "read", text, "--keep", folder=tmp_path)
    assert (again.returncode, "not kept again" in again.stdout) == (0, True)


def test_it_may_come_in_a_message_that_was_saved(tmp_path: Path, stored: Stored) -> None:
    text = sent(stored.program)
    (tmp_path / "mail.txt").write_text(f"Hello,\n\n{text}\n\nbye")
    from_file = planner("checkin", "read", "mail.txt", folder=tmp_path)
    itself = planner("checkin", "read", text, folder=tmp_path)
    assert from_file.returncode == 0, from_file.stderr
    assert '"source": "phone"' in from_file.stdout
    assert from_file.stdout == itself.stdout


def test_a_wrong_letter_is_told_and_nothing_kept(tmp_path: Path, stored: Stored) -> None:
    text = sent(stored.program)
    wrong = text[:-1] + ("0" if text[-1] != "0" else "1")
    done = planner("checkin", "read", wrong, "--keep", folder=tmp_path)
    assert (done.returncode, "checksum" in done.stderr) == (2, True)
    assert "Nothing was told." in planner("checkin", "show", "ann", folder=tmp_path).stdout


def test_a_strangers_text_is_not_kept(
    tmp_path: Path, stored: Stored, make_program: MakeProgram
) -> None:
    other = make_program(patient={"name": "Bo Roe", "birth_year": 1990})
    done = planner("checkin", "read", sent(other), "--keep", folder=tmp_path)
    assert (done.returncode, "nobody here" in done.stderr) == (2, True)


def test_an_older_program_is_found_and_told(
    tmp_path: Path, stored: Stored, library: Library
) -> None:
    store = Store(tmp_path / "data" / "planner.db")
    last = rows(stored.program)[-1]
    later = store.save(store.load(stored.id), drop(stored.program, library, last, 5))
    store.issue(later, GivenOut(monday=date(2026, 11, 30)))
    store.close()
    done = planner("checkin", "read", sent(stored.program), "--keep", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Kept with Ann Lee.\n"), done.stderr
    assert "older program" in done.stderr


def test_a_sign_on_the_phone_stops_the_program(tmp_path: Path, stored: Stored) -> None:
    text = sent(stored.program, signs=2)
    done = planner("checkin", "read", text, "--keep", folder=tmp_path)
    assert "ALARM: bladder, bowel or between the legs, week 1" in done.stderr


def test_the_same_from_another_patient_is_not_taken_for_a_second_reading(
    tmp_path: Path, stored: Stored
) -> None:
    text = sent(stored.program, signs=1)
    planner("checkin", "read", text, "--keep", folder=tmp_path)
    store = Store(tmp_path / "data" / "planner.db")
    twin = store.create(stored.program)
    store.issue(twin, GivenOut(monday=date(2026, 11, 30)))
    store.close()
    done = planner("checkin", "read", text, "--keep", folder=tmp_path)
    assert (done.returncode, "more than one patient" in done.stderr) == (2, True), done.stdout

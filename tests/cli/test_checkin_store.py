"""`planner checkin add` and `show`: what was told is kept with the patient."""

from datetime import date
from pathlib import Path

import pytest

from planner.building.edit import drop
from planner.building.rows import rows
from planner.exchange.checkin_pdf import checkin_to_json
from planner.exchange.program_file import write_program
from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.model.library import Library
from planner.model.screening import Clearance
from planner.model.stored import GivenOut, Stored
from planner.services.alarms import clear_alarm
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram
from tests.exchange.typist import CLICK, typed_into
from tests.follow_up.diaries import days, told


@pytest.fixture
def stored(tmp_path: Path, make_program: MakeProgram) -> Stored:
    """A patient who was given a program, in the store of the folder."""
    store = Store(tmp_path / "data" / "planner.db")
    kept = store.create(make_program(patient={"name": "Ann Lee", "birth_year": 1957}))
    store.issue(kept, GivenOut(monday=date(2026, 11, 30)))
    store.close()
    return kept


def test_a_file_is_kept_and_shown(tmp_path: Path, stored: Stored) -> None:
    checkin = told(stored.program, days(stored.program, (1,)))
    (tmp_path / "c.json").write_text(checkin_to_json(checkin))
    done = planner("checkin", "add", "c.json", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Kept with Ann Lee.\n")
    shown = planner("checkin", "show", "ann", folder=tmp_path).stdout.splitlines()
    assert shown[1] == "Given out for the week of 2026-11-30"
    assert shown[2] == "Week 1"
    assert "before 2, after 2, effort 3" in shown[3]


def test_what_was_said_is_typed_and_corrected(tmp_path: Path, stored: Stored) -> None:
    words = ("--patient", "lee", "--week", "2", "--done", "3", "--worst", "6", "--no-flare")
    exercise = stored.program.weeks[1].sessions[0].items[0].exercise
    done = planner(
        *("checkin", "add", *words, "--safe", "--mark", f"{exercise}=hurt"), folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    planner("checkin", "add", "--patient", "lee", "--week", "2", "--worst", "4", folder=tmp_path)
    shown = planner("checkin", "show", "ann", folder=tmp_path).stdout
    assert "Sessions done: 3" in shown
    assert "Worst pain 4" in shown
    assert "hurt" in shown
    assert "week 2, worst pain: 6 before, 4 now." in shown


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--patient", "lee"), "which week"),
        (("--patient", "nobody", "--week", "1"), "no patient"),
        (("--patient", "lee", "--week", "1", "--mark", "squat"), "write EXERCISE=easy"),
        (("--patient", "lee", "--week", "1", "--sign", "cough"), "safety"),
        ((), "name a file"),
    ],
)
def test_what_cannot_be_kept_says_why(
    tmp_path: Path, stored: Stored, words: tuple[str, ...], why: str
) -> None:
    done = planner("checkin", "add", *words, folder=tmp_path)
    assert done.returncode == 2
    assert why in done.stderr


def test_a_strangers_check_in_is_not_kept(tmp_path: Path, stored: Stored) -> None:
    checkin = told(stored.program, days(stored.program, (1,)))
    other = checkin.model_copy(update={"program": "0" * 12})
    (tmp_path / "c.json").write_text(checkin_to_json(other))
    done = planner("checkin", "add", "c.json", folder=tmp_path)
    assert (done.returncode, "nobody here" in done.stderr) == (2, True)


def test_a_filled_diary_finds_its_patient_after_the_program_was_changed(
    tmp_path: Path, stored: Stored, library: Library
) -> None:
    diary = render(stored.program, options=Options(layout="diary", fillable=True))
    session = stored.program.weeks[0].sessions[0]
    field = f"w01.{session.days[0]}.{session.name}.done"
    (tmp_path / "filled.pdf").write_bytes(typed_into(diary, {field: CLICK}))
    store = Store(tmp_path / "data" / "planner.db")
    last = rows(stored.program)[-1]
    store.save(store.load(stored.id), drop(stored.program, library, last, 5))
    store.close()
    done = planner("checkin", "read", "filled.pdf", "--keep", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "Kept with Ann Lee.\n"), done.stderr
    shown = planner("checkin", "show", "ann", folder=tmp_path).stdout
    assert f"{session.days[0]}: {session.name}" in shown
    assert "No longer in the program" not in shown


def test_a_sign_that_is_told_stops_the_program(tmp_path: Path, stored: Stored) -> None:
    told = ("--patient", "ann", "--week", "1", "--sign", "saddle_bladder_bowel")
    done = planner("checkin", "add", *told, folder=tmp_path)
    assert done.returncode == 0
    assert "ALARM: bladder, bowel or between the legs, week 1" in done.stderr
    store = Store(tmp_path / "data" / "planner.db")
    write_program(tmp_path / "program.json", store.load(stored.id).program)
    store.close()
    printed = planner("export", "program.json", folder=tmp_path)
    assert printed.returncode == 3
    assert "bladder, bowel or between the legs" in printed.stderr
    assert not [*tmp_path.glob("*.pdf")]


def test_answers_are_kept_with_no_one_where_two_patients_have_that_program(
    tmp_path: Path, stored: Stored
) -> None:
    """A patient's file that was taken in twice is two patients, whose diaries are alike."""
    store = Store(tmp_path / "data" / "planner.db")
    twin = store.create(stored.program)
    store.issue(twin, GivenOut(monday=date(2026, 11, 30)))
    store.close()
    checkin = told(stored.program, days(stored.program, (1,)))
    (tmp_path / "c.json").write_text(checkin_to_json(checkin))
    done = planner("checkin", "add", "c.json", folder=tmp_path)
    assert (done.returncode, "more than one patient" in done.stderr) == (2, True)
    assert f"Ann Lee ({twin.patient_id})" in done.stderr
    of_ann = ("--id", stored.patient_id)
    assert planner("checkin", "add", "c.json", *of_ann, folder=tmp_path).returncode == 0
    words = ("--patient", "ann", *of_ann, "--week", "2", "--sign", "numb_weak")
    assert planner("checkin", "add", *words, folder=tmp_path).returncode == 0
    store = Store(tmp_path / "data" / "planner.db")
    assert len(store.records_of(stored.patient_id, "checkin")) == 2
    assert store.records_of(twin.patient_id, "checkin") == ()
    assert store.load(twin.id).program.alarms == ()
    store.close()
    diary = render(stored.program, options=Options(layout="diary", fillable=True))
    session = stored.program.weeks[0].sessions[0]
    field = f"w01.{session.days[0]}.{session.name}.done"
    (tmp_path / "filled.pdf").write_bytes(typed_into(diary, {field: CLICK}))
    done = planner("checkin", "read", "filled.pdf", "--keep", folder=tmp_path)
    assert (done.returncode, "write it with -o" in done.stderr) == (2, True)


def test_a_sign_that_was_cleared_and_is_told_again_is_said_to_be_no_alarm(
    tmp_path: Path, stored: Stored
) -> None:
    words = ("--patient", "ann", "--week", "1", "--sign", "numb_weak")
    planner("checkin", "add", *words, folder=tmp_path)
    store = Store(tmp_path / "data" / "planner.db")
    of = {"of": "numb_weak_w1", "by": "D. Reyes", "on": date(2026, 12, 7), "reason": "Old patch"}
    clear_alarm(store, store.load(stored.id), Clearance.model_validate(of))
    store.close()
    done = planner("checkin", "add", *words, folder=tmp_path)
    assert (done.returncode, "ALARM" in done.stderr) == (0, False)
    assert "told before, and cleared" in done.stderr

"""`planner alarms`: what is open is listed and stops; who looked into it clears one."""

from datetime import date
from pathlib import Path

import pytest

from planner.model.stored import GivenOut, Stored
from planner.store.store import Store
from tests.command import planner
from tests.conftest import MakeProgram
from tests.sweeps import some

CLEARED = ("--by", "Dr. Ann Lee", "--reason", "Seen today, old numb patch")


@pytest.fixture
def stored(tmp_path: Path, make_program: MakeProgram) -> Stored:
    """A patient whose diary of week 2 told of a numb leg."""
    store = Store(tmp_path / "data" / "planner.db")
    kept = store.create(make_program(patient={"name": "Ann Lee", "birth_year": 1957}))
    store.issue(kept, GivenOut(monday=date(2026, 11, 30)))
    store.create(make_program(patient={"name": "Bo Ruiz"}))
    store.close()
    words = ("--patient", "lee", "--week", "2", "--sign", "numb_weak")
    assert planner("checkin", "add", *words, folder=tmp_path).returncode == 0
    return kept


def test_an_open_alarm_is_listed_with_its_name_and_status_3(tmp_path: Path, stored: Stored) -> None:
    for words in ((), ("lee",)):
        done = planner("alarms", *words, folder=tmp_path)
        assert done.returncode == 3
        assert done.stdout.splitlines() == [
            line for line in done.stdout.splitlines() if "Ann Lee (1957)" in line
        ]
        assert f"program {stored.id}: numb_weak_w2, since 20" in done.stdout
        assert done.stdout.rstrip().endswith("numb or weak, week 2")


def test_who_has_none_has_status_0(tmp_path: Path, stored: Stored) -> None:
    done = planner("alarms", "ruiz", folder=tmp_path)
    assert (done.returncode, done.stdout) == (0, "No alarm is open.\n")


def test_cleared_by_name_and_reason_it_is_gone_and_kept(tmp_path: Path, stored: Stored) -> None:
    done = planner("alarms", "lee", "--clear", "numb_weak_w2", *CLEARED, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Cleared by Dr. Ann Lee: numb or weak, week 2.")
    assert planner("alarms", folder=tmp_path).returncode == 0
    store = Store(tmp_path / "data" / "planner.db")
    (alarm,) = store.load(stored.id).program.alarms
    store.close()
    assert alarm.clearance is not None
    assert (alarm.clearance.by, alarm.clearance.reason) == (CLEARED[1], CLEARED[3])


@pytest.mark.parametrize(
    "words",
    some(
        [
            ("lee", "--clear", "numb_weak_w2"),
            ("lee", "--clear", "numb_weak_w2", "--by", "Dr. Ann Lee"),
            ("lee", "--clear", "numb_weak_w2", "--by", "Dr. Ann Lee", "--reason", "ok"),
            ("lee", "--clear", "numb_weak_w2", "--by", "-", "--reason", "Seen today"),
            ("lee", "--clear", "fall_injury_w2", *CLEARED),
            ("lee", "--clear", "numb_weak_w2", *CLEARED, "--program", "99"),
            ("--clear", "numb_weak_w2", *CLEARED),
            ("lee", *CLEARED),
            ("nobody",),
        ],
        fast=4,
    ),
)
def test_without_who_why_and_which_nothing_is_cleared(
    tmp_path: Path, stored: Stored, words: tuple[str, ...]
) -> None:
    done = planner("alarms", *words, folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr
    assert planner("alarms", "lee", folder=tmp_path).returncode == 3


def test_the_other_program_of_the_patient_keeps_its_own_alarm(
    tmp_path: Path, stored: Stored, make_program: MakeProgram
) -> None:
    store = Store(tmp_path / "data" / "planner.db")
    other = store.create(
        make_program(patient={"name": "Ann Lee", "birth_year": 1957}), stored.patient_id
    )
    store.close()
    fever = ("--patient", "lee", "--week", "3", "--sign", "fever_unwell")
    planner("checkin", "add", *fever, folder=tmp_path)
    named = f"fever_unwell_w3_p{stored.id}"
    assert f"program {other.id}: {named}" in planner("alarms", "lee", folder=tmp_path).stdout
    done = planner("alarms", "lee", "--clear", named, *CLEARED, folder=tmp_path)
    assert done.returncode == 3
    assert named not in "".join(done.stdout.splitlines()[1:])
    assert "fever_unwell_w3, since" in done.stdout

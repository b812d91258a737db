"""What every store promises of what was given out and told."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner.building.edit import drop
from planner.building.rows import rows
from planner.exchange.files import FileTrouble
from planner.model.follow_up.measured import MeasuredValue
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import GivenOut, StoreTrouble
from planner.services.keeping import export_patient, import_patient
from planner.store.backup import salvage
from planner.store.memory import MemoryStore
from planner.store.store import Store
from tests.conftest import MakeProgram
from tests.store.conftest import AnyStore

MONDAY = GivenOut(monday=date(2026, 11, 30))


def test_what_was_given_out_stays_as_it_was(
    windows: Callable[[], AnyStore], make_program: MakeProgram, library: Library
) -> None:
    first = windows().create(make_program())
    issue = windows().issue(first, MONDAY)
    changed = drop(first.program, library, rows(first.program)[0], 3)
    windows().save(first, changed)
    (found,) = windows().issues_with(fingerprint(first.program))
    assert found == issue
    assert found.given == MONDAY
    assert windows().issued(found) == first.program
    assert windows().issues_with(fingerprint(changed)) == ()


def test_the_same_again_is_one_issue_and_another_monday_is_two(
    store: AnyStore, make_program: MakeProgram
) -> None:
    stored = store.create(make_program())
    one = store.issue(stored, MONDAY)
    assert store.issue(stored, MONDAY) == one
    later = store.issue(stored, GivenOut(monday=date(2026, 12, 7), channel="pdf"))
    assert store.issues_of(stored.patient_id) == (one, later)
    assert one.issued_at < later.issued_at


def test_a_correction_stands_beside_the_first(store: AnyStore, make_program: MakeProgram) -> None:
    stored = store.create(make_program())
    first = store.keep_record(stored.patient_id, stored.id, "checkin", '{"n": 1}')
    store.keep_record(stored.patient_id, None, "measurement", "{}")
    second = store.keep_record(stored.patient_id, stored.id, "checkin", '{"n": 2}')
    assert store.records_of(stored.patient_id, "checkin") == (first, second)
    assert store.records_of(stored.patient_id, "visit") == ()


def test_one_patient_has_nothing_of_another(store: AnyStore, make_program: MakeProgram) -> None:
    ada = store.create(make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}))
    bo = store.create(make_program(patient={"name": "Bo Ek", "birth_year": 1950}))
    store.issue(ada, MONDAY)
    store.keep_record(ada.patient_id, ada.id, "visit", "{}")
    assert store.issues_of(bo.patient_id) == ()
    assert store.records_of(bo.patient_id, "visit") == ()
    with pytest.raises(StoreTrouble, match="no longer in the store"):
        store.keep_record(bo.patient_id, ada.id, "visit", "{}")


def test_it_goes_with_its_program(store: AnyStore, make_program: MakeProgram) -> None:
    stored = store.create(make_program())
    other = store.create(make_program(), stored.patient_id)
    issue = store.issue(stored, MONDAY)
    store.keep_record(stored.patient_id, stored.id, "checkin", "{}")
    store.delete(stored.id)
    assert store.issues_of(stored.patient_id) == ()
    with pytest.raises(StoreTrouble, match="no longer in the store"):
        store.issue(stored, MONDAY)
    store.restore(stored.id)
    assert store.issues_of(stored.patient_id) == (issue,)
    store.delete(stored.id)
    store.purge(stored.id)
    assert store.records_of(other.patient_id, "checkin") == ()
    with pytest.raises(StoreTrouble, match="no longer in the store"):
        store.issued(issue)


def test_nobody_is_given_anything_who_is_not_there(
    store: AnyStore, make_program: MakeProgram
) -> None:
    stored = store.create(make_program())
    with pytest.raises(StoreTrouble, match="no longer in the store"):
        store.keep_record(stored.patient_id + 7, None, "visit", "{}")


PAIN = MeasuredValue(measure="pain_back", value=3, on=date(2026, 12, 1)).model_dump_json()


def test_a_patient_takes_it_along_to_another_store(
    store: AnyStore, make_program: MakeProgram, tmp_path: Path
) -> None:
    stored = store.create(make_program())
    issue = store.issue(stored, MONDAY)
    checkin = CheckIn(program=fingerprint(stored.program))
    document = json.dumps(checkin.model_dump(mode="json"))
    told = store.keep_record(stored.patient_id, stored.id, "checkin", document)
    measured = store.keep_record(stored.patient_id, None, "measurement", PAIN)
    export_patient(store, stored.patient_id, tmp_path / "p.json")
    there = MemoryStore()
    (copy,) = import_patient(there, tmp_path / "p.json").programs
    (again,) = there.issues_of(copy.patient_id)
    assert (again.given, again.issued_at) == (issue.given, issue.issued_at)
    assert there.issued(again) == stored.program
    for kind, one in (("checkin", told), ("measurement", measured)):
        (record,) = there.records_of(copy.patient_id, kind)  # type: ignore[arg-type]
        assert (record.kept_at, json.loads(record.document)) == (
            one.kept_at,
            json.loads(one.document),
        )


def test_a_sign_that_was_told_stops_the_program_also_where_its_alarm_was_taken_out(
    store: AnyStore, make_program: MakeProgram, tmp_path: Path
) -> None:
    stored = store.create(make_program())
    numb = WeekTold(safety={"numb_weak": True})
    told = CheckIn(program=fingerprint(stored.program), weeks={2: numb}).model_dump_json()
    store.keep_record(stored.patient_id, stored.id, "checkin", told)
    export_patient(store, stored.patient_id, tmp_path / "p.json")
    (copy,) = import_patient(MemoryStore(), tmp_path / "p.json").programs
    assert [one.id for one in copy.program.alarms if one.is_open] == ["numb_weak_w2"]


def test_a_patient_comes_in_whole_or_not_at_all(
    store: AnyStore, make_program: MakeProgram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the last of it: nobody is kept by halves, and the next try makes one."""
    if isinstance(store, MemoryStore):
        return  # there is no disk
    there = MemoryStore()
    stored = there.create(make_program())
    there.create(make_program(weeks=6), stored.patient_id)
    there.keep_record(stored.patient_id, None, "measurement", PAIN)
    export_patient(there, stored.patient_id, tmp_path / "p.json")

    def full(*_: object) -> None:
        raise StoreTrouble("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(store, "keep_record", full)
        with pytest.raises(StoreTrouble, match="full"):
            import_patient(store, tmp_path / "p.json")
    assert (store.patients(), store.entries()) == ((), ())
    import_patient(store, tmp_path / "p.json")
    assert [one.programs for one in store.patients()] == [2]


def test_a_patient_with_a_check_in_that_is_none_is_not_kept(
    store: AnyStore, make_program: MakeProgram, tmp_path: Path
) -> None:
    stored = store.create(make_program())
    store.keep_record(stored.patient_id, stored.id, "checkin", '{"n": 1}')
    export_patient(store, stored.patient_id, tmp_path / "p.json")
    there = MemoryStore()
    with pytest.raises(FileTrouble, match="not as it should be"):
        import_patient(there, tmp_path / "p.json")
    assert there.patients() == ()


def test_a_damaged_store_gives_what_can_be_read(tmp_path: Path, make_program: MakeProgram) -> None:
    store = Store(tmp_path / "planner.db")
    stored = store.create(make_program())
    issue = store.issue(stored, MONDAY)
    store.issue(stored, GivenOut(monday=date(2026, 12, 7)))
    told = store.keep_record(stored.patient_id, stored.id, "checkin", '{"n": 1}')
    store.close()
    with closing(sqlite3.connect(tmp_path / "planner.db")) as damaged, damaged:
        damaged.execute("update issues set document = x'ff' where id = 2")
    salvage(tmp_path / "planner.db", tmp_path / "saved.db")
    saved = Store(tmp_path / "saved.db")
    (entry,) = saved.entries()
    (again,) = saved.issues_of(entry.patient_id)
    assert (again.given, again.issued_at) == (issue.given, issue.issued_at)
    (record,) = saved.records_of(entry.patient_id, "checkin")
    assert (record.document, record.kept_at) == (told.document, told.kept_at)
    saved.close()

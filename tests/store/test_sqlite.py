"""What is SQLite's alone: the file is private, whole, known, and never taken for another."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest
from sqlalchemy import event

from planner.model.program.program import Program
from planner.model.stored import Busy, StoreTrouble
from planner.store.migrations import APPLICATION_ID, VERSION
from planner.store.store import Store
from tests.conftest import MakeProgram
from tests.store.conftest import Calendar, at_a_time, by_hand


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "planner.db")


# the file


def test_the_file_is_for_its_owner_only(store: Store) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    store.path.chmod(0o644)
    Store(store.path)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_folder_that_refuses_rights_works_and_says_so(
    store: Store, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = store.create(make_program())
    store.path.chmod(0o644)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    again = Store(store.path)
    assert "can read the patients" in again.notice
    assert again.save(again.load(mine.id), mine.program).revision == 2


def test_a_file_made_read_only_on_purpose_is_read_and_left_alone(
    store: Store, make_program: MakeProgram
) -> None:
    mine = store.create(make_program())
    store.close()
    store.path.chmod(0o444)
    before = store.path.read_bytes()
    reader = Store(store.path)
    assert reader.read_only
    assert "read-only" in reader.notice
    assert reader.load(mine.id) == mine
    reader.tidy()
    with pytest.raises(StoreTrouble, match="read-only"):
        reader.save(mine, mine.program)
    with pytest.raises(StoreTrouble, match="read-only"):
        reader.delete(mine.id)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o444
    assert store.path.read_bytes() == before


def test_odd_signs_in_the_folder_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "we?ird#%20 ü" / "planner.db")
    assert [path.name for path in (tmp_path / "we?ird#%20 ü").iterdir()] == ["planner.db"]
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreTrouble, match="PLANNER_DATA_DIR"):
        Store(tmp_path / "file" / "planner.db")


def test_a_folder_in_its_place_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "planner.db").mkdir()
    with pytest.raises(StoreTrouble, match="not an ordinary file"):
        Store(tmp_path / "planner.db")


# whose it is


def test_the_header_says_whose_it_is_and_which_version(store: Store) -> None:
    with by_hand(store.path) as connection:
        assert connection.execute("pragma application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("pragma user_version").fetchone() == (VERSION,)


def test_a_newer_store_is_refused_and_not_touched(store: Store, make_program: MakeProgram) -> None:
    store.create(make_program())
    store.close()
    with by_hand(store.path) as connection:
        connection.execute(f"pragma user_version = {VERSION + 1}")
    before = store.path.read_bytes()
    with pytest.raises(StoreTrouble, match=r"[Uu]pdate the planner"):
        Store(store.path)
    assert store.path.read_bytes() == before


@pytest.mark.parametrize(
    "made_by",
    [
        ["create table photos (id integer)"],
        ["create table photos (id integer)", "pragma user_version = 3"],
        ["pragma application_id = 7"],
        # a like set of names, but not ours
        [
            "create table patients (id integer)",
            "create table programs (id integer)",
            "create table state (key text)",
        ],
    ],
)
def test_another_programs_database_is_refused_and_not_touched(
    tmp_path: Path, made_by: list[str]
) -> None:
    path = tmp_path / "planner.db"
    with by_hand(path) as connection:
        for statement in made_by:
            connection.execute(statement)
    before = path.read_bytes()
    with pytest.raises(StoreTrouble, match="belongs to another program"):
        Store(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    path.write_text(
        "a letter to my aunt, long enough to be looked at as a header of a database\n" * 9
    )
    before = path.read_bytes()
    with pytest.raises(StoreTrouble, match="not a planner database"):
        Store(path)
    assert path.read_bytes() == before


def test_two_windows_may_start_at_once(tmp_path: Path) -> None:
    path, found = tmp_path / "planner.db", []
    threads = [threading.Thread(target=lambda: found.append(Store(path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [store.entries() for store in found] == [()] * 4


# losing it is noticed


def test_an_emptied_file_is_not_a_new_start(store: Store, make_program: MakeProgram) -> None:
    store.create(make_program())
    store.close()
    store.path.write_bytes(b"")
    with pytest.raises(StoreTrouble, match=r"it is empty\. Restore a backup"):
        Store(store.path)
    assert store.path.read_bytes() == b""


def test_a_file_that_is_gone_is_not_a_new_start(store: Store, make_program: MakeProgram) -> None:
    store.create(make_program())
    store.close()
    store.path.unlink()
    with pytest.raises(StoreTrouble, match="it is gone") as caught:
        Store(store.path)
    assert not store.path.exists()
    note = store.path.with_name("planner.db.note")
    assert note.name in str(caught.value)
    note.unlink()
    assert Store(store.path).entries() == ()


def test_an_empty_file_before_the_first_patient_is_a_start(tmp_path: Path) -> None:
    (tmp_path / "planner.db").touch()
    assert Store(tmp_path / "planner.db").entries() == ()


def test_without_patients_nothing_is_missed(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    store.delete(mine.id)
    store.purge(mine.id)
    store.close()
    store.path.unlink()
    assert Store(store.path).entries() == ()


# busy, full, damaged


def test_a_locked_database_is_said_so(store: Store, make_program: MakeProgram) -> None:
    impatient = Store(store.path, wait_s=0.1)
    mine = store.create(make_program())
    with by_hand(store.path) as other:
        other.execute("begin exclusive")
        with pytest.raises(Busy, match="another program is using it"):
            impatient.save(mine, mine.program)
        with pytest.raises(Busy):
            impatient.entries()
        with pytest.raises(Busy):
            Store(store.path, wait_s=0.1)
        other.execute("rollback")
    assert impatient.save(mine, mine.program).revision == 2


def test_a_full_disk_loses_nothing(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    with by_hand(store.path) as connection:
        pages = connection.execute("pragma page_count").fetchone()[0]

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"pragma max_page_count = {pages}")

    full = Store(store.path)
    event.listen(full._file._engine, "connect", limit)
    full._file._engine.dispose()
    with pytest.raises(StoreTrouble, match="disk is full"):
        for _ in range(50):
            full.create(make_program(weeks=12))
    assert store.load(mine.id).program == mine.program


def test_a_damaged_file_comes_with_advice(store: Store, make_program: MakeProgram) -> None:
    for _ in range(4):
        store.create(make_program())
    store.close()
    data = bytearray(store.path.read_bytes())
    data[4096 : 4096 * 8] = bytes(4096 * 7)
    store.path.write_bytes(data)
    with pytest.raises(StoreTrouble, match="planner restore FILE"):
        Store(store.path).entries()


DAMAGE = [
    ("patients", "name", "x'ff00'"),
    ("patients", "name", "cast(x'ff' as text)"),
    ("patients", "birth_year", "x'01'"),
    ("patients", "birth_year", "'old'"),
    ("programs", "presentation", "x'00'"),
    ("programs", "weeks", "'many'"),
    ("programs", "updated_at", "x'2026'"),
    ("programs", "revision", "x'01'"),
]


@pytest.mark.parametrize(("table", "column", "value"), DAMAGE)
def test_a_cell_of_a_wrong_kind_makes_one_row_unreadable(
    store: Store, make_program: MakeProgram, table: str, column: str, value: str
) -> None:
    good = store.create(make_program(patient={"name": "Good"}))
    bad = store.create(make_program(patient={"name": "Bad"}))
    number = bad.patient_id if table == "patients" else bad.id
    with by_hand(store.path) as connection:
        connection.execute(f"update {table} set {column} = {value} where id = {number}")
    listed = {entry.id: entry.readable for entry in store.entries()}
    assert listed == {good.id: True, bad.id: False}
    assert store.load(good.id) == good
    assert len(store.patients()) == 2


@pytest.mark.parametrize("value", ["x'ff'", "'text'", "x''"])
def test_a_damaged_document_does_not_hide_the_others(
    store: Store, make_program: MakeProgram, value: str
) -> None:
    good, bad = store.create(make_program()), store.create(make_program(presentation="strain"))
    with by_hand(store.path) as connection:
        connection.execute(f"update revisions set document = {value} where program_id = {bad.id}")
    assert {entry.id for entry in store.entries()} == {good.id, bad.id}
    with pytest.raises(StoreTrouble, match="--salvage"):
        store.load(bad.id)


def test_a_program_of_a_newer_format_is_kept_and_named(
    store: Store, make_program: MakeProgram
) -> None:
    newer = make_program().model_copy(update={"format": 99})
    mine = store.create(newer)
    with pytest.raises(StoreTrouble, match=r"[Uu]pdate the planner"):
        store.load(mine.id)
    assert [entry.id for entry in store.entries()] == [mine.id]


# what was deleted is gone


def test_a_purged_name_is_nowhere_in_the_file(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program(patient={"name": "Xylophonia Quux"}))
    store.keep_draft(None, None, mine.id, '{"name": "Xylophonia Quux"}')
    assert b"Xylophonia" in store.path.read_bytes()
    store.delete(mine.id)
    store.purge(mine.id)
    assert b"ylophonia" not in store.path.read_bytes()


def test_a_corrected_name_leaves_no_row_behind(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program(patient={"name": "Xylophonia Quux"}))
    store.save(mine, make_program(patient={"name": "Ann Lee"}))
    assert b"ylophonia" not in store.path.read_bytes()


# growth


def days_of(store: Store) -> list[tuple[int, int | None, str]]:
    with by_hand(store.path) as connection:
        rows = connection.execute("select number, parent, label from revisions order by number")
        return [tuple(row) for row in rows]


def test_history_is_thinned_to_days_after_ninety(
    store: Store, make_program: MakeProgram, calendar: Calendar
) -> None:
    at_a_time(store, calendar)
    program = make_program()

    def named(title: str) -> Program:
        return program.model_copy(update={"title": title})

    stored = store.create(program)
    for day in range(2):
        for change in range(3):
            stored = store.save(stored, named(f"{day}.{change}"), f"change {day}.{change}")
        calendar.wait(days=1)
    calendar.wait(days=80)
    store.tidy()
    assert len(days_of(store)) == 7
    calendar.wait(days=20)
    stored = store.save(stored, named("new"), "new")
    stored = store.save(stored, named("newer"), "newer")
    store.tidy()
    assert [number for number, _, _ in days_of(store)] == [4, 7, 8, 9]
    titles = []
    while stored.undo_label:
        stored, _ = store.undo(stored)
        titles.append(stored.program.title)
    assert titles == ["new", "1.2", "0.2"]
    assert stored.redo_label == "changes of 2026-11-03"
    store.tidy()
    assert [number for number, _, _ in days_of(store)] == [4, 7, 8, 9]


def test_what_is_current_is_never_thinned(
    store: Store, make_program: MakeProgram, calendar: Calendar
) -> None:
    at_a_time(store, calendar)
    two = store.save(store.create(make_program()), make_program(weeks=10), "longer")
    one, _ = store.undo(store.save(two, make_program(weeks=12), "longer yet"))
    calendar.wait(days=100)
    store.tidy()
    assert store.load(one.id).program == two.program
    assert store.redo(store.load(one.id))[0].program == make_program(weeks=12)


def test_a_revision_takes_a_sixth_of_its_text(store: Store, make_program: MakeProgram) -> None:
    from planner.model.program.program_json import program_to_json

    program = make_program(weeks=12)
    store.create(program)
    with by_hand(store.path) as connection:
        (size,) = connection.execute("select length(document) from revisions").fetchone()
    assert size * 5 < len(program_to_json(program))

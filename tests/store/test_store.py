"""Patient data is precious: private, whole, and never overwritten unseen."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from planner.model.stored import Conflict, StoreTrouble
from planner.store.store import Store
from tests.conftest import MakeProgram


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data" / "planner.db")


def test_a_program_comes_back_as_it_was(store: Store, make_program: MakeProgram) -> None:
    program = make_program()
    stored = store.create(program)
    assert store.load(stored.id).program == program
    assert Store(store.path).load(stored.id).program == program


def test_the_file_is_for_its_owner_only(store: Store) -> None:
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    store.path.chmod(0o644)
    Store(store.path)
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_programs_are_listed_latest_first_and_found_by_name(
    store: Store, make_program: MakeProgram
) -> None:
    ada = store.create(make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}))
    store.create(make_program(patient={"name": "100% O'Neil_"}, presentation="strain"))
    store.save(ada, ada.program)
    assert [entry.patient for entry in store.entries()] == ["Ada Lovelace", "100% O'Neil_"]
    assert [entry.patient for entry in store.entries("love ADA")] == ["Ada Lovelace"]
    assert [entry.patient for entry in store.entries("%")] == ["100% O'Neil_"]
    assert store.entries()[0].revision == 2


def test_two_programs_of_one_patient_share_the_patient(
    store: Store, make_program: MakeProgram
) -> None:
    first = store.create(make_program())
    second = store.create(make_program(presentation="strain"))
    store.delete(first.id)
    assert [entry.id for entry in store.entries()] == [second.id]
    store.delete(second.id)
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("select count(*) from patients").fetchone() == (0,)


def test_the_second_of_two_writers_is_told(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    theirs = Store(store.path).load(mine.id)
    Store(store.path).save(theirs, make_program(weeks=10))
    with pytest.raises(Conflict, match="Nothing was overwritten"):
        store.save(mine, make_program(weeks=12))
    assert len(store.load(mine.id).program.weeks) == 10


def test_saving_a_deleted_program_is_a_conflict(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    store.delete(mine.id)
    with pytest.raises(Conflict):
        store.save(mine, mine.program)
    with pytest.raises(StoreTrouble, match="no longer"):
        store.load(mine.id)


def test_many_writers_lose_nothing(store: Store, make_program: MakeProgram) -> None:
    program = make_program()
    mine = store.create(program)
    saved, refused = [], []

    def write() -> None:
        own = Store(store.path)
        try:
            saved.append(own.save(mine, program))
        except Conflict:
            refused.append(1)

    threads = [threading.Thread(target=write) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(saved) == 1
    assert len(refused) == 5
    assert store.load(mine.id).revision == 2


def test_a_locked_database_is_said_so(
    store: Store, make_program: MakeProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.store.store._WAIT_S", 0.1)
    impatient = Store(store.path)
    mine = store.create(make_program())
    with sqlite3.connect(store.path, isolation_level=None) as other:
        other.execute("begin exclusive")
        with pytest.raises(StoreTrouble, match="another program is using it"):
            impatient.save(mine, mine.program)
        other.execute("rollback")
    assert impatient.save(mine, mine.program).revision == 2


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "planner.db"
    path.write_text(
        "a letter to my aunt, long enough to be looked at as a header of a database\n" * 9
    )
    before = path.read_bytes()
    with pytest.raises(StoreTrouble, match="not a planner database"):
        Store(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreTrouble, match="PLANNER_DATA_DIR"):
        Store(tmp_path / "file" / "planner.db")


def test_a_full_disk_loses_nothing(store: Store, make_program: MakeProgram) -> None:
    mine = store.create(make_program())
    with sqlite3.connect(store.path) as connection:
        pages = connection.execute("pragma page_count").fetchone()[0]
    from sqlalchemy import event

    def limit(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute(f"pragma max_page_count = {pages}")

    full = Store(store.path)
    event.listen(full._engine, "connect", limit)
    full._engine.dispose()
    with pytest.raises(StoreTrouble, match="disk is full"):
        for _ in range(50):
            full.create(make_program(weeks=12))
    assert store.load(mine.id).program == mine.program


def test_what_was_open_is_remembered(store: Store) -> None:
    assert store.get("place") is None
    store.put("place", '{"program": 1}')
    store.put("place", '{"program": 2}')
    assert Store(store.path).get("place") == '{"program": 2}'
    store.put("place", None)
    assert store.get("place") is None


def test_a_program_of_a_newer_format_is_kept_and_named(
    store: Store, make_program: MakeProgram
) -> None:
    mine = store.create(make_program())
    with sqlite3.connect(store.path) as connection:
        connection.execute(
            "update programs set document = replace(document, '\"format\": 1', '\"format\": 99')"
        )
    with pytest.raises(StoreTrouble, match="Update the planner"):
        store.load(mine.id)


def test_odd_signs_in_the_folder_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "we?ird#%20" / "planner.db")
    assert [path.name for path in (tmp_path / "we?ird#%20").iterdir()] == ["planner.db"]
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600


def test_one_broken_program_does_not_hide_the_others(
    store: Store, make_program: MakeProgram
) -> None:
    good, bad = store.create(make_program()), store.create(make_program(presentation="strain"))
    with sqlite3.connect(store.path) as connection:
        connection.execute(
            "update programs set document = cast(x'ff' as text) where id = ?", (bad.id,)
        )
    assert {entry.id for entry in store.entries()} == {good.id, bad.id}
    with pytest.raises(StoreTrouble):
        store.load(bad.id)

"""A backup is whole while the planner writes, is read back, and nothing is lost by restoring it."""

import errno
import gzip
import os
import random
import re
import sqlite3
import stat
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from planner.exchange.files import FileTrouble
from planner.exchange.sealed import is_sealed
from planner.model.stored import DiskFull, StoreTrouble
from planner.services.keeping import (
    backup,
    export_patient,
    import_patient,
    is_unchecked,
    needs_password,
    restore,
    salvage,
)
from planner.store import backup as copies
from planner.store.store import Store
from tests.conftest import MakeProgram
from tests.store.conftest import by_hand
from tests.store.test_migrations import STORED


@pytest.fixture
def store(tmp_path: Path, make_program: MakeProgram) -> Store:
    """Ada with two programs, one of them changed twice; Bo with one, deleted."""
    store = Store(tmp_path / "data" / "planner.db")
    ada = store.create(make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}))
    for title in ("Two", "Three"):
        ada = store.save(ada, ada.program.model_copy(update={"title": title}), title.lower(), "k")
    store.create(make_program(patient={"name": "Ada Lovelace", "birth_year": 1950}), ada.patient_id)
    bo = store.create(make_program(patient={"name": "Bo Ek"}, presentation="strain"))
    store.delete(bo.id)
    return store


def beside(store: Store) -> set[str]:
    return {path.name for path in store.path.parent.iterdir()}


@pytest.mark.parametrize("password", [None, "horse battery staple"])
def test_a_disk_that_is_full_is_named_and_leaves_the_older_backup(
    store: Store, tmp_path: Path, password: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target, password)
    older = target.read_bytes()

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(FileTrouble, match=re.escape(f"{target}: cannot be written: No space")):
            backup(store.path, target, password)
    assert target.read_bytes() == older
    assert {one.name for one in tmp_path.iterdir()} == {"data", target.name}


@pytest.mark.slow
@pytest.mark.parametrize("password", [None, "horse battery staple"])
def test_a_full_data_disk_does_not_keep_a_backup_from_another_disk(
    store: Store, tmp_path: Path, password: str | None
) -> None:
    """What is closed with a password lies open in memory at most, never where it goes."""
    usb = tmp_path / "usb"
    usb.mkdir()
    tried = []

    def copy(database: Path, plain: Path) -> copies.Holds:
        tried.append(plain.parent.parent)
        if store.path.parent in plain.parents:
            raise DiskFull("no room")
        return copies.copy(database, plain)

    memory = Path("/dev/shm")
    if password and not memory.is_dir():
        pytest.skip("no disk here is memory")
    backup(store.path, usb / "patients.backup", password, copy)
    assert tried == [store.path.parent, memory if password else usb]
    assert [one.name for one in usb.iterdir()] == ["patients.backup"]
    there = tmp_path / "new machine" / "planner.db"
    assert restore(usb / "patients.backup", there, password)[0].programs == 3


def test_a_backup_with_any_byte_changed_is_refused_before_anything_is_replaced(
    store: Store, tmp_path: Path
) -> None:
    """It is one disk error: at 200 places, and with the end missing."""
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    whole, before, around = target.read_bytes(), store.path.read_bytes(), beside(store)
    drawn = random.Random(16)
    spoilt = [whole[:-10], whole + b" ", whole[:5000] + whole[5001:]]
    for _ in range(200):
        place = drawn.randrange(len(whole))
        changed = bytes([whole[place] ^ 1 << drawn.randrange(8)])
        spoilt.append(whole[:place] + changed + whole[place + 1 :])
    for one in spoilt:
        target.write_bytes(one)
        with pytest.raises((StoreTrouble, FileTrouble), match=r"damaged|not a backup"):
            restore(target, store.path)
    assert (store.path.read_bytes(), beside(store)) == (before, around)


@pytest.mark.slow
def test_a_backup_of_an_older_planner_has_no_checksum_and_is_read(
    store: Store, tmp_path: Path
) -> None:
    made, older = tmp_path / "made", tmp_path / "older"
    backup(store.path, made)
    copies.copy(store.path, older)
    assert (is_unchecked(made), is_unchecked(older)) == (False, True)
    assert restore(older, store.path)[0] == copies.Holds(2, 3)
    backup(store.path, made, "horse battery staple")
    assert not is_unchecked(made)


def test_what_a_killed_backup_left_goes_with_the_next_one(store: Store, tmp_path: Path) -> None:
    """Patients lie in it; one that is at work is let be."""
    left, at_work = (store.path.parent / f".planner-backup.{name}" for name in ("left", "at_work"))
    for folder in (left, at_work):
        folder.mkdir()
        (folder / "copy.db").write_bytes(b"Ada Lovelace")
    os.utime(left, (0, 0))
    backup(store.path, tmp_path / "patients.backup")
    assert (left.exists(), at_work.exists()) == (False, True)


@pytest.mark.parametrize("password", [None, "horse battery staple"])
def test_a_backup_brings_everything_back(
    store: Store, tmp_path: Path, password: str | None
) -> None:
    target = tmp_path / "usb" / "patients.backup"
    target.parent.mkdir()
    before = beside(store)
    holds = backup(store.path, target, password)
    assert (holds.patients, holds.programs, holds.unreadable) == (2, 3, 0)
    assert needs_password(target) is is_sealed(target.read_bytes()) is (password is not None)
    assert (b"Lovelace" in target.read_bytes()) is (password is None)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["patients.backup"]
    assert beside(store) == before

    entries, deleted = store.entries(), store.deleted()
    store.close()
    elsewhere = tmp_path / "new machine" / "planner.db"
    restored, earlier = restore(target, elsewhere, password)
    assert (restored, earlier) == (holds, None)
    there = Store(elsewhere)
    assert (there.entries(), there.deleted()) == (entries, deleted)
    assert there.undo(there.load(1))[0].program.title == "Two"
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o600
    elsewhere.write_bytes(b"")
    with pytest.raises(StoreTrouble, match="it is empty"):
        Store(elsewhere)


def test_a_backup_while_it_is_written_is_whole(
    store: Store, tmp_path: Path, make_program: MakeProgram
) -> None:
    stop = threading.Event()

    def write() -> None:
        own = Store(store.path, wait_s=30)
        stored = own.load(1)
        while not stop.is_set():
            stored = own.save(stored, stored.program, "again")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            holds = backup(store.path, tmp_path / f"{number}.backup")
            assert (holds.programs, holds.unreadable) == (3, 0)
    finally:
        stop.set()
        writer.join()


def test_a_copy_that_reads_back_wrong_is_no_backup(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    good = target.read_bytes()

    def wrong(path: Path, of: Path | None = None, _: str = "") -> copies.Holds:
        raise StoreTrouble(f"{path}: this copy is damaged; it cannot be relied on.")

    monkeypatch.setattr(copies, "read_back", wrong)
    with pytest.raises(StoreTrouble, match="cannot be relied on"):
        backup(store.path, target)
    assert target.read_bytes() == good, "the backup of yesterday is still there"


def test_a_program_that_cannot_be_opened_is_counted(store: Store, tmp_path: Path) -> None:
    with by_hand(store.path) as connection:
        connection.execute("update revisions set document = x'00' where program_id = 2")
    assert backup(store.path, tmp_path / "patients.backup").unreadable == 1


def test_restoring_keeps_what_was_there(
    store: Store, tmp_path: Path, make_program: MakeProgram
) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    store.create(make_program(patient={"name": "Later"}))
    store.close()
    _, before = restore(target, store.path)
    assert before is not None
    assert "Later" not in {entry.patient for entry in Store(store.path).entries()}
    assert "Later" in {entry.patient for entry in Store(before).entries()}
    _, second = restore(target, store.path)
    assert second not in (None, before)


def test_a_window_that_was_open_writes_nothing_into_the_old_file(
    store: Store, tmp_path: Path
) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    here = store.load(1)
    restore(target, store.path)
    with pytest.raises(StoreTrouble, match="replaced while it was open"):
        store.save(here, here.program)
    with pytest.raises(StoreTrouble, match="replaced while it was open"):
        store.entries()


def test_a_database_that_was_lost_is_restored(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    entries = store.entries()
    store.close()
    for damage in (b"", b"rubbish" * 5000):
        store.path.write_bytes(damage)
        with pytest.raises(StoreTrouble, match="planner restore FILE"):
            Store(store.path)
        restore(target, store.path)
        assert Store(store.path).entries() == entries


def test_a_backup_of_the_first_version_is_brought_forward(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    old.write_bytes(gzip.decompress(STORED.read_bytes()))
    holds, _ = restore(old, tmp_path / "data" / "planner.db")
    assert (holds.patients, holds.programs) == (3, 4)
    assert len(Store(tmp_path / "data" / "planner.db").entries()) == 4


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a backup"),
        (b"a letter to my aunt", "not a backup"),
        (b"SQLite format 3\x00" + b"\xff" * 5000, "planner"),
        (b"PLANNER SEALED 1" + bytes(10), "damaged"),
    ],
)
def test_what_is_no_backup_is_not_restored(
    store: Store, tmp_path: Path, content: bytes, said: str
) -> None:
    source = tmp_path / "file"
    source.write_bytes(content)
    before, around = store.path.read_bytes(), beside(store)
    with pytest.raises((StoreTrouble, FileTrouble), match=said):
        restore(source, store.path, "x")
    assert store.path.read_bytes() == before
    assert beside(store) == around


def test_a_backup_that_was_cut_off_says_to_take_another(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target)
    target.write_bytes(target.read_bytes()[:20_000])
    with pytest.raises(StoreTrouble, match=r"damaged\. Take another backup") as told:
        restore(target, store.path)
    assert "planner restore" not in str(told.value)


def test_a_wrong_password_changes_nothing(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "patients.backup"
    backup(store.path, target, "horse battery staple")
    before, around = store.path.read_bytes(), beside(store)
    with pytest.raises(FileTrouble, match="password is not the right one"):
        restore(target, store.path, "horse")
    assert store.path.read_bytes() == before
    assert beside(store) == around


@pytest.mark.slow
def test_a_backup_replaces_a_backup_and_nothing_else(store: Store, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.odt"
    thesis.write_text("mine")
    with pytest.raises(FileTrouble, match="left alone"):
        backup(store.path, thesis)
    assert thesis.read_text() == "mine"
    others = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(others)) as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
        connection.commit()
    before = others.read_bytes()
    with pytest.raises(FileTrouble, match="left alone"):
        backup(store.path, others)
    assert others.read_bytes() == before
    with pytest.raises(FileTrouble, match="the file that is read"):
        backup(store.path, store.path)
    backup(store.path, tmp_path / "b")
    backup(store.path, tmp_path / "b", "horse battery staple")
    backup(store.path, tmp_path / "b")
    assert not needs_password(tmp_path / "b")


@pytest.mark.parametrize("password", [None, "horse battery staple"])
@pytest.mark.parametrize("make", [backup, lambda database, link, _: salvage(database, link)])
def test_a_link_is_not_followed(
    store: Store, tmp_path: Path, make: Callable[..., object], password: str | None
) -> None:
    """Where it leads to another backup, and where it leads to nothing yet."""
    yesterday, link = tmp_path / "yesterday", tmp_path / "link"
    backup(store.path, yesterday)
    before = yesterday.read_bytes()
    store.delete(store.entries()[0].id)
    for aim in (yesterday, tmp_path / "nothing yet"):
        link.unlink(missing_ok=True)
        link.symlink_to(aim)
        with pytest.raises(FileTrouble, match="this is a link"):
            make(store.path, link, password)
    assert yesterday.read_bytes() == before
    assert not (tmp_path / "nothing yet").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        ("PRAGMA user_version = 99", "a newer planner made this"),
        ("PRAGMA application_id = 1", "not patients of the planner"),
    ],
)
def test_what_cannot_be_backed_up_or_restored_is_named(
    store: Store, tmp_path: Path, spoil: str, said: str
) -> None:
    """By the name the user gave, never that of a copy that is gone."""
    good = store.path.read_bytes()
    with closing(sqlite3.connect(store.path)) as connection:
        connection.execute(spoil)
    spoilt = tmp_path / "spoilt"
    spoilt.write_bytes(store.path.read_bytes())
    with pytest.raises(StoreTrouble, match=f"^{re.escape(str(store.path))}: .*{said}"):
        backup(store.path, tmp_path / "b")
    store.path.write_bytes(good)
    with pytest.raises(StoreTrouble, match=f"^{re.escape(str(spoilt))}: .*{said}"):
        restore(spoilt, store.path)


def test_without_patients_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(StoreTrouble, match="no patients"):
        backup(tmp_path / "data" / "planner.db", tmp_path / "b")
    assert not (tmp_path / "b").exists()


# salvage


def test_what_can_be_read_is_saved(tmp_path: Path, make_program: MakeProgram) -> None:
    store = Store(tmp_path / "data" / "planner.db")
    names = [f"Patient {number}" for number in range(12)]
    for name in names:
        store.create(make_program(patient={"name": name}))
    store.close()
    with by_hand(store.path) as connection:
        pages = connection.execute("pragma page_count").fetchone()[0]
    data = bytearray(store.path.read_bytes())
    for page in range(pages // 3, pages // 3 + 12):
        data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    store.path.write_bytes(data)
    damaged = store.path.read_bytes()
    saved = tmp_path / "saved.db"
    holds = salvage(store.path, saved)
    assert 5 <= holds.programs < 12
    assert holds.programs + holds.unreadable == 12
    assert store.path.read_bytes() == damaged
    restore(saved, store.path)
    again = Store(store.path)
    listed = {entry.patient for entry in again.entries()}
    assert listed < set(names)
    assert len(listed) == holds.programs
    for entry in again.entries():
        assert again.load(entry.id).program.intake.patient.name == entry.patient


def test_a_damaged_current_revision_gives_way_to_the_one_before(
    store: Store, tmp_path: Path
) -> None:
    with by_hand(store.path) as connection:
        connection.execute(
            "update revisions set document = x'00' where program_id = 1 and number = 3"
        )
    holds = salvage(store.path, tmp_path / "saved.db")
    assert (holds.programs, holds.unreadable) == (3, 0)
    assert Store(tmp_path / "saved.db").load(1).program.title == "Two"
    assert len(Store(tmp_path / "saved.db").patients()) == 2


def test_of_nothing_readable_nothing_is_left(tmp_path: Path) -> None:
    broken = tmp_path / "planner.db"
    broken.write_bytes(b"SQLite format 3\x00" + b"\xff" * 9000)
    with pytest.raises(StoreTrouble):
        salvage(broken, tmp_path / "saved.db")
    assert {path.name for path in tmp_path.iterdir()} == {"planner.db"}


# one patient


@pytest.mark.parametrize("history", [False, True])
def test_a_patient_moves_to_another_machine(store: Store, tmp_path: Path, history: bool) -> None:
    target = tmp_path / "ada.json"
    (ada,) = store.patients("ada")
    assert export_patient(store, ada.id, target, history) == 2
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert "Bo Ek" not in target.read_text()
    other = Store(tmp_path / "other" / "planner.db")
    done = import_patient(other, target)
    assert done.like == ()
    assert [one.program for one in other.programs_of(done.programs[0].patient_id)] == [
        one.program for one in store.programs_of(ada.id)
    ]
    labels = [one.label for one in other.history(done.programs[0].id)]
    assert labels == (["", "two", "three"] if history else [""])


def test_an_imported_patient_is_a_new_one(store: Store, tmp_path: Path) -> None:
    (ada,) = store.patients("ada")
    export_patient(store, ada.id, tmp_path / "ada.json")
    done = import_patient(store, tmp_path / "ada.json")
    assert [one.id for one in done.like] == [ada.id]
    assert len(store.patients("ada")) == 2
    assert done.programs[0].patient_id != ada.id


def test_what_another_machine_changed_stays_beside_what_is_imported(
    store: Store, tmp_path: Path
) -> None:
    """The same patient, changed on both machines: both are kept, neither is merged."""
    (ada,) = store.patients("ada")
    export_patient(store, ada.id, tmp_path / "ada.json")
    (theirs, *_) = store.programs_of(ada.id)
    here = theirs.program.model_copy(update={"title": "Changed on this machine"})
    store.save(theirs, here)
    done = import_patient(store, tmp_path / "ada.json")
    kept = [one.program.title for one in store.programs_of(ada.id)]
    came = [one.program.title for one in store.programs_of(done.programs[0].patient_id)]
    assert "Changed on this machine" in kept
    assert "Changed on this machine" not in came
    assert [one.id for one in done.like] == [ada.id]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "not valid JSON"),
        ("[" * 100_000, "not valid JSON"),
        ("[]", "not a patient's file"),
        ('{"patient_format": 3}', "[Uu]pdate the planner"),
        ('{"patient_format": 1}', "programs"),
        ('{"patient_format": 1, "programs": [], "more": 1}', "not as it should be"),
        (
            '{"patient_format": 1, "programs": [{"revisions": '
            '[{"number": 1, "made_at": "", "program": {"format": 99, "weeks": []}}]}]}',
            "[Uu]pdate the planner",
        ),
    ],
)
def test_what_is_no_patient_is_said_and_not_kept(
    store: Store, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "x.json").write_text(text)
    before = store.patients()
    with pytest.raises(FileTrouble, match=said):
        import_patient(store, tmp_path / "x.json")
    assert store.patients() == before

"""Copies of a database: whole ones while it is in use, read back to check them; and salvage."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.model.program.program import Program
from planner.model.stored import Stored, StoreTrouble
from planner.store.documents import SALVAGE, packed_text, unpacked, unpacked_text
from planner.store.marker import Marker
from planner.store.migrations import APPLICATION_ID, VERSION
from planner.store.salvaged_follow_ups import salvage_follow_ups
from planner.store.sqlite import trouble_of
from planner.store.state import FileState
from planner.store.store import Store

_WAIT_S = 30.0


@dataclass(frozen=True)
class Holds:
    """What a copy has in it, as it was read back."""

    patients: int
    programs: int
    """Deleted ones that can be brought back are among them."""
    unreadable: int = 0
    """Programs that are there and cannot be opened."""


def copy(source: Path, target: Path, mend: str = SALVAGE) -> Holds:
    """Copy a database as it is at one moment, also while it is written; then read the copy.

    `target` is new and only its owner's; `mend` is what to do where the source is damaged. Raises
    StoreTrouble; then there is no target.
    """
    if not source.exists() or source.stat().st_size == 0:
        raise StoreTrouble(f"{source}: there are no patients to copy.")
    _make_private(target)
    try:
        with (
            contextlib.closing(_connected(source, "ro")) as reader,
            contextlib.closing(_connected(target, "rw")) as writer,
        ):
            reader.backup(writer)
            writer.execute("PRAGMA journal_mode = DELETE")
        return read_back(target, source, mend)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        full = getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        raise trouble_of(error, target.parent.parent if full else source, mend) from error
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def read_back(path: Path, of: Path | None = None, mend: str = SALVAGE) -> Holds:
    """Check a copy to its last page and unpack every program. Raises StoreTrouble, about `of`.

    A copy of an older planner is checked page by page only; it is brought forward when it is used.
    """
    told = of or path
    try:
        with contextlib.closing(_connected(path, "ro")) as connection:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            first = application == 0 and version == 0 and _is_first(connection)
            if application != APPLICATION_ID and not first:
                raise StoreTrouble(f"{told}: these are not patients of the planner.")
            if version > VERSION:
                raise StoreTrouble(f"{told}: a newer planner made this. Update the planner.")
            wrong = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if wrong != "ok":
                raise StoreTrouble(f"{told}: it is damaged; it cannot be relied on.")
            people, count = (
                connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("patients", "programs")
            )
            if version < VERSION:
                return Holds(people, count)
            unreadable = 0
            rows = connection.execute(
                "SELECT r.document FROM programs p LEFT JOIN revisions r "
                "ON r.program_id = p.id AND r.number = p.revision"
            )
            for (document,) in rows:
                try:
                    unpacked_text(document)  # has a checksum of its own
                except StoreTrouble:
                    unreadable += 1
            return Holds(people, count, unreadable)
    except sqlite3.Error as error:
        raise trouble_of(error, told, mend) from error


def put_in_place(copied: Path, database: Path) -> Path | None:
    """Put a checked copy where the database is; where the one from before is now, if there was one.

    The one from before is kept beside it, whatever it is. Raises StoreTrouble.
    """
    before = None
    try:
        for suffix in ("", "-journal", "-wal", "-shm"):
            old = database.with_name(database.name + suffix)
            if old.exists():
                number, kept = 1, old.with_name(f"{database.name}.before-restore{suffix}")
                while kept.exists():
                    number += 1
                    kept = old.with_name(f"{database.name}.before-restore-{number}{suffix}")
                old.replace(kept)
                before = kept if not suffix else before
        copied.replace(database)
        Marker(database).put()
    except OSError as error:
        raise StoreTrouble(
            f"{database}: the backup cannot be put there: {error.strerror or error}."
        ) from error
    return before


def salvage(source: Path, target: Path) -> Holds:
    """Read what can be read of a damaged database into a new one, program by program.

    Each comes as it was last, without its history. Raises StoreTrouble if nothing can be read; then
    there is no target.
    """
    if not source.exists():
        raise StoreTrouble(f"{source}: there is no such file.")
    _make_private(target)
    saved = lost = 0
    beside = target.with_name(f"{target.name}.state")
    store = Store(target, FileState(beside))
    patients: dict[object, int] = {}
    programs: dict[object, Stored] = {}
    try:
        with contextlib.closing(_connected(source, "ro")) as connection:
            for program_id, patient_id, documents in _salvaged(connection):
                program = next(filter(None, map(_opened, documents)), None)
                if program is None:
                    lost += 1
                    continue
                made = store.create(program, patients.get(patient_id))
                if patient_id is not None:
                    patients[patient_id] = made.patient_id
                programs[program_id] = made
                saved += 1
            salvage_follow_ups(connection, store, patients, programs)
    except sqlite3.Error as error:
        raise trouble_of(error, source) from error
    finally:
        store.close()
        for path in (beside, target.with_name(f"{target.name}.note")):
            path.unlink(missing_ok=True)
        if not saved:
            target.unlink(missing_ok=True)
    if not saved:
        raise StoreTrouble(f"{source}: nothing in it can be read. Restore a backup.")
    return Holds(read_back(target).patients, saved, lost)


def _opened(document: object) -> Program | None:
    try:
        if isinstance(document, str):
            document = packed_text(document)
        return unpacked(document)
    except StoreTrouble:
        return None


def _salvaged(
    connection: sqlite3.Connection,
) -> Iterator[tuple[int, object, Iterator[object]]]:
    """Each program with its patient and its documents, the current one first, then the newest.

    They are asked for one by one: a page that cannot be read costs only what is on it.
    """
    first = _is_first(connection)
    whole = "SELECT patient_id, document FROM programs WHERE id = ?"
    head = "SELECT patient_id, revision FROM programs WHERE id = ?"
    for program_id in range(1, _highest(connection) + 1):
        row = _row(connection, whole if first else head, (program_id,))
        if row is None:
            row = (None, None)
            if not first and not any(True for _ in _documents(connection, program_id, None)):
                continue  # an id that is not in use
        elif row is _DAMAGED:
            row = (None, None)
        patient_id, value = row
        yield (
            program_id,
            patient_id,
            iter([value]) if first else _documents(connection, program_id, value),
        )


def _documents(
    connection: sqlite3.Connection, program_id: int, current: object
) -> Iterator[object]:
    query = "SELECT document FROM revisions WHERE program_id = ? AND number = ?"
    newest = _row(
        connection, "SELECT max(number) FROM revisions WHERE program_id = ?", (program_id,)
    )
    highest = newest[0] if newest and isinstance(newest[0], int) else 0
    for number in (current, *range(highest, 0, -1)):
        row = _row(connection, query, (program_id, number))
        if row:
            yield row[0]


def _highest(connection: sqlite3.Connection) -> int:
    """The highest id that was ever given, from whichever table can be read."""
    highest = 0
    for query in (
        "SELECT seq FROM sqlite_sequence WHERE name = 'programs'",
        "SELECT max(id) FROM programs",
        "SELECT max(program_id) FROM revisions",
    ):
        row = _row(connection, query, ())
        if row and isinstance(row[0], int):
            highest = max(highest, row[0])
    return highest


_DAMAGED: tuple[object, ...] = ()
"""What stands where a row could not be read."""


def _row(
    connection: sqlite3.Connection, query: str, values: tuple[object, ...]
) -> tuple[object, ...] | None:
    try:
        found = connection.execute(query, values).fetchone()
    except sqlite3.Error:
        return _DAMAGED
    return tuple(found) if found else None


def _is_first(connection: sqlite3.Connection) -> bool:
    columns = connection.execute("PRAGMA table_info(programs)").fetchall()
    return "document" in {row[1] for row in columns}


def _connected(path: Path, mode: str, wait_s: float = _WAIT_S) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=wait_s, isolation_level=None)


def _make_private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        raise StoreTrouble(f"{path}: there is a file already; name another one.") from None
    except OSError as error:
        raise StoreTrouble(f"{path}: cannot be written: {error.strerror or error}.") from error

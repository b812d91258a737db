"""What is SQLite's alone: the file, its rights, who made it, and its errors in words.

`Database` gives transactions; `records.py` says what happens in them and knows no SQLite.
"""

import os
import sqlite3
import stat
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import SQLAlchemyError

from planner.model.stored import Busy, DiskFull, StoreTrouble
from planner.store.documents import SALVAGE
from planner.store.marker import Marker
from planner.store.migrations import APPLICATION_ID, VERSION, Found, create, found_in, migrate
from planner.store.state import FileState
from planner.store.transactions import Transactions

WAIT_S = 2.0
"""How long one call waits for another program to let go of the file."""


class Database(Transactions):
    """An SQLite file that only its owner can read, at the version this planner writes.

    Raises StoreTrouble for a file that is locked, damaged, emptied, foreign or of a newer planner;
    such a file is not changed. Safe to use from several threads. Without `keys` a row may point to
    what is not in the file.
    """

    def __init__(
        self, path: Path, state: FileState, wait_s: float = WAIT_S, *, keys: bool = True
    ) -> None:
        super().__init__()
        self.path = path
        self.marker = Marker(path)
        self.notice = ""
        """What the user should know although everything works; empty if nothing."""
        self.read_only = self._prepare_file()
        self._identity = _identity(path)
        self._engine = self._new_engine(wait_s, keys=keys)
        weakref.finalize(self, self._engine.dispose)
        try:
            self._come_up_to_date(state, wait_s)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the file. Raises StoreTrouble."""
        self._require_same_file()
        with _in_words(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """A transaction that is kept whole or not at all. Raises StoreTrouble."""
        if self.read_only:
            raise StoreTrouble(f"{self.path}: {_READ_ONLY}")
        self._require_same_file()
        engine = self._engine.execution_options(begin="IMMEDIATE")
        with _in_words(self.path), engine.begin() as connection:
            yield connection

    def _require_same_file(self) -> None:
        """What is written into a file that was moved away would be lost with it."""
        if _identity(self.path) != self._identity:
            raise StoreTrouble(
                f"{self.path}: the file was replaced while it was open (a backup was restored?). "
                "Leave the planner and open it again."
            )

    def _new_engine(self, wait_s: float, *, keys: bool = True) -> Engine:
        # As a URI the mode holds also for root, who may write whatever the file says.
        uri = f"{self.path.absolute().as_uri()}?mode={'ro' if self.read_only else 'rw'}"

        def connect() -> sqlite3.Connection:
            return sqlite3.connect(uri, uri=True, timeout=wait_s, check_same_thread=False)

        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(engine, "connect", _connected(keys=keys))
        event.listen(engine, "begin", _begin)
        return engine

    def _prepare_file(self) -> bool:
        """Make the file or look at the one that is there; whether it is to be read only."""
        path = self.path
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            if not path.exists():
                if self.marker.set:
                    raise StoreTrouble(self.marker.words("is gone"))
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            status = path.stat()
        except OSError as error:
            raise StoreTrouble(
                f"the data folder {path.parent} cannot be used: {error.strerror or error}. "
                "Mend its permissions, or set PLANNER_DATA_DIR to another folder."
            ) from error
        if not stat.S_ISREG(status.st_mode):
            raise StoreTrouble(f"{path}: this is not an ordinary file. Move it away.")
        if status.st_size == 0 and self.marker.set:
            raise StoreTrouble(self.marker.words("is empty"))
        if not status.st_mode & stat.S_IWUSR:
            self.notice = f"{path} is read-only: programs can be opened, but not changed."
            return True
        if status.st_mode & 0o077:
            try:
                path.chmod(0o600)
            except OSError:
                self.notice = (
                    f"This folder does not let {path.name} be closed to others: whoever can read "
                    f"{path.parent} can read the patients. Everything works."
                )
        return False

    def _come_up_to_date(self, state: FileState, wait_s: float) -> None:
        with self.reading() as connection:
            found = found_in(connection)
        if found.version == VERSION:
            return
        _refuse(found, self.path)
        if self.read_only:
            raise StoreTrouble(f"{self.path}: it is of an older planner, and {_READ_ONLY}")
        # Tables are laid anew below others that point to them: keys are checked at the end.
        engine = self._new_engine(wait_s, keys=False)
        try:
            with (
                _in_words(self.path),
                engine.execution_options(begin="IMMEDIATE").begin() as connection,
            ):
                self._lay_tables(connection, state)
        finally:
            engine.dispose()

    def _lay_tables(self, connection: Connection, state: FileState) -> None:
        found = found_in(connection)  # another window may have been first
        _refuse(found, self.path)
        if found.version == 0:
            create(connection)
        elif found.version < VERSION:
            migrate(connection, found.version, state)
            if connection.exec_driver_sql("SELECT 1 FROM patients").first():
                self.marker.put()
        for pragma, value in (("application_id", APPLICATION_ID), ("user_version", VERSION)):
            connection.exec_driver_sql(f"PRAGMA {pragma} = {value}")


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file it is, whatever it is called."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _refuse(found: Found, path: Path) -> None:
    if found.foreign:
        raise StoreTrouble(
            f"{path}: this is not a planner database; it belongs to another program. It was not "
            "changed. Move it away, or set PLANNER_DATA_DIR to another folder."
        )
    if found.version > VERSION:
        raise StoreTrouble(
            f"{path}: these patients were kept by a newer planner (version {found.version} of the "
            f"tables; this planner knows {VERSION}). Update the planner. Nothing was changed."
        )


def _connected(*, keys: bool) -> Any:
    def connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # BEGIN is said by hand, or tables are made outside it
        connection.text_factory = _text
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if keys else 'OFF'}")

    return connected


def _begin(connection: Connection) -> None:
    kind = connection.get_execution_options().get("begin", "")
    connection.exec_driver_sql(f"BEGIN {kind}")


def _text(raw: bytes) -> str | bytes:
    """Text, or the bytes of what is none: one damaged cell must not hide the other rows."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw


_READ_ONLY = "it is read-only. Mend the permissions of the file and its folder."


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, UnicodeError, OverflowError) as error:
        raise trouble_of(error, path) from error


def trouble_of(error: Exception, path: Path, mend: str = SALVAGE) -> StoreTrouble:
    """A database's error in words, with what to do; `mend`: where it is damaged."""
    text = str(getattr(error, "orig", None) or error)
    if "locked" in text:
        return Busy(f"{path}: another program is using it. Close the other window and try again.")
    if "full" in text:
        return DiskFull(
            f"{path}: the disk is full. Make room and try again; what was saved is safe."
        )
    for sign, words in (
        ("readonly", _READ_ONLY),
        ("not a database", _not_a_database(path, mend)),
        ("malformed", f"the file is damaged. {mend}"),
        ("disk I/O", f"the disk cannot be read or written. {mend}"),
        ("unable to open", "it cannot be opened. Mend the permissions of the file and its folder."),
    ):
        if sign in text:
            return StoreTrouble(f"{path}: {words}")
    # The rest of the text may quote what is stored; that stays out of messages.
    return StoreTrouble(f"{path}: it cannot be used now ({type(error).__name__}: {text[:60]}).")


def _not_a_database(path: Path, mend: str) -> str:
    with suppress(OSError):
        if Marker(path).set:
            return f"this file is not a planner database any more; it is damaged. {mend}"
    return "this file is not a planner database. Move it away and start again."

"""The store: every write is one transaction; a revision number catches two writers."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Row,
    create_engine,
    delete,
    event,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.exc import SQLAlchemyError

from planner.model.intake import Patient
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.model.stored import Conflict, Entry, Stored, StoreTrouble
from planner.store.tables import metadata, patients, programs, state

_WAIT_S = 5


class Store:
    """Patients and programs in an SQLite file that only its owner can read.

    Every method raises StoreTrouble for a database that is locked, read-only, full or no database.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _create_private(path)
        self._engine = create_engine(
            URL.create("sqlite", database=str(path)),
            connect_args={"timeout": _WAIT_S, "check_same_thread": False},
        )
        event.listen(self._engine, "connect", _enforce_keys)
        with self._transaction() as connection:
            metadata.create_all(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first."""
        query = (
            select(
                programs.c.id,
                programs.c.patient_id,
                patients.c.name,
                patients.c.birth_year,
                programs.c.presentation,
                programs.c.weeks,
                programs.c.updated_at,
                programs.c.revision,
            )
            .join(patients)
            .order_by(programs.c.updated_at.desc(), programs.c.id.desc())
        )
        for word in words.split():
            query = query.where(func.lower(patients.c.name).contains(word.lower(), autoescape=True))
        with self._transaction() as connection:
            return tuple(_entry(row) for row in connection.execute(query))

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program; its patient is found by name and birth year if none is named."""
        now = _now()
        with self._transaction() as connection:
            whose = patient_id or _patient_id(connection, program.intake.patient)
            values = {
                "patient_id": whose,
                "created_at": now,
                "revision": 1,
                **_columns(program, now),
            }
            done = connection.execute(insert(programs).values(values))
            assert done.inserted_primary_key is not None
            return Stored(int(done.inserted_primary_key[0]), whose, program, 1)

    def load(self, program_id: int) -> Stored:
        """Read a program. Raises StoreTrouble if it is gone or cannot be read."""
        with self._transaction() as connection:
            row = connection.execute(
                select(programs.c.document, programs.c.revision, programs.c.patient_id).where(
                    programs.c.id == program_id
                )
            ).first()
        if row is None:
            raise StoreTrouble("this program is no longer in the store; it was deleted.")
        program, problems = program_from_json(row.document)
        if program is None:
            raise StoreTrouble(f"this program cannot be opened: {problems[0]}")
        return Stored(program_id, row.patient_id, program, row.revision)

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:  # noqa: ARG002
        """Save over the revision that was read. Raises Conflict if there is a newer one."""
        with self._transaction() as connection:
            whose = _patient_id(connection, program.intake.patient)
            done = connection.execute(
                update(programs)
                .where(programs.c.id == stored.id, programs.c.revision == stored.revision)
                .values(
                    revision=stored.revision + 1,
                    patient_id=whose,
                    **_columns(program, _now()),
                )
            )
            if done.rowcount != 1:
                raise Conflict(
                    "this program was changed or deleted in another window since it was opened "
                    "here; open it again to see the newer one. Nothing was overwritten."
                )
        return Stored(stored.id, whose, program, stored.revision + 1)

    def delete(self, program_id: int) -> None:
        """Delete a program, and its patient if no program is left."""
        with self._transaction() as connection:
            connection.execute(delete(programs).where(programs.c.id == program_id))
            used = select(programs.c.patient_id)
            connection.execute(delete(patients).where(patients.c.id.not_in(used)))

    def get(self, key: str) -> str | None:
        """A remembered value: what was open, what was typed."""
        with self._transaction() as connection:
            return connection.execute(select(state.c.value).where(state.c.key == key)).scalar()

    def put(self, key: str, value: str | None) -> None:
        """Remember a value, or forget it."""
        with self._transaction() as connection:
            connection.execute(delete(state).where(state.c.key == key))
            if value is not None:
                connection.execute(insert(state).values(key=key, value=value))

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, sqlite3.Error, UnicodeError, OverflowError) as error:
            raise StoreTrouble(_in_words(error, self.path)) from error


def _create_private(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        elif path.is_file():
            path.chmod(0o600)
    except OSError as error:
        raise StoreTrouble(
            f"the data folder {path.parent} cannot be used: {error.strerror or error}. "
            "Mend its permissions, or set PLANNER_DATA_DIR to another folder."
        ) from error


def _enforce_keys(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")


def _patient_id(connection: Connection, patient: Patient) -> int:
    same_year = (
        patients.c.birth_year.is_(None)
        if patient.birth_year is None
        else patients.c.birth_year == patient.birth_year
    )
    found = connection.execute(
        select(patients.c.id).where(patients.c.name == patient.name, same_year)
    ).scalar()
    if found is not None:
        return int(found)
    done = connection.execute(
        insert(patients).values(name=patient.name, birth_year=patient.birth_year)
    )
    assert done.inserted_primary_key is not None
    return int(done.inserted_primary_key[0])


def _columns(program: Program, now: str) -> dict[str, Any]:
    return {
        "presentation": program.presentation,
        "weeks": len(program.weeks),
        "updated_at": now,
        "document": program_to_json(program),
    }


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    return Entry(
        row.id,
        row.patient_id,
        row.name,
        row.birth_year,
        row.presentation,
        row.weeks,
        row.updated_at,
        row.revision,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _in_words(error: Exception, path: Path) -> str:
    text = str(getattr(error, "orig", None) or error)
    for sign, words in (
        ("locked", "another program is using it. Close the other window and try again."),
        ("readonly", "it is read-only. Mend the permissions of the file and its folder."),
        ("full", "the disk is full. Make room and try again; what was saved is safe."),
        ("not a database", "this file is not a planner database. Move it away and start again."),
        ("unable to open", "it cannot be opened. Mend the permissions of the file and its folder."),
    ):
        if sign in text:
            return f"{path}: {words}"
    # The rest of the text may quote what is stored; that stays out of messages.
    return f"{path}: it cannot be used now ({type(error).__name__}: {text[:60]})."

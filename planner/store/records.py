"""Patients, their programs with every revision, and deleting: each call is one transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Row, Select, and_, delete, func, insert, select, update

from planner.model.program.program import Program
from planner.model.stored import Conflict, Entry, PatientEntry, Revision, Stored, StoreTrouble
from planner.store.clock import now
from planner.store.current import UNNAMED, at_revision, current, stored_of
from planner.store.documents import packed, unpacked
from planner.store.folding import folded
from planner.store.listing import entry, may_be_one, named, people, person
from planner.store.tables import patients, programs, revisions
from planner.store.thinning import WHOLE_DAYS, thin, to_thin
from planner.store.transactions import Transactions

RESTORABLE_DAYS = 30
"""A deleted program can be brought back for so long."""

GONE = "this program is no longer in the store; it was deleted."
OVERTAKEN = (
    "this program was changed in another window since it was opened here; open it again to see "
    "the newer one. Nothing was overwritten."
)
DELETED_MEANWHILE = (
    "this program was deleted since it was opened here; r among the patients brings it back. "
    "Nothing was overwritten."
)
NOTHING_TO_UNDO = "there is nothing to undo."
NOTHING_TO_REDO = "there is nothing to redo."


class Marks(Protocol):
    """What is told whether there are patients."""

    def put(self) -> None:
        """There are."""

    def clear(self) -> None:
        """There are none any more."""


class Records:
    """The programs of a database. Every method raises StoreTrouble; Busy when it may work later."""

    def __init__(
        self, database: Transactions, marker: Marks, clock: Callable[[], str] = now
    ) -> None:
        self._database, self._marker, self._now = database, marker, clock

    @property
    def restorable_days(self) -> int:
        """A deleted program can be brought back for so long."""
        return RESTORABLE_DAYS

    def _opened(self, connection: Connection, patient_id: int) -> None:
        """A patient's data are about to be shown; a store that keeps an audit notes it."""

    def _opening(self, program_id: int) -> Select[Any]:
        """A program as it is now; a store that keeps an audit notes in the same way who sees it."""
        return current().where(programs.c.id == program_id)

    # the list

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first; case and marks do not count.

        A damaged row is listed as not readable; what is put away is not listed.
        """
        return self._entries(words, _LISTED)

    def archived(self, words: str = "") -> tuple[Entry, ...]:
        """Programs that are put away, as in `entries`."""
        there, away = programs.c.deleted_at.is_(None), programs.c.archived_at.is_not(None)
        return self._entries(words, and_(there, away))

    def undeleted(self, words: str = "") -> tuple[Entry, ...]:
        """Both of these, latest first: asked for once."""
        return self._entries(words, programs.c.deleted_at.is_(None))

    def deleted(self) -> tuple[Entry, ...]:
        """Deleted programs that can be brought back, the one deleted last first."""
        found = self._entries("", programs.c.deleted_at.is_not(None))
        return tuple(sorted(found, key=lambda entry: entry.deleted_at, reverse=True))

    def _entries(self, words: str, which: Any) -> tuple[Entry, ...]:
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
                programs.c.deleted_at,
                programs.c.archived_at,
            )
            .join(patients)
            .where(which)
            .order_by(programs.c.updated_at.desc(), programs.c.id.desc())
        )
        with self._database.reading() as connection:
            rows = connection.execute(named(query, words)).all()
        return tuple(map(entry, rows))

    def patients(self, words: str = "") -> tuple[PatientEntry, ...]:
        """People whose name has the words, by name."""
        query = named(people(), words).order_by(patients.c.folded, patients.c.id)
        with self._database.reading() as connection:
            return tuple(person(row) for row in connection.execute(query))

    def like(self, name: str, birth_year: int | None) -> tuple[PatientEntry, ...]:
        """People who may be this one: one name, and no two different birth years."""
        query = people().where(patients.c.folded == folded(name)).order_by(patients.c.id)
        with self._database.reading() as connection:
            found = [person(row) for row in connection.execute(query)]
        return tuple(one for one in found if may_be_one(one.birth_year, birth_year))

    # programs

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program for a patient; None makes a new one, never found by name."""
        stamp, document = self._now(), packed(program)
        with self._database.writing() as connection:
            if patient_id is None:
                patient_id = _inserted(connection, insert(patients).values(_person_of(program)))
            else:
                _name_patient(connection, patient_id, program)
            values = {
                "patient_id": patient_id,
                "created_at": stamp,
                "revision": 1,
                **_columns(program, stamp),
            }
            program_id = _inserted(connection, insert(programs).values(values))
            first = {"number": 1, "parent": None, "made_at": stamp, "label": "", "key": ""}
            connection.execute(
                insert(revisions).values(program_id=program_id, document=document, **first)
            )
        self._marker.put()
        return Stored(program_id, patient_id, program, 1)

    def at_once(self) -> AbstractContextManager[None]:
        """All that is read and kept meanwhile is kept whole or not at all."""
        return self._database.at_once()

    def load(self, program_id: int) -> Stored:
        """A program as it is now. Raises StoreTrouble if it is gone or cannot be read."""
        with self._database.reading() as connection:
            row = connection.execute(self._opening(program_id)).first()
            if row is None:
                raise StoreTrouble(GONE)
            return stored_of(row)

    def read(self, entry: Entry) -> Program:
        """The program of a row of either list, as it was when that was made; not to be changed."""
        with self._database.reading() as connection:
            row = _revision(connection, entry.id, entry.revision)
            if row is None:
                raise StoreTrouble(GONE)
            self._opened(connection, entry.patient_id)
        return unpacked(row.document)

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision over the one that was read; what could be redone is gone.

        `label` names the change, `key` is kept with it for who undoes it. Raises Conflict.
        """
        stamp, document = self._now(), packed(program)
        with self._database.writing() as connection:
            _require_current(connection, stored)
            highest = select(func.max(revisions.c.number)).where(
                revisions.c.program_id == stored.id
            )
            number = int(connection.execute(highest).scalar_one()) + 1
            connection.execute(
                insert(revisions).values(
                    program_id=stored.id,
                    number=number,
                    parent=stored.revision,
                    made_at=stamp,
                    label=label,
                    key=key,
                    document=document,
                )
            )
            _make_current(connection, stored.id, number, program, stamp)
            _name_patient(connection, stored.patient_id, program)
        return Stored(stored.id, stored.patient_id, program, number, undo_label=label or UNNAMED)

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back: what is current now, and the key kept with the change."""
        with self._database.writing() as connection:
            _require_current(connection, stored)
            here = _revision(connection, stored.id, stored.revision)
            if here is None or here.parent is None:
                raise StoreTrouble(NOTHING_TO_UNDO)
            return self._turn(connection, stored, here.parent), str(here.key)

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last: what is current now, and the key kept with it."""
        with self._database.writing() as connection:
            _require_current(connection, stored)
            child = _child(connection, stored.id, stored.revision)
            if child is None:
                raise StoreTrouble(NOTHING_TO_REDO)
            return self._turn(connection, stored, child.number), str(child.key)

    def _turn(self, connection: Connection, stored: Stored, number: int) -> Stored:
        query = at_revision(number).where(programs.c.id == stored.id)
        row = connection.execute(query).one()
        turned = stored_of(row)
        _make_current(connection, stored.id, number, turned.program, self._now())
        _name_patient(connection, stored.patient_id, turned.program)
        return turned

    def history(self, program_id: int) -> tuple[Revision, ...]:
        """What led to a program as it is now, the first revision first."""
        with self._database.reading() as connection:
            head = _head(connection, program_id)
            if head is None:
                raise StoreTrouble(GONE)
            self._opened(connection, head.patient_id)
            found: list[Revision] = []
            number: int | None = head.revision
            while number is not None:
                row = _revision(connection, program_id, number)
                if row is None:
                    break
                found.append(
                    Revision(number, row.made_at, row.label, row.key, unpacked(row.document))
                )
                number = row.parent
        return tuple(reversed(found))

    def programs_of(self, patient_id: int) -> tuple[Stored, ...]:
        """A patient's programs that are not deleted, the first one first."""
        query = (
            current()
            .where(programs.c.patient_id == patient_id)
            .order_by(programs.c.created_at, programs.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            if rows:
                self._opened(connection, patient_id)
            return tuple(map(stored_of, rows))

    # deleting

    def delete(self, program_id: int) -> None:
        """Take a program off the list; it can be brought back for 30 days."""
        self._set(program_id, deleted_at=self._now())

    def restore(self, program_id: int) -> None:
        """Bring a deleted program back."""
        self._set(program_id, deleted_at=None)

    def archive(self, program_id: int) -> None:
        """Put a program away: it is all there, and not on the list."""
        self._set(program_id, archived_at=self._now())

    def unarchive(self, program_id: int) -> None:
        """Put it back on the list."""
        self._set(program_id, archived_at=None)

    def _set(self, program_id: int, **values: str | None) -> None:
        with self._database.writing() as connection:
            done = connection.execute(
                update(programs).where(programs.c.id == program_id).values(values)
            )
            if done.rowcount != 1:
                raise StoreTrouble(GONE)

    def purge(self, program_id: int) -> None:
        """Take a deleted program out of the file for good, and its patient if it was the last."""
        with self._database.writing() as connection:
            connection.execute(
                delete(programs).where(
                    programs.c.id == program_id, programs.c.deleted_at.is_not(None)
                )
            )
            left = _drop_patients_without_programs(connection)
        if not left:
            self._marker.clear()

    def tidy(self) -> None:
        """Purge what was deleted long ago; thin old history. Does nothing most of the times."""
        today = datetime.fromisoformat(self._now())
        purge_before = (today - timedelta(days=self.restorable_days)).isoformat()
        thin_before = (today - timedelta(days=WHOLE_DAYS)).date().isoformat()
        old = select(programs.c.id).where(programs.c.deleted_at < purge_before)
        with self._database.reading() as connection:
            purged = connection.execute(old.limit(1)).first() is not None
            thinned = to_thin(connection, thin_before)
        if purged:
            with self._database.writing() as connection:
                connection.execute(delete(programs).where(programs.c.deleted_at < purge_before))
                left = _drop_patients_without_programs(connection)
            if not left:
                self._marker.clear()
        for program_id in thinned:
            with self._database.writing() as connection:
                thin(connection, program_id, thin_before)


_LISTED = and_(programs.c.deleted_at.is_(None), programs.c.archived_at.is_(None))


def _inserted(connection: Connection, statement: Any) -> int:
    key = connection.execute(statement).inserted_primary_key
    assert key is not None
    return int(key[0])


def _person_of(program: Program) -> dict[str, Any]:
    patient = program.intake.patient
    return {
        "name": patient.name,
        "birth_year": patient.birth_year,
        "folded": folded(patient.name),
    }


def _columns(program: Program, stamp: str) -> dict[str, Any]:
    return {
        "presentation": program.presentation,
        "weeks": len(program.weeks),
        "updated_at": stamp,
    }


def _name_patient(connection: Connection, patient_id: int, program: Program) -> None:
    """A corrected name or year is the patient's, whichever program it was corrected in."""
    done = connection.execute(
        update(patients).where(patients.c.id == patient_id).values(_person_of(program))
    )
    if done.rowcount != 1:
        raise StoreTrouble("this patient is no longer in the store; all programs were deleted.")


def _head(
    connection: Connection, program_id: int, *, held: bool = False
) -> Row[*tuple[Any, ...]] | None:
    """Whose it is and what is current; `held`: nobody else changes it before the transaction ends.

    SQLite holds the whole file then anyway.
    """
    query = select(programs.c.patient_id, programs.c.revision).where(
        programs.c.id == program_id, programs.c.deleted_at.is_(None)
    )
    return connection.execute(query.with_for_update() if held else query).first()


def _revision(connection: Connection, program_id: int, number: int) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(revisions).where(revisions.c.program_id == program_id, revisions.c.number == number)
    ).first()


def _child(connection: Connection, program_id: int, number: int) -> Row[*tuple[Any, ...]] | None:
    """The revision made last from this one, without its document."""
    return connection.execute(
        select(revisions.c.number, revisions.c.label, revisions.c.key)
        .where(revisions.c.program_id == program_id, revisions.c.parent == number)
        .order_by(revisions.c.number.desc())
        .limit(1)
    ).first()


def _require_current(connection: Connection, stored: Stored) -> None:
    head = _head(connection, stored.id, held=True)
    if head is None:
        raise Conflict(DELETED_MEANWHILE)
    if head.revision != stored.revision:
        raise Conflict(OVERTAKEN)


def _make_current(
    connection: Connection, program_id: int, number: int, program: Program, stamp: str
) -> None:
    connection.execute(
        update(programs)
        .where(programs.c.id == program_id)
        .values(revision=number, **_columns(program, stamp))
    )


def _drop_patients_without_programs(connection: Connection) -> bool:
    """Whether any patient is left."""
    used = select(programs.c.patient_id)
    connection.execute(delete(patients).where(patients.c.id.not_in(used)))
    return connection.execute(select(patients.c.id).limit(1)).first() is not None

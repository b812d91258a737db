"""Patients, their programs with every revision, and deleting: each call is one transaction."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from planner.model.program.program import Program
from planner.model.stored import Conflict, Entry, PatientEntry, Revision, Stored, StoreTrouble
from planner.store.clock import now
from planner.store.documents import SALVAGE, packed, unpacked
from planner.store.folding import folded
from planner.store.tables import patients, programs, revisions
from planner.store.transactions import Transactions

RESTORABLE_DAYS = 30
"""A deleted program can be brought back for so long."""

WHOLE_DAYS = 90
"""For so long every revision is kept; of older days the last one of each, and the one in use."""

GONE = "this program is no longer in the store; it was deleted."
OVERTAKEN = (
    "this program was changed or deleted in another window since it was opened here; open it "
    "again to see the newer one. Nothing was overwritten."
)
UNNAMED = "the last change"
"""What a change without a label is called."""
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

    # the list

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first; case and marks do not count.

        A damaged row is listed as not readable.
        """
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
            )
            .join(patients)
            .where(which)
            .order_by(programs.c.updated_at.desc(), programs.c.id.desc())
        )
        with self._database.reading() as connection:
            return tuple(_entry(row) for row in connection.execute(_named(query, words)))

    def patients(self, words: str = "") -> tuple[PatientEntry, ...]:
        """People whose name has the words, by name."""
        query = _named(_people(), words).order_by(patients.c.folded, patients.c.id)
        with self._database.reading() as connection:
            return tuple(_person(row) for row in connection.execute(query))

    def like(self, name: str, birth_year: int | None) -> tuple[PatientEntry, ...]:
        """People who may be this one: one name, and no two different birth years."""
        query = _people().where(patients.c.folded == folded(name)).order_by(patients.c.id)
        with self._database.reading() as connection:
            found = [_person(row) for row in connection.execute(query)]
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

    def load(self, program_id: int) -> Stored:
        """A program as it is now. Raises StoreTrouble if it is gone or cannot be read."""
        with self._database.reading() as connection:
            row = _head(connection, program_id)
            if row is None:
                raise StoreTrouble(GONE)
            return _stored(connection, program_id, row.patient_id, row.revision)

    def read(self, entry: Entry) -> Program:
        """The program of a row of either list, as it was when that was made; not to be changed."""
        with self._database.reading() as connection:
            row = _revision(connection, entry.id, entry.revision)
        if row is None:
            raise StoreTrouble(GONE)
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
        turned = _stored(connection, stored.id, stored.patient_id, number)
        _make_current(connection, stored.id, number, turned.program, self._now())
        _name_patient(connection, stored.patient_id, turned.program)
        return turned

    def history(self, program_id: int) -> tuple[Revision, ...]:
        """What led to a program as it is now, the first revision first."""
        with self._database.reading() as connection:
            head = _head(connection, program_id)
            if head is None:
                raise StoreTrouble(GONE)
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
            select(programs.c.id, programs.c.revision)
            .where(programs.c.patient_id == patient_id, programs.c.deleted_at.is_(None))
            .order_by(programs.c.created_at, programs.c.id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
            return tuple(_stored(connection, row.id, patient_id, row.revision) for row in rows)

    # deleting

    def delete(self, program_id: int) -> None:
        """Take a program off the list; it can be brought back for 30 days."""
        self._set_deleted(program_id, self._now())

    def restore(self, program_id: int) -> None:
        """Bring a deleted program back."""
        self._set_deleted(program_id, None)

    def _set_deleted(self, program_id: int, stamp: str | None) -> None:
        with self._database.writing() as connection:
            done = connection.execute(
                update(programs).where(programs.c.id == program_id).values(deleted_at=stamp)
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
        purge_before = (today - timedelta(days=RESTORABLE_DAYS)).isoformat()
        thin_before = (today - timedelta(days=WHOLE_DAYS)).date().isoformat()
        old = select(programs.c.id).where(programs.c.deleted_at < purge_before)
        with self._database.reading() as connection:
            purged = connection.execute(old.limit(1)).first() is not None
            thinned = _to_thin(connection, thin_before)
        if purged:
            with self._database.writing() as connection:
                connection.execute(delete(programs).where(programs.c.deleted_at < purge_before))
                left = _drop_patients_without_programs(connection)
            if not left:
                self._marker.clear()
        for program_id in thinned:
            with self._database.writing() as connection:
                _thin(connection, program_id, thin_before)


def may_be_one(a: int | None, b: int | None) -> bool:
    """Whether two birth years may be one person's: they are not two different ones."""
    return a == b or a is None or b is None


def _named(query: Select[Any], words: str) -> Select[Any]:
    for word in folded(words).split():
        query = query.where(patients.c.folded.contains(word, autoescape=True))
    return query


def _people() -> Select[Any]:
    latest = (
        select(
            programs.c.patient_id,
            func.count().over(partition_by=programs.c.patient_id).label("count"),
            programs.c.presentation,
            programs.c.updated_at,
            func.row_number()
            .over(
                partition_by=programs.c.patient_id,
                order_by=(programs.c.updated_at.desc(), programs.c.id.desc()),
            )
            .label("place"),
        )
        .where(programs.c.deleted_at.is_(None))
        .subquery()
    )
    return (
        select(
            patients.c.id,
            patients.c.name,
            patients.c.birth_year,
            latest.c["count"].label("programs"),
            latest.c.presentation,
            latest.c.updated_at,
        )
        .join(latest, latest.c.patient_id == patients.c.id)
        .where(latest.c.place == 1)
    )


def _person(row: Row[*tuple[Any, ...]]) -> PatientEntry:
    year = row.birth_year if isinstance(row.birth_year, int) else None
    texts = [one if isinstance(one, str) else "" for one in (row.name, row.presentation)]
    return PatientEntry(row.id, texts[0], year, row.programs, texts[1], str(row.updated_at))


def _entry(row: Row[*tuple[Any, ...]]) -> Entry:
    """A row of the list; cells of a wrong kind are left empty, and it is said."""
    texts = (row.name, row.presentation, row.updated_at)
    numbers = (row.weeks, row.revision)
    year, deleted = row.birth_year, row.deleted_at
    whole = (
        all(isinstance(one, str) for one in texts)
        and all(isinstance(one, int) for one in numbers)
        and (year is None or isinstance(year, int))
        and (deleted is None or isinstance(deleted, str))
    )
    name, presentation, updated = (one if isinstance(one, str) else "" for one in texts)
    weeks, revision = (one if isinstance(one, int) else 0 for one in numbers)
    return Entry(
        row.id,
        row.patient_id,
        name,
        year if isinstance(year, int) else None,
        presentation,
        weeks,
        updated,
        revision,
        whole,
        deleted if isinstance(deleted, str) else "",
    )


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


def _head(connection: Connection, program_id: int) -> Row[*tuple[Any, ...]] | None:
    return connection.execute(
        select(programs.c.patient_id, programs.c.revision).where(
            programs.c.id == program_id, programs.c.deleted_at.is_(None)
        )
    ).first()


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


def _stored(connection: Connection, program_id: int, patient_id: int, number: int) -> Stored:
    row = _revision(connection, program_id, number)
    if row is None:
        raise StoreTrouble(f"this program cannot be opened: it is damaged. {SALVAGE}")
    child = _child(connection, program_id, number)
    return Stored(
        program_id,
        patient_id,
        unpacked(row.document),
        number,
        undo_label="" if row.parent is None else str(row.label) or UNNAMED,
        redo_label="" if child is None else str(child.label) or UNNAMED,
    )


def _require_current(connection: Connection, stored: Stored) -> None:
    head = _head(connection, stored.id)
    if head is None or head.revision != stored.revision:
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


def _to_thin(connection: Connection, before: str) -> list[int]:
    """Programs with an older day that still has more than one revision."""
    day = func.substr(revisions.c.made_at, 1, 10)
    query = (
        select(revisions.c.program_id)
        .where(revisions.c.made_at < before)
        .group_by(revisions.c.program_id, day)
        .having(func.count() > 1)
    )
    return sorted(set(connection.execute(query).scalars()))


def _thin(connection: Connection, program_id: int, before: str) -> None:
    """Keep the last revision of each day before; what hung on the others hangs on their parent."""
    rows = connection.execute(
        select(revisions.c.number, revisions.c.parent, revisions.c.made_at)
        .where(revisions.c.program_id == program_id)
        .order_by(revisions.c.number)
    ).all()
    head = connection.execute(
        select(programs.c.revision).where(programs.c.id == program_id)
    ).scalar()
    if not all(isinstance(row.made_at, str) for row in rows):
        return  # damaged: nothing is taken from it
    last = {row.made_at[:10]: row.number for row in rows}
    parent = {row.number: row.parent for row in rows}
    gone = {
        row.number
        for row in rows
        if row.made_at < before and row.number not in (head, last[row.made_at[:10]])
    }
    for row in rows:
        above = row.parent
        while above in gone:
            above = parent[above]
        if row.number not in gone and above != row.parent:
            values = {"parent": above, "label": f"changes of {row.made_at[:10]}", "key": ""}
            connection.execute(
                update(revisions)
                .where(revisions.c.program_id == program_id, revisions.c.number == row.number)
                .values(**values)
            )
    connection.execute(
        delete(revisions).where(revisions.c.program_id == program_id, revisions.c.number.in_(gone))
    )

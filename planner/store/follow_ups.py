"""What was given out, told, found and measured: rows that are added and never changed."""

from collections.abc import Callable, Collection
from dataclasses import asdict
from datetime import date
from typing import Any, get_args

from sqlalchemy import Connection, Row, Select, case, insert, select, update

from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.stored import (
    Channel,
    GivenOut,
    Issue,
    Record,
    RecordKind,
    Stored,
    StoreTrouble,
)
from planner.store.clock import now
from planner.store.documents import packed, unpacked
from planner.store.tables import issues, patients, programs, records
from planner.store.transactions import Transactions

NOT_THERE = "this patient or program is no longer in the store; it was deleted."
NO_ISSUE = "what was given out is no longer in the store; its program was deleted."


class FollowUps:
    """The second visits of a database. Every method raises StoreTrouble."""

    def __init__(self, database: Transactions, clock: Callable[[], str] = now) -> None:
        self._database, self._now = database, clock

    def _opened(self, connection: Connection, patient_id: int) -> None:
        """A patient's data are about to be shown; a store that keeps an audit notes it."""

    def issue(self, stored: Stored, given: GivenOut, at: str = "") -> Issue:
        """Keep a program as it is given out; the same again is the issue that there is.

        `at` is when it was, UTC, for what comes from another store; else it is now.
        """
        stamp, name, document = (
            at or self._now(),
            fingerprint(stored.program),
            packed(stored.program),
        )
        with self._database.writing() as connection:
            _require(connection, stored.patient_id, stored.id)
            query = _issues().where(issues.c.program_id == stored.id, issues.c.fingerprint == name)
            for known in map(_issue, connection.execute(query)):
                if known.given == given:
                    return known
            row = {
                "patient_id": stored.patient_id,
                "program_id": stored.id,
                "fingerprint": name,
                "issued_at": stamp,
                **asdict(given),
                "monday": given.monday.isoformat(),
            }
            done = connection.execute(insert(issues).values(document=document, **row))
            assert done.inserted_primary_key is not None
            number = int(done.inserted_primary_key[0])
        return Issue(number, stored.patient_id, stored.id, name, stamp, given)

    def issues_of(self, patient_id: int) -> tuple[Issue, ...]:
        """What a patient was given, the first one first."""
        return tuple(one for one, _ in self.issues_and_programs(patient_id, ()))

    def issues_and_programs(
        self, patient_id: int, fingerprints: Collection[str]
    ) -> tuple[tuple[Issue, Program | None], ...]:
        """What a patient was given, with the program where it is one of these."""
        asked = case((issues.c.fingerprint.in_(fingerprints), issues.c.document))
        query = _issues().add_columns(asked.label("document"))
        with self._database.reading() as connection:
            there = _still_there(query.where(issues.c.patient_id == patient_id))
            rows = connection.execute(there).all()
            if any(row.document is not None for row in rows):
                self._opened(connection, patient_id)
        return tuple(
            (_issue(row), None if row.document is None else unpacked(row.document)) for row in rows
        )

    def issues_with(self, fingerprint: str) -> tuple[Issue, ...]:
        """The issues that a diary may be of, the first one first."""
        query = _still_there(_issues().where(issues.c.fingerprint == fingerprint))
        with self._database.reading() as connection:
            return tuple(map(_issue, connection.execute(query)))

    def issued(self, issue: Issue) -> Program:
        """The program as it was given out."""
        query = select(issues.c.document).where(issues.c.id == issue.id)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
            if row is None:
                raise StoreTrouble(NO_ISSUE)
            self._opened(connection, issue.patient_id)
        return unpacked(row.document)

    def keep_record(
        self,
        patient_id: int,
        program_id: int | None,
        kind: RecordKind,
        document: str,
        at: str = "",
    ) -> Record:
        """Keep what was told, found or measured, beside what was kept before.

        Word of a program that was put away brings it back to the list.
        `at` is when it was kept, UTC, for what comes from another store; else it is now.
        """
        stamp = at or self._now()
        row = {"patient_id": patient_id, "program_id": program_id, "kind": kind}
        with self._database.writing() as connection:
            _require(connection, patient_id, program_id)
            done = connection.execute(
                insert(records).values(kept_at=stamp, document=document, **row)
            )
            assert done.inserted_primary_key is not None
            number = int(done.inserted_primary_key[0])
            connection.execute(
                update(programs)
                .where(programs.c.id == program_id, programs.c.archived_at.is_not(None))
                .values(archived_at=None)
            )
        return Record(number, patient_id, program_id, kind, stamp, document)

    def records_of(self, patient_id: int, *kinds: RecordKind) -> tuple[Record, ...]:
        """All of these kinds of a patient, the first one first."""
        query = (
            select(records)
            .where(records.c.patient_id == patient_id, records.c.kind.in_(kinds))
            .order_by(records.c.id)
        )
        with self._database.reading() as connection:
            self._opened(connection, patient_id)
            return tuple(
                Record(row.id, row.patient_id, row.program_id, row.kind, row.kept_at, row.document)
                for row in connection.execute(query)
            )


def _require(connection: Connection, patient_id: int, program_id: int | None) -> None:
    """The patient is there, and the program is theirs."""
    query = select(patients.c.id).where(patients.c.id == patient_id)
    if program_id is not None:
        query = query.join(programs).where(
            programs.c.id == program_id, programs.c.deleted_at.is_(None)
        )
    if connection.execute(query).first() is None:
        raise StoreTrouble(NOT_THERE)


def _still_there(query: Select[Any]) -> Select[Any]:
    """Of programs that are not deleted."""
    there = query.join(programs, programs.c.id == issues.c.program_id)
    return there.where(programs.c.deleted_at.is_(None))


def _issues() -> Select[Any]:
    """Without the documents, which are large."""
    columns = [column for column in issues.c if column.name != "document"]
    return select(*columns).order_by(issues.c.id)


def _issue(row: Row[Any]) -> Issue:
    channel: Channel = row.channel if row.channel in get_args(Channel) else "print"
    try:
        monday = date.fromisoformat(row.monday)
    except (TypeError, ValueError) as error:
        raise StoreTrouble("the date of what was given out cannot be read.") from error
    given = GivenOut(monday, row.from_week, channel, row.language, row.covers)
    return Issue(row.id, row.patient_id, row.program_id, row.fingerprint, row.issued_at, given)

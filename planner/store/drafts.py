"""Intakes being typed: a row each, so that one window or patient never takes another's."""

import json
import uuid
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, or_, select, update

from planner.model.stored import DraftEntry, StoreTrouble
from planner.store.clock import now
from planner.store.folding import folded
from planner.store.tables import drafts, programs
from planner.store.transactions import Transactions

NO_DRAFT = "this intake is no longer there; it was finished or thrown away."


class Drafts:
    """The drafts of a database, as one planner sees them. Every method raises StoreTrouble."""

    def __init__(
        self, database: Transactions, clock: Callable[[], str] = now, window: str = ""
    ) -> None:
        self._database, self._now = database, clock
        self._window = window or uuid.uuid4().hex

    def drafts(self, words: str = "") -> tuple[DraftEntry, ...]:
        """Intakes that are not finished and whose name has the words, the latest first."""
        query = (
            select(drafts)
            .join(programs, drafts.c.program_id == programs.c.id, isouter=True)
            .where(or_(drafts.c.program_id.is_(None), programs.c.deleted_at.is_(None)))
        )
        return self._listed(query, words)

    def _listed(self, query: Select[Any], words: str) -> tuple[DraftEntry, ...]:
        latest = query.order_by(drafts.c.updated_at.desc(), drafts.c.id.desc())
        with self._database.reading() as connection:
            rows = connection.execute(latest).all()
        found = []
        for row in rows:
            name, year = whose(row.document)
            if all(word in folded(name) for word in folded(words).split()):
                found.append(
                    DraftEntry(
                        row.id,
                        name,
                        year,
                        row.patient_id,
                        row.program_id,
                        str(row.started_at),
                        str(row.updated_at),
                        is_visit(row.document),
                    )
                )
        return tuple(found)

    def keep_draft(
        self, draft_id: int | None, patient_id: int | None, program_id: int | None, document: str
    ) -> int:
        """Keep what is typed: over the draft, or as a new one; its id.

        It is a new one too when the draft was finished meanwhile, or another window went on with
        it: then each window keeps its own. `document` is a JSON object; its `name` and
        `birth_year` say whose it is.
        """
        stamp = self._now()
        with self._database.writing() as connection:
            if draft_id is not None:
                done = connection.execute(
                    update(drafts)
                    .where(drafts.c.id == draft_id, drafts.c.window == self._window)
                    .values(updated_at=stamp, document=document)
                )
                if done.rowcount == 1:
                    return draft_id
            patient, of_program = self._known(connection, patient_id, program_id)
            key = connection.execute(
                insert(drafts).values(
                    window=self._window,
                    patient_id=patient,
                    program_id=of_program,
                    started_at=stamp,
                    updated_at=stamp,
                    document=document,
                )
            ).inserted_primary_key
            assert key is not None
            return int(key[0])

    def _known(
        self, connection: Connection, patient_id: int | None, program_id: int | None
    ) -> tuple[int | None, int | None]:
        """The patient and the program that the store knows."""
        if program_id is None:
            return patient_id, None
        query = select(programs.c.id, programs.c.patient_id).where(programs.c.id == program_id)
        known = connection.execute(query).first()
        return (known.patient_id, known.id) if known else (patient_id, None)

    def load_draft(self, draft_id: int) -> str:
        """The document of a draft; from now on this window has it in hand."""
        with self._database.writing() as connection:
            document = connection.execute(
                select(drafts.c.document).where(drafts.c.id == draft_id)
            ).scalar()
            if not isinstance(document, str):
                raise StoreTrouble(NO_DRAFT)
            connection.execute(
                update(drafts).where(drafts.c.id == draft_id).values(window=self._window)
            )
        return document

    def visit_draft(self, program_id: int) -> tuple[int, str] | None:
        """The latest draft of a visit of a program that is there; who opened it knows that."""
        query = select(drafts.c.id, drafts.c.document).where(drafts.c.program_id == program_id)
        latest = query.order_by(drafts.c.updated_at.desc(), drafts.c.id.desc())
        with self._database.reading() as connection:
            rows = connection.execute(latest).all()
        found = next((row for row in rows if is_visit(row.document)), None)
        return None if found is None else (found.id, Drafts.load_draft(self, found.id))

    def drop_draft(self, draft_id: int) -> None:
        """Throw a draft away: it was finished, or is not wanted. None is there: nothing happens."""
        with self._database.writing() as connection:
            connection.execute(delete(drafts).where(drafts.c.id == draft_id))


def is_visit(document: object) -> bool:
    """It is a draft of a visit."""
    try:
        data = json.loads(document) if isinstance(document, str) else {}
        return data.get("visit") is True
    except (ValueError, AttributeError, RecursionError):
        return False


def whose(document: object) -> tuple[str, str]:
    """The name and birth year in a draft's document; empty if they cannot be read."""
    try:
        data = json.loads(document) if isinstance(document, str) else {}
        values = [data.get("name", ""), data.get("birth_year", "")]
    except (ValueError, AttributeError, RecursionError):
        return "", ""
    name, year = (one if isinstance(one, str) else "" for one in values)
    return name, year

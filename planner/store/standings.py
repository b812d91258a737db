"""Where each program stands, kept for the list of patients: made by others, thrown away at will."""

from collections.abc import Iterable

from sqlalchemy import func, select, text

from planner.model.stored import KeptStanding, StandsOn
from planner.store.current import current, stored_of
from planner.store.tables import TOLD_OF_PROGRAMS, issues, programs, records, standings
from planner.store.transactions import Transactions


class Standings:
    """The standings of a database. Every method raises StoreTrouble."""

    def __init__(self, database: Transactions) -> None:
        self._database = database

    def standings(self) -> tuple[KeptStanding, ...]:
        """One for each program that is not deleted."""
        issue, record = (
            select(of.c.program_id, func.max(of.c.id).label("last"))
            .group_by(of.c.program_id)
            .subquery()
            for of in (issues, records)
        )
        query = (
            select(
                programs.c.id,
                programs.c.revision,
                issue.c.last.label("issue"),
                record.c.last.label("record"),
                standings.c.made_of,
                standings.c.document,
            )
            .outerjoin(standings)
            .outerjoin(issue, issue.c.program_id == programs.c.id)
            .outerjoin(record, record.c.program_id == programs.c.id)
            .where(programs.c.deleted_at.is_(None))
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found = []
        for row in rows:
            now = made_of(row.revision, row.issue, row.record)
            found.append(KeptStanding(row.id, now, row.document if row.made_of == now else ""))
        return tuple(found)

    def stands_on(self, program_id: int) -> StandsOn | None:
        """What a standing is made of; None if the program is gone.

        Nobody is shown it: a store that keeps an audit notes nothing.
        """
        issued = select(issues.c.monday).where(issues.c.program_id == program_id)
        told = select(records.c.kind, records.c.document).where(
            records.c.program_id == program_id, records.c.kind.in_(TOLD_OF_PROGRAMS)
        )
        with self._database.reading() as connection:
            row = connection.execute(current().where(programs.c.id == program_id)).first()
            monday = connection.execute(issued.order_by(issues.c.id.desc()).limit(1)).scalar()
            kept = connection.execute(told.order_by(records.c.id)).all()
        if row is None:
            return None
        documents = tuple((one.kind, one.document) for one in kept)
        return StandsOn(stored_of(row).program, str(monday or ""), documents)

    def keep_standings(self, made: Iterable[KeptStanding]) -> None:
        """Keep these in place of the ones there were; a program that is gone has none."""
        rows = {
            one.program_id: {
                "program_id": one.program_id,
                "made_of": one.made_of,
                "document": one.document,
            }
            for one in made
        }
        with self._database.writing() as connection:
            there = set(
                connection.execute(select(programs.c.id).where(programs.c.id.in_(rows))).scalars()
            )
            if there:
                connection.execute(_KEEP, [rows[number] for number in sorted(there)])


_KEEP = text(
    "INSERT INTO standings (program_id, made_of, document) "
    "VALUES (:program_id, :made_of, :document) ON CONFLICT (program_id) "
    "DO UPDATE SET made_of = excluded.made_of, document = excluded.document"
)
"""In one statement: two who look at the list at once are not in each other's way."""


def made_of(revision: int, issue: int | None, record: int | None) -> str:
    """What tells one state of a program and its follow-up from every other."""
    return f"{revision}.{issue or 0}.{record or 0}"

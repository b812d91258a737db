"""Where each program stands, kept for the list of patients: made by others, thrown away at will."""

from collections.abc import Iterable

from sqlalchemy import delete, func, insert, select

from planner.model.stored import KeptStanding
from planner.store.tables import issues, programs, records, standings
from planner.store.transactions import Transactions


class Standings:
    """The standings of a database. Every method raises StoreTrouble."""

    def __init__(self, database: Transactions) -> None:
        self._database = database

    def standings(self) -> tuple[KeptStanding, ...]:
        """One for each program that is not deleted."""
        issue = select(func.max(issues.c.id)).where(issues.c.program_id == programs.c.id)
        record = select(func.max(records.c.id)).where(records.c.program_id == programs.c.id)
        query = (
            select(
                programs.c.id,
                programs.c.revision,
                issue.scalar_subquery().label("issue"),
                record.scalar_subquery().label("record"),
                standings.c.made_of,
                standings.c.document,
            )
            .outerjoin(standings)
            .where(programs.c.deleted_at.is_(None))
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        found = []
        for row in rows:
            now = made_of(row.revision, row.issue, row.record)
            found.append(KeptStanding(row.id, now, row.document if row.made_of == now else ""))
        return tuple(found)

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
            connection.execute(delete(standings).where(standings.c.program_id.in_(rows)))
            if there:
                connection.execute(insert(standings), [rows[number] for number in sorted(there)])


def made_of(revision: int, issue: int | None, record: int | None) -> str:
    """What tells one state of a program and its follow-up from every other."""
    return f"{revision}.{issue or 0}.{record or 0}"

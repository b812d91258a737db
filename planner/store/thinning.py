"""Old history is thinned: of a day long ago the last revision is kept."""

from sqlalchemy import Connection, delete, func, select, update

from planner.store.tables import programs, revisions

WHOLE_DAYS = 90
"""For so long every revision is kept; of older days the last one of each, and the one in use."""


def to_thin(connection: Connection, before: str) -> list[int]:
    """Programs with an older day that still has more than one revision."""
    day = func.substr(revisions.c.made_at, 1, 10)
    query = (
        select(revisions.c.program_id)
        .where(revisions.c.made_at < before)
        .group_by(revisions.c.program_id, day)
        .having(func.count() > 1)
    )
    return sorted(set(connection.execute(query).scalars()))


def thin(connection: Connection, program_id: int, before: str) -> None:
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

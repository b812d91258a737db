"""What others changed in a program meanwhile, and who: said where two have changed one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, literal_column, select

from planner.model.stored import Stored
from planner.store.tables import revisions

_MOST_TOLD = 3


@dataclass(frozen=True)
class ChangedMeanwhile:
    """A revision that somebody made."""

    number: int
    parent: int | None
    label: str
    key: str
    document: bytes
    made_at: str
    user: int | None
    name: str


def changes_since(connection: Connection, stored: Stored) -> list[ChangedMeanwhile]:
    """What was saved since a program was read, the first one first."""
    rows = connection.execute(
        select(
            revisions.c.number,
            revisions.c.parent,
            revisions.c.label,
            revisions.c.key,
            revisions.c.document,
            revisions.c.made_at,
            literal_column("revisions.made_by"),
            literal_column("(SELECT u.name FROM users u WHERE u.id = revisions.made_by)"),
        )
        .where(revisions.c.program_id == stored.id, revisions.c.number > stored.revision)
        .order_by(revisions.c.number)
    )
    return [ChangedMeanwhile(*row) for row in rows]


def told(changes: list[ChangedMeanwhile]) -> str:
    """Who changed what, in a sentence for who comes second."""
    what = [
        f"{one.name or 'somebody'} at {_time(one.made_at)}: {one.label or 'a change'}"
        for one in changes[-_MOST_TOLD:]
    ]
    more = len(changes) - len(what)
    first = f"{more} earlier changes; " if more else ""
    return f"this program was changed meanwhile: {first}{'; '.join(what)}. Nothing was overwritten."


def _time(stamp: str) -> str:
    try:
        made = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return "?"
    today = datetime.now().astimezone().date()
    return made.strftime("%H:%M" if made.date() == today else "%Y-%m-%d %H:%M")

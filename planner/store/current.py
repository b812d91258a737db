"""Programs with what is current of them: each in one statement, so in one way to a server."""

from typing import Any

from sqlalchemy import Row, Select, select

from planner.model.stored import Stored, StoreTrouble
from planner.store.documents import SALVAGE, unpacked
from planner.store.tables import programs, revisions

DAMAGED = f"this program cannot be opened: it is damaged. {SALVAGE}"
UNNAMED = "the last change"
"""What a change without a label is called."""

_later = revisions.alias("later")


def at_revision(number: Any) -> Select[Any]:
    """Programs at a revision, each with the label of the change that was made last from there."""
    child = (
        select(_later.c.label)
        .where(_later.c.program_id == programs.c.id, _later.c.parent == revisions.c.number)
        .order_by(_later.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    columns = (revisions.c.number, revisions.c.parent, revisions.c.label, revisions.c.document)
    there = (revisions.c.program_id == programs.c.id) & (revisions.c.number == number)
    query = select(programs.c.id, programs.c.patient_id, *columns, child.label("child"))
    return query.select_from(programs).join(revisions, there, isouter=True)


def current() -> Select[Any]:
    """Programs that are not deleted, as they are now."""
    return at_revision(programs.c.revision).where(programs.c.deleted_at.is_(None))


def stored_of(row: Row[Any]) -> Stored:
    """The program of a row of these. Raises StoreTrouble."""
    if row.number is None:
        raise StoreTrouble(DAMAGED)
    return Stored(
        row.id,
        row.patient_id,
        unpacked(row.document),
        row.number,
        undo_label="" if row.parent is None else str(row.label) or UNNAMED,
        redo_label="" if row.child is None else str(row.child) or UNNAMED,
    )

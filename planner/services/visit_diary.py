"""A filled diary that is handed in at a visit: read, and put on the program as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.exchange.files import FileTrouble
from planner.services.checkin import NothingTold, Told, hear
from planner.services.issues import on_program

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.program.checkin import CheckIn
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore


@dataclass(frozen=True)
class ReadDiary:
    """What was told, on the program as it is now."""

    checkin: CheckIn
    problems: tuple[str, ...] = ()
    """What could not be read."""
    lost: tuple[str, ...] = ()
    """Answers about what the program no longer has."""


@dataclass(frozen=True)
class NotTheirs:
    """It cannot be used, and why."""

    why: str


def read_diary(store: PatientStore, stored: Stored, path: Path) -> ReadDiary | NotTheirs:
    """Read it; that of another program is refused. Raises StoreTrouble."""
    try:
        heard = hear(path)
    except FileTrouble as trouble:
        return NotTheirs(str(trouble))
    if isinstance(heard, NothingTold):
        return NotTheirs("Nothing is filled in.")
    if not isinstance(heard, Told):
        return NotTheirs(" ".join(map(str, heard.problems)))
    given = store.issues_with(heard.checkin.program)
    theirs = [one for one in given if one.program_id == stored.id]
    if not theirs:
        return NotTheirs("This diary is of another program.")
    mapped = on_program(heard.checkin, store.issued(theirs[-1]), stored.program)
    return ReadDiary(mapped.checkin, tuple(map(str, heard.problems)), mapped.lost)

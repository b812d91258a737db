"""What is handed in at a visit, on paper or a phone: read, and put on the program as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.exchange.files import FileTrouble
from planner.model.program.checkin import CheckIn
from planner.services.checkin import NothingTold, Told, hear
from planner.services.issues import merged, on_program
from planner.services.phone_answers import hear_of_store

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.stored import Stored
    from planner.services.checkin import Heard
    from planner.services.patient_store import PatientStore


_NOT_ALONE = (
    "Another patient was given the very same program: make sure who filled it in (u takes it back)."
)


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
    return _theirs(store, stored, heard)


def read_phone(store: PatientStore, stored: Stored, text: str) -> ReadDiary | NotTheirs:
    """The text that a phone shows; that of another program is refused. Raises StoreTrouble."""
    return _theirs(store, stored, hear_of_store(text, store))


def _theirs(store: PatientStore, stored: Stored, heard: Heard) -> ReadDiary | NotTheirs:
    if isinstance(heard, NothingTold):
        return NotTheirs("Nothing is filled in.")
    if not isinstance(heard, Told):
        return NotTheirs(" ".join(map(str, heard.problems)))
    given = store.issues_with(heard.checkin.program)
    theirs = [one for one in given if one.program_id == stored.id]
    if not theirs:
        return NotTheirs("This diary is of another program.")
    mapped = on_program(heard.checkin, store.issued(theirs[-1]), stored.program)
    problems = tuple(map(str, heard.problems))
    if any(one.patient_id != stored.patient_id for one in given):
        problems = (_NOT_ALONE, *problems)
    return ReadDiary(mapped.checkin, problems, mapped.lost)


def with_before(before: str, now: CheckIn) -> str:
    """What was handed in earlier at this visit (JSON, or empty) and now, the newest in rank."""
    if before:
        now = merged([CheckIn.model_validate_json(before), now]).checkin
    return now.model_dump_json()

"""What the store gives back: a row of the list, a program with its revision, and its troubles."""

from dataclasses import dataclass

from planner.model.program.program import Program


class StoreTrouble(Exception):
    """The store cannot do this now; the message says why and what to do."""


class Conflict(StoreTrouble):
    """Someone else saved this program in the meantime."""


@dataclass(frozen=True)
class Entry:
    """A row of the patients' list."""

    id: int
    """The program's."""
    patient_id: int
    patient: str
    birth_year: int | None
    presentation: str
    weeks: int
    updated_at: str
    """UTC, ISO 8601."""
    revision: int


@dataclass(frozen=True)
class Stored:
    """A program as it was read, with the revision a save must name."""

    id: int
    """The program's."""
    patient_id: int
    program: Program
    revision: int
    """The number of the revision that is current."""
    undo_label: str = ""
    """What one undo takes back; empty if there is nothing."""
    redo_label: str = ""
    """What one redo does again; empty if there is nothing."""

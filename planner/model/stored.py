"""What the store gives back: a row of the list, a program with its revision, and its troubles."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.model.program.program import Program


class StoreTrouble(Exception):
    """The store cannot do this now; the message says why and what to do."""


class Conflict(StoreTrouble):
    """Someone else saved this program in the meantime."""


class Busy(StoreTrouble):
    """Another program holds the database; the same again a little later may well work."""


class DiskFull(StoreTrouble):
    """There is no room where it would be written; elsewhere there may be."""


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
    readable: bool = True
    """False if the row is damaged: what could not be read is empty."""
    deleted_at: str = ""
    """UTC, ISO 8601; empty if it is not deleted."""
    archived_at: str = ""
    """UTC, ISO 8601; empty if it is not put away."""


@dataclass(frozen=True)
class KeptStanding:
    """Where a program stands, as it was kept."""

    program_id: int
    made_of: str
    """What it must be made of now."""
    document: str
    """JSON; empty if it was made of less, or not yet."""


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


@dataclass(frozen=True)
class Revision:
    """A program as it was after one change."""

    number: int
    made_at: str
    """UTC, ISO 8601."""
    label: str
    """What the change was; empty for the first."""
    key: str
    """What was kept with the change, for who undoes it."""
    program: Program


@dataclass(frozen=True)
class StandsOn:
    """What is made out of a program for the list of patients is made of this."""

    program: Program
    monday: str
    """Of the last that was given out, ISO 8601; empty if nothing was."""
    told: tuple[tuple[str, str], ...]
    """Kind and document of its check-ins and visits, in the order they were kept."""


@dataclass(frozen=True)
class PatientEntry:
    """A person with at least one program that is not deleted."""

    id: int
    name: str
    birth_year: int | None
    programs: int
    """How many there are."""
    presentation: str
    """Of the program that was changed last."""
    updated_at: str
    """When it was changed; UTC, ISO 8601."""


@dataclass(frozen=True)
class DraftEntry:
    """An intake or a visit that was begun and is not finished."""

    id: int
    patient: str
    """The name as typed; may be empty."""
    birth_year: str
    """As typed."""
    patient_id: int | None
    """Of a patient who is in the store already."""
    program_id: int | None
    """The program that it will build again."""
    started_at: str
    """UTC, ISO 8601."""
    updated_at: str
    """UTC, ISO 8601."""
    visit: bool = False
    """It is a visit to that program, not an intake."""


Channel = Literal["print", "pdf", "html"]
"""On paper, or a file that was sent."""


@dataclass(frozen=True)
class GivenOut:
    """What is to be kept of a program that was printed or sent."""

    monday: date
    """The Monday of its week 1."""
    from_week: int = 1
    """The first week that is new in it."""
    channel: Channel = "print"
    language: str = "en"
    covers: str = "booklet"
    """What of it was given: the layout, with the part if it was one: "booklet, part 2"."""


@dataclass(frozen=True)
class Issue:
    """A program as it was given out; it never changes."""

    id: int
    patient_id: int
    program_id: int
    """The program it was of, whatever that became since."""
    fingerprint: str
    """As the diary's fields carry it."""
    issued_at: str
    """UTC, ISO 8601."""
    given: GivenOut


RecordKind = Literal["checkin", "visit", "measurement"]


@dataclass(frozen=True)
class Record:
    """Something told, found or measured; a later one corrects it and never takes its place."""

    id: int
    patient_id: int
    program_id: int | None
    kind: RecordKind
    kept_at: str
    """UTC, ISO 8601."""
    document: str
    """JSON."""

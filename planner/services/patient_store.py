"""What keeps patients, as the front ends see it: SQLite, memory, or another one day.

`tests/store/test_contract.py` says what each of them promises.
"""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from planner.model.program.program import Program
from planner.model.stored import (
    DraftEntry,
    Entry,
    GivenOut,
    Issue,
    KeptStanding,
    PatientEntry,
    Record,
    RecordKind,
    Revision,
    StandsOn,
    Stored,
)


class PatientStore(Protocol):
    """Every method may be called from any thread, and raises StoreTrouble; Busy: ask again."""

    @property
    def notice(self) -> str:
        """What the user should know although everything works; empty if nothing."""

    def close(self) -> None:
        """Let go of it."""

    def at_once(self) -> AbstractContextManager[None]:
        """All that is read and kept meanwhile, in this thread, is kept whole or not at all."""

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first; none that are put away."""

    def archived(self, words: str = "") -> tuple[Entry, ...]:
        """Programs that are put away, as in `entries`."""

    def undeleted(self, words: str = "") -> tuple[Entry, ...]:
        """Both of these, latest first: asked for once."""

    def patients(self, words: str = "") -> tuple[PatientEntry, ...]:
        """People whose name has the words, by name."""

    def like(self, name: str, birth_year: int | None) -> tuple[PatientEntry, ...]:
        """People who may be this one: one name, and no two different birth years."""

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program for a patient; None makes a new one, never found by name."""

    def load(self, program_id: int) -> Stored:
        """A program as it is now."""

    def read(self, entry: Entry) -> Program:
        """The program of a row of either list, as it was when that was made; not to be changed."""

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision over the one that was read. Raises Conflict."""

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back: what is current now, and the key kept with the change."""

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last: what is current now, and the key kept with it."""

    def history(self, program_id: int) -> tuple[Revision, ...]:
        """What led to a program as it is now, the first revision first."""

    def programs_of(self, patient_id: int) -> tuple[Stored, ...]:
        """A patient's programs that are not deleted, the first one first."""

    def delete(self, program_id: int) -> None:
        """Take a program off the list; it can be brought back for 30 days."""

    def archive(self, program_id: int) -> None:
        """Put a program away; word of it brings it back to the list."""

    def unarchive(self, program_id: int) -> None:
        """Put it back on the list."""

    def standings(self) -> tuple[KeptStanding, ...]:
        """Where each program that is not deleted stands, as far as it is kept."""

    def stands_on(self, program_id: int) -> StandsOn | None:
        """What its standing is made of; None if it is gone. An audit has no note of it."""

    def keep_standings(self, made: Iterable[KeptStanding]) -> None:
        """Keep where these stand."""

    def deleted(self) -> tuple[Entry, ...]:
        """Deleted programs that can be brought back, the one deleted last first."""

    def restore(self, program_id: int) -> None:
        """Bring a deleted program back."""

    def purge(self, program_id: int) -> None:
        """Take a deleted program out for good, and its patient if it was the last."""

    def tidy(self) -> None:
        """Purge what was deleted long ago; thin old history."""

    def drafts(self, words: str = "") -> tuple[DraftEntry, ...]:
        """Intakes that are not finished and whose name has the words, the latest first."""

    def keep_draft(
        self, draft_id: int | None, patient_id: int | None, program_id: int | None, document: str
    ) -> int:
        """Keep what is typed: over the draft, or as a new one; its id."""

    def load_draft(self, draft_id: int) -> str:
        """The document of a draft; from now on this window has it in hand."""

    def visit_draft(self, program_id: int) -> tuple[int, str] | None:
        """The latest draft of a visit of a program that is there, taken in hand by this window."""

    def drop_draft(self, draft_id: int) -> None:
        """Throw a draft away."""

    def issue(self, stored: Stored, given: GivenOut, at: str = "") -> Issue:
        """Keep a program as it is given out; the same again is the issue that there is.

        `at` is when it was, UTC, for what comes from another store; else it is now.
        """

    def issues_of(self, patient_id: int) -> tuple[Issue, ...]:
        """What a patient was given, the first one first."""

    def issues_with(self, fingerprint: str) -> tuple[Issue, ...]:
        """The issues that a diary may be of, the first one first."""

    def issues_and_programs(
        self, patient_id: int, fingerprints: Collection[str]
    ) -> tuple[tuple[Issue, Program | None], ...]:
        """What a patient was given, asked for once: with the program where it is one of these."""

    def issued(self, issue: Issue) -> Program:
        """The program as it was given out."""

    def keep_record(
        self,
        patient_id: int,
        program_id: int | None,
        kind: RecordKind,
        document: str,
        at: str = "",
    ) -> Record:
        """Keep what was told, found or measured, beside what was kept before; `at` as above."""

    def records_of(self, patient_id: int, *kinds: RecordKind) -> tuple[Record, ...]:
        """All of these kinds of a patient, the first one first: asked for once."""

"""What the services need from outside; `Workspace` picks who gives it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.clinic import Clinic
    from planner.model.language import Sentences
    from planner.model.library import Library
    from planner.model.problem import Problem
    from planner.model.program.program import Program
    from planner.model.stored import DraftEntry, Entry, PatientEntry, Revision, Stored
    from planner.model.topics import Topics


class ProgramStore(Protocol):
    """Patients and programs. Every method may be called from any thread and raises StoreTrouble."""

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first."""

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program for a patient; None makes a new one, never found by name."""

    def load(self, program_id: int) -> Stored:
        """A program as it is now."""

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision over the one that was read; what could be redone is gone.

        `label` names the change, `key` is kept with it for who undoes it. Raises Conflict.
        """

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back: what is current now, and the key kept with the change."""

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last: what is current now, and the key kept with it."""

    def patients(self, words: str = "") -> tuple[PatientEntry, ...]:
        """People whose name has the words."""

    def programs_of(self, patient_id: int) -> tuple[Stored, ...]:
        """The programs of one person."""

    def history(self, program_id: int) -> tuple[Revision, ...]:
        """A program as it was after each change that is kept."""

    def like(self, name: str, birth_year: int | None) -> tuple[PatientEntry, ...]:
        """Patients who may be this person."""

    def delete(self, program_id: int) -> None:
        """Take a program off the list; it can be brought back for a time."""

    def deleted(self) -> tuple[Entry, ...]:
        """Programs that can be brought back."""

    def restore(self, program_id: int) -> None:
        """Bring a deleted program back."""

    def purge(self, program_id: int) -> None:
        """Overwrite a deleted program with all its history."""

    def tidy(self) -> None:
        """Purge what was deleted long ago; thin out old revisions."""

    def drafts(self, words: str = "") -> tuple[DraftEntry, ...]:
        """Intakes that are not finished."""

    def keep_draft(
        self, draft_id: int | None, patient_id: int | None, program_id: int | None, document: str
    ) -> int:
        """Keep what is typed: over the draft, or as a new one; its id."""

    def load_draft(self, draft_id: int) -> str:
        """The document of a draft."""

    def drop_draft(self, draft_id: int) -> None:
        """Throw a draft away."""

    def close(self) -> None:
        """Let go of the file."""

    @property
    def notice(self) -> str:
        """What is to be told of the store as it was opened; empty if nothing."""


class UserState(Protocol):
    """Small things a user's planner remembers: theme, keys, place, printer."""

    def get(self, key: str) -> str | None:
        """A value; None if there is none."""

    def put(self, key: str, value: str | None) -> None:
        """Keep a value, or forget it."""


class Clock(Protocol):
    """What day it is."""

    def today(self) -> date:
        """The day, here."""


class Sources(Protocol):
    """What programs are built and printed from."""

    @property
    def library(self) -> Library:
        """The shipped library with the clinic's laid over it. Raises LibraryUnusable."""

    @property
    def topics(self) -> Topics:
        """What patients are given to read."""

    @property
    def sentences(self) -> tuple[Sentences, list[Problem]]:
        """What rules and templates say in other languages, and what is wrong with that."""

    @property
    def clinic(self) -> tuple[Clinic | None, list[Problem]]:
        """The clinic whose name stands on handouts, and what is wrong with its file."""

    @property
    def logo(self) -> tuple[bytes | None, list[Problem]]:
        """The clinic's logo, and what is wrong with it."""

    @property
    def clinic_dir(self) -> Path | None:
        """The clinic's folder that was asked for."""

"""A clinic's store as one user sees it: patients in PostgreSQL, drafts on this machine."""

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, String, cast, func, select

from planner.model.program.program import Program
from planner.model.stored import Conflict, KeptStanding, Stored, StoreTrouble
from planner.store.clinic.address import Address
from planner.store.clinic.audit import AuditRow, Verified, rows_of, verify
from planner.store.clinic.changes import ChangedMeanwhile, changes_since, told
from planner.store.clinic.database import ClinicDatabase
from planner.store.clinic.local_drafts import LocalDrafts
from planner.store.clinic.team import Team
from planner.store.clinic.trouble import NotAllowed, Unreachable
from planner.store.clinic.who import Me, event, me
from planner.store.clock import now
from planner.store.current import UNNAMED
from planner.store.documents import packed
from planner.store.follow_ups import FollowUps
from planner.store.records import Records
from planner.store.standings import Standings
from planner.store.state import FileState
from planner.store.tables import programs

READ_AGAIN_S = 600
"""Who reads on in one patient's data is noted again after so long."""
NOT_YOURS = (
    "this patient is no longer yours to see, or was taken out for good; the lead of the clinic "
    "knows. Nothing was overwritten."
)
_OPENED = ("open_patient", "patients")


class ClinicStore(Records, FollowUps, Standings):
    """What the user of an address may see of a clinic. Every method raises StoreTrouble."""

    def __init__(
        self,
        address: Address,
        drafts_folder: Path,
        state: FileState,
        clock: Callable[[], str] = now,
        password: str | None = None,
    ) -> None:
        self.address = address
        self._clinic = ClinicDatabase(address, password)
        Records.__init__(self, self._clinic, _NoMarks(), clock)
        self._read_at: dict[int, float] = {}
        self._patient_of: dict[int, int] = {}
        """Of the programs that were opened."""
        self._unanswered: set[_Sent] = set()
        try:
            with self._clinic.writing() as connection:
                self.me: Me = me(connection)
                event(connection, "login", "users", self.me.id)
            name = hashlib.sha256(f"{address} {self.me.login}".encode()).hexdigest()[:12]
            path = drafts_folder / f"drafts-{name}.db"
            self._drafts = LocalDrafts(path, state, self._patients_of, clock)
        except BaseException:
            self._clinic.close()
            raise
        self.drafts = self._drafts.drafts
        self.keep_draft = self._drafts.keep_draft
        self.load_draft = self._drafts.load_draft
        self.visit_draft = self._drafts.visit_draft
        self.drop_draft = self._drafts.drop_draft

    @property
    def notice(self) -> str:
        """What the user should know although everything works; empty if nothing."""
        return self._drafts.file.notice

    @property
    def restorable_days(self) -> int:
        """As the clinic keeps what was deleted."""
        return self.me.keep_deleted_days

    def close(self) -> None:
        """Let go of it."""
        self._drafts.close()
        self._clinic.close()

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision; one that was kept, though no answer came back, is not kept twice.

        Raises Conflict, which says who changed the program and what.
        """
        sent = _Sent(stored.id, stored.revision, label, key, packed(program))
        try:
            saved = super().save(stored, program, label, key)
        except Unreachable:
            self._unanswered.add(sent)
            raise
        except Conflict as conflict:
            changes = self._changes(stored)
            if changes and sent in self._unanswered and sent.is_kept(changes[-1], self.me):
                number = changes[-1].number
                saved = Stored(stored.id, stored.patient_id, program, number, label or UNNAMED)
            else:
                raise self._named(conflict, changes, stored) from conflict
        self._unanswered.discard(sent)
        return saved

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back. Raises Conflict, as above."""
        return self._turned(stored, super().undo)

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last. Raises Conflict, as above."""
        return self._turned(stored, super().redo)

    def _turned(
        self, stored: Stored, turn: Callable[[Stored], tuple[Stored, str]]
    ) -> tuple[Stored, str]:
        try:
            return turn(stored)
        except Conflict as conflict:
            raise self._named(conflict, self._changes(stored), stored) from conflict

    def _named(
        self, conflict: Conflict, changes: list[ChangedMeanwhile], stored: Stored
    ) -> Conflict:
        """Who changed what; or that the patient is a colleague's now."""
        if changes:
            return Conflict(told(changes))
        return conflict if self._patients_of([stored.id]) else Conflict(NOT_YOURS)

    def _changes(self, stored: Stored) -> list[ChangedMeanwhile]:
        """What was changed meanwhile; that two met is noted."""
        with self._clinic.writing() as connection:
            changes = changes_since(connection, stored)
            event(connection, "conflict", "programs", stored.id)
        return changes

    def standings(self) -> tuple[KeptStanding, ...]:
        """None for the front desk, which sees nothing of what was told."""
        return super().standings() if self.me.role != "front_desk" else ()

    def tidy(self) -> None:
        """Purge what the clinic keeps no longer and thin old history, where the user may."""
        if self.me.role == "lead":
            super().tidy()

    def purge(self, program_id: int) -> None:
        """Take a deleted program out for good. Raises NotAllowed unless the user is the lead."""
        if self.me.role != "lead":
            raise NotAllowed("only the lead of the clinic can purge; it stays among the deleted.")
        super().purge(program_id)

    @property
    def team(self) -> Team:
        """Who sees which patient."""
        return Team(self._clinic)

    def audit(self, last: int) -> tuple[AuditRow, ...]:
        """The latest rows of the audit. Raises NotAllowed but for the auditor and the lead."""
        with self._clinic.snapshot() as connection:
            return tuple(rows_of(connection, self.me.clinic_id, last))

    def verify_audit(self, noted_hash: str = "") -> Verified:
        """Whether the chain of the audit holds and has this hash. Raises NotAllowed as above."""
        with self._clinic.snapshot() as connection:
            return verify(connection, self.me.clinic_id, noted_hash)

    def prove(self, password: str) -> None:
        """Nothing, if the password is the user's; both outcomes are noted. Raises StoreTrouble.

        It is not known here: the server is asked, as at a login.
        """
        try:
            ClinicDatabase(self.address, password).close()
        except Unreachable:
            raise
        except StoreTrouble:
            self.note("unlock_refused", "users", self.me.id)
            raise
        self.note("unlock", "users", self.me.id)

    def note(self, action: str, of: str, number: int, detail: str = "") -> None:
        """Put into the audit what leaves no row of its own."""
        with self._clinic.writing() as connection:
            event(connection, action, of, number, detail)

    def _opened(self, connection: Connection, patient_id: int) -> None:
        """Nothing is shown that the audit does not have."""
        if self._is_to_be_noted(patient_id):
            event(connection, *_OPENED, patient_id)
            self._read_at[patient_id] = time.monotonic()

    def _opening(self, program_id: int) -> Select[Any]:
        query = super()._opening(program_id)
        patient_id = self._patient_of.get(program_id)
        if patient_id is None or self._is_to_be_noted(patient_id):
            patient = cast(programs.c.patient_id, String)
            query = query.add_columns(func.planner_event(*_OPENED, patient, "").label("noted"))
        return query

    def load(self, program_id: int) -> Stored:
        """A program as it is now."""
        stored = super().load(program_id)
        self._patient_of[program_id] = stored.patient_id
        if self._is_to_be_noted(stored.patient_id):
            self._read_at[stored.patient_id] = time.monotonic()
        return stored

    def _is_to_be_noted(self, patient_id: int) -> bool:
        at = time.monotonic()
        return at - self._read_at.get(patient_id, at - READ_AGAIN_S) >= READ_AGAIN_S

    def _patients_of(self, numbers: Iterable[int]) -> dict[int, tuple[int, bool]]:
        query = select(programs.c.id, programs.c.patient_id, programs.c.deleted_at).where(
            programs.c.id.in_(list(numbers))
        )
        with self._clinic.reading() as connection:
            rows = connection.execute(query).all()
        return {row.id: (row.patient_id, row.deleted_at is None) for row in rows}


@dataclass(frozen=True)
class _Sent:
    """A save that went out."""

    program_id: int
    over: int
    label: str
    key: str
    document: bytes

    def is_kept(self, kept: ChangedMeanwhile, by: Me) -> bool:
        """It arrived; only the answer was lost."""
        mine = (by.id, self.over, self.label, self.key, self.document)
        return (kept.user, kept.parent, kept.label, kept.key, kept.document) == mine


class _NoMarks:
    """A server that is there is asked; no note on this machine says whether it has patients."""

    def put(self) -> None:
        """There are patients."""

    def clear(self) -> None:
        """There are none."""

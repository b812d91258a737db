"""Intakes being typed at a clinic: they stay on the therapist's own machine."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Connection, select

from planner.model.stored import DraftEntry, StoreTrouble
from planner.store.clinic.trouble import Unreachable
from planner.store.drafts import NO_DRAFT, Drafts
from planner.store.sqlite import Database
from planner.store.state import FileState
from planner.store.tables import drafts

PatientsOf = Callable[[Iterable[int]], Mapping[int, tuple[int, bool]]]
"""Of programs: the patient of each that is there, and whether it is not deleted."""


class LocalDrafts(Drafts):
    """Drafts in an SQLite file; the programs that they are of are the clinic's."""

    def __init__(
        self, path: Path, state: FileState, patients_of: PatientsOf, clock: Callable[[], str]
    ) -> None:
        # The ids in its rows are of another database.
        self.file = Database(path, state, keys=False)
        super().__init__(self.file, clock)
        self._patients_of = patients_of

    def drafts(self, words: str = "") -> tuple[DraftEntry, ...]:
        """Intakes that are not finished, the latest first; all of them while the clinic is away."""
        listed = self._listed(select(drafts), words)
        of = {one.program_id for one in listed if one.program_id is not None}
        try:
            known = self._patients_of(of) if of else {}
        except Unreachable:
            return listed
        found = []
        for one in listed:
            if one.program_id is None:
                found.append(one)
            elif one.program_id in known and known[one.program_id][1]:
                found.append(replace(one, patient_id=known[one.program_id][0]))
        return tuple(found)

    def load_draft(self, draft_id: int) -> str:
        """The document of a draft, unless its program is gone for good."""
        query = select(drafts.c.program_id).where(drafts.c.id == draft_id)
        with self._database.reading() as connection:
            program = connection.execute(query).scalar()
        with suppress(Unreachable):
            if program is not None and program not in self._patients_of([program]):
                self.drop_draft(draft_id)
                raise StoreTrouble(NO_DRAFT)
        return super().load_draft(draft_id)

    def _known(
        self, _: Connection, patient_id: int | None, program_id: int | None
    ) -> tuple[int | None, int | None]:
        """What the form says: what is typed never waits for the clinic."""
        return patient_id, program_id

    def close(self) -> None:
        """Let go of the file."""
        self.file.close()

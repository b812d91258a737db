"""A store without a file, for tests: the same promises, held by the same contract tests."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime, timedelta

from planner.model.program.program import Program
from planner.model.stored import (
    Conflict,
    DraftEntry,
    Entry,
    KeptStanding,
    PatientEntry,
    Revision,
    StandsOn,
    Stored,
    StoreTrouble,
)
from planner.store import records
from planner.store.clock import now
from planner.store.current import UNNAMED
from planner.store.drafts import NO_DRAFT, is_visit, whose
from planner.store.folding import folded
from planner.store.listing import may_be_one
from planner.store.memory_follow_ups import MemoryFollowUps
from planner.store.memory_shelf import KeptDraft, KeptProgram, Shelf
from planner.store.standings import made_of


class MemoryStore(MemoryFollowUps):
    """Patients, programs and drafts, as one window sees them; `shelf` is shared by windows."""

    notice = ""
    read_only = False

    def __init__(
        self, shelf: Shelf | None = None, clock: Callable[[], str] = now, window: str = ""
    ) -> None:
        self.shelf = shelf or Shelf()
        self._now = clock
        self._window = window or str(id(self))
        MemoryFollowUps.__init__(
            self,
            self.shelf.follow_ups,
            self.shelf.lock,
            clock,
            self._is_patients,
            self._back_on_the_list,
        )

    def close(self) -> None:
        """Nothing to let go of."""

    def at_once(self) -> AbstractContextManager[None]:
        """Nothing here is ever kept by halves: no disk is full."""
        return nullcontext()

    def entries(self, words: str = "") -> tuple[Entry, ...]:
        """Programs whose patient's name has the words, latest first."""
        return self._entries(words, lambda kept: not (kept.deleted_at or kept.archived_at))

    def archived(self, words: str = "") -> tuple[Entry, ...]:
        """Programs that are put away."""
        return self._entries(words, lambda kept: bool(kept.archived_at and not kept.deleted_at))

    def undeleted(self, words: str = "") -> tuple[Entry, ...]:
        """Both of these, latest first."""
        return self._entries(words, lambda kept: not kept.deleted_at)

    def deleted(self) -> tuple[Entry, ...]:
        """Deleted programs, the one deleted last first."""
        found = self._entries("", lambda kept: bool(kept.deleted_at))
        return tuple(sorted(found, key=lambda entry: entry.deleted_at, reverse=True))

    def _entries(self, words: str, which: Callable[[KeptProgram], bool]) -> tuple[Entry, ...]:
        with self.shelf.lock:
            kept = [k for k in self.shelf.programs.values() if which(k)]
            kept.sort(key=lambda k: (k.updated_at, k.id), reverse=True)
            found = []
            for one in kept:
                name, year = self._person(one.patient_id)
                if all(word in folded(name) for word in folded(words).split()):
                    program = one.program
                    found.append(
                        Entry(
                            one.id,
                            one.patient_id,
                            name,
                            year,
                            program.presentation,
                            len(program.weeks),
                            one.updated_at,
                            one.current,
                            deleted_at=one.deleted_at,
                            archived_at=one.archived_at,
                        )
                    )
        return tuple(found)

    def _person(self, patient_id: int) -> tuple[str, int | None]:
        """As it was written last in any of the patient's programs."""
        theirs = [k for k in self.shelf.programs.values() if k.patient_id == patient_id]
        patient = max(theirs, key=lambda k: (k.updated_at, k.id)).program.intake.patient
        return patient.name, patient.birth_year

    def patients(self, words: str = "") -> tuple[PatientEntry, ...]:
        """People whose name has the words, by name."""
        found: dict[int, PatientEntry] = {}
        for one in self._entries(words, lambda kept: not kept.deleted_at):
            first = found.get(one.patient_id)
            found[one.patient_id] = (
                replace(first, programs=first.programs + 1)
                if first
                else PatientEntry(
                    one.patient_id,
                    one.patient,
                    one.birth_year,
                    1,
                    one.presentation,
                    one.updated_at,
                )
            )
        return tuple(sorted(found.values(), key=lambda one: (folded(one.name), one.id)))

    def like(self, name: str, birth_year: int | None) -> tuple[PatientEntry, ...]:
        """People who may be this one."""
        found = (one for one in self.patients() if folded(one.name) == folded(name))
        return tuple(
            sorted(
                (one for one in found if may_be_one(one.birth_year, birth_year)),
                key=lambda one: one.id,
            )
        )

    def create(self, program: Program, patient_id: int | None = None) -> Stored:
        """Keep a new program for a patient; None makes a new one."""
        with self.shelf.lock:
            known = {kept.patient_id for kept in self.shelf.programs.values()}
            if patient_id is not None and patient_id not in known:
                raise StoreTrouble(
                    "this patient is no longer in the store; all programs were deleted."
                )
            number = next(self.shelf.ids)
            whose_id = next(self.shelf.ids) if patient_id is None else patient_id
            stamp = self._now()
            first = Revision(1, stamp, "", "", program)
            self.shelf.programs[number] = KeptProgram(
                number, whose_id, {1: first}, {1: None}, 1, stamp
            )
            return self._stored(self.shelf.programs[number])

    def load(self, program_id: int) -> Stored:
        """A program as it is now."""
        with self.shelf.lock:
            return self._stored(self._there(program_id))

    def read(self, entry: Entry) -> Program:
        """The program of a row of either list, as it was when that was made; not to be changed."""
        with self.shelf.lock:
            kept = self.shelf.programs.get(entry.id)
            if kept is None or entry.revision not in kept.made:
                raise StoreTrouble(records.GONE)
            return kept.made[entry.revision].program

    def save(self, stored: Stored, program: Program, label: str = "", key: str = "") -> Stored:
        """Keep a new revision over the one that was read. Raises Conflict."""
        with self.shelf.lock:
            kept, stamp = self._current(stored), self._now()
            number = max(kept.made) + 1
            kept.made[number] = Revision(number, stamp, label, key, program)
            kept.parent[number] = kept.current
            kept.current, kept.updated_at = number, stamp
            return self._stored(kept)

    def undo(self, stored: Stored) -> tuple[Stored, str]:
        """Take the last change back."""
        with self.shelf.lock:
            kept = self._current(stored)
            above, key = kept.parent[kept.current], kept.made[kept.current].key
            if above is None:
                raise StoreTrouble(records.NOTHING_TO_UNDO)
            kept.current, kept.updated_at = above, self._now()
            return self._stored(kept), key

    def redo(self, stored: Stored) -> tuple[Stored, str]:
        """Do again what was undone last."""
        with self.shelf.lock:
            kept = self._current(stored)
            child = kept.child()
            if child is None:
                raise StoreTrouble(records.NOTHING_TO_REDO)
            kept.current, kept.updated_at = child, self._now()
            return self._stored(kept), kept.made[child].key

    def history(self, program_id: int) -> tuple[Revision, ...]:
        """What led to a program as it is now, the first revision first."""
        with self.shelf.lock:
            kept = self._there(program_id)
            found, number = [], kept.current
            while True:
                found.append(kept.made[number])
                above = kept.parent[number]
                if above is None:
                    return tuple(reversed(found))
                number = above

    def programs_of(self, patient_id: int) -> tuple[Stored, ...]:
        """A patient's programs that are not deleted, the first one first."""
        with self.shelf.lock:
            return tuple(
                self._stored(kept)
                for kept in self.shelf.programs.values()
                if kept.patient_id == patient_id and not kept.deleted_at
            )

    def delete(self, program_id: int) -> None:
        """Take a program off the list."""
        self._kept(program_id).deleted_at = self._now()

    def restore(self, program_id: int) -> None:
        """Bring a deleted program back."""
        self._kept(program_id).deleted_at = ""

    def archive(self, program_id: int) -> None:
        """Put a program away."""
        self._kept(program_id).archived_at = self._now()

    def unarchive(self, program_id: int) -> None:
        """Put it back on the list."""
        self._kept(program_id).archived_at = ""

    def _back_on_the_list(self, program_id: int | None) -> None:
        if program_id is not None:
            self.unarchive(program_id)

    def standings(self) -> tuple[KeptStanding, ...]:
        """One for each program that is not deleted."""
        found = []
        with self.shelf.lock:
            for kept in self.shelf.programs.values():
                if kept.deleted_at:
                    continue
                now = made_of(kept.current, *self.newest(kept.id))
                known = kept.standing
                is_new = known is not None and known.made_of == now
                document = known.document if known and is_new else ""
                found.append(KeptStanding(kept.id, now, document))
        return tuple(found)

    def stands_on(self, program_id: int) -> StandsOn | None:
        """What its standing is made of; None if it is gone."""
        with self.shelf.lock:
            kept = self.shelf.programs.get(program_id)
            if kept is None or kept.deleted_at:
                return None
            issues = [i for i in self.issues_of(kept.patient_id) if i.program_id == program_id]
            monday = issues[-1].given.monday.isoformat() if issues else ""
            return StandsOn(kept.program, monday, self.told_of(program_id))

    def keep_standings(self, made: Iterable[KeptStanding]) -> None:
        """Keep these."""
        with self.shelf.lock:
            for one in made:
                if one.program_id in self.shelf.programs:
                    self.shelf.programs[one.program_id].standing = one

    def purge(self, program_id: int) -> None:
        """Take a deleted program out for good."""
        with self.shelf.lock:
            kept = self.shelf.programs.get(program_id)
            if kept is not None and kept.deleted_at:
                del self.shelf.programs[program_id]
                self.shelf.follow_ups.forget(program_id)
                for draft in tuple(self.shelf.drafts.values()):
                    if draft.entry.program_id == program_id:
                        del self.shelf.drafts[draft.entry.id]

    def tidy(self) -> None:
        """Purge what was deleted long ago."""
        days = timedelta(days=records.RESTORABLE_DAYS)
        before = (datetime.fromisoformat(self._now()) - days).isoformat()
        for kept in tuple(self.shelf.programs.values()):
            if kept.deleted_at and kept.deleted_at < before:
                self.purge(kept.id)

    # drafts

    def drafts(self, words: str = "") -> tuple[DraftEntry, ...]:
        """Intakes that are not finished and whose name has the words, the latest first."""
        with self.shelf.lock:
            found = [draft.entry for draft in self.shelf.drafts.values()]
            deleted = {k.id for k in self.shelf.programs.values() if k.deleted_at}
        found.sort(key=lambda one: (one.updated_at, one.id), reverse=True)
        wanted = folded(words).split()
        return tuple(
            one
            for one in found
            if one.program_id not in deleted and all(w in folded(one.patient) for w in wanted)
        )

    def keep_draft(
        self, draft_id: int | None, patient_id: int | None, program_id: int | None, document: str
    ) -> int:
        """Keep what is typed: over the draft, or as a new one; its id."""
        name, year = whose(document)
        with self.shelf.lock:
            stamp = self._now()
            known = self.shelf.drafts.get(draft_id) if draft_id is not None else None
            if known is not None and known.window == self._window:
                known.document = document
                known.entry = replace(known.entry, patient=name, birth_year=year, updated_at=stamp)
                return known.entry.id
            program = self.shelf.programs.get(program_id) if program_id is not None else None
            number = next(self.shelf.ids)
            entry = DraftEntry(
                number,
                name,
                year,
                program.patient_id if program else patient_id,
                program.id if program else None,
                stamp,
                stamp,
                is_visit(document),
            )
            self.shelf.drafts[number] = KeptDraft(entry, document, self._window)
            return number

    def load_draft(self, draft_id: int) -> str:
        """The document of a draft; from now on this window has it in hand."""
        with self.shelf.lock:
            draft = self.shelf.drafts.get(draft_id)
            if draft is None:
                raise StoreTrouble(NO_DRAFT)
            draft.window = self._window
            return draft.document

    def visit_draft(self, program_id: int) -> tuple[int, str] | None:
        """The latest draft of a visit of a program that is there."""
        with self.shelf.lock:
            of = [one for one in self.drafts() if one.visit and one.program_id == program_id]
            return (of[0].id, self.load_draft(of[0].id)) if of else None

    def drop_draft(self, draft_id: int) -> None:
        """Throw a draft away."""
        self.shelf.drafts.pop(draft_id, None)

    # parts

    def _kept(self, program_id: int) -> KeptProgram:
        kept = self.shelf.programs.get(program_id)
        if kept is None:
            raise StoreTrouble(records.GONE)
        return kept

    def _there(self, program_id: int) -> KeptProgram:
        kept = self._kept(program_id)
        if kept.deleted_at:
            raise StoreTrouble(records.GONE)
        return kept

    def _is_patients(self, patient_id: int, program_id: int | None) -> bool:
        """The patient is there, and the program is theirs."""
        theirs = [k for k in self.shelf.programs.values() if k.patient_id == patient_id]
        if program_id is not None:
            theirs = [k for k in theirs if k.id == program_id and not k.deleted_at]
        return bool(theirs)

    def _current(self, stored: Stored) -> KeptProgram:
        kept = self.shelf.programs.get(stored.id)
        if kept is None or kept.deleted_at:
            raise Conflict(records.DELETED_MEANWHILE)
        if kept.current != stored.revision:
            raise Conflict(records.OVERTAKEN)
        return kept

    def _stored(self, kept: KeptProgram) -> Stored:
        child = kept.child()
        below = kept.made[child].label or UNNAMED if child is not None else ""
        here = kept.made[kept.current]
        return Stored(
            kept.id,
            kept.patient_id,
            here.program,
            kept.current,
            "" if kept.parent[kept.current] is None else here.label or UNNAMED,
            below,
        )

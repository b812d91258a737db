"""What was given out and told, without a file: for tests, with the same promises."""

import itertools
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.stored import GivenOut, Issue, Record, RecordKind, Stored, StoreTrouble
from planner.store.follow_ups import NO_ISSUE, NOT_THERE
from planner.store.tables import TOLD_OF_PROGRAMS


@dataclass
class FollowUpShelf:
    """What several windows share."""

    issues: dict[int, tuple[Issue, Program]] = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def forget(self, program_id: int) -> None:
        """All that goes with a program."""
        for number, (issue, _) in tuple(self.issues.items()):
            if issue.program_id == program_id:
                del self.issues[number]
        for number, record in tuple(self.records.items()):
            if record.program_id == program_id:
                del self.records[number]


class MemoryFollowUps:
    """The second visits of a shelf."""

    def __init__(
        self,
        kept: FollowUpShelf,
        lock: AbstractContextManager[object],
        clock: Callable[[], str],
        is_there: Callable[[int, int | None], bool],
        came: Callable[[int | None], object],
    ) -> None:
        self._follow_ups, self._lock, self._clock, self._is_there = kept, lock, clock, is_there
        self._came = came
        """What is told that there is word of a program."""

    def issue(self, stored: Stored, given: GivenOut, at: str = "") -> Issue:
        """Keep a program as it is given out; the same again is the issue that there is."""
        with self._lock:
            self._require(stored.patient_id, stored.id)
            name = fingerprint(stored.program)
            for known, _ in self._follow_ups.issues.values():
                if (known.program_id, known.fingerprint, known.given) == (stored.id, name, given):
                    return known
            number = next(self._follow_ups.ids)
            new = Issue(number, stored.patient_id, stored.id, name, at or self._clock(), given)
            self._follow_ups.issues[number] = (new, stored.program)
            return new

    def issues_of(self, patient_id: int) -> tuple[Issue, ...]:
        """What a patient was given, the first one first."""
        return tuple(one for one in self._issues() if one.patient_id == patient_id)

    def issues_with(self, fingerprint: str) -> tuple[Issue, ...]:
        """The issues that a diary may be of, the first one first."""
        return tuple(one for one in self._issues() if one.fingerprint == fingerprint)

    def _issues(self) -> tuple[Issue, ...]:
        with self._lock:
            return tuple(
                one
                for one, _ in self._follow_ups.issues.values()
                if self._is_there(one.patient_id, one.program_id)
            )

    def issues_and_programs(
        self, patient_id: int, fingerprints: Collection[str]
    ) -> tuple[tuple[Issue, Program | None], ...]:
        """What a patient was given, with the program where it is one of these."""
        return tuple(
            (one, self.issued(one) if one.fingerprint in fingerprints else None)
            for one in self.issues_of(patient_id)
        )

    def issued(self, issue: Issue) -> Program:
        """The program as it was given out."""
        with self._lock:
            if issue.id not in self._follow_ups.issues:
                raise StoreTrouble(NO_ISSUE)
            return self._follow_ups.issues[issue.id][1]

    def keep_record(
        self,
        patient_id: int,
        program_id: int | None,
        kind: RecordKind,
        document: str,
        at: str = "",
    ) -> Record:
        """Keep what was told, found or measured, beside what was kept before."""
        with self._lock:
            self._require(patient_id, program_id)
            number = next(self._follow_ups.ids)
            new = Record(number, patient_id, program_id, kind, at or self._clock(), document)
            self._follow_ups.records[number] = new
            self._came(program_id)
            return new

    def records_of(self, patient_id: int, *kinds: RecordKind) -> tuple[Record, ...]:
        """All of these kinds of a patient, the first one first."""
        with self._lock:
            found = self._follow_ups.records.values()
            return tuple(r for r in found if r.patient_id == patient_id and r.kind in kinds)

    def told_of(self, program_id: int) -> tuple[tuple[str, str], ...]:
        """Kind and document of the check-ins and visits of a program."""
        with self._lock:
            return tuple(
                (one.kind, one.document)
                for _, one in sorted(self._follow_ups.records.items())
                if one.program_id == program_id and one.kind in TOLD_OF_PROGRAMS
            )

    def newest(self, program_id: int) -> tuple[int, int]:
        """The last issue and the last record of a program; 0 where there is none."""
        with self._lock:
            issue = [
                n for n, (i, _) in self._follow_ups.issues.items() if i.program_id == program_id
            ]
            record = [n for n, r in self._follow_ups.records.items() if r.program_id == program_id]
            return max(issue, default=0), max(record, default=0)

    def _require(self, patient_id: int, program_id: int | None) -> None:
        if not self._is_there(patient_id, program_id):
            raise StoreTrouble(NOT_THERE)

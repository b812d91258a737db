"""A second visit: what was told until now, what the rules propose, and the program after it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from planner.building.alarms import with_alarms
from planner.follow_up.adapt import Adapted, adapt
from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation, sessions_of
from planner.follow_up.doubts import doubts, notes_to_read
from planner.follow_up.measures import can_be
from planner.follow_up.propose import propose
from planner.follow_up.waiting import waiting
from planner.model.characters import unreadable
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit, VisitFound
from planner.model.program.checkin import CheckIn
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import StoreTrouble
from planner.services.alarms import alarm_by, stop_others
from planner.services.issues import SeveralPatients, issue_of, merged, on_program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from planner.model.follow_up.proposal import Proposal
    from planner.model.library import Library
    from planner.model.program.program import Program
    from planner.model.stored import Issue, Record, Stored
    from planner.services.patient_store import PatientStore
    from planner.services.ports import Clock


@dataclass(frozen=True)
class ToldSoFar:
    """All that a patient has told of a program."""

    checkin: CheckIn
    """On the program as it is now."""
    issue: Issue | None
    """What was given out last; None: nothing was, or before it was kept."""
    lost: tuple[str, ...] = ()
    """Answers about what the program no longer has."""
    differences: tuple[str, ...] = ()
    """Where a later answer says otherwise than an earlier one."""

    def day(self, on: date) -> int:
        """Days since the Monday of week 1; 0 where nobody knows when it was."""
        return 0 if self.issue is None else max(0, (on - self.issue.given.monday).days)


@dataclass(frozen=True)
class Kept:
    """A check-in that was kept, and whose it is."""

    record: Record
    issue: Issue


@dataclass(frozen=True)
class NobodysDiary:
    """Nothing that was given out here has the fingerprint of the check-in."""

    program: str


@dataclass(frozen=True)
class Prepared:
    """A visit as it can be shown: proposals, and what to ask first."""

    at: Situation
    told: ToldSoFar
    proposals: tuple[Proposal, ...]
    doubts: tuple[str, ...]
    words_to_read: tuple[str, ...]
    """Words in the patient's notes that ask to be read at once."""
    given: Program
    """As the store has it; `at` has what was answered today laid over it."""
    unfit: tuple[str, ...] = ()
    """Edits by hand that no longer fit what was found today."""


@dataclass(frozen=True)
class Closed:
    """A visit that is kept, and the program after it."""

    stored: Stored
    visit: Visit
    unfit: tuple[str, ...]
    """What could not be done, and edits by hand that no longer fit."""


def keep_checkin(
    store: PatientStore, checkin: CheckIn, on: date, patient_id: int | None = None
) -> Kept | NobodysDiary | SeveralPatients:
    """Keep what was told beside what was told before; the diary finds what it is of.

    Two patients may have one and the same program: then `patient_id` says whose it is, or nothing
    is kept. A safety box that is ticked stops the patient's programs at once.
    Raises Conflict, StoreTrouble.
    """
    issue = issue_of(store, checkin, patient_id)
    if isinstance(issue, SeveralPatients):
        return issue
    if issue is None:
        return NobodysDiary(checkin.program)
    if checkin.told_at is None:
        checkin = checkin.model_copy(update={"told_at": on})
    document = checkin.model_dump_json(exclude_defaults=False)
    record = store.keep_record(issue.patient_id, issue.program_id, "checkin", document)
    alarm_by(store, issue, checkin, on)
    return Kept(record, issue)


@dataclass(frozen=True)
class FollowUp:
    """All that is kept of a program's second visits."""

    told: ToldSoFar
    history: tuple[Visit, ...]
    """As they were corrected last, the first one first."""
    taken: tuple[MeasuredValue, ...]
    """All that was measured of the patient."""


def follow_up_of(store: PatientStore, stored: Stored) -> FollowUp:
    """Read all of it, in two ways to the store. Raises StoreTrouble."""
    records = store.records_of(stored.patient_id, "checkin", "visit", "measurement")
    return FollowUp(_told(store, stored, records), _visits(stored, records), _measured(records))


def told_so_far(store: PatientStore, stored: Stored) -> ToldSoFar:
    """Every check-in of a program, the newest answers first in rank. Raises StoreTrouble."""
    return _told(store, stored, store.records_of(stored.patient_id, "checkin"))


def visits_of(store: PatientStore, stored: Stored) -> tuple[Visit, ...]:
    """The visits of a program, as they were corrected last, the first one first."""
    return _visits(stored, store.records_of(stored.patient_id, "visit"))


def measured(store: PatientStore, patient_id: int) -> tuple[MeasuredValue, ...]:
    """All that was measured of a patient; a later value of one day corrects an earlier one."""
    return _measured(store.records_of(patient_id, "measurement"))


def _told(store: PatientStore, stored: Stored, records: Sequence[Record]) -> ToldSoFar:
    checkins = [
        CheckIn.model_validate_json(record.document)
        for record in records
        if record.kind == "checkin" and record.program_id == stored.id
    ]
    name = fingerprint(stored.program)
    others = {one.program for one in checkins} - {name}
    issues = store.issues_and_programs(stored.patient_id, others)
    mine = [(issue, given) for issue, given in issues if issue.program_id == stored.id]
    by_name = {issue.fingerprint: given for issue, given in mine if given is not None}
    last = mine[-1][0] if mine else None
    if not checkins:
        return ToldSoFar(CheckIn(program=name), last)
    mapped = [
        on_program(one, by_name.get(one.program, stored.program), stored.program)
        for one in checkins
    ]
    together = merged([one.checkin for one in mapped])
    lost = dict.fromkeys(answer for one in mapped for answer in one.lost)
    return ToldSoFar(together.checkin, last, tuple(lost), together.differences)


def _visits(stored: Stored, records: Sequence[Record]) -> tuple[Visit, ...]:
    found: dict[int, Visit] = {}
    for record in records:
        if record.kind == "visit" and record.program_id == stored.id:
            visit = Visit.model_validate_json(record.document)
            found[visit.number] = visit
    return tuple(found[number] for number in sorted(found))


def _measured(records: Sequence[Record]) -> tuple[MeasuredValue, ...]:
    found: dict[tuple[str, str | None, date], MeasuredValue] = {}
    for record in records:
        if record.kind == "measurement":
            one = MeasuredValue.model_validate_json(record.document)
            found[one.measure, one.side, one.on] = one
    return tuple(found.values())


def keep_measurement(
    store: PatientStore, patient_id: int, library: Library, one: MeasuredValue
) -> str:
    """Keep a value; empty, or why it cannot be. Raises StoreTrouble."""
    measure = library.rules.measures.get(one.measure)
    if one.how and (why := unreadable(one.how)):
        return f"the remark: {why}."
    if measure is None:
        near = get_close_matches(one.measure, library.rules.measures, n=1)
        meant = f"did you mean {near[0]}?" if near else "planner measure show lists what is due."
        return f'no measure is called "{one.measure}": {meant}'
    if not can_be(measure, one.value):
        whole = "a whole number " if measure.only_whole else ""
        may_be = f"{whole}from {measure.least:g} to {measure.most:g} {measure.unit}"
        return f"{measure.name}: it is {may_be}."
    if (one.side is not None) is not measure.sides:
        return f"{measure.name}: {'say which side' if measure.sides else 'it has no side'}."
    store.keep_record(patient_id, None, "measurement", one.model_dump_json())
    return ""


def prepare(
    store: PatientStore, stored: Stored, library: Library, clock: Clock, found: VisitFound
) -> Prepared:
    """What is proposed today, for what was told and found. Raises StoreTrouble."""
    known = follow_up_of(store, stored)
    at = _situation(stored, library, known, clock.today(), found)
    return Prepared(
        at=at,
        told=known.told,
        proposals=propose(at),
        doubts=doubts(at),
        words_to_read=notes_to_read(known.told.checkin.notes, at.rules),
        given=stored.program,
    )


def at_visit(store: PatientStore, stored: Stored, library: Library, visit: Visit) -> Situation:
    """What was known at a visit that is kept, on the program as it is now. Raises StoreTrouble."""
    at = _situation(stored, library, follow_up_of(store, stored), visit.on, visit.found)
    before = tuple(one for one in at.history if one.number < visit.number)
    taken = tuple(one for one in at.taken if one.on <= visit.on)
    return replace(at, history=before, taken=taken)


def _situation(
    stored: Stored, library: Library, known: FollowUp, on: date, found: VisitFound
) -> Situation:
    told = known.told
    return Situation(
        program=stored.program,
        library=library.for_presentation(stored.program.presentation),
        told=told.checkin,
        today=told.day(on),
        found=found,
        history=known.history,
        taken=known.taken,
        monday=told.issue.given.monday if told.issue else None,
        given=told.checkin.program,
    )


def preview(prepared: Prepared, answers: Sequence[Proposal]) -> Adapted:
    """The program as it would be with these answers; nothing is kept."""
    at = prepared.at
    waits = waiting(at.history, answers)
    done = done_until(at)
    return adapt(at.program, at.library, at.next_week, answers, done, None, waits, at.decided)


def done_until(at: Situation) -> Mapping[str, int]:
    """By lane: the last week in which it was really done; lanes that nobody told of are left out.

    A week of which nothing was told is no week that was not done; a lane that was decided at an
    earlier visit for the week that comes is where that has put it.
    """
    if not at.was_told(at.last_week):
        return {}
    found: dict[str, int] = {}
    decided = {one.slot for one in at.decided}
    for row in at.lanes:
        done = [session.day // 7 + 1 for session in sessions_of(at, row) if session.done]
        if done and row.item(at.last_week) is not None and row.slot not in decided:
            found[row.slot] = max(done)
    return found


def close(store: PatientStore, stored: Stored, prepared: Prepared, visit: Visit) -> Closed:
    """Keep a visit with its answers, and the program after it. An alarm changes nothing.

    Raises Conflict, StoreTrouble.
    """
    if prepared.given is not stored.program and prepared.given != stored.program:
        raise StoreTrouble("the program was changed since this visit was begun; begin it again.")
    done = preview(prepared, visit.proposals)
    number = max((one.number for one in prepared.at.history), default=1) + 1
    kept = visit.model_copy(update={"number": number, "program": fingerprint(stored.program)})
    told = alarms(prepared.at)
    after = with_alarms(done.program, told, visit.on)
    if after != stored.program:
        stored = store.save(stored, after, f"visit {number}")
    stop_others(store, stored, told, visit.on)
    store.keep_record(stored.patient_id, stored.id, "visit", kept.model_dump_json())
    return Closed(stored, kept, (*prepared.unfit, *done.unfit))

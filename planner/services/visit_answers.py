"""What is told and found at a visit that is open: read once from the store, then without it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.building.may_print import Stopped, may_print
from planner.building.rescreen import with_raised, with_stopping
from planner.follow_up.adapt import adapt
from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation
from planner.follow_up.doubts import doubts, notes_to_read
from planner.follow_up.measures import due
from planner.follow_up.propose import propose
from planner.follow_up.waiting import waiting
from planner.model.follow_up.visit import VisitFound
from planner.model.program.fingerprint import fingerprint
from planner.model.screening import Screened
from planner.model.stored import GivenOut
from planner.services.alarms import clear_alarm, open_alarms
from planner.services.issues import merged
from planner.services.visits import Prepared, ToldSoFar, follow_up_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from planner.building.red_flags import Raised
    from planner.model.follow_up.measured import MeasuredValue
    from planner.model.follow_up.visit import Visit
    from planner.model.library import Library
    from planner.model.program.checkin import CheckIn
    from planner.model.program.program import Program
    from planner.model.rules.measure_rules import MeasureRule
    from planner.model.screening import Clearance
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore


@dataclass(frozen=True)
class VisitAnswers:
    """All that is answered at a visit and not kept yet."""

    found: VisitFound = field(default_factory=VisitFound)
    told: CheckIn | None = None
    """Of the program as it is now."""
    changes: Mapping[str, object] = field(default_factory=dict)
    """Fields of the examination that are otherwise now."""
    flags: tuple[str, ...] = ()
    """Red flags that are positive now: "RF-04.power_loss"."""
    taken: tuple[MeasuredValue, ...] = ()
    """What was measured."""


@dataclass(frozen=True)
class OpenVisit:
    """A visit that is open: what the store knows of the program, and who the patient is."""

    stored: Stored
    """As the store has it."""
    was: Program
    """The program when the visit began: what is asked again today is laid over this one."""
    library: Library
    told: ToldSoFar
    history: tuple[Visit, ...]
    taken: tuple[MeasuredValue, ...]
    on: date
    """Today."""

    @property
    def situation(self) -> Situation:
        """What was known before anything was answered today."""
        return self.at(self.was, VisitAnswers())

    def at(self, program: Program, answers: VisitAnswers) -> Situation:
        """What is known with these answers, of a program."""
        told = self.told.checkin
        if answers.told is not None:
            told = merged([told, answers.told]).checkin
        return Situation(
            program=program,
            library=self.library,
            told=told.model_copy(update={"program": fingerprint(program)}),
            today=self.told.day(self.on),
            found=answers.found,
            history=self.history,
            taken=(*self.taken, *answers.taken),
            monday=self.told.issue.given.monday if self.told.issue else None,
            given=fingerprint(self.was),
        )

    @property
    def due(self) -> tuple[MeasureRule, ...]:
        """What should be measured today; after a long pause all that was measured before."""
        rules = self.library.rules.measures
        days = self.situation.days_since_last_session()
        away = days is not None and days > self.library.rules.follow_up.gap.part_days
        old = {one.measure for one in self.taken} if away else set()
        asked = {one.id for one in due(rules, self.taken, self.on)} | old
        return tuple(one for one in rules.values() if one.id in asked)

    @property
    def stops(self) -> tuple[Raised, ...]:
        """What stops the program as it is in the store."""
        gate = may_print(self.stored.program, self.library, self.on)
        return tuple(one for one in gate.raised if one.stops) if isinstance(gate, Stopped) else ()


def begin(store: PatientStore, stored: Stored, library: Library, on: date) -> OpenVisit:
    """Read all of it. Raises StoreTrouble."""
    known = follow_up_of(store, stored)
    return OpenVisit(
        stored=stored,
        was=stored.program,
        library=library,
        told=known.told,
        history=known.history,
        taken=known.taken,
        on=on,
    )


def with_answers(begun: OpenVisit, answers: VisitAnswers) -> Prepared:
    """What is proposed with these answers. Pure.

    What is otherwise in the examination is laid over the weeks that are left first, so that
    nothing is proposed that a new precaution leaves out.
    """
    was = _with_alarms_of(begun)
    intake = was.intake.model_copy(update=dict(answers.changes))
    if answers.flags:
        screened = Screened(on=begun.on)
        raised = with_raised(was, begun.library, _flags(was, answers), screened)
        # Raised anew it would lose the clearance that was just given for it.
        kept = {"clearances": was.intake.clearances}
        intake = raised.intake.model_copy(update=kept | dict(answers.changes))
    at = begun.at(was, answers)
    waits = waiting(begun.history)
    changed = adapt(was, begun.library, at.next_week, (), None, intake, waits, at.decided)
    at = begun.at(changed.program, answers)
    return Prepared(
        at=at,
        told=replace(begun.told, checkin=at.told),
        proposals=propose(at),
        doubts=doubts(at),
        words_to_read=notes_to_read(at.told.notes, at.rules),
        given=begun.stored.program,
        unfit=changed.unfit,
    )


def _with_alarms_of(begun: OpenVisit) -> Program:
    """The program of before, with the alarms and the clearances of now."""
    kept = begun.stored.program
    intake = begun.was.intake.model_copy(update={"clearances": kept.intake.clearances})
    return begun.was.model_copy(update={"alarms": kept.alarms, "intake": intake})


def _flags(program: Program, answers: VisitAnswers) -> tuple[str, ...]:
    asked = {flag.split(".")[0] for flag in answers.flags}
    before = (one for one in program.intake.positive_flags if one.split(".")[0] not in asked)
    return (*before, *answers.flags)


def given_before(store: PatientStore, begun: OpenVisit, week: int) -> OpenVisit:
    """The patient has a program that was given out before such things were kept: now in `week`.

    Raises StoreTrouble.
    """
    monday = begun.on - timedelta(days=begun.on.weekday(), weeks=week - 1)
    store.issue(begun.stored, GivenOut(monday=monday, covers="given out before it was kept"))
    return begin(store, begun.stored, begun.library, begun.on)


def stopped(
    store: PatientStore, begun: OpenVisit, prepared: Prepared, answers: VisitAnswers
) -> OpenVisit:
    """An alarm acts at once: the program stops in the store, whatever becomes of the visit.

    Raises Conflict, StoreTrouble.
    """
    stored = open_alarms(store, begun.stored, alarms(prepared.at), begun.on)
    if answers.flags:
        screened = Screened(on=begun.on)
        positive = _flags(stored.program, answers)
        program = with_raised(stored.program, begun.library, positive, screened)
        if program is not stored.program:
            stored = store.save(stored, program, "a red flag was raised")
    precautions = prepared.at.program.intake.precautions
    program = with_stopping(stored.program, begun.library, precautions)
    if program is not stored.program:
        stored = store.save(stored, program, "a precaution stops it")
    return replace(begun, stored=stored)


def cleared(store: PatientStore, begun: OpenVisit, clearance: Clearance) -> OpenVisit:
    """Keep who cleared an alarm or a red flag, and why. Raises Conflict, StoreTrouble."""
    program = begun.stored.program
    if any(one.id == clearance.of for one in program.alarms):
        return replace(begun, stored=clear_alarm(store, begun.stored, clearance))
    others = tuple(one for one in program.intake.clearances if one.of != clearance.of)
    intake = program.intake.model_copy(update={"clearances": (*others, clearance)})
    changed = program.model_copy(update={"intake": intake})
    return replace(begun, stored=store.save(begun.stored, changed, "a stop was cleared"))

"""What was given out, found again by a diary, and its answers put on today's program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from planner.building.alarms import keeping_alarms
from planner.model.prints import WITH_PART
from planner.model.problem import Problem
from planner.model.program.checkin import CheckIn, CheckInDay, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import GivenOut, StoreTrouble
from planner.model.vocabulary import WEEKDAYS
from planner.services.printing import Printed, print_one
from planner.services.week_one import monday_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.handout.options import Options
    from planner.model.program.program import BuiltSessionName, Program, Week
    from planner.model.stored import Channel, Issue, Stored
    from planner.services.patient_store import PatientStore
    from planner.services.ports import Clock, Sources
    from planner.services.printing import Order, PrintOutcome

T = TypeVar("T", CheckInDay, WeekTold)


def give_out(
    store: PatientStore,
    stored: Stored,
    options: Options,
    today: date,
    *,
    sent: bool = False,
    monday: date | None = None,
) -> Issue:
    """Keep a program of the store as it is given out. Raises StoreTrouble.

    Week 1 began when it began: without a `monday` and a start it is that of what was given out
    before, else the first day.
    """
    part = f", part {options.part}" if options.part and options.layout in WITH_PART else ""
    if options.weeks:
        part = f", weeks {options.weeks[0]}-{options.weeks[1]}"
    given = GivenOut(
        monday=monday or options.start or monday_of(store, stored, today),
        channel=_channel(options, sent=sent),
        language=options.language or stored.program.intake.patient.language,
        covers=f"{options.layout}{part}",
    )
    return store.issue(stored, given)


def _channel(options: Options, *, sent: bool) -> Channel:
    """How it gets to the patient."""
    if options.format == "html":
        return "html"
    return "pdf" if sent or options.fillable else "print"


def print_and_keep(
    store: PatientStore,
    stored: Stored,
    program: Program,
    order: Order,
    sources: Sources,
    clock: Clock,
) -> PrintOutcome:
    """Print, and keep what was given out; a store that will not keep it is told of on the way."""
    start = order.options.start or monday_of(store, stored, clock.today())
    order = replace(order, options=replace(order.options, start=start))
    outcome = print_one(_with_later_alarms(store, stored, program), order, sources, clock)
    if not isinstance(outcome, Printed) or order.options.layout == "clinician":
        return outcome
    printed = replace(stored, program=outcome.program)
    try:
        give_out(store, printed, order.options, clock.today(), sent=order.password is not None)
    except StoreTrouble as trouble:
        note = Problem(
            severity="advice",
            message=f"What was given out could not be kept: {trouble}",
            advice="A diary of it will not find its program.",
        )
        return replace(outcome, notes=(*outcome.notes, note))
    return outcome


def _with_later_alarms(store: PatientStore, stored: Stored, program: Program) -> Program:
    """What came in since the program was opened here stops it too."""
    try:
        return keeping_alarms(program, store.load(stored.id).program)
    except StoreTrouble:  # it is told when what was given out cannot be kept
        return program


@dataclass(frozen=True)
class SeveralPatients:
    """More than one patient was given this very program: a check-in does not say whose it is."""

    patient_ids: tuple[int, ...]


def issue_of(
    store: PatientStore, checkin: CheckIn, patient_id: int | None = None
) -> Issue | SeveralPatients | None:
    """What a check-in is of, the latest if it was given out several times; None: nobody's here.

    Where somebody has said whose it is (`patient_id`), only of that patient. Raises StoreTrouble.
    """
    found = store.issues_with(checkin.program)
    if patient_id is not None:
        found = tuple(one for one in found if one.patient_id == patient_id)
    patients = tuple(dict.fromkeys(one.patient_id for one in found))
    if len(patients) > 1:
        return SeveralPatients(patients)
    return found[-1] if found else None


@dataclass(frozen=True)
class OnProgram:
    """A check-in as it holds for a program."""

    checkin: CheckIn
    lost: tuple[str, ...] = ()
    """Answers about what the program no longer has, each in a sentence."""


def on_program(checkin: CheckIn, issued: Program, now: Program) -> OnProgram:
    """Answers of what was given out, on the program as it is now: by lane and exercise.

    What the program has no more is listed, never put on another exercise.
    """
    lost: list[str] = []
    days = tuple(_day(day, issued, now, lost) for day in checkin.days)
    weeks = {
        number: _week(number, told, now, lost)
        for number, told in checkin.weeks.items()
        if number <= len(now.weeks)
    }
    lost += [f"week {n}: the program has it no more." for n in checkin.weeks if n not in weeks]
    update = {"program": fingerprint(now), "days": days, "weeks": weeks}
    return OnProgram(checkin.model_copy(update=update), tuple(lost))


def _day(day: CheckInDay, issued: Program, now: Program, lost: list[str]) -> CheckInDay:
    """The sessions of today's program that hold what was ticked."""
    if day.week > len(now.weeks) or day.week > len(issued.weeks):
        lost.append(f"week {day.week}, {day.day}: the program has this week no more.")
        return day.model_copy(update={"done": ()})
    old, new = issued.weeks[day.week - 1], now.weeks[day.week - 1]
    if old.sessions == new.sessions:
        return day
    done: dict[BuiltSessionName, None] = {}
    for name in day.done:
        did = _lanes(old, name)
        there = [
            one.name for one in new.sessions if day.day in one.days and did & _lanes(new, one.name)
        ]
        done.update(dict.fromkeys(there))
        kept = {lane for session in there for lane in _lanes(new, session)}
        lost += [
            f"week {day.week}, {day.day}, {name}: {exercise} is in {slot} no more."
            for slot, exercise in sorted(did - kept)
        ]
    return day.model_copy(update={"done": tuple(sorted(done))})


def _lanes(week: Week, session: str) -> set[tuple[str, str]]:
    return {
        (item.slot, item.exercise)
        for one in week.sessions
        if one.name == session
        for item in one.items
    }


def _week(number: int, told: WeekTold, now: Program, lost: list[str]) -> WeekTold:
    there = {i.exercise for s in now.weeks[number - 1].sessions for i in s.items}
    lost += [
        f"week {number}: {name} was marked {one.verdict or 'as told'}; it is in this week no more."
        for name, one in told.exercises.items()
        if name not in there
    ]
    kept = {name: one for name, one in told.exercises.items() if name in there}
    return told.model_copy(update={"exercises": kept})


@dataclass(frozen=True)
class Together:
    """Several check-ins as one."""

    checkin: CheckIn
    differences: tuple[str, ...] = ()
    """Where a later one says otherwise than an earlier one."""


def merged(checkins: Sequence[CheckIn]) -> Together:
    """The newest told wins, field by field; `checkins` are of one program, the oldest first."""
    days: dict[tuple[int, str], CheckInDay] = {}
    weeks: dict[int, WeekTold] = {}
    notes: dict[int, str] = {}
    differences: list[str] = []
    for one in checkins:
        for day in one.days:
            key = (day.week, day.day)
            days[key] = _day_over(days.get(key), day, differences)
        for number, told in one.weeks.items():
            before = weeks.get(number)
            weeks[number] = _laid_over(before, told, f"week {number}", differences)
            if before is not None:
                exercises = {**before.exercises, **told.exercises}
                weeks[number] = weeks[number].model_copy(update={"exercises": exercises})
        notes |= one.notes
    last = checkins[-1]
    update = {
        "days": tuple(days[key] for key in sorted(days, key=_in_order)),
        "weeks": dict(sorted(weeks.items())),
        "notes": dict(sorted(notes.items())),
    }
    return Together(last.model_copy(update=update), tuple(differences))


def _in_order(key: tuple[int, str]) -> tuple[int, int]:
    return key[0], [*WEEKDAYS].index(key[1])  # type: ignore[arg-type]


def _day_over(before: CheckInDay | None, now: CheckInDay, differences: list[str]) -> CheckInDay:
    """A day that is told again; where it says that nothing was done, the tick goes."""
    where = f"week {now.week}, {now.day}"
    if before is None:
        return now
    if now.not_done and before.done:
        differences.append(f"{where}, done: {', '.join(before.done)} before, not done now.")
        before = before.model_copy(update={"done": ()})
    if now.done:
        before = before.model_copy(update={"not_done": None})
    return _laid_over(before, now, where, differences)


def _laid_over(before: T | None, now: T, where: str, differences: list[str]) -> T:
    """What is told now, and what was told before where it says nothing."""
    if before is None:
        return now
    update = {}
    for name in type(now).model_fields:
        was, here = getattr(before, name), getattr(now, name)
        if name in ("week", "day", "exercises"):
            continue
        if here in (None, (), {}):
            update[name] = was
        elif was not in (None, (), {}) and was != here:
            differences.append(f"{where}, {name.replace('_', ' ')}: {was} before, {here} now.")
    return now.model_copy(update=update)

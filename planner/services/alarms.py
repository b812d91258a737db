"""Alarms in the store: opened at once by what is told, cleared by name and reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.building.alarms import cleared, signs_told, with_alarms
from planner.model.program.alarm import MOST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.building.alarms import AlarmTold
    from planner.model.program.alarm import Alarm
    from planner.model.program.checkin import CheckIn
    from planner.model.program.program import Program
    from planner.model.screening import Clearance
    from planner.model.stored import Issue, Stored
    from planner.services.patient_store import PatientStore


@dataclass(frozen=True)
class ProgramAlarm:
    """An alarm that nobody has cleared, and the program that it stops."""

    stored: Stored
    alarm: Alarm


def open_of(store: PatientStore, patient_id: int) -> tuple[ProgramAlarm, ...]:
    """What stops the programs of a patient. Raises StoreTrouble."""
    return tuple(
        ProgramAlarm(stored, alarm)
        for stored in store.programs_of(patient_id)
        for alarm in stored.program.alarms
        if alarm.is_open
    )


def with_open_alarms(store: PatientStore) -> tuple[ProgramAlarm, ...]:
    """Those of every patient, in the order of the list. Raises StoreTrouble."""
    return tuple(one for person in store.patients() for one in open_of(store, person.id))


def open_alarms(store: PatientStore, stored: Stored, told: Iterable[AlarmTold], on: date) -> Stored:
    """The program as it stops from now on; unchanged where there is no new alarm.

    A sign is of the patient: the other programs stop too. Raises Conflict, StoreTrouble.
    """
    told = tuple(told)
    program = with_alarms(stored.program, told, on)
    if program is not stored.program:
        stored = store.save(stored, program, "an alarm was told")
    stop_others(store, stored, told, on)
    return stored


def stop_others(store: PatientStore, stored: Stored, told: Iterable[AlarmTold], on: date) -> None:
    """Stop the patient's other programs for what was told or found with this one.

    Raises Conflict, StoreTrouble.
    """
    told = _of_other(told, stored.id)
    for other in store.programs_of(stored.patient_id) if told else ():
        if other.id != stored.id:
            theirs = (one for one in told if not one[0].endswith(f"_p{other.id}"))
            program = with_alarms(other.program, theirs, on)
            if program is not other.program:
                store.save(other, program, "an alarm was told")


def alarm_by(store: PatientStore, issue: Issue, checkin: CheckIn, on: date) -> None:
    """Stop the programs of a patient whose check-in has a safety box in it.

    One that was deleted prints nothing. Raises Conflict, StoreTrouble.
    """
    told = signs_told(checkin)
    for stored in store.programs_of(issue.patient_id) if told else ():
        if stored.id == issue.program_id:
            open_alarms(store, stored, told, on)


def keep_new(store: PatientStore, program: Program, patient_id: int | None) -> Stored:
    """Keep a new program; what nobody has cleared in the patient's other ones stops it too.

    Raises StoreTrouble.
    """
    for other in store.programs_of(patient_id) if patient_id is not None else ():
        for one in other.program.alarms:
            if one.is_open:
                program = with_alarms(program, _of_other([(one.id, one.what)], other.id), one.on)
    return store.create(program, patient_id)


_OF_OTHER = " (told of another program)"


def _of_other(told: Iterable[AlarmTold], program_id: int) -> tuple[AlarmTold, ...]:
    """Named after the program they are of: this one has weeks and signs of its own.

    What came from another one already keeps its name.
    """
    return tuple(
        (name, what)
        if what.endswith(_OF_OTHER)
        else (f"{name}_p{program_id}", f"{what[: MOST_LETTERS - len(_OF_OTHER)]}{_OF_OTHER}")
        for name, what in told
    )


def clear_alarm(store: PatientStore, stored: Stored, clearance: Clearance) -> Stored:
    """Keep who looked into an alarm, and why the patient may go on.

    Raises Conflict, StoreTrouble.
    """
    return store.save(stored, cleared(stored.program, clearance), "an alarm was cleared")

"""Alarms in the store: opened at once by what is told, cleared by name and reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.building.alarms import cleared, signs_told, with_alarms

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.building.alarms import AlarmTold
    from planner.model.program.checkin import CheckIn
    from planner.model.screening import Clearance
    from planner.model.stored import Issue, Stored
    from planner.services.patient_store import PatientStore


def open_alarms(store: PatientStore, stored: Stored, told: Iterable[AlarmTold], on: date) -> Stored:
    """The program as it stops from now on; unchanged where there is no new alarm.

    Raises Conflict, StoreTrouble.
    """
    program = with_alarms(stored.program, told, on)
    if program is stored.program:
        return stored
    return store.save(stored, program, "an alarm was told")


def alarm_by(store: PatientStore, issue: Issue, checkin: CheckIn, on: date) -> None:
    """Stop the program of a check-in with a safety box in it; one that was deleted prints nothing.

    Raises Conflict, StoreTrouble.
    """
    told = signs_told(checkin)
    for stored in store.programs_of(issue.patient_id) if told else ():
        if stored.id == issue.program_id:
            open_alarms(store, stored, told, on)


def clear_alarm(store: PatientStore, stored: Stored, clearance: Clearance) -> Stored:
    """Keep who looked into an alarm, and why the patient may go on.

    Raises Conflict, StoreTrouble.
    """
    return store.save(stored, cleared(stored.program, clearance), "an alarm was cleared")

"""The Monday that week 1 of a program begins with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from planner.building.lived import next_week

if TYPE_CHECKING:
    from datetime import date

    from planner.model.program.program import Program
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore


def next_monday(today: date) -> date:
    """The next Monday; today, if it is one."""
    return today + timedelta(days=-today.weekday() % 7)


def first_day(program: Program, today: date) -> date:
    """The Monday from the examination on, if its day is known, else from today on."""
    screened = program.intake.screened
    return next_monday((screened.on if screened else None) or today)


class WeekOne(NamedTuple):
    """The Monday of week 1."""

    monday: date
    given: bool
    """Something was given out by it; else it is still to be chosen."""

    def next_week(self, today: date) -> int:
        """The first week that is not yet lived; the first one where nothing was given out."""
        return next_week(self.monday if self.given else None, today)


def week_one(store: PatientStore, stored: Stored, today: date) -> WeekOne:
    """That of what was given out before; else the next Monday, which may be chosen otherwise.

    A store in trouble has given out nothing: who asks it for more is told.
    """
    from planner.model.stored import StoreTrouble

    try:
        before = [one for one in store.issues_of(stored.patient_id) if one.program_id == stored.id]
    except StoreTrouble:
        before = []
    if before:
        return WeekOne(before[-1].given.monday, given=True)
    return WeekOne(next_monday(today), given=False)


def monday_of(store: PatientStore, stored: Stored, today: date) -> date:
    """That of what was given out before, else the first day."""
    found = week_one(store, stored, today)
    return found.monday if found.given else first_day(stored.program, today)

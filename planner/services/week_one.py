"""The Monday that week 1 of a program begins with."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.model.stored import StoreTrouble

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


def monday_of(store: PatientStore, stored: Stored, today: date) -> date:
    """That of what was given out before, else the first day.

    A store in trouble has given out nothing: who asks it for more is told.
    """
    try:
        before = [one for one in store.issues_of(stored.patient_id) if one.program_id == stored.id]
    except StoreTrouble:
        before = []
    return before[-1].given.monday if before else first_day(stored.program, today)

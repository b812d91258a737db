"""The Monday that week 1 of a program begins with, and the part that is on."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore


def next_monday(today: date) -> date:
    """The Monday that week 1 begins with unless someone says another: today, if it is one."""
    return today + timedelta(days=-today.weekday() % 7)


def monday_of(store: PatientStore, stored: Stored, today: date) -> date:
    """That of what was given out before, else the next one. Raises StoreTrouble."""
    before = [one for one in store.issues_of(stored.patient_id) if one.program_id == stored.id]
    return before[-1].given.monday if before else next_monday(today)

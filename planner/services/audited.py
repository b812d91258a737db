"""What a clinic's audit has beside its rows, and who unlocks; on one machine there is neither."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.stored import StoreTrouble
from planner.store.clinic.store import ClinicStore

if TYPE_CHECKING:
    from planner.services.patient_store import PatientStore


def unlock(store: PatientStore, password: str) -> str:
    """Why it stays locked; empty if this is the user's password. Waits for the database."""
    if not isinstance(store, ClinicStore):
        return ""
    if not password:
        return "Type your password."
    try:
        store.prove(password)
    except StoreTrouble as trouble:
        return str(trouble)
    return ""


def note(store: PatientStore, action: str, of: str = "users", number: int | None = None) -> None:
    """Put into the audit what leaves no row of its own. Raises StoreTrouble.

    Without a number it is about who does it.
    """
    if isinstance(store, ClinicStore):
        store.note(action, of, store.me.id if number is None else number)

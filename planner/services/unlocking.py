"""Who sits before a locked planner: the clinic's database knows the password."""

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


def note_lock(store: PatientStore) -> None:
    """Put it into the audit, where there is one. Raises StoreTrouble."""
    if isinstance(store, ClinicStore):
        store.note("lock", "users", store.me.id)

"""A visit is opened: what the store knows of the program, and the draft if there is one."""

from typing import TYPE_CHECKING

from planner.services.visit_answers import OpenVisit, begin
from planner.tui.state.visit_draft import VisitDraft, visit_from_json

if TYPE_CHECKING:
    from planner.services.patient_store import PatientStore
    from planner.services.workspace import Workspace


def read_visit(
    program_id: int, draft_id: int | None, workspace: "Workspace", store: "PatientStore"
) -> tuple[OpenVisit, VisitDraft, int | None]:
    """The visit, what was typed of it, and where that is kept; without a draft in hand the latest.

    Raises StoreTrouble.
    """
    stored = store.load(program_id)
    begun = begin(store, stored, workspace.library, workspace.clock.today())
    if draft_id is None:
        kept = store.visit_draft(program_id)
    else:
        kept = draft_id, store.load_draft(draft_id)
    draft = visit_from_json(kept[1]) if kept else None
    if kept and draft is not None:
        return begun, draft, kept[0]
    patient = stored.program.intake.patient
    return begun, VisitDraft(patient.name, str(patient.birth_year or "")), None

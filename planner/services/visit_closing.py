"""A visit is closed: what was told, measured and decided is kept, and the program after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.model.stored import StoreTrouble
from planner.services.visits import Closed, close

if TYPE_CHECKING:
    from planner.model.follow_up.visit import Visit
    from planner.services.patient_store import PatientStore
    from planner.services.visit_answers import OpenVisit, VisitAnswers
    from planner.services.visits import Prepared


def close_visit(
    store: PatientStore, begun: OpenVisit, answers: VisitAnswers, prepared: Prepared, visit: Visit
) -> Closed:
    """Keep all of it, what was told first: kept twice, it is the same.

    Raises Conflict, and StoreTrouble, also while something stops the program.
    """
    stored = begun.stored
    if begun.stops:
        raise StoreTrouble(f"{begun.stops[0].title} is not cleared.")
    if answers.told is not None:
        document = answers.told.model_dump_json(exclude_defaults=False)
        store.keep_record(stored.patient_id, stored.id, "checkin", document)
    for one in answers.taken:
        store.keep_record(stored.patient_id, None, "measurement", one.model_dump_json())
    return close(store, stored, prepared, visit)

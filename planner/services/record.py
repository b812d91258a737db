"""A patient's program as a record that other systems read; the gate before paper is before it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from planner.exchange.fhir.bundle import RecordOf, bundle_json, pdf_attachment, text_attachment
from planner.handout.options import Options
from planner.handout.words.by_language import words_with
from planner.handout.words.plain_dose import dose_words, known_load
from planner.services.printing import Pages
from planner.services.visit_note import visit_note
from planner.services.visit_papers import Alarmed, alarm_of
from planner.services.visits import at_visit, measured, told_so_far, visits_of

if TYPE_CHECKING:
    from planner.building.may_print import NeedsReason
    from planner.handout.words.words import Words
    from planner.model.program.program import Item, Program
    from planner.model.stored import Stored
    from planner.services.printing import Looked
    from planner.services.workspace import Workspace


def _instruction(program: Program, words: Words, item: Item) -> str:
    """The dose, with the weight or band where it is known, and what the therapist says of it."""
    load = known_load(item, program.intake.weight_unit)
    told = (dose_words(words, program.exercises[item.exercise], item), load and f"{load}.")
    return " ".join(each for each in (*told, item.remark) if each)


def fhir_record(workspace: Workspace, stored: Stored) -> bytes | Alarmed | NeedsReason | Looked:
    """The bundle, or what stops it: nothing leaves as an active plan that may not be printed.

    Raises StoreTrouble, LibraryUnusable.
    """
    from planner.building.may_print import Allowed, NeedsReason

    shown = workspace.pages(stored.program, Options(layout="booklet", mixed=True))
    if not isinstance(shown, Pages):
        return shown
    store, program = workspace.store, stored.program
    told = told_so_far(store, stored)
    monday = told.issue.given.monday if told.issue else None
    gate = workspace.may_print(program, monday)
    if isinstance(gate, NeedsReason):
        return gate
    assert isinstance(gate, Allowed)
    if alarm := alarm_of(workspace, stored):
        return Alarmed(alarm)
    words = words_with(program.paper_words, "en")
    items = [i for week in program.weeks for session in week.sessions for i in session.items]
    papers = [pdf_attachment(shown.pdf, "Home exercise program")]
    for visit in visits_of(store, stored)[-1:]:
        text = visit_note(at_visit(store, stored, workspace.library, visit), visit)
        papers.append(text_attachment(text, "Physical therapy progress note"))
    return bundle_json(
        RecordOf(
            program=program,
            doses={one: _instruction(program, words, one) for one in items},
            monday=monday,
            told=told.checkin,
            measures=workspace.library.for_presentation(program.presentation).rules.measures,
            taken=measured(store, stored.patient_id),
            documents=papers,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            today=workspace.clock.today(),
        )
    )

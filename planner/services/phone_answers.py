"""Answers that a patient's phone shows or sends become a check-in of what was given out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.exchange.answers.packed import AnswersUnreadable, unpack
from planner.exchange.answers.told import told_by
from planner.exchange.checkin_pdf import is_empty
from planner.exchange.program_file import read_program
from planner.model.problem import Problem
from planner.model.program.checkin import CheckIn
from planner.model.program.fingerprint import fingerprint
from planner.model.stored import Issue
from planner.services.checkin import Heard, NothingTold, Told
from planner.services.issues import issue_of
from planner.services.printing import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from planner.model.program.program import Program
    from planner.model.stored import Record
    from planner.services.patient_store import PatientStore


def hear_of_store(text: str, store: PatientStore) -> Heard:
    """Of what was given out here with the fingerprint of the answers. Raises StoreTrouble."""

    def issued(of: str) -> Program | None:
        found = store.issues_with(of)
        return store.issued(found[-1]) if found else None

    return _hear(text, issued, "nobody here was given the program that these answers are of.")


def hear_of_file(text: str, program: Path) -> Heard:
    """Of the program of a file; answers of another one are refused. Raises FileTrouble."""
    read, problems = read_program(program)
    if read is None:
        return Unreadable(tuple(problems))
    own = fingerprint(read)
    other = "these answers are of another program, or of this one before it was changed."
    return _hear(text, lambda of: read if of == own else None, other)


def same_as(store: PatientStore, checkin: CheckIn) -> Record | None:
    """Where the very same was kept before, whenever it came; not where nobody knows whose it is.

    Raises StoreTrouble.
    """
    issue = issue_of(store, checkin)
    if not isinstance(issue, Issue):
        return None
    for record in store.records_of(issue.patient_id, "checkin"):
        kept = CheckIn.model_validate_json(record.document)
        if kept.model_copy(update={"told_at": checkin.told_at}) == checkin:
            return record
    return None


def newer_than(store: PatientStore, checkin: CheckIn) -> Issue | None:
    """What was given out later than what a check-in is of. Raises StoreTrouble."""
    issue = issue_of(store, checkin)
    if not isinstance(issue, Issue):
        return None
    last = store.issues_of(issue.patient_id)[-1]
    return last if last.fingerprint != checkin.program else None


def _hear(text: str, issued: Callable[[str], Program | None], strange: str) -> Heard:
    try:
        answers = unpack(text)
        program = issued(answers.program)
        if program is None:
            advice = "Ask whose they are, and which clinic gave out the page."
            return Unreadable((Problem(message=strange, advice=advice),))
        checkin = told_by(answers, program)
    except AnswersUnreadable as error:
        return Unreadable((Problem(message=str(error), advice=error.advice),))
    return NothingTold() if is_empty(checkin) else Told(checkin)

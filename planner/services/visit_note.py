"""The note of a visit: plain text to paste into a chart. Nothing that was not told or typed."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from planner.follow_up.measures import changes
from planner.follow_up.of_program import phase_gate
from planner.services import audited
from planner.services.proposal_words import to_therapist
from planner.services.visits import at_visit, visits_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from planner.follow_up.derive import Situation
    from planner.follow_up.measures import Change
    from planner.model.follow_up.proposal import Proposal
    from planner.model.follow_up.visit import Visit
    from planner.model.library import Library
    from planner.model.stored import Stored
    from planner.services.patient_store import PatientStore

WIDTH = 80
"""Columns; a chart's field wraps the rest badly."""
_ASCII = str.maketrans("–—’“”", '--\'""')
_UNCHANGED = ("hold", "tell", "stop")


def kept_note(
    store: PatientStore, stored: Stored, library: Library, number: int | None = None
) -> str:
    """The note of a visit that is kept, the last one if none is named; empty: there is none.

    Raises StoreTrouble.
    """
    found = [one for one in visits_of(store, stored) if number in (None, one.number)]
    return visit_note(at_visit(store, stored, library, found[-1]), found[-1]) if found else ""


def note_to_copy(program_id: int, library: Library, store: PatientStore) -> tuple[str, str]:
    """The note of the last visit of a program, for the clipboard, and whose it is.

    The note itself says no name. Raises StoreTrouble.
    """
    stored = store.load(program_id)
    text = kept_note(store, stored, library)
    if text:
        audited.note(store, "note_copied", "programs", program_id)
    return text, stored.program.intake.patient.name


def visit_note(at: Situation, visit: Visit) -> str:
    """S, O, A and P of a visit, each line left out that there is nothing for."""
    kind = visit.kind.replace("_", " ")
    by = f" - {visit.by}" if visit.by else ""
    lines = [f"PT progress note - visit {visit.number}, {kind} - {visit.on.isoformat()}{by}"]
    for letter, said in (
        ("S", _told(at, visit)),
        ("O", _found(at)),
        ("A", _judged(at, visit)),
        ("P", _planned(at, visit)),
    ):
        lines += _section(letter, said)
    return "\n".join(_plain(line) for line in lines) + "\n"


def _section(letter: str, said: Iterable[str]) -> Iterator[str]:
    start = f"{letter}: "
    for sentence in said:
        yield from textwrap.wrap(
            sentence, WIDTH, initial_indent=start, subsequent_indent="   ", break_long_words=False
        )
        start = "   "


def _plain(line: str) -> str:
    """ASCII dashes and quotes: some charts lose the others."""
    return line.translate(_ASCII)


def _told(at: Situation, visit: Visit) -> Iterator[str]:
    week = at.week_told(at.last_week)
    pain = {"now": visit.found.pain_now, "average": week.average_pain, "worst": week.worst_pain}
    known = [f"{name} {value}/10" for name, value in pain.items() if value is not None]
    if known:
        yield f"Pain {', '.join(known)}."
    if week.flare is not None:
        days = f", {week.flare_days} days" if week.flare_days else ""
        yield f"Flare-up{days}." if week.flare else "No flare-up."
    since = [at.week_told(number) for number in at.weeks_since_visit]
    ticked = (name for one in since for name, there in one.safety.items() if there)
    signs = [name.replace("_", " ") for name in dict.fromkeys(ticked)]
    if signs or visit.found.alarm:
        yield f"NEW SYMPTOMS: {'; '.join([*signs, *filter(None, [visit.found.alarm])])}."
    elif any(one.safety for one in since):
        yield "New symptoms: none told."
    share = at.adherence(at.last_week)
    if share is not None:
        yield f"Told {round(100 * share)} % of the sessions of week {at.last_week}."
    if week.barriers:
        yield f"In the way: {', '.join(one.replace('_', ' ') for one in week.barriers)}."
    for number, note in sorted(at.told.notes.items()):
        if number >= at.last_week - 1:
            yield f'Patient, week {number}: "{" ".join(note.split())}"'


def _found(at: Situation) -> Iterator[str]:
    for change in changes(at.library.rules.measures, at.taken):
        yield _measure(change)
    told = (name for week in at.weeks_since_visit for name in at.week_told(week).exercises)
    for name in dict.fromkeys(told):
        marks = at.verdicts_by_week(name)
        there = at.program.exercises.get(name)
        if marks:
            words = ", ".join(f"{_MARKS[mark]} in week {week}" for week, mark in marks.items())
            yield f"{there.name if there else name}: marked {words}."


_MARKS = {
    "easy": "easy",
    "right": "right",
    "hard": "hard",
    "hurt": "hurt",
    "no": "not for me",
}
"""How an exercise went, in words."""


def _measure(change: Change) -> str:
    side = f", {change.first.side}" if change.first.side else ""
    now = f"{change.measure.name}{side}: {change.last.value:g} {change.measure.unit}"
    if change.first == change.last:
        return f"{now}."
    words = {True: "; a change that matters", False: "; not yet a change that matters", None: ""}
    return f"{now} (was {change.first.value:g}{words[change.said]})."


def _judged(at: Situation, visit: Visit) -> Iterator[str]:
    template = at.library.templates[at.program.presentation]
    week = at.program.weeks[at.last_week - 1]
    of = len(at.program.weeks)
    yield f"{template.name}. Phase {week.phase} of 4, week {week.number} of {of}."
    gate = phase_gate(at)
    yield f"Gate to the next phase: {gate.met} of {len(gate.items)} met."
    for one in visit.proposals:
        if _is_judgement(one):
            yield to_therapist(one, at.program, at.library) + _declined(one)
    names = [rule.name for _, rule in at.case.precautions]
    if names:
        yield f"Precautions observed: {', '.join(names)}."


def _is_judgement(one: Proposal) -> bool:
    return one.action in ("tell", "stop") and one.rule.startswith(("P1", "P8", "P10", "P11"))


def _declined(one: Proposal) -> str:
    """That the therapist did not agree, and why."""
    if one.answer != "declined" or not one.reason:
        return ""
    return f" Declined: {one.reason.rstrip('.')}."


def _planned(at: Situation, visit: Visit) -> Iterator[str]:
    for one in visit.proposals:
        if one.changes and one.action not in _UNCHANGED:
            yield f"{'Changed' if one.slot else 'Program'}: {_said(at, one)}"
        elif one.answer == "declined" and one.reason and not _is_judgement(one):
            yield f"{_said(at, one)}{_declined(one)}"
    held = [one.slot for one in visit.proposals if one.action == "hold" and one.slot]
    if held:
        yield f"Not moved up: {', '.join(held)}."
    intake = at.program.intake
    fits = [one for one in visit.proposals if one.changes and one.action == "fit"]
    days = next((one.days for one in fits if one.days), intake.days_per_week)
    minutes = next((one.minutes for one in fits if one.minutes), intake.minutes_per_day)
    yield f"Home program {days} days a week, {minutes} minutes a day."
    if visit.next_visit is not None:
        yield f"Next visit {visit.next_visit.isoformat()}."
    if visit.note:
        yield visit.note


def _said(at: Situation, one: Proposal) -> str:
    return to_therapist(one, at.program, at.library)

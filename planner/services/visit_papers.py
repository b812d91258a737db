"""What is handed over after a visit: what changes now, progress, a letter, the discharge sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from pydantic import ValidationError

from planner.building.may_print import (
    Allowed,
    Gate,
    NeedsReason,
    Stopped,
    Unknown,
    accept,
    may_print,
)
from planner.building.minutes import recounted
from planner.exchange.files import FileTrouble, write_private
from planner.follow_up.chart import with_told
from planner.follow_up.measures import changes
from planner.follow_up.open_alarm import open_alarm
from planner.handout.options import Options
from planner.model.follow_up.visit import VisitFound
from planner.model.stored import GivenOut
from planner.services.printing import NoName, NotWhole, NotWritten, Unreadable, in_language
from planner.services.progress import progress
from planner.services.visit_reasons import amounts_why, reasons
from planner.services.visits import at_visit, prepare, told_so_far, visits_of
from planner.services.week_one import monday_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from planner.follow_up.derive import Situation
    from planner.handout.document.keep_well import KeepWell
    from planner.language.translate import Reworded
    from planner.model.follow_up.visit import Visit
    from planner.model.language import Language
    from planner.model.program.program import Program
    from planner.model.stored import Issue, Stored
    from planner.services.printing import Despite
    from planner.services.workspace import Workspace

VisitPaper = Literal["changes", "progress", "doctor", "discharge"]
"""changes: one page with what changes, and the sheet of the weeks that follow. progress: how it
goes, for the therapist. doctor: a letter. discharge: keeping well, when the goals are met."""
FOR_PATIENT: tuple[VisitPaper, ...] = ("changes", "discharge")
GOALS_MET = "P10"


@dataclass(frozen=True)
class PaperWritten:
    """The paper is in its file."""

    target: Path
    issue: Issue | None = None
    """What was given out with it."""


@dataclass(frozen=True)
class Alarmed:
    """An alarm is open: the patient is handed nothing until it is cleared."""

    alarm: str


@dataclass(frozen=True)
class NotDue:
    """There is nothing to say yet."""

    why: str


VisitPaperOutcome = (
    PaperWritten
    | Alarmed
    | NotDue
    | Stopped
    | Unknown
    | NeedsReason
    | NoName
    | NotWhole
    | Unreadable
    | NotWritten
)


def write_visit_paper(
    workspace: Workspace,
    stored: Stored,
    paper: VisitPaper,
    target: Path,
    options: Options | None = None,
    despite: Despite | None = None,
) -> VisitPaperOutcome:
    """Write a paper of the visits of a program of the store; of `changes`, keep it as given out.

    What stops a handout, and an open alarm, stops what the patient is handed; on the therapist's
    pages it stands first. A reason that is given for open problems is kept with the program first.
    Judged by the shipped rules alone, it might break one of a clinic's that cannot be read.
    Raises StoreTrouble, LibraryUnusable.
    """
    if workspace.library.stops:
        return Unreadable(workspace.library.stops)
    today = workspace.clock.today()
    monday = monday_of(workspace.store, stored, today)
    gate = may_print(stored.program, workspace.library, today, monday)
    if isinstance(gate, NeedsReason) and despite is not None:
        try:
            program = accept(stored.program, gate.findings, despite.reason, despite.by, today)
        except ValidationError:
            return NoName()
        gate = may_print(program, workspace.library, today, monday)
        stored = workspace.store.save(stored, program, "printed despite open problems")
    stopped = isinstance(gate, Stopped) and paper not in FOR_PATIENT
    if not (stopped or isinstance(gate, Allowed)):
        return gate
    at = _now(workspace, stored)
    alarm = "; ".join(filter(None, (_stop_words(gate), open_alarm(at))))
    if alarm and paper in FOR_PATIENT:
        return Alarmed(alarm)
    wished = _wished(workspace, stored, options or Options())
    if paper in FOR_PATIENT:
        made = _for_patient(workspace, stored, paper, at, wished)
    else:
        made = _for_therapist(workspace, stored, paper, at, wished, alarm)
    if not isinstance(made, _Made):
        return made
    try:
        write_private(target, made.pdf)
    except FileTrouble as trouble:
        return NotWritten(str(trouble))
    issue = None if made.given is None else workspace.store.issue(stored, made.given)
    return PaperWritten(target, issue)


def alarm_of(workspace: Workspace, stored: Stored) -> str:
    """The alarm that is open, of visits and check-ins too; empty if none. Raises StoreTrouble."""
    return open_alarm(_now(workspace, stored))


def measure_chart(workspace: Workspace, stored: Stored) -> tuple[str, ...]:
    """What was measured and told of a program, as lines for a terminal. Raises StoreTrouble."""
    from planner.follow_up.chart import chart
    from planner.follow_up.chart_text import chart_lines

    return chart_lines(chart(_now(workspace, stored)))


@dataclass(frozen=True)
class _Made:
    pdf: bytes
    given: GivenOut | None = None


def _now(workspace: Workspace, stored: Stored) -> Situation:
    prepared = prepare(workspace.store, stored, workspace.library, workspace.clock, VisitFound())
    return prepared.at


def _wished(workspace: Workspace, stored: Stored, options: Options) -> Options:
    """With the clinic's name, the day, and the Monday of week 1."""
    sources = workspace.sources
    today = workspace.clock.today()
    return replace(
        options,
        layout="sheet",
        clinic=options.clinic or sources.clinic[0],
        logo=options.logo or sources.logo[0],
        made_on=today,
        start=options.start or monday_of(workspace.store, stored, today),
    )


def _stop_words(gate: Gate) -> str:
    """What stops the program, for the head of the therapist's pages."""
    if not isinstance(gate, Stopped):
        return ""
    raised = [f"{one.id} {one.title}" for one in gate.raised if one.stops]
    return "; ".join(["the red-flag questions were not asked"] * gate.unasked + raised)


def _for_therapist(
    workspace: Workspace,
    stored: Stored,
    paper: VisitPaper,
    at: Situation,
    wished: Options,
    alarm: str,
) -> _Made | NotWritten:
    from planner.handout.layouts.follow_up.render_visit import render_progress
    from planner.handout.typeset.text import NotPrintable

    told = told_so_far(workspace.store, stored)
    page = progress(at, told, workspace.clock.today(), alarm)
    try:
        return _Made(render_progress(page, wished, letter=paper == "doctor"))
    except NotPrintable as error:
        return NotWritten(str(error))


def _for_patient(
    workspace: Workspace, stored: Stored, paper: VisitPaper, at: Situation, wished: Options
) -> _Made | NotDue | NotWhole | NotWritten:
    from planner.handout.typeset.text import NotPrintable

    try:
        if paper == "discharge":
            return _discharge(workspace, at, wished)
        return _changes(workspace, stored, wished)
    except NotPrintable as error:
        return NotWritten(str(error))


def _changes(workspace: Workspace, stored: Stored, wished: Options) -> _Made | NotDue | NotWhole:
    """From the last week as it was given out to the first that the last visit left to change."""
    from planner.handout.document.changes import changes_of
    from planner.handout.layouts.follow_up.render_visit import render_changes
    from planner.handout.words.by_language import words_with

    visits = visits_of(workspace.store, stored)
    if not visits:
        return NotDue("there was no visit yet.")
    visit = visits[-1]
    at = at_visit(workspace.store, stored, workspace.library, visit)
    week = at.next_week
    before = _given_before(workspace, stored, visit)
    if before is None or at.monday is None:
        return NotDue("nothing was given out before that visit.")
    if week < 2 or week > min(len(at.program.weeks), len(before.weeks) + 1):
        return NotDue("no week is left to change." if week > 1 else "no week was lived yet.")
    language = wished.language_for(stored.program)
    counted = recounted(stored.program, workspace.library.rules.dosage.time)
    now = in_language(counted, wished, workspace.sources, workspace.clock)
    if isinstance(now, NotWhole):
        return now
    said = _worded(now, language)
    why, says = reasons(workspace, at, visit, wished)
    words = words_with(said.program.paper_words, language)
    told = changes_of(
        _worded(before, language).program,
        said.program,
        week,
        words,
        why=why,
        says=says,
        clinic=wished.clinic,
        made_on=wished.made_on,
        start=at.monday,
    )
    told = replace(told, amounts_why=amounts_why(workspace, at, visit, wished, words, told.amounts))
    pdf = render_changes(
        told, said.program, wished, foreign=said.in_english, pictures=workspace.sources.pictures
    )
    given = GivenOut(monday=at.monday, from_week=week, language=language, covers="changes")
    return _Made(pdf, given)


def _worded(program: Program, language: Language) -> Reworded:
    from planner.language.translate import Reworded, reworded

    return Reworded(program) if language == "en" else reworded(program, language)


def _given_before(workspace: Workspace, stored: Stored, visit: Visit) -> Program | None:
    """The program as the patient had it at a visit: of that name, else what was given out last."""
    store = workspace.store
    named = [one for one in store.issues_with(visit.program) if one.program_id == stored.id]
    all_ = [one for one in store.issues_of(stored.patient_id) if one.program_id == stored.id]
    found = named or [one for one in all_ if one.given.covers != "changes"] or all_
    return store.issued(found[-1]) if found else None


def _discharge(workspace: Workspace, at: Situation, wished: Options) -> _Made | NotDue | NotWhole:
    """In the patient's words; only where a therapist has agreed that the goals are met."""
    from planner.handout.layouts.follow_up.render_visit import render_keep_well

    agreed = any(
        one.rule == GOALS_MET and one.answer in ("accepted", "edited")
        for visit in at.history
        for one in visit.proposals
    )
    if not agreed:
        return NotDue("the goals are not met yet: no visit has accepted that they are.")
    told = _keep_well(workspace, at, wished)
    return told if isinstance(told, NotWhole) else _Made(render_keep_well(told, wished))


def _keep_well(workspace: Workspace, at: Situation, wished: Options) -> KeepWell | NotWhole:
    from planner.handout.document.keep_well import KeepWell
    from planner.handout.words.by_language import words_with
    from planner.handout.words.plain_dose import dose_words, is_walk

    language = wished.language_for(at.program)
    now = in_language(at.program, wished, workspace.sources, workspace.clock)
    if isinstance(now, NotWhole):
        return now
    program = _worded(now, language).program
    words, rules = words_with(program.paper_words, language), at.rules.keep_well
    items = {i.exercise: i for s in program.weeks[at.last_week - 1].sessions for i in s.items}
    moves, walk = [], []
    for name, item in items.items():
        exercise = program.exercises[name]
        dose = dose_words(words, exercise, item)
        if is_walk(exercise):
            walk.append(dose)
        else:
            moves.append(f"{exercise.patient_name}: {dose[:1].lower()}{dose[1:]}")
    return KeepWell(
        program=program,
        name=program.intake.patient.on_paper,
        changed=tuple(_better(workspace, at, wished)),
        goals=program.intake.goals,
        keep=tuple(moves),
        walk=tuple(walk),
        strength_days=rules.strength_days,
        visit_months=rules.visit_months,
        last_visit_months=rules.last_visit_months,
    )


MOST_TOLD = 3
"""Measures a patient is told of: more is not taken in."""


def _better(workspace: Workspace, at: Situation, wished: Options) -> Iterator[str]:
    """Of what got better, a sentence each, what changed by what matters first."""
    language = wished.language_for(at.program)
    known = {} if language == "en" else workspace.sources.sentences[0].get(language, {})
    found = [
        one
        for one in changes(at.library.rules.measures, with_told(at))
        if one.now > 0 and one.measure.told
    ]
    found.sort(key=lambda one: one.matters is not True)
    for one in found[:MOST_TOLD]:
        told = one.measure.told or ""
        yield known.get(told, told).format(
            first=f"{one.first.value:.3g}", last=f"{one.last.value:.3g}"
        )

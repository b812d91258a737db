"""How it goes with a patient, as the progress page and the letter to the doctor say it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from planner.follow_up.chart import chart, with_told
from planner.follow_up.measures import changes, due, responses, usual_words
from planner.follow_up.of_program import phase_gate, weeks_told
from planner.follow_up.response import Outcome, due_day, response
from planner.handout.document.progress import MeasureLine, Progress, RuleLine
from planner.handout.words.en import ENGLISH
from planner.handout.words.plain_dose import dose_words
from planner.model.vocabulary import WEEKDAYS
from planner.services.proposal_words import to_therapist
from planner.services.told_words import told_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.follow_up.derive import Situation
    from planner.follow_up.measures import Change
    from planner.model.follow_up.proposal import Proposal
    from planner.model.library import Library
    from planner.model.program.program import Program
    from planner.model.vocabulary import Sex
    from planner.services.visits import ToldSoFar

_MATTERS = {True: "yes", False: "not yet", None: "not known"}
_OUTCOMES = {
    "too_early": "too early to say",
    "measure_first": "too little is measured: measure first",
    "responder": "responds: two measures or more changed by what matters",
    "not_tried": "not tried yet: less than half was done, or nobody told",
    "partial": "in part: one measure changed by what matters",
    "not_responding": "does not respond: no measure changed by what matters",
}


def progress(at: Situation, told: ToldSoFar, today: date, alarm: str) -> Progress:
    """All of it, in English; `alarm` is what is open, or stops the program."""
    program, library = at.program, at.library
    at = replace(at, taken=with_told(at))
    week = program.weeks[at.last_week - 1]
    born = program.intake.patient.birth_year
    age = None if born is None else today.year - born
    sex = program.intake.patient.sex_for_norms
    last = at.history[-1] if at.history else None
    lines = list(told_lines(told, program))
    starts = [number for number, line in enumerate(lines) if line.startswith("Week ")]
    precautions = [rule.name for _, rule in at.case.precautions]
    return Progress(
        name=program.intake.patient.on_paper,
        born="" if born is None else str(born),
        seen_for=library.templates[program.presentation].name,
        week=f"Week {week.number} of {len(program.weeks)}, part {week.phase} of 4",
        alarm=alarm,
        told=_weekly(lines[starts[-1] :]) if starts else (),
        measures=tuple(
            _measure(one, age, sex) for one in changes(library.rules.measures, at.taken)
        ),
        chart=chart(at, age),
        works=_outcome(at) not in ("not_responding", "partial"),
        response=_response(at),
        gate=_gate(at),
        rules=tuple(_rules(last.proposals, program, library) if last else ()),
        next=tuple(_next(at, today)),
        exercises=tuple(_exercises(at)),
        conditions=tuple(precautions),
    )


def _rules(proposals: Sequence[Proposal], program: Program, library: Library) -> Iterator[RuleLine]:
    """Each with what it is of; the lanes that the whole program holds are named with that."""
    whole = {one.rule: one.answer for one in proposals if not one.slot}
    for one in proposals:
        answer = f"{one.answer}: {one.reason}" if one.reason else one.answer
        said = to_therapist(one, program, library)
        if not one.slot:
            held = [lane.slot for lane in proposals if lane.slot and _goes_with(lane, whole, one)]
            said += f" With it: {', '.join(held)}." if held else ""
        elif _goes_with(one, whole):
            continue
        yield RuleLine(one.slot or "Program", f"{said} ({one.rule})", answer)


def _goes_with(lane: Proposal, whole: Mapping[str, str], program: Proposal | None = None) -> bool:
    """A lane that is held by a rule of the whole program, and was decided as that was."""
    same = program is None or program.rule == lane.rule
    return same and lane.action == "hold" and whole.get(lane.rule) == lane.answer


def _weekly(lines: Sequence[str]) -> tuple[str, ...]:
    """What was told of a week, under its number; its days are in the diary, and nothing is told
    where it has no more than those."""
    days = tuple(f"{day}:" for day in WEEKDAYS)
    found = tuple(line.strip() for line in lines if not line.strip().startswith(days))
    return found if len(found) > 1 else ()


def _measure(one: Change, age: int | None, sex: Sex | None) -> MeasureLine:
    rule = one.measure
    side = f", {one.first.side}" if one.first.side else ""
    once = one.first == one.last
    amount = rule.change.matters if rule.change and one.may_print else None
    said = _MATTERS[one.said]
    if amount is not None:
        said = f"{said} ({amount:g} {rule.unit} matters)"
    return MeasureLine(
        name=f"{rule.name}{side}",
        first=f"{one.first.value:g} {rule.unit}, {one.first.on.isoformat()}",
        last="-" if once else f"{one.last.value:g} {rule.unit}, {one.last.on.isoformat()}",
        change="-" if once else _signed(one.last.value - one.first.value),
        matters="measured once" if once else said,
        usual=usual_words(rule, age, sex) or "-",
    )


def _signed(change: float) -> str:
    return f"{change:+.4g}" if change else "0"


def _mean_done(at: Situation) -> float | None:
    told = [at.adherence(week) for week in range(1, at.last_week + 1)]
    known = [share for share in told if share is not None]
    return sum(known) / len(known) if known else None


def _due_day(at: Situation) -> int:
    return due_day(at.program.presentation, None, at.rules.response)


def _outcome(at: Situation) -> Outcome:
    mets = responses(at.library.rules.measures, at.taken)
    rules = at.rules
    return response(mets, _mean_done(at), rules.told.low, at.today, _due_day(at), rules.response)


def _response(at: Situation) -> str:
    mean, day, outcome = _mean_done(at), _due_day(at), _outcome(at)
    done = "how much was done is not told"
    if mean is not None:
        done = f"{round(100 * mean)} % was done in the {weeks_told(at)} that were told"
    when = f" (judged on day {day}, {_on(at, day)})" if outcome == "too_early" else ""
    said = _OUTCOMES[outcome]
    return f"{said[:1].upper()}{said[1:]}{when}; {done}."


def _gate(at: Situation) -> str:
    found = phase_gate(at)
    said = f"Part {found.phase}: {found.met} of {len(found.items)} met."
    if found.missing:
        said += f" Missing: {', '.join(found.missing)}."
    if found.questions:
        said += f" To ask: {'; '.join(found.questions)}."
    return said


def _on(at: Situation, day: int) -> str:
    return (at.monday + timedelta(days=day)).isoformat() if at.monday else "no start is known"


def _next(at: Situation, today: date) -> Iterator[str]:
    last = at.history[-1] if at.history else None
    if last is not None and last.next_visit is not None:
        yield f"Visit {last.next_visit.isoformat()}."
    day = _due_day(at)
    yield f"Review: {_on(at, day)} (day {day})."
    names = [rule.name for rule in due(at.library.rules.measures, at.taken, today)]
    if names:
        yield f"To measure now: {'; '.join(names)}."
    yield f"The program ends {_on(at, 7 * len(at.program.weeks) - 1)}."


def _exercises(at: Situation) -> Iterator[str]:
    """What was done in the last week, with its dose."""
    for row in at.lanes:
        item = row.item(at.last_week)
        if item is not None:
            exercise = at.program.exercises[item.exercise]
            dose = dose_words(ENGLISH, exercise, item).rstrip(".").lower()
            yield f"{exercise.name} ({dose.replace('. ', ', ')})"

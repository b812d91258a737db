"""What the sheet of a part says: the moves, doses and days of the weeks that are on."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from planner.handout.document.move import Move, moves_of
from planner.handout.words.card_facts import weeks_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.plain_dose import is_walk
from planner.handout.words.things import need_words
from planner.handout.words.words import Words
from planner.model.clinic import Clinic
from planner.model.program.program import Program, ProgramPhase, Week
from planner.model.rules.guidance import CallRule
from planner.model.rules.pain import Light
from planner.model.vocabulary import WEEKDAYS


class PartSheet(NamedTuple):
    """All that the sheet of a part says."""

    part: int
    name: str
    """The patient's, on paper."""
    title: str
    """ "Part 2: Restore"."""
    goal: str
    """What the part is for."""
    clinic: str
    phone: str
    """Empty where it is to be written by hand."""
    weeks: tuple[str, ...]
    """Each week, with its dates where the start is known."""
    made_on: str
    summary: str
    """How many moves, about how long."""
    rest: tuple[str, ...]
    """The days without a session."""
    waits: bool
    """Not to be started before a doctor's yes."""
    moves: tuple[Move, ...]
    """In the order they are done, the walk last."""
    worth: str
    """What exercise may cost, and what it gives."""
    lights: tuple[Light, ...]
    """Green, amber, red, in the patient's own numbers."""
    own_numbers: str
    """Where the usual pain is not known: when to ask for one's own numbers."""
    next_day: str
    """What the next morning says."""
    now: tuple[str, ...]
    """Signs to get help for at once."""
    now_line: str
    """All of them in the fewest words."""
    now_means: str
    """What they can mean."""
    same_day: tuple[str, ...]
    """Signs to call for on the same day."""
    same_day_means: str
    """What they can mean."""
    soon: tuple[str, ...]
    """Signs to call for soon."""
    soon_means: str
    """What they can mean."""
    nerve: str
    """New signs to watch for with nerve pain; empty where it does not apply, or where they are
    among those to get help for at once."""
    notes: tuple[str, ...]
    """What the precautions ask."""
    need: tuple[str, ...]
    """What to have at hand."""
    too_easy: str
    """When more is done."""
    step_back: str
    """When to go back."""
    known: str
    """What is known of exercise and what nobody can know ahead."""
    bring: tuple[str, ...]
    """What must be true before the next part, to be ticked and shown to the therapist."""
    last: bool
    """No part comes after it."""
    last_week: int


def part_sheet(
    program: Program,
    part: int,
    words: Words,
    *,
    clinic: Clinic | None = None,
    made_on: date | None = None,
    start: date | None = None,
    only: tuple[int, int] | None = None,
) -> PartSheet:
    """The sheet of a part of a program that is in the language of the words already.

    `start` is the first day of week 1; None leaves the weeks without dates. Weeks that are not in
    `only`, from the first to the last, are left out.
    """
    phase = next(one for one in program.phases if one.number == part)
    first, last = only or phase.weeks
    weeks = [week for week in weeks_of(program, phase) if first <= week.number <= last]
    handed = program.handed
    moves = moves_of(program, weeks, words)
    return PartSheet(
        part=part,
        name=program.intake.patient.on_paper,
        title=words.part.format(number=part, name=phase.name),
        goal=phase.goal,
        clinic=clinic.name if clinic else "",
        phone=(clinic.phone or "") if clinic else "",
        weeks=tuple(week_on(words, week.number, start) for week in weeks),
        made_on=made_on_day(words, made_on),
        summary=_summary(words, weeks, moves),
        rest=_rest(words, weeks),
        waits=phase.needs_clearance,
        moves=moves,
        worth=handed.worth,
        lights=handed.lights,
        own_numbers=handed.ask_numbers,
        next_day=handed.next_day,
        now=_signs(handed.call, "now"),
        now_line=_line(handed.call),
        now_means=handed.call_means.get("now", ""),
        same_day=_signs(handed.call, "same_day"),
        same_day_means=handed.call_means.get("same_day", ""),
        soon=_signs(handed.call, "soon"),
        soon_means=handed.call_means.get("soon", ""),
        nerve=handed.nerve_apart,
        notes=handed.notes,
        need=need_words(words, [(move.exercise, move.item) for move in moves]),
        too_easy=handed.exercise_up,
        step_back=phase.step_back_when,
        known=handed.known,
        bring=phase.ready_when,
        last=part == program.phases[-1].number,
        last_week=phase.weeks[1],
    )


def _signs(rules: Sequence[CallRule], urgency: str) -> tuple[str, ...]:
    return tuple(rule.short or rule.when for rule in rules if rule.urgency == urgency)


def _line(rules: Sequence[CallRule]) -> str:
    """Every sign that needs help now, in a row."""
    signs = (rule.line or rule.short or rule.when for rule in rules if rule.urgency == "now")
    return "; ".join(f"{each[:1].lower()}{each[1:]}".rstrip(".") for each in signs) + "."


def made_on_day(words: Words, day: date | None) -> str:
    """The day on which it is made, where it is known."""
    return words.sheet.made_on.format(date=long_date(words, day)) if day else ""


def long_date(words: Words, day: date) -> str:
    """A day with its year."""
    said = words.sheet
    return said.date.format(month=said.months[day.month - 1], day=day.day, year=day.year)


def week_on(words: Words, number: int, start: date | None) -> str:
    """A week, with its dates where the first day of week 1 is known."""
    if start is None:
        return words.part_week.format(first=number)
    said = words.sheet
    first = start + timedelta(weeks=number - 1)
    last = first + timedelta(days=6)
    if first.month == last.month:
        month = said.months[first.month - 1]
        dates = said.same_month.format(month=month, first=first.day, last=last.day)
    else:
        ends = (
            said.day_month.format(month=said.months[each.month - 1], day=each.day)
            for each in (first, last)
        )
        dates = said.two_months.format(first=next(ends), last=next(ends))
    return said.week_on.format(week=number, dates=dates)


def _summary(words: Words, weeks: Sequence[Week], moves: Sequence[Move]) -> str:
    said = words.sheet
    count = sum(not is_walk(move.exercise) for move in moves)
    told = said.one_move if count == 1 else said.moves.format(count=count)
    walks = count < len(moves)
    outside = any(i.outside for week in weeks for s in week.sessions for i in s.items)
    if walks and not outside:
        told = said.and_walk.format(moves=told)
    minutes = {
        sum(s.minutes for s in week.sessions if day in s.busy_days)
        for week in weeks
        for day in WEEKDAYS
    } - {0}
    if minutes:
        low, high = min(minutes), max(minutes)
        timed = said.minutes if low == high else said.minutes_range
        told = timed.format(moves=told, minutes=low, low=low, high=high)
    if walks and outside:  # not in those minutes: how long it is stands beside it
        told = (said.and_walk_beside if minutes else said.and_walk).format(moves=told)
    return f"{told}."


def _rest(words: Words, weeks: Sequence[Week]) -> tuple[str, ...]:
    """The days of rest: once where they are the same in each week."""
    by_week = {
        week.number: [
            words.day_long[day]
            for day in WEEKDAYS
            if not any(day in session.busy_days for session in week.sessions)
        ]
        for week in weeks
    }
    free = list(by_week.values())
    if all(days == free[0] for days in free):
        return (words.sheet.rest_days.format(days=join_list(words, free[0])),) if free[0] else ()
    return tuple(
        words.sheet.rest_days_in.format(week=number, days=join_list(words, days))
        for number, days in by_week.items()
        if days
    )


def sheets(
    program: Program,
    words: Words,
    parts: Iterable[ProgramPhase],
    *,
    clinic: Clinic | None = None,
    made_on: date | None = None,
    start: date | None = None,
    only: tuple[int, int] | None = None,
) -> tuple[PartSheet, ...]:
    """The sheets of some parts, those without a week left out."""
    return tuple(
        part_sheet(
            program, one.number, words, clinic=clinic, made_on=made_on, start=start, only=only
        )
        for one in parts
        if weeks_of(program, one)
    )

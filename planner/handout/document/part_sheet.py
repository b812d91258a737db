"""What the sheet of a part says: the moves, doses and days of the weeks that are on."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from planner.handout.words.card_facts import CardFacts, cards_of, weeks_of
from planner.handout.words.dosage_words import effort_words, join_list
from planner.handout.words.plain_dose import (
    half_dose,
    is_walk,
    known_load,
    plain_dose,
    plain_heavy,
)
from planner.handout.words.things import need_words
from planner.handout.words.words import Words
from planner.model.clinic import Clinic
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Program, ProgramPhase, Session, Week
from planner.model.rules.guidance import CallRule
from planner.model.rules.pain import Light
from planner.model.vocabulary import WEEKDAYS, Weekday

_Found = tuple[Week, Session, Item]


@dataclass(frozen=True)
class ByWeek:
    """A sentence, and the weeks it is for; no weeks where it holds in all of them."""

    weeks: str
    text: str

    @property
    def said(self) -> str:
        """The sentence with its weeks in front."""
        return f"{self.weeks}: {self.text}" if self.weeks else self.text


def in_weeks(told: Sequence[ByWeek]) -> str:
    """Sentences in a row, each with its weeks in front."""
    return " ".join(f"{each.weeks}: {each.text}" if each.weeks else each.text for each in told)


@dataclass(frozen=True)
class TickRow:
    """The days of a week on which a move is done."""

    week: str
    days: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """One exercise in the weeks of a part."""

    exercise: Exercise
    """Whose name, steps and picture it has."""
    item: Item
    """Its first dose in the part, for the clock in the picture."""
    dose: tuple[ByWeek, ...]
    """How much, in words."""
    heavy: tuple[ByWeek, ...]
    """How heavy; empty where nothing is lifted."""
    own_load: str
    """The weight or band, where it is known, else a line to write it on; empty as `heavy`."""
    helps: str
    """What it is good for: the patient's goal, or what such moves are for."""
    goal: bool
    """`helps` is the goal as the patient said it."""
    ticks: tuple[TickRow, ...]
    """The days to tick; none in weeks in which it is done only when it helps."""
    effort: tuple[ByWeek, ...]
    """How hard it should feel."""
    for_you: tuple[str, ...]
    """What this patient minds."""
    stop_if: str
    """When to stop it."""
    too_much: str
    """What to do next time where it was too much: the easier move that the patient knows, by
    name, else half of the part's smallest dose, counted out."""


class Effort(NamedTuple):
    """How hard some moves should feel."""

    text: str
    moves: tuple[str, ...]
    """Their names."""


def efforts_of(moves: Sequence[Move]) -> tuple[Effort, ...]:
    """How hard, told once for all moves of which it is the same."""
    names: dict[str, list[str]] = {}
    for move in moves:
        if move.effort:
            names.setdefault(in_weeks(move.effort), []).append(move.exercise.patient_name)
    return tuple(Effort(text, tuple(those)) for text, those in names.items())


@dataclass(frozen=True)
class PartSheet:
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
    lights: tuple[Light, ...]
    """Green, amber, red, in the patient's own numbers."""
    own_numbers: str
    """Where the usual pain is not known: when to ask for one's own numbers."""
    next_day: str
    """What the next morning says."""
    now: tuple[str, ...]
    """Signs to get help for at once."""
    same_day: tuple[str, ...]
    """Signs to call for on the same day."""
    soon: tuple[str, ...]
    """Signs to call for soon."""
    nerve: str
    """New signs to watch for with nerve pain; empty where it does not apply."""
    notes: tuple[str, ...]
    """What the precautions ask."""
    need: tuple[str, ...]
    """What to have at hand."""
    too_easy: str
    """When more is done."""
    step_back: str
    """When to go back."""
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
    from_week: int = 1,
) -> PartSheet:
    """The sheet of a part of a program that is in the language of the words already.

    `start` is the first day of week 1; None leaves the weeks without dates. Weeks before
    `from_week` are left out.
    """
    phase = next(one for one in program.phases if one.number == part)
    weeks = [week for week in weeks_of(program, phase) if week.number >= from_week]
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
        made_on=words.sheet.made_on.format(date=long_date(words, made_on)) if made_on else "",
        summary=_summary(words, weeks, moves),
        rest=_rest(words, weeks),
        waits=phase.needs_clearance,
        moves=moves,
        lights=handed.lights,
        own_numbers=handed.ask_numbers,
        next_day=handed.next_day,
        now=_signs(handed.call, "now"),
        same_day=_signs(handed.call, "same_day"),
        soon=_signs(handed.call, "soon"),
        nerve=handed.nerve_safety_net,
        notes=handed.notes,
        need=need_words(words, [(move.exercise, move.item) for move in moves]),
        too_easy=handed.exercise_up,
        step_back=phase.step_back_when,
        bring=phase.ready_when,
        last=part == program.phases[-1].number,
        last_week=phase.weeks[1],
    )


def _signs(rules: Sequence[CallRule], urgency: str) -> tuple[str, ...]:
    return tuple(rule.short or rule.when for rule in rules if rule.urgency == urgency)


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


def moves_of(program: Program, weeks: Sequence[Week], words: Words) -> tuple[Move, ...]:
    """The moves of some weeks of a program, in the order they are done, the walk last."""
    ids = dict.fromkeys(item.exercise for _, _, item in _all(weeks))
    cards = cards_of(program)
    by_number = {card.number: card for card in cards.values()}
    moves = [_move(program, weeks, words, cards[each], by_number) for each in ids if each in cards]
    # The walk goes on whatever else is done that day: it is told once, at the end.
    return tuple(sorted(moves, key=lambda move: is_walk(move.exercise)))


def _all(weeks: Iterable[Week]) -> list[_Found]:
    return [(w, s, item) for w in weeks for s in w.sessions for item in s.items]


def _move(
    program: Program,
    weeks: Sequence[Week],
    words: Words,
    card: CardFacts,
    by_number: dict[int, CardFacts],
) -> Move:
    exercise, handed = card.exercise, program.handed
    found = [(w, s, i) for w, s, i in _all(weeks) if i.exercise == exercise.id]

    def by_week(say: Callable[[Week, Item], str]) -> tuple[ByWeek, ...]:
        return by_week_of(words, [(w, s.days, say(w, i)) for w, s, i in found])

    item = found[0][2]
    goal = next((i.goal for _, _, i in found if i.goal), "")
    remarks = dict.fromkeys(i.remark for _, _, i in found if i.remark)
    walk = handed.walk_notes.get(exercise.id)
    easier = by_number[card.easier].exercise.patient_name if card.easier else ""
    return Move(
        exercise=exercise,
        item=item,
        dose=_dose(program, words, exercise, found),
        heavy=by_week(lambda _, i: plain_heavy(words, i)),
        own_load=_own_load(words, [i for _, _, i in found], program.intake.weight_unit),
        helps=goal or words.paper.good_for(exercise.category),
        goal=bool(goal),
        ticks=_ticks(words, weeks, found),
        effort=by_week(lambda _, i: _effort(words, program, i)),
        for_you=(*remarks, *handed.card_notes.get(exercise.id, ()), *([walk] if walk else [])),
        stop_if=handed.card_stops.get(exercise.id, exercise.stop_if),
        too_much=(
            f"{easier}."
            if easier
            else half_dose(words, exercise, min((i for _, _, i in found), key=_volume))
        ),
    )


def _dose(
    program: Program, words: Words, exercise: Exercise, found: Sequence[_Found]
) -> tuple[ByWeek, ...]:
    """How much: what changes with its weeks, what is the same once; the amount first."""
    grows = any(item.load_steps for _, _, item in found)
    before = _steps_before(program, exercise) if grows else {}

    def said(week: Week, item: Item) -> tuple[str, ...]:
        told = plain_dose(words, exercise, item)
        heavier = item.load_steps > before.get(week.number, item.load_steps)
        return (*told, words.sheet.heavier) if heavier and item.load_kg is None else told

    doses = [(week, session.days, said(week, item)) for week, session, item in found]
    same = [one for one in doses[0][2] if all(one in each for _, _, each in doses)]
    changing = [
        (week, days, " ".join(one for one in each if one not in same)) for week, days, each in doses
    ]
    varying = by_week_of(words, changing)
    always = (ByWeek("", " ".join(same)),) if same else ()
    if varying == always:
        return always
    return (*always, *varying) if doses[0][2][0] in same else (*varying, *always)


def _volume(item: Item) -> int:
    """How much of it is done in a sitting, to tell the smaller dose of an exercise."""
    return item.sets * item.reps * (item.duration_s or item.hold_s or 1)


def _effort(words: Words, program: Program, item: Item) -> str:
    """How hard; a position that is only held has no effort."""
    if not item.effort:
        return ""
    return f"{effort_words(words, program.handed.effort_words, item.effort)}."


def _own_load(words: Words, items: Sequence[Item], unit: str) -> str:
    """What is lifted, each weight or band once; a line where one is not known."""
    loads = [known_load(item, unit) for item in items if plain_heavy(words, item)]
    if not loads:
        return ""
    return words.sheet.blank if "" in loads else join_list(words, list(dict.fromkeys(loads)))


def _steps_before(program: Program, exercise: Exercise) -> dict[int, int]:
    """By week: how often the load of an exercise had gone up the last time it was done before."""
    last: int | None = None
    found: dict[int, int] = {}
    for week in program.weeks:
        steps = [
            item.load_steps
            for session in week.sessions
            for item in session.items
            if item.exercise == exercise.id
        ]
        if steps:
            if last is not None:
                found[week.number] = last
            last = max(steps)
    return found


def by_week_of(
    words: Words, told: Sequence[tuple[Week, tuple[Weekday, ...], str]]
) -> tuple[ByWeek, ...]:
    """What is said, once where it is the same, else with its weeks; and with its days where a
    week has two of it."""
    if len({text for _, _, text in told}) == 1:
        text = told[0][2]
        return (ByWeek("", text),) if text else ()
    weeks: dict[int, dict[str, set[Weekday]]] = {}
    for week, days, text in told:
        weeks.setdefault(week.number, {}).setdefault(text, set()).update(days)
    runs: list[tuple[list[int], dict[str, set[Weekday]]]] = []
    for number, said in weeks.items():
        # Days are told only where a week has two doses.
        named = said if len(said) > 1 else {text: set[Weekday]() for text in said}
        if runs and named == runs[-1][1] and runs[-1][0][-1] == number - 1:
            runs[-1][0].append(number)
        else:
            runs.append(([number], named))
    return tuple(
        ByWeek(_when(words, numbers, days), text)
        for numbers, named in runs
        for text, days in named.items()
        if text
    )


def _when(words: Words, numbers: Sequence[int], days: set[Weekday]) -> str:
    first, last = numbers[0], numbers[-1]
    phrase = words.part_weeks
    if first == last:
        phrase = words.part_week
    elif last == first + 1:
        phrase = words.sheet.weeks_two
    weeks = phrase.format(first=first, last=last)
    if not days:
        return weeks
    named = join_list(words, [words.day[each] for each in WEEKDAYS if each in days])
    return words.sheet.on_days.format(weeks=weeks, days=named)


def _ticks(words: Words, weeks: Sequence[Week], found: Sequence[_Found]) -> tuple[TickRow, ...]:
    rows = []
    for week in weeks:
        done = {
            day
            for each, session, item in found
            if each.number == week.number and not item.as_needed
            for day in session.days
        }
        if done:
            label = words.part_week.format(first=week.number) if len(weeks) > 1 else ""
            rows.append(TickRow(label, tuple(words.day[each] for each in WEEKDAYS if each in done)))
    return tuple(rows)


def _summary(words: Words, weeks: Sequence[Week], moves: Sequence[Move]) -> str:
    said = words.sheet
    count = sum(not is_walk(move.exercise) for move in moves)
    told = said.one_move if count == 1 else said.moves.format(count=count)
    if count < len(moves):
        told = said.and_walk.format(moves=told)
    minutes = {
        sum(s.minutes for s in week.sessions if day in s.days) for week in weeks for day in WEEKDAYS
    } - {0}
    if not minutes:
        return f"{told}."
    low, high = min(minutes), max(minutes)
    if low == high:
        return said.minutes.format(moves=told, minutes=low)
    return said.minutes_range.format(moves=told, low=low, high=high)


def _rest(words: Words, weeks: Sequence[Week]) -> tuple[str, ...]:
    """The days of rest: once where they are the same in each week."""
    by_week = {
        week.number: [
            words.day_long[day]
            for day in WEEKDAYS
            if not any(day in session.days for session in week.sessions)
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
) -> tuple[PartSheet, ...]:
    """The sheets of some parts, those without a week left out."""
    return tuple(
        part_sheet(program, one.number, words, clinic=clinic, made_on=made_on, start=start)
        for one in parts
        if weeks_of(program, one)
    )

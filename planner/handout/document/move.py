"""What is said of one exercise in some weeks: its dose, days and effort, and what to mind."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from planner.handout.document.by_week import ByWeek, by_week_of, in_weeks
from planner.handout.document.dose_lines import DoneIn, DoseLine, dose_lines
from planner.handout.words.card_facts import CardFacts, cards_of
from planner.handout.words.dosage_words import effort_words, join_list
from planner.handout.words.frame_letters import shown_in
from planner.handout.words.plain_dose import (
    banded,
    half_dose,
    is_walk,
    known_load,
    plain_heavy,
)
from planner.handout.words.words import Words
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Program, Week
from planner.model.vocabulary import WEEKDAYS, Weekday


class TickRow(NamedTuple):
    """The days of a week on which a move is done."""

    week: str
    days: tuple[str, ...]


class Move(NamedTuple):
    """One exercise in the weeks of a part."""

    exercise: Exercise
    """Whose name, steps and picture it has."""
    shows: str
    """What each of its pictures shows, by its letter."""
    item: Item
    """Its first dose in the part, for the clock in the picture."""
    dose: tuple[DoseLine, ...]
    """How much, in words."""
    heavy: tuple[ByWeek, ...]
    """How heavy; empty where nothing is lifted."""
    own_load: str
    """The weight or band, where it is known, else a line to write it on; empty as `heavy`."""
    helps: str
    """What it is good for: the patient's goal, or what such moves are for."""
    goal: bool
    """`helps` is the goal as the patient said it."""
    days: tuple[ByWeek, ...]
    """The days on which it is done; none where it is done only when it helps."""
    ticks: tuple[TickRow, ...]
    """The days to tick; none in weeks in which it is done only when it helps."""
    effort: tuple[ByWeek, ...]
    """How hard it should feel."""
    effort_bare: tuple[ByWeek, ...]
    """The same by its number alone, for who has read what it means."""
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
    """How hard, told once for all moves of which it is the same, from the lightest on; what a
    number means is told where it comes first."""
    alike: dict[tuple[ByWeek, ...], list[Move]] = {}
    for move in sorted(moves, key=lambda move: move.item.effort):
        if move.effort:
            alike.setdefault(move.effort, []).append(move)
    known: set[str] = set()
    efforts = []
    for told, those in alike.items():
        pairs = zip(told, those[0].effort_bare, strict=True)
        new = [bare if full.text in known else full for full, bare in pairs]
        known |= {each.text for each in told}
        efforts.append(Effort(in_weeks(new), tuple(one.exercise.patient_name for one in those)))
    return tuple(efforts)


def moves_of(program: Program, weeks: Sequence[Week], words: Words) -> tuple[Move, ...]:
    """The moves of some weeks of a program, in the order they are done, the walk last."""
    ids = dict.fromkeys(item.exercise for _, _, item in _all(weeks))
    cards = cards_of(program)
    by_number = {card.number: card for card in cards.values()}
    moves = [_move(program, weeks, words, cards[each], by_number) for each in ids if each in cards]
    # The walk goes on whatever else is done that day: it is told once, at the end.
    return tuple(sorted(moves, key=lambda move: is_walk(move.exercise)))


def less_next_time(program: Program, words: Words, less: str) -> str:
    """What to do next time where it was too much; by quota only a red light changes it."""
    return words.sheet.less_by_quota.format(less=less) if program.handed.by_quota else less


def _all(weeks: Iterable[Week]) -> list[DoneIn]:
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
        return by_week_of(words, [(w, s.days_of(i), say(w, i)) for w, s, i in found])

    item = found[0][2]
    goal = next((i.goal for _, _, i in found if i.goal), "")
    remarks = dict.fromkeys(i.remark for _, _, i in found if i.remark)
    walk = handed.walk_notes.get(exercise.id)
    easier = by_number[card.easier].exercise.patient_name if card.easier else ""
    return Move(
        exercise=exercise,
        shows=shown_in(exercise, words.sheet.ready),
        item=item,
        dose=dose_lines(program, words, exercise, found),
        heavy=_heavy(words, exercise, found),
        own_load=_own_load(words, exercise, [i for _, _, i in found], program.intake.weight_unit),
        helps=goal or words.paper.good_for(exercise.category),
        goal=bool(goal),
        days=_days(words, weeks, found),
        ticks=_ticks(words, weeks, found),
        effort=by_week(lambda _, i: _effort(words, program.handed.effort_words, i)),
        effort_bare=by_week(lambda _, i: _effort(words, {}, i)),
        for_you=(*remarks, *handed.card_notes.get(exercise.id, ()), *([walk] if walk else [])),
        stop_if=handed.card_stops.get(exercise.id, exercise.stop_if),
        too_much=less_next_time(
            program,
            words,
            f"{easier}."
            if easier
            else half_dose(words, exercise, min((i for _, _, i in found), key=_volume)),
        ),
    )


def _heavy(words: Words, exercise: Exercise, found: Sequence[DoneIn]) -> tuple[ByWeek, ...]:
    """How heavy; where only what is left at the end changes, that alone by week."""
    said, loaded = words.sheet, [one for one in found if plain_heavy(words, exercise, one[2])]

    def by_week(say: Callable[[Item], str]) -> tuple[ByWeek, ...]:
        return by_week_of(words, [(w, s.days_of(i), say(i)) for w, s, i in loaded])

    whole = by_week(lambda item: plain_heavy(words, exercise, item)) if loaded else ()
    bands = {banded(exercise, item) for _, _, item in loaded}
    if len(whole) < 2 or len(bands) > 1:
        return whole
    some = said.heavy_some_band if bands == {True} else said.heavy_some
    left = by_week(lambda item: said.heavy_left.format(count=item.reps_left))
    return (ByWeek("", some), *left)


def _volume(item: Item) -> int:
    """How much of it is done in a sitting, to tell the smaller dose of an exercise."""
    return item.sets * item.reps * (item.duration_s or item.hold_s or 1)


def _effort(words: Words, known: dict[int, str], item: Item) -> str:
    """How hard; a position that is only held has no effort."""
    if not item.effort:
        return ""
    return f"{effort_words(words, known, item.effort)}."


def _own_load(words: Words, exercise: Exercise, items: Sequence[Item], unit: str) -> str:
    """What is lifted, each weight or band once; a line where one is not known."""
    loads = [known_load(item, unit) for item in items if plain_heavy(words, exercise, item)]
    if not loads:
        return ""
    return words.sheet.blank if "" in loads else join_list(words, list(dict.fromkeys(loads)))


def _done_in(week: Week, found: Sequence[DoneIn]) -> tuple[Weekday, ...]:
    """The days of a week on which it is done whether or not it helps."""
    done = {
        day
        for each, session, item in found
        if each.number == week.number and not item.as_needed
        for day in session.days_of(item)
    }
    return tuple(day for day in WEEKDAYS if day in done)


def _days(words: Words, weeks: Sequence[Week], found: Sequence[DoneIn]) -> tuple[ByWeek, ...]:
    done = ((week, _done_in(week, found)) for week in weeks)
    return by_week_of(
        words,
        [(week, (), join_list(words, [words.day[day] for day in days])) for week, days in done],
    )


def _ticks(words: Words, weeks: Sequence[Week], found: Sequence[DoneIn]) -> tuple[TickRow, ...]:
    rows = []
    for week in weeks:
        if done := _done_in(week, found):
            label = words.part_week.format(first=week.number) if len(weeks) > 1 else ""
            rows.append(TickRow(label, tuple(words.day[day] for day in done)))
    return tuple(rows)

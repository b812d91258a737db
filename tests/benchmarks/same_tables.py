"""The tables of the booklet as pieces: the week, the sessions of a part, the diary."""

from dataclasses import dataclass, field

from planner.building.minutes import whole_minutes
from planner.handout.layouts.booklet.week_table import has_turns, sessions_on, weeks_words
from planner.handout.typeset.styles import (
    CELL_SMALL,
    CELL_STRONG,
    GLANCE_CELL,
    GLANCE_PART,
    SMALL,
    STRONG,
    TABLE_HEAD,
)
from planner.handout.words.card_facts import CardFacts, weeks_of
from planner.handout.words.dosage_words import cell_amount, cell_details, side_words
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import BuiltSessionName, Item, Program, ProgramPhase, Week
from planner.model.vocabulary import WEEKDAYS
from tests.benchmarks.pieces import Cell, Heading, Line, Piece, Run, Table

_OWN = {"slot": "", "essential": False, "why": "", "set_by_hand": False}


def cell(*lines: Line) -> Cell:
    """A cell of the lines that say something."""
    return Cell(tuple(line for line in lines if line.text))


def week_pieces(words: Words, program: Program) -> list[Piece]:
    """The parts down, the days across."""
    head = (Cell(), *(cell(Line(words.day[day], TABLE_HEAD)) for day in WEEKDAYS))
    first_weeks = [(p, weeks_of(program, p)[0]) for p in program.phases if weeks_of(program, p)]
    rows = []
    for phase, week in first_weeks:
        name = cell(Line(phase.name, GLANCE_PART), Line(weeks_words(words, phase), SMALL))
        row = [name]
        for day in WEEKDAYS:
            sessions = sessions_on(week, day)
            if not sessions:
                row.append(Cell((Line(words.rest, CELL_SMALL),), gray=True))
                continue
            label = " + ".join(words.sessions[s.name] for s in sessions)
            minutes = words.minutes.format(minutes=sum(whole_minutes(s) for s in sessions))
            row.append(cell(Line(label, GLANCE_CELL), Line(minutes, CELL_SMALL)))
        rows.append(tuple(row))
    turns = any(has_turns(week) for _, week in first_weeks)
    note = f"{words.week_first} {words.week_turns}" if turns else words.week_first
    shares = (0.285, *[0.715 / 7] * 7)
    return [
        Heading(words.week, 2),
        Table(shares, head, tuple(rows), row_pt=33, before_pt=4),
        Line(note, SMALL, before_pt=5),
    ]


@dataclass
class _Same:
    """An exercise as some sessions hold it."""

    exercise: ExerciseId
    items: dict[int, Item | None]
    """By week that has such a session."""
    names: list[BuiltSessionName] = field(default_factory=list)


def session_pieces(
    words: Words, program: Program, phase: ProgramPhase, cards: dict[ExerciseId, CardFacts]
) -> list[Piece]:
    """How long the sessions of a part take, and its exercises week by week."""
    weeks = weeks_of(program, phase)
    names = list(dict.fromkeys(s.name for week in weeks for s in week.sessions))
    if not names:
        return []
    told = " ".join(f"{words.session_titles[n]}: {_minutes(words, weeks, n)}." for n in names)
    named = len(names) > 1
    head = [cell(Line(words.column_exercise, TABLE_HEAD.aligned_left()))]
    if named:
        head.append(cell(Line(words.column_session, TABLE_HEAD)))
    for week in weeks:
        title = Line(words.column_week.format(number=week.number), TABLE_HEAD)
        head.append(cell(title, Line(words.light_week if week.light else "", CELL_SMALL)))
    rows = tuple(
        _session_row(words, cards[same.exercise], same, weeks, named)
        for same in _sames(weeks, names)
    )
    column, sessions = min(0.125, 0.5 / len(weeks)), 0.11 if named else 0.0
    first = 1 - sessions - column * len(weeks)
    shares = (first, *([sessions] if named else []), *[column] * len(weeks))
    return [
        Line(told, STRONG, before_pt=7),
        Table(shares, tuple(head), rows, row_pt=16.4, before_pt=3, pad_pt=1.5),
    ]


def _minutes(words: Words, weeks: list[Week], name: BuiltSessionName) -> str:
    minutes = [whole_minutes(s) for week in weeks for s in week.sessions if s.name == name]
    low, high = min(minutes), max(minutes)
    if low == high:
        return words.session_minutes.format(minutes=low)
    return words.session_minutes_range.format(low=low, high=high)


def _sames(weeks: list[Week], names: list[BuiltSessionName]) -> list[_Same]:
    """One line for the sessions that hold an exercise alike."""
    sames: list[_Same] = []
    for name in names:
        by_week = {
            week.number: {item.exercise: item for item in session.items}
            for week in weeks
            for session in week.sessions
            if session.name == name
        }
        for exercise in _in_order(list(by_week.values())):
            items = {number: held.get(exercise) for number, held in by_week.items()}
            same = next((s for s in sames if s.exercise == exercise and _alike(s, items)), None)
            if same is None:
                sames.append(_Same(exercise, items, [name]))
                continue
            same.items.update({n: item for n, item in items.items() if not same.items.get(n)})
            same.names.append(name)
    return sames


def _alike(same: _Same, items: dict[int, Item | None]) -> bool:
    return all(
        _printed(same.items[number]) == _printed(item)
        for number, item in items.items()
        if number in same.items
    )


def _printed(item: Item | None) -> Item | None:
    return item and item.model_copy(update=_OWN)


def _in_order(by_week: list[dict[ExerciseId, Item]]) -> list[ExerciseId]:
    slots = list(dict.fromkeys(item.slot for items in by_week for item in items.values()))
    first: dict[ExerciseId, tuple[int, int]] = {}
    for number, items in enumerate(by_week):
        for exercise, item in items.items():
            first.setdefault(exercise, (slots.index(item.slot), number))
    return sorted(first, key=lambda exercise: first[exercise])


def _session_row(
    words: Words, card: CardFacts, same: _Same, weeks: list[Week], named: bool
) -> tuple[Cell, ...]:
    there = [item for week in weeks if (item := same.items.get(week.number))]
    details = [cell_details(words, item) for item in there]
    kinds = dict.fromkeys(kind for each in details for kind in each)
    steady = [kind for kind in kinds if len({each.get(kind) for each in details}) == 1]
    facts = [*(details[0][kind] for kind in steady), side_words(words, there[0])]
    under = " · ".join(fact for fact in facts if fact)
    name = Line(card.exercise.patient_name)
    beside = (Line(under, SMALL),) if under else ()
    row = [Cell((Run((name, *beside)),), number=card.number)]
    if named:
        row.append(cell(Line(", ".join(words.sessions[n] for n in same.names), CELL_SMALL)))
    load = there[0].load_steps
    for week in weeks:
        item = same.items.get(week.number)
        if item is None:
            row.append(cell(Line("\u2013", CELL_SMALL)))
            continue
        told = [what for kind, what in cell_details(words, item).items() if kind not in steady]
        if item.load_steps > load:
            told.append(words.cell_heavier)
        load = item.load_steps
        amount = Line(cell_amount(words, item), CELL_STRONG)
        row.append(cell(amount, *(Line(what, CELL_SMALL) for what in told)))
    return tuple(row)

"""The tables of the booklet as pieces: the days and the moves of a part, the diary."""

from collections.abc import Mapping, Sequence

from planner.handout.document.part_sheet import Move
from planner.handout.document.session_days import session_days
from planner.handout.typeset.styles import LABEL, SMALL, STRONG, TABLE_HEAD, Style
from planner.handout.words.dosage_words import join_list
from planner.handout.words.week_facts import sessions_on
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Week
from planner.model.vocabulary import WEEKDAYS
from tests.benchmarks.pieces import Cell, Line, Piece, Table

_HEAD = TABLE_HEAD.aligned_left()


def _cell(*texts: str, style: Style = STRONG) -> Cell:
    """A cell of the texts that say something."""
    return Cell(tuple(Line(text, style) for text in texts if text))


def days_table(words: Words, weeks: Sequence[Week]) -> Table:
    """The sessions of some weeks, a row each."""
    heads = (words.column_session, words.column_days, words.column_minutes)
    rows = tuple(
        (
            _cell(each.title),
            Cell(tuple(Line(one.said) for one in each.days)),
            Cell((Line(each.minutes),)),
        )
        for each in session_days(words, weeks)
    )
    head = tuple(_cell(text, style=_HEAD) for text in heads)
    return Table((0.27, 0.46, 0.27), head, rows, pad_pt=3, before_pt=4)


def moves_table(
    words: Words, weeks: Sequence[Week], moves: Sequence[Move], cards: Mapping[ExerciseId, int]
) -> Table:
    """The moves of some weeks: card, sessions and dose."""
    names = dict.fromkeys(session.name for week in weeks for session in week.sessions)
    rows = []
    for move in moves:
        held = dict.fromkeys(
            session.name
            for week in weeks
            for session in week.sessions
            if any(item.exercise == move.exercise.id for item in session.items)
        )
        sessions = ", ".join(words.session_titles[name] for name in held)
        under = (Line(sessions, SMALL),) if len(names) > 1 else ()
        name = Cell((Line(move.exercise.patient_name, STRONG), *under), cards[move.exercise.id])
        rows.append((name, Cell(tuple(Line(each.said) for each in move.dose))))
    head = (_cell(words.column_exercise, style=_HEAD), _cell(words.column_dose, style=_HEAD))
    return Table((0.4, 0.6), head, tuple(rows), pad_pt=3, before_pt=8)


def diary_table(words: Words, week: Week) -> list[Piece]:
    """One week: a row an exercise day, and the days of rest in words."""
    title = (words.diary_light if week.light else words.column_week).format(number=week.number)
    heads = (
        words.diary_done,
        words.diary_before,
        words.diary_after,
        words.diary_effort,
        words.diary_notes,
    )
    head = (_cell(title, style=LABEL), *(_cell(text, style=TABLE_HEAD) for text in heads))
    days = [day for day in WEEKDAYS if sessions_on(week, day)]
    rows = []
    for day in days:
        names = list(dict.fromkeys(session.name for session in sessions_on(week, day)))
        labels = [words.sessions[name] for name in names] if names != ["Daily"] else []
        done = Cell(tuple(Line(label, STRONG) for label in labels), box=True)
        rows.append((_cell(words.day_long[day]), done, *[Cell()] * 4))
    shares = (0.14, 0.12, 0.08, 0.08, 0.08, 0.5)
    table = Table(shares, head, tuple(rows), row_pt=25, pad_pt=3, upright=True, before_pt=12)
    rest = [words.day_long[day] for day in WEEKDAYS if day not in days]
    told = words.sheet.rest_days.format(days=join_list(words, rest)) if rest else ""
    return [table, *([Line(told, before_pt=3)] if told else [])]

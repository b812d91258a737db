"""The tables of the booklet as pieces: the days and the moves of a part, the diary."""

from collections.abc import Mapping, Sequence

from planner.handout.document.move import Move
from planner.handout.document.session_days import session_days
from planner.handout.typeset.styles import SMALL, STRONG, TABLE_HEAD, Style
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Week
from tests.benchmarks.pieces import Cell, Line, Table

_HEAD = TABLE_HEAD.aligned_left()


def _cell(*texts: str, style: Style = STRONG) -> Cell:
    """A cell of the texts that say something."""
    return Cell(tuple(Line(text, style) for text in texts if text))


def days_table(words: Words, weeks: Sequence[Week]) -> Table:
    """The sessions of some weeks, a row each."""
    walks = any(item.outside for week in weeks for s in week.sessions for item in s.items)
    minutes = words.column_minutes_walk if walks else words.column_minutes
    heads = (words.column_session, words.column_days, minutes)
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
        rows.append((name, Cell(tuple(Line(each.said) for line in move.dose for each in line))))
    head = (_cell(words.column_exercise, style=_HEAD), _cell(words.column_dose, style=_HEAD))
    return Table((0.4, 0.6), head, tuple(rows), pad_pt=3, before_pt=8)

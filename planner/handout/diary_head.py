"""The head of a week in the diary."""

from planner.handout.grid import Cell, text_cell
from planner.handout.styles import LABEL, TABLE_HEAD
from planner.handout.words import Words
from planner.model.program import Week
from planner.model.vocabulary import WEEKDAYS

LABEL_PT = 112.0
HEAD_PT = 16.0


def head_cells(words: Words, week: Week, day_width: float) -> tuple[Cell, ...]:
    """Which week it is, and the days."""
    title = (words.diary_light if week.light else words.column_week).format(number=week.number)
    return (
        text_cell(LABEL_PT, (title, LABEL), pad=2),
        *(text_cell(day_width, (words.day[each], TABLE_HEAD), pad=1) for each in WEEKDAYS),
    )

"""The head of a week in the diary."""

from planner.handout.typeset.grid import GridCell, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import LABEL, TABLE_HEAD
from planner.model.program.program import Week
from planner.model.vocabulary import WEEKDAYS

HEAD_PT = 16.0
_LABEL_PT = 112.0
_LABEL_LARGE_PT = 66.0


def label_width(sheet: Sheet) -> float:
    """Room for what is to be written down, points; in large print it takes two lines."""
    return _LABEL_LARGE_PT if sheet.large else _LABEL_PT


def head_cells(sheet: Sheet, week: Week, day_width: float) -> tuple[GridCell, ...]:
    """Which week it is, and the days."""
    words = sheet.words
    title = (words.diary_light if week.light else words.column_week).format(number=week.number)
    return (
        text_cell(label_width(sheet), (title, LABEL), pad=2),
        *(text_cell(day_width, (words.day[each], TABLE_HEAD), pad=1) for each in WEEKDAYS),
    )

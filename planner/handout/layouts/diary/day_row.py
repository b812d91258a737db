"""A day of the diary: its sessions with a box each, pain before and after, effort, notes."""

from dataclasses import dataclass
from functools import partial

from planner.handout.layouts.diary.fields import number_field, session_field
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.grid import CellBox, CellMark, GridCell, GridRow, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import LABEL, STRONG, TABLE_HEAD, Style
from planner.handout.typeset.text_block import TextBlock, natural_width
from planner.handout.words.week_facts import sessions_on
from planner.model.program.diary_field import NUMBERS, DiaryField
from planner.model.program.program import BuiltSessionName, Program, Week
from planner.model.vocabulary import WEEKDAYS, Weekday

_ROW_PT = 25.0
"""10 mm on paper: room to write by hand."""
_BOX_PT = 13.0
_LINE_PT = 18.0
"""From one box to the next below it."""
_PAD_PT = 3.0
_NUMBER_PT = 32.0
_LEAST_NOTES_PT = 70.0


@dataclass(frozen=True)
class DayColumns:
    """The columns of every week of a diary: day, sessions, three numbers, and notes if any."""

    widths: tuple[float, ...]
    notes: bool


def columns_for(sheet: Sheet, program: Program, *, with_notes: bool) -> DayColumns:
    """As wide as their words need; what is left is for notes."""
    words = sheet.words
    names = {session.name for week in program.weeks for session in week.sessions}
    labels = [words.sessions[name] for name in names if name != "Daily"]
    # The title of a week stands over the days, the longer ones on two lines.
    titles = [part for week in program.weeks for part in _title(sheet, week).split(" ")]
    days = [_day(sheet, day) for day in WEEKDAYS]
    day = max(_widest([*titles, *days], STRONG), natural_width("00", STRONG))
    head = words.diary_done.split(" ")
    done = max(_widest(labels, STRONG) + _BOX_PT + 4, _widest(head, TABLE_HEAD))
    numbers = [
        max(_NUMBER_PT, _widest(head.split(" "), TABLE_HEAD)) for head in _number_heads(sheet)
    ]
    fixed = [each + 2 * _PAD_PT + 1 for each in (day, done, *numbers)]
    left = sheet.width - sum(fixed)
    if with_notes and left >= _LEAST_NOTES_PT:
        return DayColumns((*fixed, left), notes=True)
    return DayColumns(tuple(each + left / len(fixed) for each in fixed), notes=False)


def head_row(sheet: Sheet, week: Week, columns: DayColumns) -> GridRow:
    """Which week it is, and what is written down."""
    words = sheet.words
    heads = [words.diary_done, *_number_heads(sheet), *([words.diary_notes] * columns.notes)]
    cells = (
        text_cell(width, (head, TABLE_HEAD), pad=_PAD_PT)
        for width, head in zip(columns.widths[1:], heads, strict=True)
    )
    title = text_cell(columns.widths[0], (_title(sheet, week), LABEL), pad=_PAD_PT)
    return GridRow((title, *cells), head=True)


def day_row(
    sheet: Sheet, week: Week, day: Weekday, columns: DayColumns, fillable_as: str
) -> GridRow:
    """One day; with fields if there is a fingerprint to name them by."""
    names = tuple(dict.fromkeys(session.name for session in sessions_on(week, day)))
    field = DiaryField(fillable_as, week.number, day)
    name = text_cell(columns.widths[0], (_day(sheet, day), STRONG), pad=_PAD_PT)
    boxes = GridCell(mark=partial(_boxes, sheet, names, field))
    numbers = [GridCell(mark=_number(sheet, field._replace(number=number))) for number in NUMBERS]
    notes = [GridCell()] * columns.notes
    height = max(_ROW_PT, len(names) * _LINE_PT + 6)
    return GridRow((name, boxes, *numbers, *notes), min_height=height)


def _boxes(
    sheet: Sheet,
    names: tuple[BuiltSessionName, ...],
    field: DiaryField,
    pen: Pen,
    box: CellBox,
) -> None:
    """A box to tick for each session, its name beside it where a day may have others."""
    y = box.top - (box.height - len(names) * _LINE_PT) / 2
    for name in names:
        label = sheet.words.sessions[name] if names != ("Daily",) else ""
        setting = TextBlock(label, STRONG, box.width)
        x = box.left + _PAD_PT + 2
        bottom = y - (_LINE_PT + _BOX_PT) / 2
        if field.program:
            session_field(pen, sheet, field._replace(session=name), x, bottom, _BOX_PT)
        else:
            tick_box(pen, x, bottom, _BOX_PT)
        if label:
            setting.draw(pen, x + _BOX_PT + 4, y - (_LINE_PT - setting.height) / 2)
        y -= _LINE_PT


def _number(sheet: Sheet, field: DiaryField) -> CellMark | None:
    return partial(number_field, sheet, field) if field.program else None


def _number_heads(sheet: Sheet) -> tuple[str, str, str]:
    words = sheet.words
    return words.diary_before, words.diary_after, words.diary_effort


def _title(sheet: Sheet, week: Week) -> str:
    words = sheet.words
    return (words.diary_light if week.light else words.column_week).format(number=week.number)


def _day(sheet: Sheet, day: Weekday) -> str:
    words = sheet.words
    return words.day[day] if sheet.stacked else words.day_long[day]


def _widest(texts: list[str], style: Style) -> float:
    return max((natural_width(text, style) for text in texts), default=0.0)

"""The days of a week: days across; pain in the morning, done, pain after and effort down."""

from functools import partial

from planner.handout.document.diary_week import Ask, DayRow, DiaryWeek
from planner.handout.layouts.diary.asked import DiaryAnswers, box_pt
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, REST, TABLE_HEAD

_LABEL_SHARE = 0.2
_LABEL_SHARE_LARGE = 0.24
_HEAD_PT = 16.0
_GAP_PT = 3.0


def days_grid(sheet: Sheet, told: DiaryWeek, answers: DiaryAnswers) -> list[Block]:
    """The table of a week."""
    label = sheet.width * (_LABEL_SHARE_LARGE if sheet.large else _LABEL_SHARE)
    day = (sheet.width - label) / len(told.days)
    head = GridRow(
        (GridCell(), *(text_cell(day, (name, TABLE_HEAD), pad=1) for name in told.days)),
        min_height=_HEAD_PT,
        head=True,
    )
    rows = [_row(sheet, row, label, answers) for row in told.rows]
    return grid([label, *[day] * len(told.days)], [head, *rows], upright=True, space_before=3)


def _row(sheet: Sheet, row: DayRow, label: float, answers: DiaryAnswers) -> GridRow:
    cells = [
        GridCell(mark=partial(_cell, sheet, answers, asks[0])) if asks else GridCell(fill=REST)
        for asks in row.cells
    ]
    return GridRow(
        (text_cell(label, (row.label, BODY), pad=2), *cells),
        min_height=box_pt(sheet) + 2 * _GAP_PT,
    )


def _cell(sheet: Sheet, answers: DiaryAnswers, ask: Ask, pen: Pen, box: CellBox) -> None:
    """Room for a number, or a box in the middle."""
    if ask.most:
        bottom = box.top - box.height
        answers.number(pen, ask, box.left, bottom, box.width, box.height, edge=False)
        return
    side = box_pt(sheet)
    x, y = box.left + (box.width - side) / 2, box.top - (box.height + side) / 2
    answers.tick(pen, ask, x, y, side)

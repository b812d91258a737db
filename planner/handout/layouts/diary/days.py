"""The days of a week: days across; pain in the morning, done, pain after and effort down."""

from functools import partial

from planner.handout.document.diary_week import Ask, DayRow, DiaryWeek
from planner.handout.fonts import BOLD, width_pt
from planner.handout.layouts.diary.asked import Answers, box_pt
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, INK, REST, STRONG, TABLE_HEAD

_LABEL_SHARE = 0.2
_LABEL_SHARE_LARGE = 0.24
_HEAD_PT = 16.0
_GAP_PT = 3.0


def days_grid(sheet: Sheet, told: DiaryWeek, answers: Answers) -> list[Block]:
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


def _row(sheet: Sheet, row: DayRow, label: float, answers: Answers) -> GridRow:
    side = box_pt(sheet)
    most = max(map(len, row.cells))
    cells = [
        GridCell(mark=partial(_cell, sheet, answers, asks)) if asks else GridCell(fill=REST)
        for asks in row.cells
    ]
    return GridRow(
        (text_cell(label, (row.label, BODY), pad=2), *cells),
        min_height=most * (side + _GAP_PT) + _GAP_PT,
    )


def _cell(sheet: Sheet, answers: Answers, asks: tuple[Ask, ...], pen: Pen, box: CellBox) -> None:
    """Room for a number, or boxes one below the other, each beside or under its letter."""
    if asks[0].most:
        bottom = box.top - box.height
        answers.number(pen, asks[0], box.left, bottom, box.width, box.height, edge=False)
        return
    side = box_pt(sheet)
    used = len(asks) * (side + _GAP_PT) - _GAP_PT
    y = box.top - (box.height - used) / 2 - side
    for ask in asks:
        _tick(answers, ask, pen, box, y, side)
        y -= side + _GAP_PT


def _tick(answers: Answers, ask: Ask, pen: Pen, box: CellBox, y: float, side: float) -> None:
    size = STRONG.size
    wide = width_pt(ask.text, BOLD, size) + _GAP_PT if ask.text else 0.0
    if wide + side > box.width - 2:
        # A long letter stands in the box itself, small as the box allows.
        size *= min(1.0, (box.width - side - 2 * _GAP_PT) / (wide - _GAP_PT))
        wide = width_pt(ask.text, BOLD, size) + _GAP_PT
    x = box.left + (box.width - wide - side) / 2
    if ask.text:
        with pen.text():
            pen.setFillColor(INK)
            pen.setFont(BOLD, size)
            pen.drawString(x, y + side / 2 - size * 0.34, f"{ask.text} ")
    answers.tick(pen, ask, x + wide, y, side)

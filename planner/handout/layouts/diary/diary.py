"""The diary: a box to tick for each session, and room for pain, effort and notes."""

from collections.abc import Callable
from dataclasses import replace

from planner.handout.fonts import BOLD, width_pt
from planner.handout.layouts.booklet.clearance import clearance_of_parts
from planner.handout.layouts.booklet.week_table import sessions_on
from planner.handout.layouts.diary.diary_head import HEAD_PT, head_cells, label_width
from planner.handout.layouts.headings import heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, CellMark, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import BODY, INK, LINE, PART, REST, STRONG, TABLE_HEAD
from planner.handout.words.words import Words
from planner.model.program.program import Program, Session, Week
from planner.model.vocabulary import WEEKDAYS

_FIRST_WEEKS = 0.4
"""The diary begins where this much of a page is free."""
_NOTES_SHARE = 0.16
_ROW_PT = 16.0
_ROW_ALONE_PT = 22.0
_DONE_TALL_PT = 27.0
_BOX_PT = 11.0
_WEEK_GAP_PT = 4.0


def diary_blocks(
    sheet: Sheet, program: Program, *, alone: bool = False, fillable_as: str = ""
) -> list[Block]:
    """Every week of the program; `alone` it is the whole handout.

    With fields to fill in on a screen if there is a fingerprint to name them by.
    """
    words = sheet.words
    name = words.diary_for.format(name=program.intake.patient.on_paper) if alone else words.diary
    title = heading(sheet, name, style=PART, before=0, bookmark=True, rank=1 if alone else 2)
    said = f"{words.diary_how} {words.diary_fill}" if fillable_as else words.diary_how
    how = text(sheet, said, style=BODY)
    begins = 0.0 if alone else sheet.height * _FIRST_WEEKS
    blocks = [
        replace(title, wants=begins, level=0, space_before=16),
        replace(how, keep_with_next=True),
        # In a booklet each part says it.
        *(clearance_of_parts(sheet, program) if alone else ()),
    ]
    if fillable_as:
        from planner.handout.layouts.diary.diary_form import week_form

        return [
            *blocks,
            *(b for week in program.weeks for b in week_form(sheet, week, fillable_as)),
        ]
    for week in program.weeks:
        blocks.extend(_week(sheet, week, _ROW_ALONE_PT if alone else _ROW_PT))
    return blocks


def _week(sheet: Sheet, week: Week, row: float) -> list[Block]:
    """One week: days across; done, pain, effort down; notes beside it, in large print none."""
    words = sheet.words
    label = label_width(sheet)
    notes = 0.0 if sheet.large else sheet.width * _NOTES_SHARE
    day = (sheet.width - label - notes) / 7
    widths = [label, *[day] * 7, *([notes] if notes else [])]
    notes_head = [text_cell(notes, (words.diary_notes, TABLE_HEAD), pad=1)] if notes else []
    head = GridRow((*head_cells(sheet, week, day), *notes_head), min_height=HEAD_PT, head=True)
    days = [sessions_on(week, each) for each in WEEKDAYS]
    done = _DONE_TALL_PT if any(_is_long(sheet, each) for each in days) else row
    rows = [
        _row(sheet, words.diary_done, done, days, lambda sessions: _done(words, sessions)),
        _row(sheet, words.diary_pain, row, days, lambda _: _before_and_after),
        _row(sheet, words.diary_effort, row, days, lambda _: None),
    ]
    return grid(widths, [head, *rows], upright=True, space_before=_WEEK_GAP_PT)


def _row(
    sheet: Sheet,
    label: str,
    height: float,
    days: list[list[Session]],
    mark: Callable[[list[Session]], CellMark | None],
) -> GridRow:
    cells = [GridCell(mark=mark(each)) if each else GridCell(fill=REST) for each in days]
    notes = [] if sheet.large else [GridCell()]
    first = text_cell(label_width(sheet), (label, BODY), pad=2)
    return GridRow((first, *cells, *notes), min_height=height)


def _before_and_after(pen: Pen, box: CellBox) -> None:
    """Room for two numbers, a stroke between them."""
    middle, reach = box.left + box.width / 2, box.height * 0.32
    pen.setStrokeColor(LINE)
    pen.setLineWidth(0.8)
    top = box.top - box.height / 2
    pen.line(middle - reach * 0.5, top - reach, middle + reach * 0.5, top + reach)


def _done(words: Words, sessions: list[Session]) -> CellMark:
    """The session's letter and a box to tick."""
    label = " + ".join(words.sessions[each.name] for each in sessions)
    if all(each.name == "Daily" for each in sessions):
        label = ""

    def mark(pen: Pen, box: CellBox) -> None:
        size = STRONG.size if len(label) < 3 else 9.5
        gap = 4.0 if label else 0.0
        label_width = width_pt(label, BOLD, size)
        if label_width > box.width - _BOX_PT - gap - 4.0:
            _stacked(pen, label, size, box)
            return
        x = box.left + max(2.0, (box.width - label_width - gap - _BOX_PT) / 2)
        middle = box.top - box.height / 2
        if label:
            with pen.text():
                pen.setFillColor(INK)
                pen.setFont(BOLD, size)
                pen.drawString(x, middle - size * 0.34, label)
        tick_box(pen, x + label_width + gap, middle - _BOX_PT / 2, _BOX_PT)

    return mark


def _stacked(pen: Pen, label: str, size: float, box: CellBox) -> None:
    """A long label above its box."""
    size *= min(1.0, (box.width - 4.0) / width_pt(label, BOLD, size))
    middle, x = box.top - box.height / 2, box.left + box.width / 2
    with pen.text():
        pen.setFillColor(INK)
        pen.setFont(BOLD, size)
        pen.drawCentredString(x, middle + 3, label)
    tick_box(pen, x - _BOX_PT / 2, middle - _BOX_PT - 1, _BOX_PT)


def _is_long(sheet: Sheet, sessions: list[Session]) -> bool:
    """Whether its label stands above the box in large print."""
    names = {each.name for each in sessions} - {"Daily"}
    return sheet.large and any(len(sheet.words.sessions[name]) > 2 for name in names)

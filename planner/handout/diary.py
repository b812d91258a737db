"""The diary: a box to tick for each session, and room for pain, effort and notes."""

from dataclasses import replace

from planner.handout.blocks import NEW_PAGE, Block
from planner.handout.fonts import BOLD, width_pt
from planner.handout.grid import Box, Cell, Mark, Row, grid, text_cell
from planner.handout.headings import heading, text
from planner.handout.outline import weeks_of
from planner.handout.pen import Pen
from planner.handout.shapes import tick_box
from planner.handout.sheet import Sheet
from planner.handout.styles import BODY, INK, LABEL, PART, REST, STRONG, TABLE_HEAD
from planner.handout.week_table import sessions_on
from planner.handout.words import Words
from planner.model.program import Program, Session, Week
from planner.model.vocabulary import WEEKDAYS

_LABEL_PT = 88.0
_NOTES_SHARE = 0.2
_ROW_PT = 22.0
_HEAD_PT = 19.0
_BOX_PT = 11.5


def diary_blocks(sheet: Sheet, program: Program, *, alone: bool = False) -> list[Block]:
    """Every week of the program, part by part; `alone` it is the whole handout."""
    words = sheet.words
    title = heading(sheet, words.diary, style=PART, before=0, bookmark=True, rank=1 if alone else 2)
    blocks = [
        replace(title, wants=NEW_PAGE, level=0),
        replace(text(sheet, words.diary_how, style=BODY), keep_with_next=True),
    ]
    for phase in program.phases:
        name = words.part.format(number=phase.number, name=phase.name)
        weeks = [
            block
            for index, week in enumerate(weeks_of(program, phase))
            for block in _week(sheet, week, space_before=0 if index == 0 else 8)
        ]
        title = heading(sheet, name, before=10, rank=2 if alone else 3)
        height = title.height + sum(block.height + block.space_before for block in weeks)
        # A part stays on one page where it can.
        blocks.append(replace(title, wants=height if height <= sheet.height else 0.0))
        blocks.extend(weeks)
    return blocks


def _week(sheet: Sheet, week: Week, space_before: float) -> list[Block]:
    """One week: days across; done, pain before and after, effort down; notes beside it."""
    words = sheet.words
    notes = sheet.width * _NOTES_SHARE
    day = (sheet.width - _LABEL_PT - notes) / 7
    widths = [_LABEL_PT, *[day] * 7, notes]
    title = (words.diary_light if week.light else words.column_week).format(number=week.number)
    head = Row(
        (
            text_cell(_LABEL_PT, (title, LABEL), pad=3),
            *(text_cell(day, (words.day[each], TABLE_HEAD), pad=2) for each in WEEKDAYS),
            text_cell(notes, (words.diary_notes, TABLE_HEAD), pad=2),
        ),
        min_height=_HEAD_PT,
        head=True,
    )
    days = [sessions_on(week, each) for each in WEEKDAYS]
    done = [Cell(mark=_done(words, each)) if each else Cell(fill=REST) for each in days]
    rows = [head, _row(words.diary_done, done)]
    for label in (words.diary_before, words.diary_after, words.diary_effort):
        rows.append(_row(label, [Cell() if each else Cell(fill=REST) for each in days]))
    return grid(widths, rows, upright=True, space_before=space_before)


def _row(label: str, days: list[Cell]) -> Row:
    return Row((text_cell(_LABEL_PT, (label, BODY), pad=3), *days, Cell()), min_height=_ROW_PT)


def _done(words: Words, sessions: list[Session]) -> Mark:
    """The session's letter and a box to tick."""
    label = " + ".join(words.sessions[each.name] for each in sessions)
    if all(each.name == "Daily" for each in sessions):
        label = ""

    def mark(pen: Pen, box: Box) -> None:
        size = STRONG.size if len(label) < 3 else 9.5
        label_width = width_pt(label, BOLD, size)
        gap = 4.0 if label else 0.0
        x = box.left + max(2.0, (box.width - label_width - gap - _BOX_PT) / 2)
        middle = box.top - box.height / 2
        if label:
            with pen.text():
                pen.setFillColor(INK)
                pen.setFont(BOLD, size)
                pen.drawString(x, middle - size * 0.34, label)
        tick_box(pen, x + label_width + gap, middle - _BOX_PT / 2, _BOX_PT)

    return mark

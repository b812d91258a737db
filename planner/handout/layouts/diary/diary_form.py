"""A week of the diary with fields: done, pain before and after, effort a day; notes below.

Wider than the printed diary, so that numbers can be typed: pain before and after have a row each.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from planner.handout.fonts import BOLD, width_pt
from planner.handout.layouts.booklet.week_table import sessions_on
from planner.handout.layouts.diary.diary_head import HEAD_PT, head_cells, label_width
from planner.handout.pdf.field import CheckBox, TextField
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, CellMark, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, INK, REST, STRONG
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.words import Words
from planner.model.program.checkin import MOST_IN_A_NOTE
from planner.model.program.diary_field import NUMBERS, DiaryField
from planner.model.program.program import BuiltSessionName, Week
from planner.model.vocabulary import WEEKDAYS, Weekday

_ROW_PT = 18.0
_BOX_PT = 13.0
_LABEL_GAP_PT = 4.0
_LINE_PT = 14.5
"""From one check box to the next below it."""
_RULE_PT = 1.0
"""What a number's field leaves free of its cell, for the rules around it."""
_NOTES_PT = 32.0
_WEEK_GAP_PT = 6.0
_PAD_PT = 2.0


def week_form(sheet: Sheet, week: Week, program: str) -> list[Block]:
    """One week, of the program with that fingerprint."""
    words = sheet.words
    label_room = label_width(sheet)
    day_width = (sheet.width - label_room) / len(WEEKDAYS)
    days = {day: _sessions(week, day) for day in WEEKDAYS}
    lines = {day: _lines(words, names, day_width) for day, names in days.items()}
    head = GridRow(head_cells(sheet, week, day_width), min_height=HEAD_PT, head=True)

    def row(label: str, height: float, mark: Callable[[Weekday], CellMark]) -> GridRow:
        cells = [GridCell(mark=mark(day)) if days[day] else GridCell(fill=REST) for day in WEEKDAYS]
        return GridRow((text_cell(label_room, (label, BODY), pad=2), *cells), min_height=height)

    most = max(map(len, lines.values()))
    labels = (words.diary_before, words.diary_after, words.diary_effort)
    rows = [
        row(
            words.diary_done,
            max(_ROW_PT, most * _LINE_PT + 4),
            lambda day: partial(_boxes, words, DiaryField(program, week.number, day), lines[day]),
        ),
        *(
            row(
                label,
                _ROW_PT,
                lambda day, number=number: partial(  # type: ignore[misc]
                    _room, words, DiaryField(program, week.number, day, number=number)
                ),
            )
            for label, number in zip(labels, NUMBERS, strict=True)
        ),
    ]
    widths = [label_room, *[day_width] * len(WEEKDAYS)]
    table = grid(
        widths, [head, *rows], upright=True, space_before=_WEEK_GAP_PT, keep_with_next=True
    )
    return [*table, _notes(sheet, DiaryField(program, week.number))]


def field_label(words: Words, field: DiaryField) -> str:
    """What a screen reader says: "Week 3, Monday, pain before, 0 to 10"."""
    week = words.column_week.format(number=field.week)
    if field.day is None:
        return f"{week}, {words.field_notes}"
    what = words.field_done[field.session] if field.session else words.field_number[field.number]  # type: ignore[index]
    return f"{week}, {words.day_long[field.day]}, {what}"


class _Line(NamedTuple):
    """What stands side by side in a day: a label, a box, or each with its session."""

    parts: tuple[tuple[str, BuiltSessionName | None], ...]
    size: float
    """Of the letters."""

    @property
    def width(self) -> float:
        return _width(self.parts, self.size)


def _width(parts: tuple[tuple[str, BuiltSessionName | None], ...], size: float) -> float:
    total = -_LABEL_GAP_PT
    for label, box in parts:
        total += width_pt(label, BOLD, size) + _LABEL_GAP_PT if label else 0
        total += _BOX_PT + _LABEL_GAP_PT if box else 0
    return total


def _sessions(week: Week, day: Weekday) -> tuple[BuiltSessionName, ...]:
    return tuple(dict.fromkeys(session.name for session in sessions_on(week, day)))


def _lines(words: Words, names: tuple[BuiltSessionName, ...], width: float) -> tuple[_Line, ...]:
    """The sessions of a day: side by side, one below the other, or each below its label."""
    if names == ("Daily",):
        return (_Line((("", "Daily"),), STRONG.size),)
    room = width - 2 * _PAD_PT
    together = tuple((words.sessions[name], name) for name in names)
    size = STRONG.size if all(len(label) < 3 for label, _ in together) else 9.5
    if _width(together, size) <= room:
        return (_Line(together, size),) if names else ()
    lines: list[_Line] = []
    for label, name in together:
        if _width(((label, name),), size) <= room:
            lines.append(_Line(((label, name),), size))
            continue
        fitting = size * min(1.0, room / width_pt(label, BOLD, size))
        lines += [_Line(((label, None),), fitting), _Line((("", name),), size)]
    return tuple(lines)


def _boxes(words: Words, day: DiaryField, lines: tuple[_Line, ...], pen: Pen, box: CellBox) -> None:
    """Each session's letter and a box to tick."""
    y = box.top - (box.height - len(lines) * _LINE_PT) / 2 - _LINE_PT / 2
    for line in lines:
        x = box.left + (box.width - line.width) / 2
        for label, session in line.parts:
            if label:
                with pen.text():
                    pen.setFillColor(INK)
                    pen.setFont(BOLD, line.size)
                    pen.drawString(x, y - line.size * 0.34, f"{label} ")
                x += width_pt(label, BOLD, line.size) + _LABEL_GAP_PT
            if session:
                field = day._replace(session=session)
                check = CheckBox(field.name, field_label(words, field))
                pen.field(check, x, y - _BOX_PT / 2, _BOX_PT, _BOX_PT)
                x += _BOX_PT + _LABEL_GAP_PT
        y -= _LINE_PT


def _room(words: Words, field: DiaryField, pen: Pen, box: CellBox) -> None:
    """Room for a number from 0 to 10."""
    room = TextField(field.name, field_label(words, field), size=BODY.size, most=2)
    left, bottom = box.left + _RULE_PT, box.top - box.height + _RULE_PT
    pen.field(room, left, bottom, box.width - 2 * _RULE_PT, box.height - 2 * _RULE_PT)


def _notes(sheet: Sheet, field: DiaryField) -> Block:
    """Two lines for what numbers do not say."""
    label_room = label_width(sheet)
    label = TextBlock(sheet.words.diary_notes, BODY, label_room - 4)
    room = TextField(
        field.name, field_label(sheet.words, field), size=BODY.size, most=MOST_IN_A_NOTE, lines=True
    )

    def draw(pen: Pen, left: float, top: float) -> None:
        label.draw(pen, left + 2, top - 3)
        pen.field(room, left + label_room, top - _NOTES_PT, sheet.width - label_room, _NOTES_PT - 3)

    return Block(height=_NOTES_PT, draw=draw)

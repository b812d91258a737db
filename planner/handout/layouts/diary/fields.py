"""The fields of a diary that is filled in on a screen; each says to a screen reader what it is."""

from planner.handout.pdf.field import CheckBox, TextField
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.words import Words
from planner.model.program.checkin import MOST_IN_A_NOTE
from planner.model.program.diary_field import DiaryField
from planner.model.program.program import Week

_RULE_PT = 1.0
"""What a number's field leaves free of its cell, for the rules around it."""
_NOTES_PT = 34.0


def field_label(words: Words, field: DiaryField) -> str:
    """What a screen reader says: "Week 3, Monday, pain before, 0 to 10"."""
    week = words.column_week.format(number=field.week)
    if field.day is None:
        return f"{week}, {words.field_notes}"
    what = words.field_done[field.session] if field.session else words.field_number[field.number]  # type: ignore[index]
    return f"{week}, {words.day_long[field.day]}, {what}"


def session_field(
    pen: Pen, sheet: Sheet, field: DiaryField, left: float, bottom: float, side: float
) -> None:
    """A box to tick for a session."""
    pen.field(CheckBox(field.name, field_label(sheet.words, field)), left, bottom, side, side)


def number_field(sheet: Sheet, field: DiaryField, pen: Pen, box: CellBox) -> None:
    """Room for a number from 0 to 10."""
    room = TextField(field.name, field_label(sheet.words, field), size=BODY.size, most=2)
    left, bottom = box.left + _RULE_PT, box.top - box.height + _RULE_PT
    pen.field(room, left, bottom, box.width - 2 * _RULE_PT, box.height - 2 * _RULE_PT)


def notes_field(sheet: Sheet, week: Week, program: str) -> Block:
    """Under a week: two lines for what numbers do not say."""
    field = DiaryField(program, week.number)
    label = TextBlock(sheet.words.diary_notes, BODY, 60)
    room = TextField(
        field.name, field_label(sheet.words, field), size=BODY.size, most=MOST_IN_A_NOTE, lines=True
    )

    def draw(pen: Pen, left: float, top: float) -> None:
        label.draw(pen, left, top - 3)
        pen.field(room, left + 60, top - _NOTES_PT, sheet.width - 60, _NOTES_PT - 3)

    return Block(height=_NOTES_PT, draw=draw, space_before=3)

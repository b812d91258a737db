"""One part of the plan for the fridge: the days, the moves and doses, the pain lights, help."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.handout.document.by_week import in_weeks
from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet
from planner.handout.kept_pictures import PICTURE_PT
from planner.handout.layouts.booklet.days_table import days_table
from planner.handout.layouts.booklet.glance import note_blocks
from planner.handout.layouts.brand import LOGO_PT, logo_block, number_line
from planner.handout.layouts.picture import picture_block
from planner.handout.layouts.sheet.head import head_blocks
from planner.handout.layouts.sheet.safety import safety_blocks
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, STRONG
from planner.handout.typeset.text_block import LONGEST, TextBlock, column_height, draw_column
from planner.model.program.program import Program

_GAP_PT = 12.0
_TEXT_GAP_PT = 8.0
_PICTURE_PT = 108.0
"""Width of a picture on paper."""
_LEAST_COLUMN_PT = 210.0
"""Of an exercise: where there is less room, none stands beside another."""


def one_page_blocks(sheet: Sheet, program: Program, told: PartSheet) -> list[Block]:
    """What of a part is looked at each day, in the words of its sheet. The days stand beside the
    moves, or in a table where they are the same for all."""
    weeks = [week for week in program.weeks if week.phase == told.part]
    differ = len({move.days for move in told.moves if move.days}) > 1
    return [
        *head_blocks(sheet, told, first=True, alone=False),
        *([] if differ else days_table(sheet, weeks)),
        *_moves(sheet, told.moves, with_days=differ),
        *note_blocks(sheet, program),
        *safety_blocks(sheet, told),
        *(number_line(sheet) if sheet.large else ()),
        _end(sheet, told),
    ]


def _end(sheet: Sheet, told: PartSheet) -> Block:
    """What the next morning says, and the clinic's logo beside or under it."""
    logo = logo_block(sheet)
    beside = logo is not None and sheet.measure + LOGO_PT[0] < sheet.width
    width = sheet.measure if beside else sheet.width
    said = TextBlock(told.next_day, BODY, width, longest=LONGEST)
    below = 0.0 if beside else said.height + _TEXT_GAP_PT

    def draw(pen: Pen, left: float, top: float) -> None:
        said.draw(pen, left, top)
        if logo:
            logo.draw(pen, left + sheet.width, top - below)

    height = max(said.height, logo.height + below) if logo else said.height
    return Block(height=height, draw=draw, space_before=6)


def _moves(sheet: Sheet, moves: Sequence[Move], *, with_days: bool) -> list[Block]:
    """Two beside one another, one where there is less room."""
    half = (sheet.width - _GAP_PT) / 2
    many = 2 if half >= _LEAST_COLUMN_PT and not sheet.stacked else 1
    width = half if many == 2 else sheet.width
    drawn = [_move(sheet, move, width, with_days=with_days) for move in moves]
    return [
        _row(drawn[start : start + many], width, first=start == 0)
        for start in range(0, len(drawn), many)
    ]


def _row(moves: Sequence["_Move"], width: float, *, first: bool) -> Block:
    def draw(pen: Pen, left: float, top: float) -> None:
        for index, each in enumerate(moves):
            each.draw(pen, left + index * (width + _GAP_PT), top)

    height = max(each.height for each in moves)
    return Block(height=height, draw=draw, space_before=8 if first else 5)


@dataclass(frozen=True)
class _Move:
    """A picture with the name and the dose beside it."""

    name: TextBlock
    dose: list[TextBlock]
    picture: Block | None
    picture_width: float
    language: str

    @property
    def height(self) -> float:
        high = self.picture.height if self.picture else 0.0
        return max(high, self.name.height + column_height(self.dose, 1) + 2)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        x = left + self.picture_width + _TEXT_GAP_PT
        with pen.language(self.language):
            with pen.element("H3"):
                self.name.draw(pen, x, top)
            if self.picture:
                self.picture.draw(pen, left, top)
        draw_column(pen, self.dose, x, top - self.name.height - 2, 1)


def _move(sheet: Sheet, move: Move, width: float, *, with_days: bool) -> _Move:
    exercise, wide = move.exercise, _PICTURE_PT / sheet.scale
    room = min(sheet.measure, width - wide - _TEXT_GAP_PT)
    scale = wide / PICTURE_PT[0]
    dose = [TextBlock(in_weeks(each), BODY, room) for each in move.dose]
    if with_days and move.days:
        days, label = f"{'. '.join(each.said for each in move.days)}.", sheet.words.column_days
        dose.append(TextBlock(days, BODY, room, label=f"{label}:"))
    return _Move(
        name=TextBlock(exercise.patient_name, STRONG, room),
        dose=dose,
        picture=picture_block(sheet, exercise, move.item, scale) if exercise.picture else None,
        picture_width=wide,
        language=sheet.words_for(exercise.id).language,
    )

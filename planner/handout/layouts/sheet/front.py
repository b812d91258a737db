"""The front of a part's sheet: each move with its picture, dose and days."""

from planner.handout.document.by_week import in_weeks
from planner.handout.document.move import Move
from planner.handout.layouts.headings import heading
from planner.handout.layouts.picture import picture_block
from planner.handout.layouts.sheet.ticks import Ticks
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import (
    BODY,
    LINE,
    STRONG,
    Style,
)
from planner.handout.typeset.text_block import (
    TextBlock,
    column_height,
    draw_column,
)
from planner.handout.words.typed_language import typed_in
from planner.handout.words.words import Words

PICTURE_WIDE_PT = 181.0
"""Of a picture on paper: more than 2.5 inches."""
_PICTURE_ROOM_PT = (132.0, 76.0)
"""In which it is drawn: at most so tall, that a page holds several."""
_GAP_PT = 10.0
_AROUND_PT = 3.0
"""Above and below what is told of a move."""
_MOVE_NAME = Style(font=STRONG.font, size=13, leading=15)


def more_moves(sheet: Sheet) -> Block:
    """Over the moves that the first page has no room for."""
    return heading(sheet, sheet.words.sheet.more_moves, rank=3, before=0)


def move_block(sheet: Sheet, move: Move, *, captioned: bool = True) -> Block:
    """A picture, and beside it name, dose, what it helps; the days where they take less room,
    beside it or under both. Never split. Without a caption the steps alone say what it shows."""
    own = sheet.words_for(move.exercise.id)
    wide = PICTURE_WIDE_PT / sheet.scale
    scale = wide / _PICTURE_ROOM_PT[0]
    picture = None
    if move.exercise.picture:
        picture = picture_block(sheet, move.exercise, move.item, scale, _PICTURE_ROOM_PT)
    high = picture.height if picture else 0.0
    beside = 0.0 if sheet.large else wide + _GAP_PT
    shown = _MoveText(sheet, own, move, sheet.width - beside, captioned=captioned)
    upper = high + 4 + shown.height if sheet.large else max(high, shown.height)
    narrow, across = (Ticks(move.ticks, width) for width in (sheet.width - beside, sheet.width))
    is_beside = not sheet.large and max(high, shown.height + narrow.height) <= upper + across.height
    ticks = narrow if is_beside else across
    inner = max(high, shown.height + ticks.height) if is_beside else upper + ticks.height

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        top -= 2
        x, y = left + beside, top
        if sheet.large:
            y -= high + 4 if picture else 0
        shown.draw_name(pen, x, y)
        if picture:
            with pen.language(own.language):
                room = inner if is_beside else upper
                lower = 0.0 if sheet.large else max(0.0, (room - high) / 2)
                picture.draw(pen, left, top - lower)
        y = shown.draw_rest(pen, x, y)
        ticks.draw(pen, x if is_beside else left, y if is_beside else top - upper)

    return Block(height=inner + _AROUND_PT, draw=draw)


class _MoveText:
    """What stands beside a picture, but for the days."""

    def __init__(
        self, sheet: Sheet, own: Words, move: Move, width: float, *, captioned: bool
    ) -> None:
        words = sheet.words
        self._own = own
        self._name = TextBlock(move.exercise.patient_name, _MOVE_NAME, width)
        self._shown = [TextBlock(move.shows, BODY, width)] * bool(captioned and move.shows)
        told = [TextBlock(in_weeks(each), STRONG, width) for each in move.dose]
        if move.own_load:
            told.append(TextBlock(move.own_load, BODY, width, label=words.sheet.yours))
        language = typed_in(words, move.helps) if move.goal else ""
        helps = move.helps[:1].lower() + move.helps[1:]
        told.append(
            TextBlock(
                f"{helps.rstrip('.')}.", BODY, width, label=words.helps_you, language=language
            )
        )
        self._told = told
        self.height: float = self._name.height + column_height([*self._shown, *told], 0) + 2

    def draw_name(self, pen: Pen, left: float, top: float) -> None:
        """Its name, a heading."""
        with pen.language(self._own.language), pen.element("H3"):
            self._name.draw(pen, left, top)

    def draw_rest(self, pen: Pen, left: float, top: float) -> float:
        """Under its name; where the next begins."""
        with pen.language(self._own.language):
            y = draw_column(pen, self._shown, left, top - self._name.height, 0)
        return draw_column(pen, self._told, left, y, 0) - 2

"""The front of a part's sheet: who and when, each move with its picture, dose and days, safety."""

from planner.handout.document.part_sheet import ByWeek, Move, PartSheet, TickRow
from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.booklet.glance import light_mark
from planner.handout.layouts.headings import Bullets, heading
from planner.handout.layouts.picture import PICTURE_PT, picture_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import frame
from planner.handout.typeset.styles import (
    ACCENT,
    BODY,
    HEADING,
    INK,
    LINE,
    PAPER,
    STRONG,
    Style,
)
from planner.handout.typeset.text_block import (
    ASCENT,
    TextBlock,
    column_height,
    draw_column,
    natural_width,
)
from planner.handout.words.typed_language import typed_in
from planner.handout.words.words import Words

PICTURE_WIDE_PT = 187.0
"""Of a picture on paper: 2.6 inches."""
_GAP_PT = 12.0
_NAME = Style(font=STRONG.font, size=20, leading=24)
_PART = Style(font=STRONG.font, size=15, leading=18.5, color=ACCENT)
_MOVE_NAME = Style(font=STRONG.font, size=13, leading=16)
_BOX_PT = (34.0, 27.0)
"""Of a day to tick: width and height."""


def head_blocks(sheet: Sheet, told: PartSheet, *, first: bool) -> list[Block]:
    """Whose sheet it is, of which part and weeks; the clinic, and lines to write on."""
    head = _Head(sheet, told, first=first)
    block = Block(height=head.height, draw=head.draw, bookmark=told.title, keep_with_next=True)
    return [block, *([boxed(sheet, sheet.words.clearance)] if told.waits else [])]


class _Head:
    """Left the patient and the part, right the clinic; one under the other in large print."""

    def __init__(self, sheet: Sheet, told: PartSheet, *, first: bool) -> None:
        words, said = sheet.words, sheet.words.sheet
        beside = not sheet.large
        right = sheet.width * 0.36 if beside else sheet.width
        left = sheet.width - right - _GAP_PT if beside else sheet.width
        self._sheet, self._first, self._beside = sheet, first, beside
        self._name = TextBlock(told.name, _NAME, left)
        self._part = TextBlock(told.title, _PART, left)
        self._lines = [
            TextBlock(each, BODY, left)
            for each in (" · ".join(told.weeks), " ".join((told.summary, *told.rest)))
        ]
        self._clinic = [
            TextBlock(told.clinic, STRONG, right, language=typed_in(words, told.clinic))
        ] * bool(told.clinic)
        phone = f"{words.number_by_hand} {told.phone}".rstrip()
        self._phone = TextBlock(phone, STRONG, right)
        self._phone_wide = natural_width(phone, STRONG)
        self._by_hand = not told.phone
        self._made = [TextBlock(told.made_on, BODY, right)] if told.made_on else []
        self._visit = TextBlock(said.next_visit, BODY, right)
        self._visit_wide = natural_width(said.next_visit, BODY)
        self._line = 8.0
        """Room over a line to write on."""
        self._left_height = self._name.height + self._part.height + column_height(self._lines, 1)
        self._right_height = (
            column_height([*self._clinic, self._phone, *self._made, self._visit], 1)
            + self._line * (1 + self._by_hand)
            + 4
        )
        heights = (self._left_height, self._right_height)
        self.height: float = (max(heights) if beside else sum(heights) + 6) + 8

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        y = top
        with pen.element("H1" if self._first else "P"):
            self._name.draw(pen, left, y)
        y -= self._name.height
        with pen.element("H2"):
            self._part.draw(pen, left, y)
        y = draw_column(pen, self._lines, left, y - self._part.height, 1)
        x, y = (left + self._sheet.width * 0.64, top) if self._beside else (left, y - 6)
        y = draw_column(pen, self._clinic, x, y, 1)
        y = self._written(pen, self._phone, self._phone_wide if self._by_hand else 0.0, x, y)
        y = draw_column(pen, self._made, x, y, 1)
        self._written(pen, self._visit, self._visit_wide, x, y)
        pen.setStrokeColor(ACCENT)
        pen.setLineWidth(2)
        pen.line(left, top - self.height + 4, left + self._sheet.width, top - self.height + 4)

    def _written(self, pen: Pen, label: TextBlock, wide: float, x: float, y: float) -> float:
        """A label, and from where it ends, if it is so wide, a line; where the next begins."""
        if wide:
            y -= self._line
            begins, base = x + wide + 4, y - label.height + 2
            pen.setStrokeColor(INK)
            pen.setLineWidth(0.8)
            pen.line(begins, base, max(begins + 40, self._sheet.left + self._sheet.width), base)
        label.draw(pen, x, y)
        return y - label.height - 1


def more_moves(sheet: Sheet) -> Block:
    """Over the moves that the first page has no room for."""
    return heading(sheet, sheet.words.sheet.more_moves, rank=3, before=0)


def move_block(sheet: Sheet, move: Move) -> Block:
    """A picture, and beside it name, dose, what it helps, the days; never split."""
    own = sheet.words_for(move.exercise.id)
    shown = _MoveText(sheet, own, move)
    wide = PICTURE_WIDE_PT / sheet.scale
    scale = wide / PICTURE_PT[0]
    picture = (
        picture_block(sheet, move.exercise, move.item, scale) if move.exercise.picture else None
    )
    high = picture.height if picture else 0.0
    height = (high + 4 + shown.height if sheet.large else max(high, shown.height)) + 8

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        top -= 5
        x, y = left, top
        if sheet.large:
            y -= high + 4 if picture else 0
        else:
            x += wide + _GAP_PT
        shown.draw_name(pen, x, y)
        if picture:
            with pen.language(own.language):
                lower = 0.0 if sheet.large else max(0.0, (height - 8 - high) / 2)
                picture.draw(pen, left, top - lower)
        shown.draw_rest(pen, x, y)

    return Block(height=height, draw=draw, space_before=2)


class _MoveText:
    """What stands beside a picture."""

    def __init__(self, sheet: Sheet, own: Words, move: Move) -> None:
        words = sheet.words
        width = sheet.width
        if not sheet.large:
            width -= PICTURE_WIDE_PT / sheet.scale + _GAP_PT
        self._own = own
        self._name = TextBlock(move.exercise.patient_name, _MOVE_NAME, width)
        told = [_said(each, STRONG, width) for each in move.dose]
        for each in move.heavy:
            label = f"{words.how_heavy} {each.weeks}".rstrip(" :")
            told.append(TextBlock(each.text, BODY, width, label=f"{label}:"))
        language = typed_in(words, move.helps) if move.goal else ""
        helps = move.helps[:1].lower() + move.helps[1:]
        told.append(
            TextBlock(
                f"{helps.rstrip('.')}.", BODY, width, label=words.helps_you, language=language
            )
        )
        self._told = told
        self._ticks = [_Ticks(each, width) for each in move.ticks]
        self.height: float = (
            self._name.height
            + column_height(told, 1)
            + sum(each.height + 3 for each in self._ticks)
            + 3
        )

    def draw_name(self, pen: Pen, left: float, top: float) -> None:
        """Its name, a heading."""
        with pen.language(self._own.language), pen.element("H3"):
            self._name.draw(pen, left, top)

    def draw_rest(self, pen: Pen, left: float, top: float) -> None:
        """Under its name."""
        y = draw_column(pen, self._told, left, top - self._name.height, 1) - 2
        for each in self._ticks:
            each.draw(pen, left, y)
            y -= each.height + 3


def _said(told: ByWeek, style: Style, width: float) -> TextBlock:
    """A sentence with its weeks in front."""
    return TextBlock(told.text, style, width, label=f"{told.weeks}:" if told.weeks else "")


class _Ticks:
    """The days of a week as boxes to tick."""

    def __init__(self, row: TickRow, width: float) -> None:
        self._row = row
        self._begins = natural_width(row.week + "  ", BODY) if row.week else 0.0
        self._wide = min(_BOX_PT[0], (width - self._begins) / max(1, len(row.days)))
        self.height: float = _BOX_PT[1]

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with pen.text():
            pen.setFont(BODY.font, BODY.size)
            base = top - BODY.size * ASCENT - 1
            if self._row.week:
                pen.setFillColor(INK)
                pen.drawString(left, base - 6, f"{self._row.week}: ")
            x = left + self._begins
            for day in self._row.days:
                pen.setStrokeColor(INK)
                pen.setFillColor(PAPER)
                pen.setLineWidth(0.9)
                pen.rect(x, top - self.height, self._wide, self.height, stroke=1, fill=1)
                pen.setFillColor(INK)
                pen.drawString(x + 3, base, f"{day} ")
                x += self._wide


def safety_blocks(sheet: Sheet, told: PartSheet) -> list[Block]:
    """The pain lights in the patient's numbers, and when to get help at once; kept together."""
    lights = [_Light(sheet, each.name, each.during) for each in told.lights]
    gap = 6.0
    across = not sheet.large
    heights = [each.height for each in lights]
    height = max(heights) if across else sum(heights) + gap * (len(lights) - 1)

    def draw(pen: Pen, left: float, top: float) -> None:
        for each in lights:
            each.draw(pen, left, top, height if across else each.height)
            if across:
                left += each.width + gap
            else:
                top -= each.height + gap

    title = heading(sheet, sheet.words.sheet.lights, rank=3, before=4)
    return [
        title,
        Block(height=height, draw=draw, keep_with_next=True),
        _now(sheet, told),
    ]


class _Light:
    """A light with what it means, in a box of its own."""

    def __init__(self, sheet: Sheet, name: str, during: str) -> None:
        self.width: float = (sheet.width - 12) / 3 if not sheet.large else sheet.width
        self._color = name
        self._name = TextBlock(sheet.words.light[name], STRONG, self.width - 44)
        self._text = TextBlock(during, BODY, self.width - 14)
        self._head = 24.0
        self.height: float = self._head + self._text.height + 10

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it with its upper left corner there, as high as the others."""
        frame(pen, left, top, self.width, height, stroke=INK)
        light_mark(self._color, self._name)(pen, CellBox(left + 4, top - 3, self.width, self._head))
        self._text.draw(pen, left + 7, top - self._head - 4)


def _now(sheet: Sheet, told: PartSheet) -> Block:
    """The signs to get help for at once."""
    pad = 7.0
    width = sheet.width - 2 * pad
    title = TextBlock(sheet.words.sheet.now, HEADING.scaled(0.95), width)
    signs = Bullets(told.now, width)
    height = title.height + signs.height + 2 * pad

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height, stroke=INK, line_width=1.6)
        with pen.element("H3"):
            title.draw(pen, left + pad, top - pad + 1)
        signs.draw(pen, left + pad, top - pad - title.height)

    return Block(height=height, draw=draw, space_before=6)

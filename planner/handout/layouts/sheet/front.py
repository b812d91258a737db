"""The front of a part's sheet: who and when, each move with its picture, dose and days, safety."""

from collections.abc import Sequence
from itertools import groupby

from planner.handout.document.by_week import ByWeek, in_weeks
from planner.handout.document.move import Move, TickRow
from planner.handout.document.part_sheet import PartSheet
from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.headings import heading
from planner.handout.layouts.picture import picture_block
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import frame, light
from planner.handout.typeset.styles import (
    ACCENT,
    BODY,
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
    packed,
    side_by_side,
)
from planner.handout.words.typed_language import typed_in
from planner.handout.words.words import Words

PICTURE_WIDE_PT = 183.0
"""Of a picture on paper: more than 2.5 inches."""
_PICTURE_ROOM_PT = (132.0, 76.0)
"""In which it is drawn: at most so tall, that a page holds several."""
_MEASURE_PT = 312.0
"""The longest lines of what is broken into lines: at most 75 characters."""
_LONGEST = 75
"""Characters of what may stand on one line, however wide they are."""
_GAP_PT = 12.0
_AROUND_PT = 4.0
"""Above and below what is told of a move."""
_CLINIC_SHARE = 0.42
"""Of the width of the head."""
_NAME = Style(font=STRONG.font, size=19, leading=21)
_PART = Style(font=STRONG.font, size=15, leading=17.5, color=ACCENT)
_GOAL = Style(font=STRONG.font, color=ACCENT)
_MOVE_NAME = Style(font=STRONG.font, size=13, leading=16)
_BOX_PT = (28.0, 20.5)
"""Of a day to tick: width and height."""


def head_blocks(sheet: Sheet, told: PartSheet, *, first: bool, alone: bool = True) -> list[Block]:
    """Whose sheet it is, of which part and weeks; the clinic, and lines to write on.

    Before a sheet that has them (not `alone`) nothing is ticked, and large print has no lines.
    """
    head = _Head(sheet, told, first=first, alone=alone)
    block = Block(height=head.height, draw=head.draw, bookmark=told.title, keep_with_next=True)
    return [block, *([boxed(sheet, sheet.words.clearance)] if told.waits else [])]


class _Head:
    """Left the patient and the part, right the clinic; one under the other in large print."""

    def __init__(self, sheet: Sheet, told: PartSheet, *, first: bool, alone: bool) -> None:
        words, said = sheet.words, sheet.words.sheet
        beside = not sheet.large
        right = sheet.width * _CLINIC_SHARE if beside else sheet.width
        left = sheet.width - right - _GAP_PT if beside else sheet.width
        self._sheet, self._first, self._beside = sheet, first, beside
        self._name = TextBlock(told.name, _NAME, left)
        self._part = TextBlock(told.title, _PART, left)
        self._clinic = [
            TextBlock(told.clinic, STRONG, right, language=typed_in(words, told.clinic))
        ] * bool(told.clinic)
        phone = f"{words.number_by_hand} {told.phone}".rstrip()
        self._phone = TextBlock(phone, STRONG, right)
        self._phone_wide = natural_width(phone, STRONG)
        self._by_hand = not told.phone
        self._visit = TextBlock(said.next_visit, BODY, right)
        self._visit_wide = natural_width(said.next_visit, BODY)
        self._line = 6.0
        """Room over a line to write on."""
        self._has_lines = alone or beside
        self._right_height = column_height(self._clinic, 0)
        if self._has_lines:
            lines_height = column_height([self._phone, self._visit], 0)
            self._right_height += lines_height + self._line * (1 + self._by_hand) + 3
        tick = said.tick if alone else ""
        about = filter(None, (told.summary, *told.rest, tick, told.made_on))
        lines = [
            *side_by_side(told.weeks, BODY, sheet.width, _LONGEST),
            *packed(about, BODY, sheet.width, _LONGEST),
        ]
        room = _measure(sheet, f"{said.goal} {told.goal}")
        goal = [TextBlock(told.goal, _GOAL, room, label=said.goal)] * bool(told.goal)
        rest = [TextBlock(each, BODY, _measure(sheet, each)) for each in lines]
        self._about = [*goal, *rest]
        self._left_height = column_height([self._name, self._part], 0)
        heights = (self._left_height, self._right_height)
        self._upper = max(heights) if beside else sum(heights) + 6
        self.height: float = self._upper + column_height(self._about, 0) + 4

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        y = top
        with pen.element("H1" if self._first else "P"):
            self._name.draw(pen, left, y)
        y -= self._name.height
        with pen.element("H2"):
            self._part.draw(pen, left, y)
        x = left + self._sheet.width * (1 - _CLINIC_SHARE)
        x, y = (x, top) if self._beside else (left, top - self._left_height - 4)
        y = draw_column(pen, self._clinic, x, y, 0)
        if self._has_lines:
            y = self._written(pen, self._phone, self._phone_wide if self._by_hand else 0.0, x, y)
            self._written(pen, self._visit, self._visit_wide, x, y)
        draw_column(pen, self._about, left, top - self._upper, 0)
        pen.setStrokeColor(ACCENT)
        pen.setLineWidth(2)
        pen.line(left, top - self.height + 2, left + self._sheet.width, top - self.height + 2)

    def _written(self, pen: Pen, label: TextBlock, wide: float, x: float, y: float) -> float:
        """A label, and from where it ends, if it is so wide, a line; where the next begins."""
        if wide:
            y -= self._line
            begins, base = x + wide + 4, y - label.height + 2
            pen.setStrokeColor(INK)
            pen.setLineWidth(0.8)
            pen.line(begins, base, max(begins + 40, self._sheet.left + self._sheet.width), base)
        label.draw(pen, x, y)
        return y - label.height


def _measure(sheet: Sheet, text: str = "") -> float:
    """How wide a text is set across the page: what need not be broken is not."""
    return sheet.width if text and len(text) <= _LONGEST else min(_MEASURE_PT, sheet.width)


def more_moves(sheet: Sheet) -> Block:
    """Over the moves that the first page has no room for."""
    return heading(sheet, sheet.words.sheet.more_moves, rank=3, before=0)


def move_block(sheet: Sheet, move: Move) -> Block:
    """A picture, and beside it name, dose, what it helps; the days where they take less room,
    beside it or under both. Never split."""
    own = sheet.words_for(move.exercise.id)
    wide = PICTURE_WIDE_PT / sheet.scale
    scale = wide / _PICTURE_ROOM_PT[0]
    picture = None
    if move.exercise.picture:
        picture = picture_block(sheet, move.exercise, move.item, scale, _PICTURE_ROOM_PT)
    high = picture.height if picture else 0.0
    beside = 0.0 if sheet.large else wide + _GAP_PT
    shown = _MoveText(sheet, own, move, sheet.width - beside)
    upper = high + 4 + shown.height if sheet.large else max(high, shown.height)
    narrow, across = (_Ticks(move.ticks, width) for width in (sheet.width - beside, sheet.width))
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

    def __init__(self, sheet: Sheet, own: Words, move: Move, width: float) -> None:
        words = sheet.words
        self._own = own
        self._name = TextBlock(move.exercise.patient_name, _MOVE_NAME, width)
        self._shown = [TextBlock(move.shows, BODY, width)] * bool(move.shows)
        told = [TextBlock(in_weeks(each), STRONG, width) for each in lines_of_dose(move.dose)]
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


def lines_of_dose(dose: Sequence[ByWeek]) -> list[list[ByWeek]]:
    """What changes from week to week on a line of its own; each week on one where it is more than
    a sentence, which would read as one of the week before or of all."""
    runs = [list(each) for _, each in groupby(dose, key=lambda one: bool(one.weeks))]
    return [
        line
        for run in runs
        for line in ([[one] for one in run] if any(". " in one.text for one in run) else [run])
    ]


class _Ticks:
    """The days of each week as boxes to tick, weeks beside one another while there is room."""

    def __init__(self, rows: Sequence[TickRow], width: float) -> None:
        self._placed: list[tuple[TickRow, float, float, float]] = []
        x = y = 0.0
        label = max((natural_width(f"{row.week}: ", BODY) for row in rows if row.week), default=0.0)
        self._label = label
        for row in rows:
            wide = label + len(row.days) * _BOX_PT[0]
            if x and x + wide > width:
                x, y = 0.0, y + _BOX_PT[1]
            side = min(_BOX_PT[0], (width - label) / len(row.days))
            self._placed.append((row, x, y, side))
            x += wide + 8
        self.height: float = y + _BOX_PT[1] + 1 if rows else 0.0

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw them with their upper left corner there."""
        for row, dx, dy, side in self._placed:
            with pen.text():
                self._draw_row(pen, row, left + dx, top - dy, side)

    def _draw_row(self, pen: Pen, row: TickRow, x: float, y: float, side: float) -> None:
        pen.setFont(BODY.font, BODY.size)
        base = y - BODY.size * ASCENT - 1
        pen.setFillColor(INK)
        if row.week:
            pen.drawString(x, base - 6, f"{row.week}: ")
            x += self._label
        for day in row.days:
            pen.setStrokeColor(INK)
            pen.setFillColor(PAPER)
            pen.setLineWidth(0.9)
            pen.rect(x, y - _BOX_PT[1], side, _BOX_PT[1], stroke=1, fill=1)
            pen.setFillColor(INK)
            pen.drawString(x + 3, base, f"{day} ")
            x += side


def safety_blocks(sheet: Sheet, told: PartSheet) -> list[Block]:
    """The pain lights in the patient's numbers, and when to get help at once; kept together."""
    title = heading(sheet, sheet.words.sheet.lights, rank=3, before=1)
    lights = [_light_line(sheet, each.name, each.during) for each in told.lights]
    return [title, *lights, _now(sheet, told)]


def _light_line(sheet: Sheet, name: str, during: str) -> Block:
    """A light and what it means, in a line."""
    label = f"{sheet.words.light[name]}:"
    said = TextBlock(during, BODY, _measure(sheet.narrowed(sheet.width - 24), during), label=label)
    height = max(said.height, 13.5)

    def draw(pen: Pen, left: float, top: float) -> None:
        light(pen, name, left + 8, top - 7.5, 6.5)
        said.draw(pen, left + 24, top - 1)

    return Block(height=height, draw=draw, space_before=1, keep_with_next=True)


def _now(sheet: Sheet, told: PartSheet) -> Block:
    """The signs to get help for at once, as many on a line as there is room."""
    pad = 4.0
    inner = sheet.width - 2 * pad
    said = sheet.words.sheet
    title = TextBlock(said.emergency, STRONG, inner, label=f"{said.now}.")
    shorter = (each.rstrip(".") for each in told.now)
    lines = [told.now_means, *packed(shorter, BODY, inner, _LONGEST)]
    column = sheet.narrowed(inner)
    signs = [TextBlock(each, BODY, _measure(column, each)) for each in lines if each]
    height = title.height + column_height(signs, 0) + 2 * pad

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height, stroke=INK, line_width=1.6)
        with pen.element("H3"):
            title.draw(pen, left + pad, top - pad + 2)
        draw_column(pen, signs, left + pad, top - pad - title.height + 1, 0)

    return Block(height=height, draw=draw, space_before=3)

"""The head of a part's sheet: whose it is, of which part and weeks; the clinic."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.handout.document.part_sheet import PartSheet
from planner.handout.layouts.booklet.call import boxed
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import ACCENT, BODY, INK, STRONG, Style
from planner.handout.typeset.text_block import (
    LONGEST,
    TextBlock,
    column_height,
    draw_column,
    natural_width,
    side_by_side,
)
from planner.handout.words.typed_language import typed_in

_CLINIC_SHARE = 0.42
"""Of the width of the head."""
_GAP_PT = 12.0
_LINE_PT = 6.0
"""Room over a line to write on."""
_BELOW_PT = 3.0
"""Room under it."""
_NAME = Style(font=STRONG.font, size=19, leading=21)
_PART = Style(font=STRONG.font, size=15, leading=17.5, color=ACCENT)
_GOAL = Style(font=STRONG.font, color=ACCENT)


def head_blocks(sheet: Sheet, told: PartSheet, *, first: bool, alone: bool = True) -> list[Block]:
    """Whose sheet it is, of which part and weeks; the clinic, and lines to write on.

    Before a sheet that has them (not `alone`) nothing is ticked, and large print has no lines.
    """
    head = _Head(sheet, told, first=first, alone=alone)
    block = Block(height=head.height, draw=head.draw, bookmark=told.title, keep_with_next=True)
    return [block, *([boxed(sheet, sheet.words.clearance)] if told.waits else [])]


class _Head:
    """Left the patient and the part, right the clinic; what else there is under both, or part of
    it under each where that is shorter. In large print all is one under the other."""

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
        self._has_lines = alone or beside
        right_height = column_height(self._clinic, 0)
        if self._has_lines:
            lines_height = column_height([self._phone, self._visit], 0)
            right_height += lines_height + _LINE_PT * (1 + self._by_hand)
        heights = (column_height([self._name, self._part], 0), right_height)
        tick = said.tick if alone else ""
        upper = max(heights) if beside else sum(heights) + 6
        ways = [_Way(upper, (), (), about) for about in _across(sheet, told, tick)]
        if beside:
            ways += _in_columns(sheet, told, tick, (left, right), heights)
        self._way = min(ways, key=lambda way: way.height)
        self._left_height = heights[0]
        self.height: float = self._way.height + 3

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        y = top
        with pen.element("H1" if self._first else "P"):
            self._name.draw(pen, left, y)
        y -= self._name.height
        with pen.element("H2"):
            self._part.draw(pen, left, y)
        draw_column(pen, [*self._way.left], left, y - self._part.height, 0)
        x = left + self._sheet.width * (1 - _CLINIC_SHARE)
        x, y = (x, top) if self._beside else (left, top - self._left_height - 4)
        y = draw_column(pen, self._clinic, x, y, 0)
        if self._has_lines:
            y = self._written(pen, self._phone, self._phone_wide if self._by_hand else 0.0, x, y)
            y = self._written(pen, self._visit, self._visit_wide, x, y)
        draw_column(pen, [*self._way.right], x, y - _BELOW_PT, 0)
        draw_column(pen, [*self._way.under], left, top - self._way.upper, 0)
        pen.setStrokeColor(ACCENT)
        pen.setLineWidth(2)
        pen.line(left, top - self.height + 2, left + self._sheet.width, top - self.height + 2)

    def _written(self, pen: Pen, label: TextBlock, wide: float, x: float, y: float) -> float:
        """A label, and from where it ends, if it is so wide, a line; where the next begins."""
        if wide:
            y -= _LINE_PT
            begins, base = x + wide + 4, y - label.height + 2
            pen.setStrokeColor(INK)
            pen.setLineWidth(0.8)
            pen.line(begins, base, max(begins + 40, self._sheet.left + self._sheet.width), base)
        label.draw(pen, x, y)
        return y - label.height


@dataclass(frozen=True)
class _Way:
    """How what is told of the weeks is set: in two columns, then under both."""

    upper: float
    """Height of the columns."""
    left: Sequence[TextBlock]
    right: Sequence[TextBlock]
    under: Sequence[TextBlock]

    @property
    def height(self) -> float:
        return self.upper + column_height([*self.under], 0)


def _days(told: PartSheet, tick: str) -> str:
    """What each day asks."""
    return " ".join(filter(None, (told.summary, *told.rest, tick)))


def _goal(sheet: Sheet, told: PartSheet, width: float) -> list[TextBlock]:
    label = sheet.words.sheet.goal
    return [TextBlock(told.goal, _GOAL, width, label=label, longest=LONGEST)] * bool(told.goal)


def _across(sheet: Sheet, told: PartSheet, tick: str) -> Iterator[list[TextBlock]]:
    """The weeks on lines of their own, then what each day asks; or in a row."""
    goal, days = _goal(sheet, told, sheet.width), _days(told, tick)
    weeks = side_by_side(told.weeks, BODY, sheet.width, LONGEST)
    yield [*goal, *(_line(each, sheet.width) for each in (*weeks, days) if each)]
    yield [*goal, _line(" ".join((*(f"{each}." for each in told.weeks), days)), sheet.width)]


def _in_columns(
    sheet: Sheet,
    told: PartSheet,
    tick: str,
    widths: tuple[float, float],
    heights: tuple[float, float],
) -> Iterator[_Way]:
    """The goal on the left, what each day asks on the right, the weeks on either side."""
    days = _days(told, tick)
    for is_left in (True, False):
        texts = (*told.weeks, days) if not is_left else (days,)
        left = [
            *_goal(sheet, told, widths[0]),
            *(_line(each, widths[0]) for each in told.weeks if is_left),
        ]
        right = [_line(each, widths[1]) for each in texts if each]
        upper = max(
            height + column_height(column, 0)
            for height, column in zip(
                (heights[0], heights[1] + _BELOW_PT), (left, right), strict=True
            )
        )
        yield _Way(upper, left, right, ())


def _line(text: str, width: float) -> TextBlock:
    """A text as wide as that, as far as lines are read."""
    return TextBlock(text, BODY, width, longest=LONGEST)

"""Teach-back: what the patient tells in own words, and when the first session is."""

from planner.handout.layouts.headings import Bullets
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import panel
from planner.handout.typeset.styles import BODY, INK, STRONG
from planner.handout.typeset.text_block import TextBlock, natural_width

_LEAST_LINE_PT = 120.0
"""Of a line to write on: where there is less room it is under the words."""


def say_back_block(sheet: Sheet) -> Block:
    """The box, with a line to write on."""
    words, pad = sheet.words, 8.0
    inner = sheet.width - 2 * pad
    title = TextBlock(words.say_back, STRONG, inner)
    lines = Bullets(words.say_back_lines, min(sheet.measure, inner))
    start = TextBlock(words.first_session, BODY, inner)
    written_from = natural_width(words.first_session, BODY) + 6
    beside = written_from + _LEAST_LINE_PT <= inner
    under = 0.0 if beside else 18.0
    height = title.height + 2 + lines.height + 5 + start.height + under + 2 * pad

    def draw(pen: Pen, left: float, top: float) -> None:
        panel(pen, left, top, sheet.width, height)
        x, y = left + pad, top - pad + 1
        with pen.element("H2"):
            title.draw(pen, x, y)
        y -= title.height + 2
        lines.draw(pen, x, y)
        start.draw(pen, x, y - lines.height - 5)
        pen.setStrokeColor(INK)
        pen.setLineWidth(0.7)
        line = y - lines.height - 5 - start.height - under + 2
        pen.line(x + (written_from if beside else 0), line, x + inner, line)

    return Block(height=height, draw=draw, space_before=12)

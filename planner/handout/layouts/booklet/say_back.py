"""Teach-back: what the patient tells in own words, and when the first session is."""

from planner.handout.layouts.headings import Bullets
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import panel
from planner.handout.typeset.styles import BODY, INK, STRONG
from planner.handout.typeset.text_block import TextBlock, natural_width


def say_back_block(sheet: Sheet) -> Block:
    """The box, with a line to write on."""
    words, pad = sheet.words, 8.0
    inner = sheet.width - 2 * pad
    title = TextBlock(words.say_back, STRONG, inner)
    lines = Bullets(words.say_back_lines, inner)
    start = TextBlock(words.first_session, BODY, inner)
    written_from = natural_width(words.first_session, BODY) + 6
    height = title.height + 2 + lines.height + 5 + start.height + 2 * pad

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
        line = y - lines.height - 5 - start.height + 2
        pen.line(x + written_from, line, x + inner, line)

    return Block(height=height, draw=draw, space_before=12)

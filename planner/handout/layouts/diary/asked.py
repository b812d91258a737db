"""What is ticked or written: a place for a pen, or a field to fill in on a screen. Points."""

from dataclasses import dataclass

from planner.handout.document.diary_week import Ask
from planner.handout.pdf.field import CheckBox, TextField
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import tick_box
from planner.handout.typeset.styles import BODY, INK, PAPER

_BOX_PAPER_PT = 28.4
"""Ten millimetres: what a hand that shakes can tick."""
_EDGE_PT = 1.0


def box_pt(sheet: Sheet) -> float:
    """The side of a box, in the points of that sheet."""
    return _BOX_PAPER_PT / sheet.scale


@dataclass(frozen=True)
class DiaryAnswers:
    """How they are given."""

    fillable: bool
    """On a screen."""

    def tick(self, pen: Pen, ask: Ask, x: float, y: float, side: float) -> None:
        """A box to tick, its lower left corner there."""
        if self.fillable:
            pen.field(CheckBox(ask.name, ask.spoken), x, y, side, side)
        else:
            tick_box(pen, x, y, side)

    def number(
        self, pen: Pen, ask: Ask, x: float, y: float, width: float, height: float, *, edge: bool
    ) -> None:
        """Room for a number; with an edge where no rule of a table is around it."""
        if edge:
            pen.setStrokeColor(INK)
            pen.setFillColor(PAPER)
            pen.setLineWidth(_EDGE_PT)
            pen.rect(x, y, width, height, stroke=1, fill=1)
        if self.fillable:
            room = TextField(ask.name, ask.spoken, size=BODY.size, most=len(str(ask.most)))
            inner = (x + _EDGE_PT, y + _EDGE_PT, width - 2 * _EDGE_PT, height - 2 * _EDGE_PT)
            pen.field(room, *inner)

    def lines(self, pen: Pen, ask: Ask, x: float, y: float, width: float, height: float) -> None:
        """Room for some lines of text."""
        if self.fillable:
            room = TextField(ask.name, ask.spoken, size=BODY.size, most=ask.most, lines=True)
            pen.field(room, x, y, width, height)
        else:
            pen.setStrokeColor(INK)
            pen.setLineWidth(0.8)
            step = _BOX_PAPER_PT * 0.8
            for number in range(1, max(1, int(height / step)) + 1):
                pen.line(x, y + height - number * step, x + width, y + height - number * step)

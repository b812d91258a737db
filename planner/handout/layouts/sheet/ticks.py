"""The days of each week as boxes to tick, weeks beside one another while there is room."""

from collections.abc import Sequence

from planner.handout.document.move import TickRow
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.styles import BODY, INK, PAPER
from planner.handout.typeset.text_block import natural_width

_HIGH_PT, _LESS_HIGH_PT, _FEW_WEEKS = 15.0, 13.5, 2
"""Of a box: of few weeks, and of more than that."""
_WIDE_PT = (26.0, 36.0)
"""Of a box, at least and at most: beside the day there is room for a tick."""
_INSET_PT = 3.0
_CAPITAL = 0.67
"""Height of a capital letter, in sizes."""
_APART_PT = 8.0
_BELOW_PT = 1.0


class Ticks:
    """The boxes of some weeks, in a width; its height is known before it is drawn."""

    def __init__(self, rows: Sequence[TickRow], width: float) -> None:
        names = (natural_width(f"{row.week}: ", BODY) for row in rows if row.week)
        self._label = label = max(names, default=0.0)
        most = max((len(row.days) for row in rows), default=1)
        fit = (width + _APART_PT) // (label + most * _WIDE_PT[0] + _APART_PT)
        beside = max(1, min(int(fit), len(rows)))
        room = (width + _APART_PT) / beside - _APART_PT
        self._high = _HIGH_PT if len(rows) <= _FEW_WEEKS else _LESS_HIGH_PT
        self._side = min(_WIDE_PT[1], (room - label) / most)
        step = room + _APART_PT if beside > 1 else 0.0
        self._placed = [
            (row, number % beside * step, number // beside * self._high)
            for number, row in enumerate(rows)
        ]
        lines = -(-len(rows) // beside)
        self.height: float = lines * self._high + _BELOW_PT if rows else 0.0

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw them with their upper left corner there."""
        for row, dx, dy in self._placed:
            with pen.text():
                self._draw_row(pen, row, left + dx, top - dy)

    def _draw_row(self, pen: Pen, row: TickRow, x: float, y: float) -> None:
        pen.setFont(BODY.font, BODY.size)
        pen.setFillColor(INK)
        base = y - (self._high + BODY.size * _CAPITAL) / 2
        if row.week:
            pen.drawString(x, base, f"{row.week}: ")
            x += self._label
        for day in row.days:
            pen.setStrokeColor(INK)
            pen.setFillColor(PAPER)
            pen.setLineWidth(0.9)
            pen.rect(x, y - self._high, self._side, self._high, stroke=1, fill=1)
            pen.setFillColor(INK)
            pen.drawString(x + _INSET_PT, base, f"{day} ")
            x += self._side

"""Text set in lines of a given width: plain, or with a bold label in front."""

from dataclasses import replace

from reportlab.platypus import Paragraph

from planner.handout.fonts import BOLD, characters, width_pt
from planner.handout.pen import Pen, Writing
from planner.handout.styles import Style, paragraph_style
from planner.handout.text import clean, escape

_ANY_HEIGHT_PT = 100_000.0


class Setting:
    """Text in lines; its height is known before it is drawn. Points."""

    __slots__ = ("_label", "_style", "_writing", "height")

    def __init__(self, text: str, style: Style, width: float, label: str = "") -> None:
        characters()
        self._label = clean(label)
        self._style = style
        # A label is drawn apart: a paragraph of one font is set four times as fast as a mixed one.
        if label:
            indent = width_pt(self._label + " ", BOLD, style.size)
            style = replace(style, first_indent=round(indent, 2))
        self._writing: Writing = Paragraph(escape(text), paragraph_style(style))
        self.height: float = self._writing.wrap(width, _ANY_HEIGHT_PT)[1]

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        if self._label:
            pen.setFillColor(self._style.color)
            pen.setFont(BOLD, self._style.size)
            pen.drawString(left, top - self._style.size, self._label)
        self._writing.drawOn(pen, left, top - self.height)


def column_height(settings: list[Setting], gap: float) -> float:
    """Height of settings one under the other, points."""
    return sum(each.height for each in settings) + gap * max(0, len(settings) - 1)


def draw_column(pen: Pen, settings: list[Setting], left: float, top: float, gap: float) -> float:
    """Draw settings one under the other; where the next would begin."""
    for each in settings:
        each.draw(pen, left, top)
        top -= each.height + gap
    return top

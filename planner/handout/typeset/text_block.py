"""Text set in lines of a given width: plain, or with a bold label in front."""

import sys
from collections.abc import Iterable

from planner.handout.fonts import BOLD, characters, width_pt
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.line_break import lines_of
from planner.handout.typeset.styles import Style
from planner.handout.typeset.text import clean

ASCENT = 0.984
"""From the head of a line to its baseline, in sizes, as a paragraph sets it."""
LONGEST = 75
"""Characters of a line that is read with ease, however wide the page is."""


class TextBlock:
    """Text in lines; its height is known before it is drawn. Points."""

    __slots__ = ("_down", "_label", "_language", "_lines", "_style", "height")

    def __init__(
        self,
        text: str,
        style: Style,
        width: float,
        label: str = "",
        language: str = "",
        longest: int = sys.maxsize,
    ) -> None:
        """`language` is the tag of the text's own, where it is not that of what is around it; no
        line has more than the `longest` characters."""
        characters()
        self._label = clean(label)
        self._language = language
        self._down = 0
        """Lines that the label has for itself, where no word fits beside it."""
        self._style = style
        # A label is drawn apart: a paragraph of one font is set four times as fast as a mixed one.
        if label:
            indent = width_pt(self._label + " ", BOLD, style.size)
            style = style._replace(first_indent=round(indent, 2))
        line = clean(text)
        word = line.split(maxsplit=1)[:1]
        if (
            label
            and word
            and style.first_indent + width_pt(word[0], style.font, style.size) > width
        ):
            style, self._down = style._replace(first_indent=0.0), 1
        self.height: float = style.leading * (1 + self._down)
        free = width - style.first_indent - width_pt(line, style.font, style.size)
        # What fits on one line, most of a handout, is not broken: half the time saved.
        begun = len(self._label) if style.first_indent else 0
        if free >= 0 and begun + len(line) < longest:
            words = " ".join(line.split())
            self._lines = [(_offset(style, free, style.first_indent), f"{words} " if words else "")]
            return
        first = width - style.first_indent
        lines = lines_of(line, style.font, style.size, first, width, longest=longest, begun=begun)
        self.height = (len(lines) + self._down) * style.leading
        indents = [style.first_indent] + [0.0] * len(lines)
        spaced = _spaced([words for _, words in lines], " ".join(line.split()))
        self._lines = [
            (_offset(style, spare, indent), words)
            for (spare, _), words, indent in zip(lines, spaced, indents, strict=False)
        ]

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with pen.text():
            self.draw_bare(pen, left, top)

    def draw_bare(self, pen: Pen, left: float, top: float) -> None:
        """The same as a part of content that is open already."""
        style = self._style
        baseline = top - style.size * ASCENT
        pen.setFillColor(style.color)
        if self._label:
            pen.setFont(BOLD, style.size)
            pen.drawString(left, baseline, f"{self._label} ")
        pen.setFont(style.font, style.size)
        with pen.span(self._language):
            for number, (offset, line) in enumerate(self._lines, start=self._down):
                if line:
                    pen.drawString(left + offset, baseline - number * style.leading, line)


def _spaced(lines: list[str], text: str) -> list[str]:
    """The lines of a text, each with the space it ends in: only the page shows where it breaks.

    What reads a tagged document aloud or in Braille joins lines as they are (ISO 32000-1,
    14.8.2.5); a word that is cut over two lines stays one.
    """
    spaced, at = [], 0
    for line in lines:
        at += len(line)
        ends = text[at : at + 1] in ("", " ")
        at += ends
        spaced.append(f"{line} " if line and ends else line)
    return spaced


def _offset(style: Style, free: float, indent: float) -> float:
    """How far right of the edge a line begins that leaves so much free."""
    return free / 2 if style.centred else indent


def natural_width(text: str, style: Style) -> float:
    """Width of a text on one line, points."""
    return width_pt(clean(text), style.font, style.size)


def side_by_side(
    texts: Iterable[str], style: Style, room: float, longest: int = sys.maxsize
) -> list[str]:
    """Texts beside one another as far as there is room, of so many characters; none is broken."""
    lines: list[str] = []
    for text in texts:
        longer = f"{lines[-1]}  ·  {text}" if lines else text
        if lines and len(longer) <= longest and natural_width(longer, style) <= room:
            lines[-1] = longer
        else:
            lines.append(text)
    return lines


def packed(texts: Iterable[str], style: Style, room: float, longest: int) -> list[str]:
    """The same in as few lines as a first fit gives: their order does not matter."""
    lines: list[str] = []
    for text in texts:
        for number, line in enumerate(lines):
            found = side_by_side((line, text), style, room, longest)
            if len(found) == 1:
                lines[number] = found[0]
                break
        else:
            lines.append(text)
    return lines


def column_height(settings: list[TextBlock], gap: float) -> float:
    """Height of settings one under the other, points."""
    return sum(each.height for each in settings) + gap * max(0, len(settings) - 1)


def draw_column(pen: Pen, settings: list[TextBlock], left: float, top: float, gap: float) -> float:
    """Draw settings one under the other; where the next would begin."""
    for each in settings:
        each.draw(pen, left, top)
        top -= each.height + gap
    return top

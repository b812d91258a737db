"""Headings, plain text and lists as blocks. Points."""

from collections.abc import Sequence
from itertools import zip_longest

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import bullet
from planner.handout.typeset.styles import BODY, HEADING, Style
from planner.handout.typeset.text_block import TextBlock, column_height


def heading(
    sheet: Sheet,
    text: str,
    *,
    bookmark: bool = False,
    style: Style = HEADING,
    before: float = 14,
    rank: int = 3,
) -> Block:
    """A heading of a rank, 1 to 4; never the last on a page."""
    setting = TextBlock(text, style, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(f"H{rank}"):
            setting.draw(pen, left, top)

    return Block(
        height=setting.height + 4,
        draw=draw,
        space_before=before,
        keep_with_next=True,
        bookmark=text if bookmark else "",
        level=1,
    )


def text(sheet: Sheet, words: str, *, style: Style = BODY, before: float = 2) -> Block:
    """A paragraph."""
    setting = TextBlock(words, style, sheet.measure)
    return Block(height=setting.height, draw=setting.draw, space_before=before)


def labelled(sheet: Sheet, label: str, sentence: str) -> Block:
    """A paragraph that begins with a bold label."""
    setting = TextBlock(sentence, BODY, sheet.measure, label=label)
    return Block(height=setting.height, draw=setting.draw, space_before=2)


class Bullets:
    """A list with dots, set in a width; drawn at a place. An item may be in another language."""

    INDENT_PT = 12.0
    GAP_PT = 2.5

    def __init__(
        self,
        items: Sequence[str],
        width: float,
        style: Style = BODY,
        languages: Sequence[str] = (),
        gap: float = GAP_PT,
    ) -> None:
        self._style, self._gap = style, gap
        self._settings = [
            TextBlock(each, style, width - self.INDENT_PT, language=language)
            for each, language in zip_longest(items, languages, fillvalue="")
        ]
        self.height: float = column_height(self._settings, gap)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        with pen.element("L", attributes=LIST_DISC):
            self.draw_items(pen, left, top)

    def draw_items(self, pen: Pen, left: float, top: float) -> None:
        """Draw its items; the list is open already."""
        y = top
        for each in self._settings:
            with pen.element("LI"):
                with pen.element("Lbl"), pen.text():
                    bullet(pen, left + 3, y - self._style.size * 0.66)
                with pen.element("LBody"):
                    each.draw(pen, left + self.INDENT_PT, y)
            y -= each.height + self._gap


LIST_DISC = "<< /O /List /ListNumbering /Disc >>"


def bullet_block(sheet: Sheet, sentence: str, of: str, language: str = "") -> Block:
    """One line of a list; the lines `of` one list belong together."""
    bullets = Bullets((sentence,), sheet.measure, languages=(language,))
    return Block(
        height=bullets.height,
        draw=bullets.draw_items,
        space_before=Bullets.GAP_PT,
        within=(("L", of),),
    )

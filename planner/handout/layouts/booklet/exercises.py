"""Every exercise of the program once, in the order in which they come in."""

from planner.handout.document.exercise_card import exercise_cards
from planner.handout.layouts.booklet.card import card_blocks
from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import NEW_PAGE, Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART
from planner.model.program.program import Program


def exercise_blocks(sheet: Sheet, program: Program, *, page_each: bool = False) -> list[Block]:
    """The cards under their title; `page_each`: an exercise a page."""
    title = heading(sheet, sheet.words.cards, style=PART, before=14, rank=2, bookmark=True)
    blocks = [title._replace(level=0, wants=NEW_PAGE if page_each else 0.0)]
    part = 0
    for card in exercise_cards(program, sheet.words):
        first, *more = card_blocks(sheet, card)
        begins = page_each and part
        if card.part != part:
            part = card.part
            mark = _mark(sheet.words.cards_of_part.format(number=part))
            blocks.append(mark._replace(wants=NEW_PAGE) if begins else mark)
            begins = False
        blocks += [first._replace(wants=NEW_PAGE) if begins else first, *more]
    return blocks


def _mark(bookmark: str) -> Block:
    """Where the cards of a part begin, in the outline alone."""
    return Block(height=0.0, draw=_nothing, keep_with_next=True, bookmark=bookmark, level=1)


def _nothing(_pen: Pen, _left: float, _top: float) -> None:
    """Nothing is drawn."""

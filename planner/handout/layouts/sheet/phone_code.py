"""The code that opens a part on a phone: the clinic's own page, with the plan in the address."""

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY
from planner.handout.typeset.text_block import TextBlock
from planner.handout.words.player_words import PLAYER_WORDS

_GAP_PT = 4.0


def code_blocks(column: Sheet, address: str) -> list[Block]:
    """The code under what it is for; nothing without an address, or where a phone could not read
    so many modules in the width of the column."""
    if not address:
        return []
    # Without an address no sheet waits for the import of every kind of bar code.
    from planner.handout.layouts.square_code import MODULE_PT, player_code

    said = PLAYER_WORDS[column.language]
    code = player_code(address)
    # Type is scaled with the page, and the code with it: its modules are measured on paper.
    side = code.wide * MODULE_PT / column.scale if code else 0.0
    if code is None or side > column.width:
        return []
    told = TextBlock(said.scan, BODY, column.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        told.draw(pen, left, top)
        code.draw(pen, left, top - told.height - _GAP_PT, side, said.alt)

    return [Block(height=told.height + _GAP_PT + side, draw=draw, space_before=10)]

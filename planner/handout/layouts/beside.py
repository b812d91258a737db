"""A section: its heading on the left, what it says on the right; stacked, one under the other."""

from collections.abc import Sequence

from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, Draw, held
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import HEADING, LINE
from planner.handout.typeset.text_block import TextBlock

GAP_PT = 14.0
_RULE_PT = 4.0
"""From the line over a section to its text."""


def beside(
    sheet: Sheet,
    title: str,
    blocks: Sequence[Block],
    *,
    rank: int = 2,
    bookmark: bool = True,
    under: Sequence[TextBlock] = (),
) -> list[Block]:
    """Blocks that were set for `sheet.column`, under or beside their heading and what is `under`
    it; nothing where there are none."""
    if not blocks:
        return []
    mark = title if bookmark else ""
    if sheet.stacked:
        head = heading(sheet, title, rank=rank, style=HEADING)
        lines = (
            Block(each.height, each.draw, keep_with_next=True) for each in under if each.height
        )
        return [head._replace(bookmark=mark), *lines, *held(blocks)]
    dx = sheet.width - sheet.measure
    name = TextBlock(title, HEADING, dx - GAP_PT)
    tall = name.height + sum(each.height for each in under) + _RULE_PT

    def draw(pen: Pen, left: float, top: float) -> None:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(left, top, left + sheet.width, top)
        top -= _RULE_PT
        with pen.element(f"H{rank}"):
            name.draw(pen, left, top)
        top -= name.height
        for each in under:
            each.draw(pen, left, top)
            top -= each.height

    def again(pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            name.draw(pen, left, top - _RULE_PT)

    shifted = held([_shifted(block, dx, Block(0.0, again)) for block in blocks])
    shifted[0] = shifted[0]._replace(space_before=_RULE_PT)
    short = tall - sum(block.height + block.space_before for block in shifted)
    if short > 0:
        shifted[-1] = shifted[-1]._replace(height=shifted[-1].height + short)
    # As many stay together as are as tall as the heading beside them.
    left = tall
    for place, block in enumerate(shifted[:-1]):
        left -= block.height + block.space_before
        if left <= 0:
            break
        shifted[place] = block._replace(keep_with_next=True)
    title_block = Block(
        height=0.0,
        draw=draw,
        space_before=10,
        keep_with_next=True,
        bookmark=mark,
        level=1,
    )
    return [title_block, *shifted]


def _shifted(block: Block, dx: float, title: Block) -> Block:
    """Further right; on top of a page with its title again, or the head of its table."""
    head = block.head._replace(draw=_moved(block.head.draw, dx)) if block.head else title
    return block._replace(draw=_moved(block.draw, dx), head=head)


def _moved(draw: Draw, dx: float) -> Draw:
    return lambda pen, left, top: draw(pen, left + dx, top)

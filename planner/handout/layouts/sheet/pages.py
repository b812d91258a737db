"""The sheets of the parts, each on paper of its own: what to do in front, how to do it behind."""

from collections.abc import Sequence
from dataclasses import replace

from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.layouts.sheet.back import back_blocks, need_block
from planner.handout.layouts.sheet.front import (
    MEASURE_PT,
    head_blocks,
    more_moves,
    move_block,
    safety_blocks,
)
from planner.handout.options import Options
from planner.handout.typeset.blocks import NEW_PAGE, Block, Page, paginate
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.spread import in_columns, in_one_column
from planner.model.program.program import Program

_GAP_PT = 14.0
"""Between two columns, and above them."""
_LEAST_BELOW = 0.2
"""The back begins on the last page of the front where so much of it is free."""
_LEAST = 0.36
"""Of a page that is used at least, where there is anything to use it for."""


def sheet_pages(sheet: Sheet, program: Program, wished: Options) -> list[Page]:
    """The pages of the parts that are wished for; each begins on the front of a sheet of paper."""
    part = wished.part_for(program)
    parts = [one for one in program.phases if part in (None, one.number)]
    pages: list[Page] = []
    for number, told in enumerate(
        sheets(
            program,
            sheet.words,
            parts,
            clinic=wished.clinic,
            made_on=wished.made_on,
            start=wished.start,
        )
    ):
        if len(pages) % 2:
            pages.append(())  # the back of a sheet that is all used in front
        pages += part_pages(sheet, told, first=number == 0)
    return pages


def part_pages(sheet: Sheet, told: PartSheet, *, first: bool) -> list[Page]:
    """Front and back of the sheet of a part."""
    front = _front(sheet, told, first=first)
    if sheet.large:  # nothing side by side
        back = back_blocks(sheet, told)
        begins = replace(back[0], wants=_LEAST_BELOW * sheet.height)
        least = _LEAST * sheet.height
        return in_one_column([*front, begins, *back[1:]], sheet.height, least=least)
    pages = paginate(front, sheet.height)
    last = pages[-1][-1]
    free = sheet.height - last.offset - last.block.height - _GAP_PT
    wide = (sheet.width - _GAP_PT) / 2
    starts = free > _LEAST_BELOW * sheet.height
    behind = in_columns(
        back_blocks(sheet.narrowed(wide), told),
        sheet.height,
        wide + _GAP_PT,
        first=free if starts else sheet.height,
        least=_LEAST * sheet.height,
    )
    if not starts:
        return [*pages, *behind]
    return [*pages[:-1], (*pages[-1], *behind[0]), *behind[1:]]


def _front(sheet: Sheet, told: PartSheet, *, first: bool) -> list[Block]:
    """When to stop stands on the first page, however many moves there are."""
    head, safety = head_blocks(sheet, told, first=first), safety_blocks(sheet, told)
    moves = [move_block(sheet, move) for move in told.moves]
    fit = _fitting(moves, sheet.height - _height(head) - _height(safety))
    turned = fit == 0  # large print: what tells when to stop begins the back of the same sheet
    if turned:
        fit = max(1, _fitting(moves, sheet.height - _height(head)))
        safety = [replace(safety[0], wants=NEW_PAGE), *safety[1:]]
    rest = moves[fit:]
    front = [*head, *moves[:fit], *safety]
    if rest:
        front += [replace(more_moves(sheet), wants=0.0 if turned else NEW_PAGE), *rest]
    return [*front, need_block(sheet.narrowed(MEASURE_PT), told)]


def _fitting(moves: Sequence[Block], room: float) -> int:
    """How many moves stand in that height."""
    used = 0.0
    for count, move in enumerate(moves):
        used += move.height + move.space_before
        if used > room:
            return count
    return len(moves)


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height + block.space_before for block in blocks)

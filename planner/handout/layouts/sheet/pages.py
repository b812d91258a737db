"""The sheets of the parts, each on paper of its own: what to do in front, how to do it behind."""

from collections.abc import Sequence
from dataclasses import replace

from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.layouts.sheet.back import back_blocks
from planner.handout.layouts.sheet.front import head_blocks, more_moves, move_block, safety_blocks
from planner.handout.options import Options
from planner.handout.typeset.blocks import NEW_PAGE, Block, Page, paginate
from planner.handout.typeset.page_frame import Sheet
from planner.model.program.program import Program

_MOST_OF_A_PAGE = 0.6
"""The back begins a page where more of the one before is used than this."""


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
        pages += paginate(sheet_blocks(sheet, told, first=number == 0), sheet.height)
    return pages


def sheet_blocks(sheet: Sheet, told: PartSheet, *, first: bool) -> list[Block]:
    """Front and back. When to stop stands on the first page, however many moves there are."""
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
    last = paginate(front, sheet.height)[-1][-1]
    used = last.offset + last.block.height
    back = back_blocks(sheet, told)
    wants = NEW_PAGE if not rest or used > _MOST_OF_A_PAGE * sheet.height else 0.0
    return [*front, replace(back[0], wants=wants), *back[1:]]


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

"""The sheets of the parts, each on paper of its own: what to do in front, how to do it behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.handout.document.move import Move
from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.layouts.sheet.back import (
    bring_blocks,
    call_blocks,
    how_blocks,
    light_blocks,
    need_block,
    note_blocks,
)
from planner.handout.layouts.sheet.front import more_moves, move_block
from planner.handout.layouts.sheet.head import head_blocks
from planner.handout.layouts.sheet.phone_code import code_blocks
from planner.handout.layouts.sheet.safety import safety_blocks
from planner.handout.options import Options
from planner.handout.typeset.blocks import NEW_PAGE, Block, Page, groups_of, paginate
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.spread import in_columns, in_one_column, used_of
from planner.model.program.program import Program

_GAP_PT = 14.0
"""Between two columns, and above them."""
_APART_PT = 6.0
"""Between the last move in front and when to stop, where nothing else wants the room."""
_LEAST_BELOW = 0.2
"""The back begins on the last page of the front where so much of it is free."""
_LEAST = 0.36
"""Of a page that is used at least, where there is anything to use it for."""


def sheet_pages(sheet: Sheet, program: Program, wished: Options) -> list[Page]:
    """The pages of the parts that are wished for; each begins on the front of a sheet of paper."""
    pages: list[Page] = []
    for number, told in enumerate(
        sheets(
            program,
            sheet.words,
            wished.parts_for(program),
            clinic=wished.clinic,
            made_on=wished.made_on,
            start=wished.start,
            only=wished.weeks,
        )
    ):
        if len(pages) % 2:
            pages.append(())  # the back of a sheet that is all used in front
        address = wished.addresses.get(told.part, "")
        pages += part_pages(sheet, told, first=number == 0, address=address)
    return pages


def part_pages(sheet: Sheet, told: PartSheet, *, first: bool, address: str = "") -> list[Page]:
    """Front and back of the sheet of a part; `address` opens it on a phone."""
    front = _front(sheet, told, first=first)
    if sheet.large:  # nothing side by side
        begin, *rest = _back(sheet, told, address).blocks()
        opens = begin._replace(wants=_LEAST_BELOW * sheet.height)
        least = _LEAST * sheet.height
        return in_one_column([*front, opens, *rest], sheet.height, least=least)
    wide = (sheet.width - _GAP_PT) / 2
    column, shift = sheet.narrowed(wide), wide + _GAP_PT
    *before, last = paginate(front, sheet.height)
    back = _back(column, told, address)
    ways = [_behind(sheet, last, back.blocks(lights_first=each), shift) for each in (False, True)]
    return [*before, *min(ways, key=len)]


def _behind(sheet: Sheet, page: Page, back: Sequence[Block], shift: float) -> list[Page]:
    """The last page of the front, and the back in two columns, from under it on if it begins
    there."""
    begins = _begins(sheet, page, back)
    first = _free(sheet, page) if begins else sheet.height
    found = in_columns(back, sheet.height, shift, first=first, least=_LEAST * sheet.height)
    return [(*page, *found[0]), *found[1:]] if begins else [page, *found]


def _begins(sheet: Sheet, page: Page, back: Sequence[Block]) -> bool:
    """Whether the back begins under what a page has."""
    least = max(_LEAST_BELOW * sheet.height, _height(groups_of(back)[0]))
    return _free(sheet, page) > least


def _free(sheet: Sheet, page: Page) -> float:
    """How tall columns may be under what a page has."""
    return sheet.height - used_of([page]) - _GAP_PT


@dataclass(frozen=True)
class _Back:
    """Everything that is looked up once and then known, set once however it is ordered."""

    need: Block
    how: Sequence[Block]
    lights: Sequence[Block]
    notes: Sequence[Block]
    calls: Sequence[Block]
    bring: Sequence[Block]
    code: Sequence[Block]

    def blocks(self, *, lights_first: bool = False) -> list[Block]:
        """How to do each move, then what the lights mean, or the other way round where that takes
        fewer pages."""
        begin, then = (self.lights, self.how) if lights_first else (self.how, self.lights)
        return [
            self.need,
            *begin,
            *then,
            *self.notes,
            *self.calls,
            *self.bring,
            *self.code,
        ]


def _back(column: Sheet, told: PartSheet, address: str) -> _Back:
    return _Back(
        need=need_block(column, told)._replace(keep_with_next=True),
        how=how_blocks(column, told),
        lights=light_blocks(column, told),
        notes=note_blocks(column, told),
        calls=call_blocks(column, told),
        bring=bring_blocks(column, told),
        code=code_blocks(column, address),
    )


def _front(sheet: Sheet, told: PartSheet, *, first: bool) -> list[Block]:
    """When to stop stands on the first page, however many moves there are."""
    head, safety = head_blocks(sheet, told, first=first), safety_blocks(sheet, told)
    moves = [_Move(sheet, move) for move in told.moves]
    room = sheet.height - _height(head) - _height(safety)
    shown = _shown(moves, room)
    free = room - _height(shown)
    # In large print what tells when to stop begins the back of the same sheet.
    turned = bool(moves) and not shown
    if turned:
        shown = _shown(moves, sheet.height - _height(head)) or [moves[0].bare]
        safety = [safety[0]._replace(wants=NEW_PAGE), *safety[1:]]
    elif free > _APART_PT and (len(shown) < len(moves) or free < _LEAST_BELOW * sheet.height):
        apart = safety[0].space_before + _APART_PT
        safety = [safety[0]._replace(space_before=apart), *safety[1:]]
    front, left = [*head, *shown, *safety], moves[len(shown) :]
    if left:
        title = more_moves(sheet)._replace(wants=0.0 if turned else NEW_PAGE)
        room = sheet.height - _height([title, *safety]) if turned else 0.0
        under = _shown(left, room)
        front += [title, *under, *(move.whole for move in left[len(under) :])]
    return front


@dataclass(frozen=True)
class _Move:
    """A move with what its pictures show, and without, which few are asked for."""

    sheet: Sheet
    told: Move

    @cached_property
    def whole(self) -> Block:
        return move_block(self.sheet, self.told)

    @cached_property
    def bare(self) -> Block:
        return move_block(self.sheet, self.told, captioned=False) if self.told.shows else self.whole


def _shown(moves: Sequence[_Move], room: float) -> list[Block]:
    """As many moves as stand in that height; with what their pictures show where that costs none
    of them its place, for the steps say it too."""
    fit: list[_Move] = []
    for move in moves:
        if move.bare.height > room:
            break
        fit.append(move)
        room -= move.bare.height
    shown: list[Block] = []
    for move in fit:
        more = move.whole.height - move.bare.height
        shown.append(move.whole if more <= room else move.bare)
        room -= more if more <= room else 0.0
    return shown


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height + block.space_before for block in blocks)

"""Blocks on pages of which the last is not nearly empty, in one column or two. Points."""

from collections.abc import Callable, Iterator, Sequence

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, Draw, Page, Placed, groups_of, paginate

_STEP = 0.02
"""By how much of a page columns are shortened at a time."""
_SHORTEST = 0.6
"""Of a page that hands on what the last one lacks."""


def in_one_column(blocks: Sequence[Block], height: float, *, least: float) -> list[Page]:
    """Pages of one column; of the last at least `least` is used, where the pages between it and
    the first can hand on so much."""
    found = paginate(blocks, height)
    for room in _shorter(height, _SHORTEST * height):
        if len(found) < 2 or used_of(found[-1:]) >= least:
            break
        tried = paginate(blocks, _rooms(height, room))
        if len(tried) > len(found):
            break
        found = tried
    return found


def _rooms(first: float, others: float) -> Callable[[int], float]:
    return lambda page: others if page else first


def in_columns(
    blocks: Sequence[Block], height: float, shift: float, *, first: float, least: float
) -> list[Page]:
    """Pages of two columns; the second begins `shift` to the right of the first.

    Of the first page the lower `first` is free. The columns of the last page end at about the
    same height, and at least `least` of it is used where the pages before can hand on so much.
    """
    columns = _Columns(blocks, height, first)
    found = columns.evened(height)
    for full in _shorter(height, _SHORTEST * height):
        last = _last_page(found)
        if last == 0 or used_of(found[2 * last :]) >= least:
            break
        tried = columns.evened(full)
        if _last_page(tried) > last:
            break
        found = tried
    found += [()] * (len(found) % 2)
    return [
        beside(left, right, shift, height - first if number == 0 else 0.0)
        for number, (left, right) in enumerate(zip(found[::2], found[1::2], strict=True))
    ]


class _Columns:
    """Blocks in columns, of which two make a page."""

    def __init__(self, blocks: Sequence[Block], height: float, first: float) -> None:
        self._blocks, self._height, self._first = blocks, height, first
        heights = (sum(b.height + b.space_before for b in each) for each in groups_of(blocks))
        self._tallest = max((each for each in heights if each <= height), default=0.0)

    def evened(self, full: float) -> list[Page]:
        """Columns no longer than `full`, the last two as short as they can be."""
        found = self._set(full, len(self._blocks), full)
        last = _last_page(found)
        room = max(self._tallest, sum(used_of([column]) for column in found[2 * last :]) / 2)
        while room < full:
            tried = self._set(full, last, room)
            if _last_page(tried) == last and used_of(tried[2 * last :]) <= room:
                return tried
            room += _STEP * self._height
        return found

    def _set(self, full: float, last: int, room: float) -> list[Page]:
        """`room` is that of each column from the page `last` on."""

        def room_of(column: int) -> float:
            page = column // 2
            height = full if page < last else room
            return min(height, self._first) if page == 0 else height

        return paginate(self._blocks, room_of)


def _last_page(columns: Sequence[Page]) -> int:
    """The number of the last page, from 0, where two columns make one."""
    return (len(columns) - 1) // 2


def _shorter(height: float, least: float) -> Iterator[float]:
    """Heights from a little less than that down."""
    for number in range(1, int(1 / _STEP)):
        if height * (1 - number * _STEP) > least:
            yield height * (1 - number * _STEP)


def used_of(columns: Sequence[Page]) -> float:
    """Down to where the longest of them has anything."""
    return max((p.offset + p.block.height for page in columns for p in page), default=0.0)


def beside(left: Page, right: Page, shift: float, below: float) -> Page:
    """Two columns as a page, read one after the other; they begin `below` its head."""
    return (
        *(placed._replace(offset=placed.offset + below) for placed in left),
        *(Placed(moved(placed.block, shift), placed.offset + below) for placed in right),
    )


def moved(block: Block, shift: float) -> Block:
    """A block that is drawn further to the right."""

    def further(draw: Draw) -> Draw:
        def drawn(pen: Pen, left: float, top: float) -> None:
            draw(pen, left + shift, top)

        return drawn

    return block._replace(draw=further(block.draw))

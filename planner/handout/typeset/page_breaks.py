"""Where pages end: nothing torn from what it belongs to, no page with little on it.

Every way to break the blocks is weighed, as paragraphs are broken (Knuth and Plass 1981, Software:
Practice and Experience 11:1119-1184), and the lightest is taken.
"""

from collections.abc import Sequence
from itertools import pairwise

from planner.handout.typeset.blocks import NEW_PAGE, Block, Page, Placed

LEAST_USED = 0.36
"""Of a page: no page has less on it where another break can help it."""
_PAGE = 1.0
_UNEVEN = 1.5
"""What a page weighs, and how much more where it is empty."""
_PARTED = 0.25
_SHORT = 400.0
_UNWANTED = 1.0
_TORN = 1e5


def balanced(blocks: Sequence[Block], room: float) -> list[Page]:
    """Put blocks on pages of that height, in order."""
    pages: list[Page] = []
    for part in _parts(blocks):
        pages += _pages(part, room)
    return pages


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """What begins a page, with what follows it."""
    starts = [at for at, block in enumerate(blocks) if at == 0 or block.wants == NEW_PAGE]
    return [blocks[a:b] for a, b in zip(starts, [*starts[1:], len(blocks)], strict=True)]


def _pages(blocks: Sequence[Block], room: float) -> list[Page]:
    """The lightest way; `best[n]` is that of the first n blocks, and where its last page begins."""
    count = len(blocks)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for first in range(count):
        before = best[first][0]
        head = _head(blocks[first], room)
        used = head.height if head else 0.0
        unwanted = 0.0
        for last in range(first, count):
            block = blocks[last]
            if last > first:
                used += block.space_before
                if block.wants and used + block.wants > room:
                    unwanted += _UNWANTED
            used += block.height
            if used > room and last > first:
                break
            weight = before + unwanted + _weight(block, used / room, first, last, count)
            if weight < best[last + 1][0]:
                best[last + 1] = weight, first
    ends = [count]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    ends.reverse()
    return [_placed(blocks[a:b], room) for a, b in pairwise(ends)]


def _weight(block: Block, used: float, first: int, last: int, count: int) -> float:
    """What a page weighs that ends with a block."""
    weight = _PAGE
    whole = first == 0 and last == count - 1
    if used < LEAST_USED and not whole:
        weight += _SHORT * (1 + LEAST_USED - used)
    if last < count - 1:
        weight += _UNEVEN * (1 - used) ** 2
        if block.keep_with_next:
            weight += _TORN
        elif block.rather_with_next:
            weight += _PARTED
    return weight


def _head(block: Block, room: float) -> Block | None:
    """What is drawn again above the first block of a page."""
    fits = block.head is not None and block.head.height + block.height <= room
    return block.head if fits else None


def _placed(blocks: Sequence[Block], room: float) -> Page:
    head, page, used = _head(blocks[0], room), list[Placed](), 0.0
    if head:
        page.append(Placed(head, 0.0))
        used = head.height
    for number, block in enumerate(blocks):
        used += block.space_before if number else 0.0
        page.append(Placed(block, used))
        used += block.height
    return tuple(page)

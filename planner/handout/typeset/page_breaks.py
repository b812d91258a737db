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
    after = [_after(block) for block in blocks[:-1]] + [0.0]
    for first in range(count):
        before = best[first][0] + _PAGE
        head = _head(blocks[first], room)
        used = head.height if head else 0.0
        for last in range(first, count):
            block = blocks[last]
            if last > first:
                used += block.space_before
                if block.wants and used + block.wants > room:
                    before += _UNWANTED
            used += block.height
            if used > room and last > first:
                break
            weight = before + after[last]
            share = used / room
            if share < LEAST_USED and (first or last < count - 1):
                weight += _SHORT * (1 + LEAST_USED - share)
            if last < count - 1:
                weight += _UNEVEN * (1 - share) ** 2
            if weight < best[last + 1][0]:
                best[last + 1] = weight, first
    ends = [count]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    ends.reverse()
    return [_placed(blocks[a:b], room) for a, b in pairwise(ends)]


def _after(block: Block) -> float:
    """What it weighs to end a page with a block, whatever else is on it."""
    return _TORN if block.keep_with_next else _PARTED if block.rather_with_next else 0.0


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

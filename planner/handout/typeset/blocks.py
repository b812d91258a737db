"""Blocks that are never split, and how they fall on pages."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner.handout.pdf.pen import Pen

Draw = Callable[[Pen, float, float], None]
"""Draws with its upper left corner at (left, top), points."""


NEW_PAGE = math.inf
"""Wanted by a block that always begins a page."""


class Block(NamedTuple):
    """A piece of the handout that stays in one piece. Points."""

    height: float
    """How tall it is."""
    draw: Draw
    """How it is drawn."""
    space_before: float = 0.0
    """Distance from the block above it; none at the head of a page."""
    keep_with_next: bool = False
    """Never the last on a page."""
    rather_with_next: bool = False
    """The last on a page only where no other break will do."""
    wants: float = 0.0
    """Begins a page where less room than this is left."""
    bookmark: str = ""
    """Its title in the outline of the document."""
    level: int = 0
    """Its depth there."""
    anchor: str = ""
    """The words in text that lead here."""
    head: "Block | None" = None
    """What is drawn again above it where it is the first on a page: the head of its table."""
    within: tuple[tuple[str, object], ...] = ()
    """The elements that it shares with the blocks around it: role and key, outermost first."""


def held(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that stay together as far as pages let them."""
    return [*(block._replace(rather_with_next=True) for block in blocks[:-1]), *blocks[-1:]]


def together(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that nothing parts."""
    return [*(block._replace(keep_with_next=True) for block in blocks[:-1]), *blocks[-1:]]


def two_together(blocks: Sequence[Block]) -> list[Block]:
    """Blocks that may be parted, but for the first two and the last two."""
    least = range(1, len(blocks) - 2)
    return [
        block._replace(keep_with_next=number not in least and number < len(blocks) - 1)
        for number, block in enumerate(blocks)
    ]


class Placed(NamedTuple):
    """A block and how far below the head of the page it begins, points."""

    block: Block
    offset: float


Page = tuple[Placed, ...]


def paginate(blocks: Sequence[Block], rooms: float | Callable[[int], float]) -> list[Page]:
    """Put blocks on pages of that height, in order, kept with what they belong to.

    `rooms` may tell the height of each page by its number, from 0. A page stays empty where what
    would begin it fits on one of the next two and not on it.
    """
    room_of = rooms if callable(rooms) else lambda _: rooms
    pages: list[Page] = []
    page: list[Placed] = []
    used = 0.0
    for group in groups_of(blocks):
        height = sum(b.height + b.space_before for b in group)
        room = room_of(len(pages))
        if page and (used + max(height, max(b.wants for b in group)) > room):
            pages.append(tuple(page))
            page, used, room = [], 0.0, room_of(len(pages))
        while not page and room < height <= max(room_of(len(pages) + ahead) for ahead in (1, 2)):
            pages.append(())
            room = room_of(len(pages))
        for block in group:
            space = block.space_before if page else 0.0
            if page and used + space + block.height > room:
                pages.append(tuple(page))
                page, used, space, room = [], 0.0, 0.0, room_of(len(pages))
            if not page and block.head is not None and block.head.height + block.height <= room:
                page.append(Placed(block.head, 0.0))
                used = block.head.height
            page.append(Placed(block, used + space))
            used += space + block.height
    if page:
        pages.append(tuple(page))
    return pages


def groups_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks that are kept together."""
    groups: list[list[Block]] = []
    open_group = False
    for block in blocks:
        if open_group:
            groups[-1].append(block)
        else:
            groups.append([block])
        open_group = block.keep_with_next
    return groups

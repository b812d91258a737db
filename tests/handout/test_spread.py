"""Columns and pages that end well: nothing lost, parted or over the edge, no page nearly empty."""

import random

import pytest

from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, Page, groups_of
from planner.handout.typeset.spread import in_columns, in_one_column

HEIGHT, SHIFT, LEAST = 600.0, 250.0, 200.0


def blocks_of(seed: int, count: int) -> tuple[list[Block], list[tuple[int, float]]]:
    """Blocks by chance, some kept with the next; where each is drawn goes into the list."""
    chance = random.Random(seed)
    drawn: list[tuple[int, float]] = []

    def block(number: int) -> Block:
        def draw(_: Pen, left: float, top: float) -> None:
            drawn.append((number, left))

        return Block(
            height=chance.uniform(8, 60),
            draw=draw,
            space_before=chance.choice((0.0, 6.0)),
            keep_with_next=chance.random() < 0.4,
        )

    return [block(number) for number in range(count)], drawn


def columns_of(pages: list[Page], drawn: list[tuple[int, float]]) -> list[list[int]]:
    """Which blocks stand in each column, in the order in which they are read."""
    columns: list[list[int]] = []
    for page in pages:
        drawn.clear()
        for placed in page:
            placed.block.draw(None, 0.0, 0.0)  # type: ignore[arg-type]
        columns += [[number for number, left in drawn if left == x] for x in (0.0, SHIFT)]
    return columns


@pytest.mark.parametrize("first", [120.0, 330.0, HEIGHT])
@pytest.mark.parametrize("seed", range(25))
def test_two_columns_hold_all_in_order(seed: int, first: float) -> None:
    blocks, drawn = blocks_of(seed, 20 + 3 * seed)
    pages = in_columns(blocks, HEIGHT, SHIFT, first=first, least=LEAST)
    columns = columns_of(pages, drawn)
    assert [number for column in columns for number in column] == list(range(len(blocks)))
    for number, page in enumerate(pages):
        for placed in page:
            assert placed.offset + placed.block.height <= HEIGHT + 0.01
            assert number or placed.offset >= HEIGHT - first
    where = {number: place for place, column in enumerate(columns) for number in column}
    at = 0
    for group in groups_of(blocks):
        assert len({where[at + n] for n in range(len(group))}) == 1, "a group is parted"
        at += len(group)
    if len(pages) > 2:
        assert max(p.offset + p.block.height for p in pages[-1]) >= LEAST


@pytest.mark.parametrize("seed", range(25))
def test_the_last_of_several_pages_is_not_nearly_empty(seed: int) -> None:
    blocks, _ = blocks_of(seed, 50 + seed)
    pages = in_one_column(blocks, HEIGHT, least=LEAST)
    assert sum(len(page) for page in pages) == len(blocks)
    if len(pages) > 2:
        assert pages[-1][-1].offset + pages[-1][-1].block.height >= LEAST * 0.5


def test_columns_of_the_last_page_end_at_about_the_same_height() -> None:
    blocks = [Block(height=20.0, draw=lambda *_: None) for _ in range(20)]
    (page,) = in_columns(blocks, HEIGHT, SHIFT, first=HEIGHT, least=LEAST)
    ends = [placed.offset for placed in page]
    assert max(ends) == 180.0
    assert ends.count(180.0) == 2

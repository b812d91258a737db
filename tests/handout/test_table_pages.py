"""Tables that go on over the page: their head stands over each piece, and no row stands alone."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.typeset.grid import GridRow, grid, text_cell
from planner.handout.typeset.page_breaks import balanced
from planner.handout.typeset.styles import BODY
from tests.conftest import MakeProgram
from tests.handout.read_aloud import spoken
from tests.page_texts import page_texts

ROOM_PT = 200.0


def row(words: str, *, head: bool = False) -> GridRow:
    return GridRow((text_cell(90, (words, BODY)), text_cell(90, (words, BODY))), head=head)


@pytest.mark.parametrize("count", range(3, 40))
@pytest.mark.parametrize("together", [True, False])
def test_the_head_is_over_each_piece_and_no_row_is_alone(count: int, together: bool) -> None:
    rows = [row("Head", head=True), *(row(str(n)) for n in range(count))]
    blocks = grid((90, 90), rows, together=together)
    pages = balanced(blocks, ROOM_PT)
    for number, page in enumerate(pages):
        first = page[0].block
        assert first is (blocks[0] if number == 0 else blocks[1].head or blocks[2].head)
        assert page[-1].offset + page[-1].block.height <= ROOM_PT
        assert len(page) > 2


def test_in_large_print_the_table_of_sessions_has_its_head_on_each_page(
    make_program: MakeProgram,
) -> None:
    program = make_program(weeks=12)
    pdf = render(program, options=Options(large_print=True))
    pages = {
        page.indirect_reference.idnum: text  # type: ignore[union-attr]
        for page, text in zip(PdfReader(io.BytesIO(pdf)).pages, page_texts(pdf), strict=True)
    }
    tables = [one for one in spoken(pdf) if one.role == "/Table" and "Card and" in one.text]
    assert len(tables) == 4
    assert any(len(set(_pages(one.data))) > 1 for one in tables)
    for table in tables:
        assert all("Card and exercise" in pages[number] for number in _pages(table.data))


def _pages(element: Any) -> Iterator[int]:
    """The pages that an element stands on, by their object."""
    if "/Pg" in element:
        yield element.raw_get("/Pg").idnum
    for kid in element.get("/K", []):
        one = kid if isinstance(kid, int) else kid.get_object()
        if not isinstance(one, int) and "/S" in one:
            yield from _pages(one)


def test_a_head_that_is_drawn_again_is_read_out_once(make_program: MakeProgram) -> None:
    elements = spoken(render(make_program(weeks=12), options=Options(large_print=True)))
    tables = [one for one in elements if one.role == "/Table"]
    assert any("Card and exercise" in one.text for one in tables)
    assert all(one.text.count("Card and exercise") <= 1 for one in tables)

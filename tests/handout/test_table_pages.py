"""Tables that go on over the page: their head stands over each piece, and no row stands alone."""

import io

import pytest
from pypdf import PdfReader

from planner.handout.layouts.render import render
from planner.handout.options import Options
from planner.handout.typeset.blocks import paginate
from planner.handout.typeset.grid import GridRow, grid, text_cell
from planner.handout.typeset.styles import BODY
from tests.conftest import MakeProgram
from tests.handout.read_aloud import spoken

ROOM_PT = 200.0


def row(words: str, *, head: bool = False) -> GridRow:
    return GridRow((text_cell(90, (words, BODY)), text_cell(90, (words, BODY))), head=head)


@pytest.mark.parametrize("count", range(3, 40))
@pytest.mark.parametrize("together", [True, False])
def test_the_head_is_over_each_piece_and_no_row_is_alone(count: int, together: bool) -> None:
    rows = [row("Head", head=True), *(row(str(n)) for n in range(count))]
    blocks = grid((90, 90), rows, together=together)
    pages = paginate(blocks, ROOM_PT)
    for number, page in enumerate(pages):
        first = page[0].block
        assert first is (blocks[0] if number == 0 else blocks[1].head or blocks[2].head)
        assert page[-1].offset + page[-1].block.height <= ROOM_PT
        if not together:
            assert len(page) > 2


def test_in_large_print_the_table_of_sessions_has_its_head_on_each_page(
    make_program: MakeProgram,
) -> None:
    program = make_program(weeks=12)
    pages = PdfReader(io.BytesIO(render(program, options=Options(large_print=True)))).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    rows = {
        f"{number} {one.patient_name}" for number, one in enumerate(program.exercises.values(), 1)
    }
    gone_on = [text for text in texts if any(text.startswith(name) for name in rows)]
    assert all("Get ready:" in text for text in gone_on)  # a card, not a row of a table


def test_a_head_that_is_drawn_again_is_read_out_once(make_program: MakeProgram) -> None:
    elements = spoken(render(make_program(weeks=12), options=Options(large_print=True)))
    tables = [one for one in elements if one.role == "/Table"]
    assert any("Card and exercise" in one.text for one in tables)
    assert all(one.text.count("Card and exercise") <= 1 for one in tables)

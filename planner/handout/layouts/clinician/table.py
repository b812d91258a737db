"""A plain table of the therapist's copy."""

from collections.abc import Sequence

from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, STRONG, TABLE_HEAD


def plain_table(
    sheet: Sheet, shares: tuple[float, ...], head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[Block]:
    """A plain table; its rows may go over pages."""
    widths = [sheet.width * share for share in shares]
    style = TABLE_HEAD.aligned_left()
    drawn = [
        GridRow(
            tuple(text_cell(w, (t, style), pad=3) for t, w in zip(head, widths, strict=True)),
            head=True,
        )
    ]
    for row in rows:
        cells = [text_cell(widths[0], (row[0], STRONG), pad=3)]
        cells += [text_cell(w, (t, BODY), pad=3) for t, w in zip(row[1:], widths[1:], strict=True)]
        drawn.append(GridRow(tuple(cells)))
    return grid(widths, drawn, together=False, space_before=4)

"""A plain table of the therapist's copy."""

from collections.abc import Sequence
from itertools import zip_longest

from planner.handout.layouts.headings import labelled, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, STRONG, TABLE_HEAD, Style

_PAD_PT = 2.2
_GUTTER_PT = 6.0
"""Right of a column, that its lines are not read on into the next."""


def plain_table(
    sheet: Sheet, shares: tuple[float, ...], head: tuple[str, ...], rows: Sequence[tuple[str, ...]]
) -> list[Block]:
    """A plain table; its rows may go over pages. In large print, where it is wide, a list."""
    if sheet.large and len(shares) > 2:
        return [block for row in rows for block in _row_in_lines(sheet, head, row)]
    widths = [sheet.width * share for share in shares]
    style = TABLE_HEAD.aligned_left()
    drawn = [
        GridRow(
            tuple(_cell(w, t, style) for t, w in zip(head, widths, strict=True)),
            head=True,
        )
    ]
    for row in rows:
        cells = [_cell(widths[0], row[0], STRONG)]
        cells += [_cell(w, t, BODY) for t, w in zip(row[1:], widths[1:], strict=True)]
        drawn.append(GridRow(tuple(cells)))
    return grid(widths, drawn, together=False, space_before=4)


def pairs_table(
    sheet: Sheet, head: tuple[str, str], rows: Sequence[tuple[str, str]], label_share: float
) -> list[Block]:
    """Labels and what is said of them, two beside one another; in large print one a row."""
    if sheet.large:
        return plain_table(sheet, (2 * label_share, 1 - 2 * label_share), head, rows)
    widths = [sheet.width * share for share in (label_share, 0.5 - label_share) * 2]
    style = TABLE_HEAD.aligned_left()
    half = (len(rows) + 1) // 2
    heads = tuple(_cell(w, t, style) for t, w in zip(head * 2, widths, strict=True))
    drawn = [GridRow(heads, head=True)]
    for left, right in zip_longest(rows[:half], rows[half:], fillvalue=("", "")):
        cells = [
            _cell(w, t, BODY if index % 2 else STRONG)._replace(head=index == 2)
            for index, (t, w) in enumerate(zip((*left, *right), widths, strict=True))
        ]
        drawn.append(GridRow(tuple(cells)))
    return grid(widths, drawn, together=False, space_before=4)


def _row_in_lines(sheet: Sheet, head: tuple[str, ...], row: tuple[str, ...]) -> list[Block]:
    """What the row is about, and under it what each column says."""
    first = text(sheet, row[0], style=STRONG, before=8)._replace(keep_with_next=True)
    return [
        first,
        *(labelled(sheet, f"{name}:", said) for name, said in zip(head[1:], row[1:], strict=True)),
    ]


def _cell(width: float, words: str, style: Style) -> GridCell:
    return text_cell(width - _GUTTER_PT, (words, style), pad=_PAD_PT)

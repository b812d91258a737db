"""The days of a part: which session is on which day, and about how long it takes."""

from collections.abc import Sequence

from planner.handout.document.session_days import session_days
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, STRONG, TABLE_HEAD, Style
from planner.model.program.program import Week

_SHARES = (0.27, 0.46, 0.27)
_PAD_PT = 3.0


def days_table(sheet: Sheet, weeks: Sequence[Week]) -> list[Block]:
    """The sessions of these weeks, a row each; their minutes have the walk, which the head of a
    part counts apart."""
    words = sheet.words
    walks = any(item.outside for week in weeks for s in week.sessions for item in s.items)
    minutes = words.column_minutes_walk if walks else words.column_minutes
    widths = [sheet.width * share for share in _SHARES]

    def row(told: Sequence[Sequence[str]], styles: Sequence[Style], *, head: bool) -> GridRow:
        cells = (
            text_cell(width, *((line, style) for line in lines), pad=_PAD_PT)
            for width, lines, style in zip(widths, told, styles, strict=True)
        )
        return GridRow(tuple(cells), head=head)

    heads = [[words.column_session], [words.column_days], [minutes]]
    rows = [row(heads, [TABLE_HEAD.aligned_left()] * 3, head=True)]
    for each in session_days(words, weeks):
        days = [one.said for one in each.days]
        rows.append(row([[each.title], days, [each.minutes]], (STRONG, BODY, BODY), head=False))
    return grid(widths, rows, space_before=4) if len(rows) > 1 else []

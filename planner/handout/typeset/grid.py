"""Tables: cells of set text, fine rules between rows, one block a row. Points."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from planner.handout.pdf.pen import InkColor, Pen
from planner.handout.typeset.blocks import Block, Draw
from planner.handout.typeset.styles import ACCENT, LINE, Style
from planner.handout.typeset.text_block import TextBlock, column_height, draw_column


class CellBox(NamedTuple):
    """Where a cell lies."""

    left: float
    top: float
    width: float
    height: float


CellMark = Callable[[Pen, CellBox], None]
"""Draws into a cell."""

PAD_PT = 5.0


class GridCell(NamedTuple):
    """One cell: text, or a drawing, on a colour."""

    texts: tuple[TextBlock, ...] = ()
    fill: InkColor | None = None
    mark: CellMark | None = None
    pad: float = PAD_PT
    head: bool = False
    """It heads what is to its right, as the first cell of a row does."""

    @property
    def height(self) -> float:
        """Height of the text and the room around it."""
        return column_height(list(self.texts), 0) + 2 * self.pad if self.texts else 0.0


class GridRow(NamedTuple):
    """One row."""

    cells: tuple[GridCell, ...]
    min_height: float = 0.0
    head: bool = False


def grid(
    widths: Sequence[float],
    rows: Sequence[GridRow],
    *,
    upright: bool = False,
    space_before: float = 0.0,
    together: bool = True,
) -> list[Block]:
    """A table as blocks that stay together unless told; `upright` adds lines between columns."""
    blocks: list[Block] = []
    table = ("Table", object())
    again: Block | None = None
    first = 2 if rows[0].head else 1
    for index, row in enumerate(rows):
        height = max([row.min_height, *(cell.height for cell in row.cells)])
        last, next_to_last = index == len(rows) - 1, index == len(rows) - 2
        drawn = _row_drawing(tuple(widths), row, height, upright)
        blocks.append(
            Block(
                height=height,
                draw=drawn,
                space_before=space_before if index == 0 else 0.0,
                # No row stands alone on a page.
                keep_with_next=not last and (index < first or next_to_last),
                rather_with_next=together and not last,
                head=again,
                within=(table,),
            )
        )
        if index == 0 and row.head:
            again = Block(height=height, draw=_silent(drawn), within=(table,))
    return blocks


def _silent(draw: Draw) -> Draw:
    """The head of a table once more: to be seen, for it has been read out."""

    def drawn(pen: Pen, left: float, top: float) -> None:
        with pen.artifact():
            draw(pen, left, top)

    return drawn


def _row_drawing(
    widths: tuple[float, ...], row: GridRow, height: float, upright: bool
) -> Callable[[Pen, float, float], None]:
    def draw(pen: Pen, left: float, top: float) -> None:
        x = left
        with pen.element("TR"):
            for index, (width, cell) in enumerate(zip(widths, row.cells, strict=True)):
                role, attributes = _header(row, index)
                with pen.element(role, attributes=attributes):
                    _draw_cell(pen, cell, CellBox(x, top, width, height))
                x += width
        _rules(pen, widths, row, left, top, height, upright)

    return draw


def _header(row: GridRow, column: int) -> tuple[str, str]:
    """The role of a cell: the first row heads its columns, the first cell its row."""
    if row.head:
        return "TH", "<< /O /Table /Scope /Column >>"
    if column == 0 or row.cells[column].head:
        return "TH", "<< /O /Table /Scope /Row >>"
    return "TD", ""


def _draw_cell(pen: Pen, cell: GridCell, box: CellBox) -> None:
    if cell.fill is not None:
        pen.setFillColor(cell.fill)
        pen.rect(box.left, box.top - box.height, box.width, box.height - 0.6, stroke=0, fill=1)
    if cell.texts:
        texts = list(cell.texts)
        slack = (box.height - column_height(texts, 0)) / 2
        draw_column(pen, texts, box.left + cell.pad, box.top - slack, 0)
    if cell.mark is not None:
        cell.mark(pen, box)


def _rules(
    pen: Pen,
    widths: tuple[float, ...],
    row: GridRow,
    left: float,
    top: float,
    height: float,
    upright: bool,
) -> None:
    bottom = top - height
    pen.setStrokeColor(ACCENT if row.head else LINE)
    pen.setLineWidth(1.2 if row.head else 0.6)
    pen.line(left, bottom, left + sum(widths), bottom)
    if upright:
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        x = left
        for width in (*widths, 0.0):
            pen.line(x, bottom, x, top)
            x += width


def text_cell(
    width: float, *texts: tuple[str, Style], fill: InkColor | None = None, pad: float = PAD_PT
) -> GridCell:
    """A cell of texts one under the other, each with its style."""
    return GridCell(tuple(TextBlock(t, s, width - 2 * pad) for t, s in texts if t), fill, pad=pad)

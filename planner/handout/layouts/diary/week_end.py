"""What is filled in once a week: how each move went, the safety signs, what got in the way."""

from collections.abc import Sequence
from functools import partial

from planner.handout.document.diary_week import Ask, DiaryWeek, MoveRow
from planner.handout.layouts.diary.asked import DiaryAnswers, box_pt
from planner.handout.layouts.headings import heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block, together
from planner.handout.typeset.grid import CellBox, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, STRONG, TABLE_HEAD
from planner.handout.typeset.text_block import TextBlock

_GAP_PT = 6.0
_NUMBER_WIDE = 1.5
"""Of room for a number, to its height."""
_NAME_SHARE = 0.34
_NOTES_PAPER_PT = 70.0


def week_end_blocks(sheet: Sheet, told: DiaryWeek, answers: DiaryAnswers) -> list[Block]:
    """Everything under the days."""
    said = sheet.words.of_diary
    columns = 1 if sheet.large else 2
    return [
        *_asked(
            sheet, said.safety, told.safety, columns, answers, under=sheet.words.paper.signs_do
        ),
        *_asked(sheet, said.flare, told.flare, 1 if sheet.large else 3, answers),
        *(_moves(sheet, told, answers) if told.moves else ()),
        *_asked(sheet, said.week_numbers, told.numbers, columns, answers),
        *(_asked(sheet, said.goals, told.goals, 1, answers) if told.goals else ()),
        *_asked(sheet, said.barriers, told.barriers, 1 if sheet.large else 3, answers),
        *_notes(sheet, told.notes, answers),
    ]


def _moves(sheet: Sheet, told: DiaryWeek, answers: DiaryAnswers) -> list[Block]:
    """A row an exercise, a column a mark; in large print its marks under its name."""
    said = sheet.words.of_diary
    title = heading(sheet.column, said.moves, rank=3, before=8, style=STRONG)
    if sheet.large:
        blocks = [title]
        for move in told.moves:
            blocks += _asked(sheet, move.name, move.marks, 2, answers, rank=4)
        return blocks
    name = sheet.width * _NAME_SHARE
    mark = (sheet.width - name) / len(told.moves[0].marks)
    head = GridRow(
        (
            GridCell(),
            *(text_cell(mark, (one.text, TABLE_HEAD), pad=1) for one in told.moves[0].marks),
        ),
        head=True,
    )
    rows = [_move(sheet, move, name, answers) for move in told.moves]
    widths = [name, *[mark] * len(told.moves[0].marks)]
    return [title, *grid(widths, [head, *rows], upright=True, together=False)]


def _move(sheet: Sheet, move: MoveRow, wide: float, answers: DiaryAnswers) -> GridRow:
    side = box_pt(sheet)
    own = sheet.words_for(move.exercise)
    language = own.language if own is not sheet.words else ""
    name = GridCell((TextBlock(move.name, BODY, wide - 4, language=language),), pad=2)

    def tick(ask: Ask, pen: Pen, box: CellBox) -> None:
        x = box.left + (box.width - side) / 2
        answers.tick(pen, ask, x, box.top - (box.height + side) / 2, side)

    marks = [GridCell(mark=partial(tick, ask)) for ask in move.marks]
    return GridRow((name, *marks), min_height=side + _GAP_PT)


def _asked(
    sheet: Sheet,
    title: str,
    asks: Sequence[Ask],
    columns: int,
    answers: DiaryAnswers,
    *,
    rank: int = 3,
    under: str = "",
) -> list[Block]:
    """A question, and under it what is ticked or written, so many beside one another."""
    rows = [asks[first : first + columns] for first in range(0, len(asks), columns)]
    blocks = [
        heading(sheet.column, title, rank=rank, before=8, style=STRONG),
        *([text(sheet, under)] if under else []),
        *(_line(sheet, row, columns, answers, title) for row in rows),
    ]
    return together(blocks)


def _line(sheet: Sheet, asks: Sequence[Ask], columns: int, answers: DiaryAnswers, of: str) -> Block:
    side = box_pt(sheet)
    column = (sheet.width - (columns - 1) * _GAP_PT) / columns
    wide = [side * (_NUMBER_WIDE if ask.most else 1.0) for ask in asks]
    texts = [
        TextBlock(ask.text, BODY, column - room - 2 * _GAP_PT)
        for ask, room in zip(asks, wide, strict=True)
    ]
    height = max(side, *(each.height for each in texts))

    def draw(pen: Pen, left: float, top: float) -> None:
        x = left
        for ask, words, room in zip(asks, texts, wide, strict=True):
            y = top - (height + side) / 2
            with pen.element("LI"), pen.element("LBody"):
                if ask.most:
                    answers.number(pen, ask, x, y, room, side, edge=True)
                else:
                    answers.tick(pen, ask, x, y, side)
                words.draw(pen, x + room + _GAP_PT, top - (height - words.height) / 2)
            x += column + _GAP_PT

    return Block(height=height, draw=draw, space_before=3, within=(("L", of),))


def _notes(sheet: Sheet, ask: Ask, answers: DiaryAnswers) -> list[Block]:
    height = _NOTES_PAPER_PT / sheet.scale

    def draw(pen: Pen, left: float, top: float) -> None:
        answers.lines(pen, ask, left, top - height, sheet.width, height)

    title = heading(sheet, ask.text, rank=3, before=8, style=STRONG)
    return [title, Block(height=height, draw=draw, space_before=2)]

"""The moves of a part: the card of each, its sessions, and how much in these weeks, in words."""

from collections.abc import Mapping, Sequence

from planner.handout.document.move import Move
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import CellBox, GridCell, GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import disc
from planner.handout.typeset.styles import BODY, SMALL, STRONG, TABLE_HEAD
from planner.handout.typeset.text_block import TextBlock, column_height
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Week

_NAME_SHARE = 0.4
_NAME_SHARE_STACKED = 0.46
_DISC_PT = 8.5
_INDENT_PT = 24.0
_PAD_PT = 3.0


def moves_table(
    sheet: Sheet, weeks: Sequence[Week], moves: Sequence[Move], cards: Mapping[ExerciseId, int]
) -> list[Block]:
    """A row a move, in the order in which they are done."""
    if not moves:
        return []
    words = sheet.words
    first = sheet.width * (_NAME_SHARE_STACKED if sheet.stacked else _NAME_SHARE)
    widths = [first, sheet.width - first]
    style = TABLE_HEAD.aligned_left()
    head = GridRow(
        (
            text_cell(first, (words.column_exercise, style), pad=_PAD_PT),
            text_cell(widths[1], (words.column_dose, style), pad=_PAD_PT),
        ),
        head=True,
    )
    rows = []
    for move in moves:
        name = _Name(sheet, move, cards[move.exercise.id], _sessions(sheet, weeks, move), first)
        dose = tuple(
            TextBlock(each.said, BODY, min(sheet.measure, widths[1] - 2 * _PAD_PT))
            for line in move.dose
            for each in line
        )
        rows.append(
            GridRow(
                (GridCell(mark=name.draw), GridCell(dose, pad=_PAD_PT)), min_height=name.height + 6
            )
        )
    return grid(widths, [head, *rows], space_before=8)


def _sessions(sheet: Sheet, weeks: Sequence[Week], move: Move) -> str:
    """In which sessions of these weeks it is done; nothing where there is one alone."""
    words = sheet.words
    all_names = dict.fromkeys(session.name for week in weeks for session in week.sessions)
    names = dict.fromkeys(
        session.name
        for week in weeks
        for session in week.sessions
        if any(item.exercise == move.exercise.id for item in session.items)
    )
    if len(all_names) < 2:
        return ""
    return ", ".join(words.session_titles[name] for name in names)


class _Name:
    """The number, the name in its language as a link to the card, and its sessions under it."""

    def __init__(self, sheet: Sheet, move: Move, number: int, sessions: str, width: float) -> None:
        room = width - _INDENT_PT - _PAD_PT
        self._number = number
        self._card = sheet.words.card_reference.format(card=number)
        self._language = sheet.words_for(move.exercise.id).language
        self._name = TextBlock(move.exercise.patient_name, STRONG, room)
        self._under = [TextBlock(sessions, SMALL, room)] if sessions else []
        self.height: float = self._name.height + column_height(self._under, 0)

    def draw(self, pen: Pen, box: CellBox) -> None:
        """Draw it into its cell."""
        left = box.left + _INDENT_PT
        top = box.top - (box.height - self.height) / 2
        bottom = box.top - box.height
        with pen.link(self._card, self._card, box.left, bottom, box.width, box.height):
            with pen.text():
                disc(pen, self._number, box.left + _DISC_PT + 1, bottom + box.height / 2, _DISC_PT)
            with pen.language(self._language), pen.element("Span"):
                self._name.draw(pen, left, top)
        for each in self._under:
            each.draw(pen, left, top - self._name.height)

"""When to get help, and how fast."""

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from planner.handout.layouts.brand import number_line, with_number
from planner.handout.layouts.headings import heading, labelled_rows
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import frame
from planner.handout.typeset.styles import BODY, INK, STRONG
from planner.handout.typeset.text_block import TextBlock
from planner.model.program.program import PatientEducation
from planner.model.rules.guidance import CallRule

_URGENCIES: tuple[str, ...] = get_args(CallRule.model_fields["urgency"].annotation)


def call_blocks(sheet: Sheet, handed: PatientEducation) -> list[Block]:
    """Now, the same day, soon; and the safety net for nerve pain in a box of its own."""
    if not handed.call and not handed.nerve_safety_net:
        return []
    title = heading(sheet, with_number(sheet, sheet.words.call), bookmark=True, rank=2)
    blocks = [replace(title, anchor=sheet.words.call)]
    blocks += number_line(sheet)
    if handed.nerve_safety_net:
        blocks.append(boxed(sheet, sheet.words.nerve, handed.nerve_safety_net))
    return [*blocks, *call_rows(sheet, handed.call)]


def call_rows(
    sheet: Sheet, call: Sequence[CallRule], urgencies: tuple[str, ...] = _URGENCIES
) -> list[Block]:
    """A table: how fast, and what for."""
    rows = [
        (sheet.words.call_how[urgency], whens)
        for urgency in urgencies
        if (whens := [rule.when for rule in call if rule.urgency == urgency])
    ]
    return labelled_rows(sheet, rows)


def boxed(sheet: Sheet, title: str, sentence: str = "", *, rank: int = 3) -> Block:
    """A strong box that is not to be overlooked; over a sentence its title is a heading."""
    pad = 9.0
    head = TextBlock(title, STRONG, sheet.width - 2 * pad)
    below = TextBlock(sentence, BODY, sheet.width - 2 * pad) if sentence else None
    height = head.height + (below.height if below else 0.0) + 2 * pad

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height, stroke=INK, line_width=1.6)
        left, top = left + pad, top - pad + 1
        with pen.element(f"H{rank}" if below else "P"):
            head.draw(pen, left, top)
        if below:
            below.draw(pen, left, top - head.height)

    return Block(height=height, draw=draw, space_before=8, keep_with_next=True)

"""When to get help, and how fast."""

from collections.abc import Mapping, Sequence

from planner.handout.layouts.beside import beside
from planner.handout.layouts.brand import number_line, with_number
from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import frame
from planner.handout.typeset.styles import BODY, INK, STRONG
from planner.handout.typeset.text_block import TextBlock
from planner.model.program.patient_education import PatientEducation
from planner.model.rules.guidance import URGENCIES, CallRule, Urgency


def call_blocks(sheet: Sheet, handed: PatientEducation) -> list[Block]:
    """Now, the same day, soon; and the safety net for nerve pain in a box of its own."""
    if not handed.call and not handed.nerve_safety_net:
        return []
    words = sheet.words
    title = heading(sheet, with_number(sheet, words.call), bookmark=True, rank=2)
    blocks = [title._replace(anchor=words.call), *number_line(sheet)]
    if net := handed.nerve_apart:
        told = [text(sheet.column, net)]
        blocks += beside(sheet, words.nerve, told, rank=3, bookmark=False)
    return [*blocks, *call_rows(sheet, handed.call, handed.call_means)]


def call_rows(
    sheet: Sheet, call: Sequence[CallRule], means: Mapping[Urgency, str] | None = None
) -> list[Block]:
    """How fast, and what for; what the signs can mean, where that is said."""
    column, blocks = sheet.column, list[Block]()
    for urgency in URGENCIES:
        signs = [bullet_block(column, one.when, urgency) for one in call if one.urgency == urgency]
        meant = means.get(urgency) if means and signs else None
        told = [*([text(column, meant)._replace(keep_with_next=True)] if meant else []), *signs]
        blocks += beside(sheet, sheet.words.call_how[urgency], told, rank=3, bookmark=False)
    return blocks


def boxed(sheet: Sheet, title: str, sentence: str = "", *, rank: int = 3) -> Block:
    """A strong box that is not to be overlooked; over a sentence its title is a heading."""
    pad = 9.0
    room = min(sheet.measure, sheet.width - 2 * pad)
    head = TextBlock(title, STRONG, room)
    below = TextBlock(sentence, BODY, room) if sentence else None
    height = head.height + (below.height if below else 0.0) + 2 * pad

    def draw(pen: Pen, left: float, top: float) -> None:
        frame(pen, left, top, sheet.width, height, stroke=INK, line_width=1.6)
        left, top = left + pad, top - pad + 1
        with pen.element(f"H{rank}" if below else "P"):
            head.draw(pen, left, top)
        if below:
            below.draw(pen, left, top - head.height)

    return Block(height=height, draw=draw, space_before=8, keep_with_next=True)

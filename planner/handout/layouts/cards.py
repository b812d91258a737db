"""Cards to cut out, one exercise each, with a broken line between them."""

from dataclasses import replace

from planner.handout.layouts.booklet.card import card_block
from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import LINE
from planner.handout.words.card_facts import CardFacts, cards_of
from planner.model.program.program import Program

_GAP_PT = 14.0


def cut_out_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Every exercise once, in the order it comes in."""
    title = sheet.words.cards_for.format(name=program.intake.patient.on_paper)
    head = heading(sheet, title, rank=1, before=0)
    return [head, *(_card(sheet, program, card) for card in cards_of(program).values())]


def _card(sheet: Sheet, program: Program, card: CardFacts) -> Block:
    block = card_block(sheet, program, card, rank=2, alone=True)

    def draw(pen: Pen, left: float, top: float) -> None:
        block.draw(pen, left, top)
        y = top - block.height - _GAP_PT / 2
        pen.saveState()
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.8)
        pen.setDash(4, 4)
        pen.line(0, y, sheet.page_width, y)
        pen.restoreState()

    return replace(
        block,
        draw=draw,
        height=block.height + _GAP_PT,
        space_before=0.0,
        bookmark=card.exercise.patient_name,
        level=0,
    )

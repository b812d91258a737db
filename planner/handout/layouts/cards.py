"""Cards to cut out, one exercise each, with a broken line between them."""

from dataclasses import replace

from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.booklet.card import card_block
from planner.handout.layouts.booklet.clearance import clearance_of_parts
from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import LINE
from planner.handout.words.card_facts import CardFacts, cards_of
from planner.model.program.program import Program

_GAP_PT = 14.0
_GATE_GAP_PT = 4.0


def cut_out_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Every exercise once, in the order it comes in."""
    title = sheet.words.cards_for.format(name=program.intake.patient.on_paper)
    head = heading(sheet, title, rank=1, before=0)
    return [head, *(_card(sheet, program, card) for card in cards_of(program).values())]


def _card(sheet: Sheet, program: Program, card: CardFacts) -> Block:
    block = card_block(sheet, program, card, rank=2, alone=True)
    gate = _gate(sheet, program, card)
    if gate is not None:
        block = _under(gate, block)

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


def _gate(sheet: Sheet, program: Program, card: CardFacts) -> Block | None:
    """A card is cut out and goes about alone: it says itself from when on it waits."""
    waiting = {phase.number for phase in program.phases if phase.needs_clearance}
    parts = {
        week.phase
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == card.exercise.id
    }
    if not parts & waiting:
        return None
    if card.phase in waiting:
        return boxed(sheet, sheet.words.clearance)
    return clearance_of_parts(sheet, program)[0]


def _under(gate: Block, card: Block) -> Block:
    """The card with the gate over it, in one piece."""

    def draw(pen: Pen, left: float, top: float) -> None:
        gate.draw(pen, left, top)
        card.draw(pen, left, top - gate.height - _GATE_GAP_PT)

    return replace(card, draw=draw, height=gate.height + _GATE_GAP_PT + card.height)

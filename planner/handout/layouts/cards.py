"""Cards to cut out, one exercise each, with a broken line between them."""

from planner.handout.document.exercise_card import ExerciseCard, exercise_cards
from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.booklet.card import card_blocks
from planner.handout.layouts.booklet.clearance import clearance_of_parts
from planner.handout.layouts.headings import heading
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import LINE
from planner.model.program.program import Program

_GAP_PT = 14.0


def cut_out_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Every exercise once, in the order it comes in."""
    title = sheet.words.cards_for.format(name=program.intake.patient.on_paper)
    head = heading(sheet, title, rank=1, before=0)
    cards = exercise_cards(program, sheet.words)
    return [head, *(block for card in cards for block in _card(sheet, program, card))]


def _card(sheet: Sheet, program: Program, card: ExerciseCard) -> list[Block]:
    first, *more = card_blocks(sheet, card, rank=2, alone=True)
    name = card.move.exercise.patient_name
    blocks = [first._replace(bookmark=name, level=0, space_before=0.0), *more]
    gate = _gate(sheet, program, card)
    if gate is not None:
        blocks.insert(0, gate._replace(keep_with_next=True))
    return [*blocks[:-1], _cut_under(sheet, blocks[-1])]


def _cut_under(sheet: Sheet, block: Block) -> Block:
    """The last of a card, with the line to cut along below it."""

    def draw(pen: Pen, left: float, top: float) -> None:
        block.draw(pen, left, top)
        y = top - block.height - _GAP_PT / 2
        pen.saveState()
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.8)
        pen.setDash(4, 4)
        pen.line(0, y, sheet.page_width, y)
        pen.restoreState()

    return block._replace(draw=draw, height=block.height + _GAP_PT)


def _gate(sheet: Sheet, program: Program, card: ExerciseCard) -> Block | None:
    """A card is cut out and goes about alone: it says itself from when on it waits."""
    waiting = {phase.number for phase in program.phases if phase.needs_clearance}
    parts = {
        week.phase
        for week in program.weeks
        for session in week.sessions
        for item in session.items
        if item.exercise == card.move.exercise.id
    }
    if not parts & waiting:
        return None
    if card.part in waiting:
        return boxed(sheet, sheet.words.clearance)
    return clearance_of_parts(sheet, program)[0]

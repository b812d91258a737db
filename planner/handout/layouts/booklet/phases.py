"""The parts of the program: what each is for, its sessions week by week, its cards."""

from dataclasses import replace

from planner.handout.layouts.booklet.card import card_block
from planner.handout.layouts.booklet.clearance import clearance_blocks
from planner.handout.layouts.booklet.session_table import session_blocks
from planner.handout.layouts.booklet.week_table import weeks_words
from planner.handout.layouts.headings import Bullets, heading, labelled, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.shapes import panel
from planner.handout.typeset.styles import BODY, LABEL, PART, PART_GOAL, PART_NOTE, SMALL
from planner.handout.typeset.text_block import TextBlock, natural_width
from planner.handout.words.card_facts import CardFacts, cards_of, weeks_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.things import need_words
from planner.handout.words.words import Words
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Program, ProgramPhase

_LAST_PART = 4
_FIRST_CARDS = 0.3
"""The cards begin where this much of a page is free."""


def phase_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """All parts in order: when to move on, and what the sessions hold week by week."""
    cards = cards_of(program)
    return [block for phase in program.phases for block in _phase(sheet, program, phase, cards)]


def exercise_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """Every exercise once, in the order in which they come in."""
    words = sheet.words
    cards = list(cards_of(program).values())
    title = heading(sheet, words.cards, style=PART, before=14, rank=2, bookmark=True)
    # In large print a card is a page: a title over the first would stand on a page alone.
    blocks = [] if sheet.large else [replace(title, wants=_FIRST_CARDS * sheet.height, level=0)]
    for before, card in zip([None, *cards], cards, strict=False):
        block = card_block(sheet, program, card, rank=2 if sheet.large else 3)
        block = replace(block, bookmark=f"{card.number}  {card.exercise.patient_name}", level=2)
        if before is None or before.phase != card.phase:
            blocks.append(_new_in(words.cards_of_part.format(number=card.phase)))
        blocks.append(block)
    return blocks


def _new_in(bookmark: str) -> Block:
    """Where the cards of a part begin, in the outline alone."""
    return Block(height=0.0, draw=_nothing, keep_with_next=True, bookmark=bookmark, level=1)


def _nothing(_pen: Pen, _left: float, _top: float) -> None:
    """Nothing is drawn."""


def _phase(
    sheet: Sheet, program: Program, phase: ProgramPhase, cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    words = sheet.words
    blocks = [_head(sheet, phase), *clearance_blocks(sheet, phase)]
    if phase.ready_when or phase.step_back_when:
        blocks.append(_gates(sheet, phase))
    if phase.number == 1:
        how = text(sheet, words.table_how, style=SMALL, before=5)
        blocks.append(replace(how, keep_with_next=True))
    table = session_blocks(sheet, weeks_of(program, phase), cards)
    if need := _need(words, program, phase):
        table = [*table[:-1], *(replace(row, keep_with_next=True) for row in table[-1:])]
        table.append(replace(labelled(sheet, words.you_need, need), space_before=4))
    return [*blocks, *table]


def _head(sheet: Sheet, phase: ProgramPhase) -> Block:
    title = sheet.words.part.format(number=phase.number, name=phase.name)
    weeks_text = weeks_words(sheet.words, phase)
    name = TextBlock(title, PART, sheet.width - natural_width(weeks_text, PART_NOTE) - 10)
    weeks = TextBlock(weeks_text, PART_NOTE.aligned_right(), sheet.width)
    goal = TextBlock(phase.goal, PART_GOAL, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("H2"):
            name.draw(pen, left, top)
        weeks.draw(pen, left, top - PART.leading + PART_NOTE.leading + 2)
        goal.draw(pen, left, top - name.height - 1)

    return Block(
        height=name.height + 1 + goal.height,
        draw=draw,
        space_before=16,
        keep_with_next=True,
        bookmark=title,
    )


def _need(words: Words, program: Program, phase: ProgramPhase) -> str:
    """What to have at hand in a part."""
    items = [i for week in weeks_of(program, phase) for s in week.sessions for i in s.items]
    things = need_words(words, [(program.exercises[item.exercise], item) for item in items])
    return join_list(words, list(things)) + "." if things else ""


def _gates(sheet: Sheet, phase: ProgramPhase) -> Block:
    """When to move on, when to step back: side by side, or one under the other in large print."""
    pad, gap = 8.0, 16.0
    inner = sheet.width - 2 * pad - (0.0 if sheet.large else gap)
    widths = (inner, inner) if sheet.large else (inner * 0.58, inner * 0.42)
    last = phase.number == _LAST_PART
    on = TextBlock(sheet.words.finished if last else sheet.words.move_on, LABEL, widths[0])
    back = TextBlock(sheet.words.step_back, LABEL, widths[1])
    ready = Bullets(phase.ready_when, widths[0])
    step_back = TextBlock(phase.step_back_when, BODY, widths[1])
    heights = (on.height + 1 + ready.height, back.height + 1 + step_back.height)
    height = (sum(heights) + pad if sheet.large else max(heights)) + 2 * pad - 3

    def draw(pen: Pen, left: float, top: float) -> None:
        panel(pen, left, top, sheet.width, height)
        x, y = left + pad, top - pad + 2
        with pen.element("H3"):
            on.draw(pen, x, y)
        ready.draw(pen, x, y - on.height - 1)
        if sheet.large:
            y -= heights[0] + pad
        else:
            x += widths[0] + gap
        with pen.element("H3"):
            back.draw(pen, x, y)
        step_back.draw(pen, x, y - back.height - 1)

    return Block(height=height, draw=draw, space_before=5, keep_with_next=True)

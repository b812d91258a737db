"""The parts of the program: what each is for, its sessions week by week, its cards."""

from dataclasses import replace

from planner.handout.blocks import Block
from planner.handout.call import boxed
from planner.handout.card import card_block
from planner.handout.headings import Bullets
from planner.handout.outline import CardFacts, cards_of, weeks_of
from planner.handout.pen import Pen
from planner.handout.session_table import session_blocks
from planner.handout.setting import Setting
from planner.handout.shapes import panel
from planner.handout.sheet import Sheet
from planner.handout.styles import BODY, LABEL, PART, PART_GOAL, PART_NOTE
from planner.handout.week_table import weeks_words
from planner.model.exercise import ExerciseId
from planner.model.program import Program, ProgramPhase

_PART_SHARE = 0.45
"""A part begins where this much of a page is free."""


def phase_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """All parts in order."""
    cards = cards_of(program)
    blocks: list[Block] = []
    for phase in program.phases:
        blocks.extend(_phase(sheet, program, phase, cards))
    return blocks


def _phase(
    sheet: Sheet, program: Program, phase: ProgramPhase, cards: dict[ExerciseId, CardFacts]
) -> list[Block]:
    words = sheet.words
    blocks = [_head(sheet, phase)]
    if phase.needs_clearance:
        blocks.append(boxed(sheet, words.clearance))
    if phase.ready_when or phase.step_back_when:
        blocks.append(_gates(sheet, phase))
    blocks.extend(session_blocks(sheet, weeks_of(program, phase), cards))
    new = [card for card in cards.values() if card.phase == phase.number]
    bookmark = words.cards.format(number=phase.number)
    for index, card in enumerate(new):
        block = card_block(sheet, program, card)
        blocks.append(
            block if index else replace(block, bookmark=bookmark, level=1, space_before=16)
        )
    return blocks


def _head(sheet: Sheet, phase: ProgramPhase) -> Block:
    title = sheet.words.part.format(number=phase.number, name=phase.name)
    name = Setting(title, PART, sheet.width)
    weeks = Setting(weeks_words(sheet.words, phase), PART_NOTE, sheet.width)
    goal = Setting(phase.goal, PART_GOAL, sheet.width)

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element("H2"):
            name.draw(pen, left, top)
        weeks.draw(pen, left, top - name.height)
        goal.draw(pen, left, top - name.height - weeks.height - 3)

    return Block(
        height=name.height + weeks.height + 3 + goal.height,
        draw=draw,
        space_before=26,
        keep_with_next=True,
        wants=sheet.height * _PART_SHARE,
        bookmark=title,
    )


def _gates(sheet: Sheet, phase: ProgramPhase) -> Block:
    """When to move on, when to step back: side by side, or one under the other in large print."""
    pad, gap = 11.0, 22.0
    inner = sheet.width - 2 * pad - (0.0 if sheet.large else gap)
    widths = (inner, inner) if sheet.large else (inner * 0.58, inner * 0.42)
    on = Setting(sheet.words.move_on, LABEL, widths[0])
    back = Setting(sheet.words.step_back, LABEL, widths[1])
    ready = Bullets(phase.ready_when, widths[0])
    step_back = Setting(phase.step_back_when, BODY, widths[1])
    heights = (on.height + 3 + ready.height, back.height + 3 + step_back.height)
    height = (sum(heights) + pad if sheet.large else max(heights)) + 2 * pad - 3

    def draw(pen: Pen, left: float, top: float) -> None:
        panel(pen, left, top, sheet.width, height)
        x, y = left + pad, top - pad + 2
        on.draw(pen, x, y)
        ready.draw(pen, x, y - on.height - 3)
        if sheet.large:
            y -= heights[0] + pad
        else:
            x += widths[0] + gap
        back.draw(pen, x, y)
        step_back.draw(pen, x, y - back.height - 3)

    return Block(height=height, draw=draw, space_before=9, keep_with_next=True)

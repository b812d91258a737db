"""The flare-up plan and short breaks: never split, for the fridge."""

from dataclasses import replace

from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.brand import link_block, with_number
from planner.handout.layouts.headings import heading, labelled, labelled_rows, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART, STRONG
from planner.handout.words.own_moves import easy_moves
from planner.model.program.program import Program
from planner.model.rules.guidance import FlareStep


def flare_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """What to do on bad days."""
    words, handed = sheet.words, program.handed
    title = heading(sheet, words.paper.flare, style=PART, before=0, bookmark=True, rank=2)
    blocks = [replace(title, level=0, space_before=14)]
    if handed.flare_when:
        blocks.append(text(sheet, handed.flare_when))
    blocks.extend(text(sheet, told, style=STRONG) for told in handed.not_flare)
    if handed.flare:
        blocks.append(heading(sheet, words.flare_plan, before=6))
        blocks.extend(labelled_rows(sheet, _stages(handed.flare)))
    if easy := easy_moves(words, program):
        blocks.append(replace(labelled(sheet, words.easy_moves, f"{easy}."), space_before=6))
    if handed.flare_call:
        box = boxed(sheet, words.flare_call, handed.flare_call)
        blocks.append(replace(box, space_before=8, keep_with_next=False))
    if handed.micro_break:
        blocks.append(heading(sheet, words.breaks, before=8))
        blocks.append(text(sheet, handed.micro_break))
    if handed.call:
        rest = text(sheet, with_number(sheet, words.call_rest), before=8)
        blocks.append(_leading_to(words.call, sheet, rest))
    height = sum(block.height + block.space_before for block in blocks)
    blocks[0] = replace(blocks[0], wants=min(height, sheet.height))
    return [*blocks, *link_block(sheet)]


def _leading_to(anchor: str, sheet: Sheet, block: Block) -> Block:
    """The block as a link to what stands elsewhere in the booklet."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with (
            pen.element("P"),
            pen.link(anchor, anchor, left, top - block.height, sheet.width, block.height),
        ):
            block.draw(pen, left, top)

    return replace(block, draw=draw)


def _stages(steps: tuple[FlareStep, ...]) -> list[tuple[str, list[str]]]:
    """The steps by their days; the same days are one stage."""
    stages: list[tuple[str, list[str]]] = []
    for step in steps:
        if not stages or stages[-1][0] != step.days:
            stages.append((step.days, []))
        stages[-1][1].extend(step.do)
    return stages

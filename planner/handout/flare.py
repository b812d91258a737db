"""The flare-up plan, when to call, and short breaks: a page for the fridge."""

from dataclasses import replace

from planner.handout.blocks import NEW_PAGE, Block
from planner.handout.brand import link_block, with_number
from planner.handout.call import boxed, call_rows
from planner.handout.headings import heading, labelled_rows, text
from planner.handout.sheet import Sheet
from planner.handout.styles import PART
from planner.model.guidance import FlareStep
from planner.model.program import Program


def flare_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """What to do on bad days."""
    words, handed = sheet.words, program.handed
    title = heading(sheet, words.flare, style=PART, before=0, bookmark=True, rank=2)
    blocks = [replace(title, wants=NEW_PAGE, level=0)]
    if handed.flare_when:
        blocks.append(text(sheet, handed.flare_when))
    if handed.flare:
        blocks.append(heading(sheet, words.flare_plan))
        blocks.extend(labelled_rows(sheet, _stages(handed.flare)))
    if handed.flare_call:
        box = boxed(sheet, words.flare_call, handed.flare_call)
        blocks.append(replace(box, space_before=14, keep_with_next=False))
    if handed.micro_break:
        blocks.append(heading(sheet, words.breaks))
        blocks.append(text(sheet, handed.micro_break))
    if handed.call:
        blocks.append(heading(sheet, with_number(sheet, words.call_short)))
        blocks.extend(call_rows(sheet, handed, ("now",)))
        blocks.append(text(sheet, words.call_rest, before=6))
    return [*blocks, *link_block(sheet)]


def _stages(steps: tuple[FlareStep, ...]) -> list[tuple[str, list[str]]]:
    """The steps by their days; the same days are one stage."""
    stages: list[tuple[str, list[str]]] = []
    for step in steps:
        if not stages or stages[-1][0] != step.days:
            stages.append((step.days, []))
        stages[-1][1].extend(step.do)
    return stages

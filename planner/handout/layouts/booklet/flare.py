"""The flare-up plan and short breaks."""

from planner.handout.layouts.beside import beside
from planner.handout.layouts.brand import link_block, with_number
from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import NEW_PAGE, Block, held
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART, STRONG
from planner.handout.words.own_moves import easy_moves
from planner.model.program.program import Program
from planner.model.rules.guidance import FlareStep


def flare_blocks(sheet: Sheet, program: Program, *, new_page: bool = False) -> list[Block]:
    """What to do on bad days; `new_page`: on a page of its own."""
    words, handed, column = sheet.words, program.handed, sheet.column
    title = heading(sheet, words.paper.flare, style=PART, before=0, bookmark=True, rank=2)
    blocks = [title._replace(level=0, space_before=18, wants=NEW_PAGE if new_page else 0.0)]
    if handed.flare_when:
        blocks.append(text(sheet, handed.flare_when))
    blocks.extend(text(sheet, told, style=STRONG) for told in handed.not_flare)
    for days, steps in _stages(handed.flare):
        told = [bullet_block(column, step, f"flare {days}") for step in steps]
        blocks += beside(sheet, days, told, rank=3, bookmark=False)
    easy = f"{moves}." if (moves := easy_moves(words, program)) else ""
    for label, sentence in (
        (words.easy_moves.rstrip(":"), easy),
        (words.flare_call, handed.flare_call),
        (words.breaks, handed.micro_break),
    ):
        told = [text(column, sentence)] if sentence else []
        blocks += beside(sheet, label, told, rank=3, bookmark=False)
    if handed.call:
        rest = text(sheet, with_number(sheet, words.call_rest), before=8)
        blocks.append(_leading_to(words.call, sheet, rest))
    return held([*blocks, *link_block(sheet)])


def _leading_to(anchor: str, sheet: Sheet, block: Block) -> Block:
    """The block as a link to what stands elsewhere in the booklet."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with (
            pen.element("P"),
            pen.link(anchor, anchor, left, top - block.height, sheet.width, block.height),
        ):
            block.draw(pen, left, top)

    return block._replace(draw=draw)


def _stages(steps: tuple[FlareStep, ...]) -> list[tuple[str, list[str]]]:
    """The steps by their days; the same days are one stage."""
    stages: list[tuple[str, list[str]]] = []
    for step in steps:
        if not stages or stages[-1][0] != step.days:
            stages.append((step.days, []))
        stages[-1][1].extend(step.do)
    return stages

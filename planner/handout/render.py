"""A program becomes a PDF. The same program always becomes the same bytes."""

from planner.building.reword import reworded
from planner.handout.blocks import Block, Page, paginate
from planner.handout.cards import cut_out_blocks
from planner.handout.clinician import clinician_blocks
from planner.handout.diary import diary_blocks
from planner.handout.flare import flare_blocks
from planner.handout.furniture import print_pages
from planner.handout.glance import glance_blocks
from planner.handout.one_page import one_page_blocks
from planner.handout.options import Options
from planner.handout.paper import Paper
from planner.handout.phases import phase_blocks
from planner.handout.sheet import Sheet, sheet_for
from planner.handout.topics import topic_blocks
from planner.model.program import Program

_SMALLER = (1.0, 0.92, 0.85, 0.78, 0.72, 0.66, 0.6, 0.55, 0.5)
"""One page is set in the largest of these at which it is one page."""


def render(program: Program, paper: Paper = "letter", options: Options | None = None) -> bytes:
    """The handout of a program as a PDF; `options` say all that is wished, else the booklet."""
    wished = options or Options(paper=paper)
    language = wished.language_for(program)
    foreign: frozenset[str] = frozenset()
    if language != "en":
        said = reworded(program, language)
        program, foreign = said.program, said.in_english
    sheet = sheet_for(
        wished.paper,
        large=wished.large_print,
        gray=wished.ink == "gray",
        clinic=wished.clinic,
        language=language,
        foreign=foreign,
    )
    if wished.layout == "one-page":
        return print_pages(*_one_page(sheet, program, wished.part))
    return print_pages(sheet, program, paginate(_blocks(sheet, program, wished), sheet.height))


def _blocks(sheet: Sheet, program: Program, wished: Options) -> list[Block]:
    if wished.layout == "diary":
        return diary_blocks(sheet, program, alone=True)
    if wished.layout == "cards":
        return cut_out_blocks(sheet, program)
    if wished.layout == "clinician":
        return clinician_blocks(sheet, program)
    return [
        *glance_blocks(sheet, program),
        *phase_blocks(sheet, program),
        *diary_blocks(sheet, program),
        *flare_blocks(sheet, program),
        *topic_blocks(sheet, program),
    ]


def _one_page(wished: Sheet, program: Program, part: int) -> tuple[Sheet, Program, list[Page]]:
    """As large as one page allows, whatever print was wished for."""
    for scale in _SMALLER:
        sheet = wished.at_scale(scale)
        pages = paginate(one_page_blocks(sheet, program, part), sheet.height)
        if len(pages) == 1:
            break
    return sheet, program, pages

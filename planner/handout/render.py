"""A program becomes a PDF. The same program always becomes the same bytes."""

from planner.handout.blocks import paginate
from planner.handout.diary import diary_blocks
from planner.handout.flare import flare_blocks
from planner.handout.furniture import print_pages
from planner.handout.glance import glance_blocks
from planner.handout.paper import Paper
from planner.handout.phases import phase_blocks
from planner.handout.sheet import sheet_for
from planner.model.program import Program


def render(program: Program, paper: Paper = "letter") -> bytes:
    """The handout of a program as a PDF."""
    sheet = sheet_for(paper)
    blocks = [
        *glance_blocks(sheet, program),
        *phase_blocks(sheet, program),
        *diary_blocks(sheet, program),
        *flare_blocks(sheet, program),
    ]
    return print_pages(sheet, program, paginate(blocks, sheet.height))

"""The booklet: the part that is on, every exercise; the other parts last."""

from collections.abc import Iterable

from planner.handout.document.part_sheet import PartSheet, sheets
from planner.handout.layouts.booklet.exercises import exercise_blocks
from planner.handout.layouts.booklet.flare import flare_blocks
from planner.handout.layouts.booklet.glance import glance_blocks, safety_blocks
from planner.handout.layouts.booklet.parts import part_blocks
from planner.handout.layouts.reading.topics import own_page_blocks
from planner.handout.options import Options
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.words.card_facts import cards_of
from planner.handout.words.words import Words
from planner.model.program.program import Program


def booklet_blocks(sheet: Sheet, program: Program, wished: Options) -> list[Block]:
    """All of it; of half pages an exercise a page."""
    half = wished.layout == "half"
    cards = {id: card.number for id, card in cards_of(program).items()}
    now = wished.part_now(program)
    told = sheets_for(sheet.words, program, wished, [part.number for part in program.phases])
    on = [one for one in told if one.part == now]
    later = [one for one in told if one.part != now]
    return [
        *glance_blocks(sheet, program, made_on=on[0].made_on if on else ""),
        *(block for one in on for block in part_blocks(sheet, program, one, cards)),
        *safety_blocks(sheet, program),
        *exercise_blocks(sheet, program, page_each=half),
        *flare_blocks(sheet, program, new_page=half),
        *([] if half else own_page_blocks(sheet, program)),
        *(block for one in later for block in part_blocks(sheet, program, one, cards)),
    ]


def sheets_for(
    words: Words, program: Program, wished: Options, numbers: Iterable[int]
) -> tuple[PartSheet, ...]:
    """What the sheets of these parts say."""
    parts = [part for number in numbers for part in program.phases if part.number == number]
    return sheets(
        program,
        words,
        parts,
        clinic=wished.clinic,
        made_on=wished.made_on,
        start=wished.start,
    )

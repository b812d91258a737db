"""The discharge sheet: what changed, what to keep doing, when to come back, bad days."""

from planner.handout.document.keep_well import KeepWell
from planner.handout.layouts.booklet.call import call_blocks
from planner.handout.layouts.booklet.flare import flare_blocks
from planner.handout.layouts.brand import clinic_block
from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PATIENT, PURPOSE


def keep_well_blocks(sheet: Sheet, told: KeepWell) -> list[Block]:
    """In the patient's words."""
    said = sheet.words.of_visit
    title = heading(sheet, said.discharge, style=PATIENT, rank=1, before=0, bookmark=True)
    blocks = [
        title._replace(level=0),
        text(sheet, told.name, style=PURPOSE),
        *filter(None, (clinic_block(sheet),)),
        text(sheet, said.discharge_how, before=6),
    ]
    lists = (
        (said.numbers, told.changed, ""),
        (said.goals, told.goals, ""),
        (said.keep, told.keep, said.keep_days.format(days=told.strength_days)),
    )
    for title_, lines, under in lists:
        if lines:
            blocks.append(heading(sheet, title_, rank=2))
            blocks += [text(sheet, under)] if under else []
            blocks += [bullet_block(sheet, line, title_) for line in lines]
    if told.walk:
        blocks.append(text(sheet, " ".join((said.keep_walk, *told.walk)), before=6))
    come_back = said.come_back_how.format(first=told.visit_months, last=told.last_visit_months)
    return [
        *blocks,
        heading(sheet, said.come_back, rank=2),
        text(sheet, come_back),
        *call_blocks(sheet, told.program.handed),
        *flare_blocks(sheet, told.program),
    ]

"""The safety-net card: what the patient does now, and the signs to watch for."""

from planner.handout.layouts.booklet.call import boxed, call_rows
from planner.handout.layouts.brand import clinic_block, number_line, with_number
from planner.handout.layouts.headings import heading, text
from planner.handout.layouts.stop.stop_paper import StopPaper
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import TITLE


def safety_net_blocks(sheet: Sheet, paper: StopPaper) -> list[Block]:
    """One page in the patient's language."""
    words = sheet.words
    blocks = [heading(sheet, words.net_title, style=TITLE, rank=1, before=0)]
    blocks += filter(None, (clinic_block(sheet),))
    blocks += [
        boxed(sheet, words.net_do[paper.action], words.net_no_exercise, rank=2),
        heading(sheet, with_number(sheet, words.net_watch), rank=2),
        *number_line(sheet),
    ]
    if paper.nerve_safety_net:
        blocks.append(text(sheet, paper.nerve_safety_net, before=4))
    return [*blocks, *call_rows(sheet, paper.call)]

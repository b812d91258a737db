"""Parts that wait for a doctor's yes: said wherever such a part, or what is in it, is shown."""

from planner.handout.layouts.booklet.call import boxed
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.model.program.program import Program


def waits_from(program: Program) -> int | None:
    """The first part that waits; all later ones do. None if none does."""
    return min((phase.number for phase in program.phases if phase.needs_clearance), default=None)


def clearance_of_parts(sheet: Sheet, program: Program) -> list[Block]:
    """On top of a sheet that shows several parts: which of them wait."""
    first = waits_from(program)
    if first is None:
        return []
    phase = next(one for one in program.phases if one.number == first)
    title = sheet.words.clearance_from.format(number=first, week=phase.weeks[0])
    return [boxed(sheet, title, sheet.words.clearance, rank=2)]

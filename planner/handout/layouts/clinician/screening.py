"""The therapist's copy: who asked which red flag, what was answered, who cleared what."""

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import heading, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART, SMALL
from planner.model.intake import Intake
from planner.model.program.program import Program
from planner.model.screening import ScreenAnswer


def screening_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """The record of the red-flag screen; a line to fill in for what is not known."""
    blocks = [
        heading(sheet, pt.SCREENING, rank=2, style=PART, bookmark=True),
        text(sheet, _asked(program.intake)),
    ]
    if program.screening:
        rows = [
            (f"{one.flag}  {one.theme}", one.question, _answer(one)) for one in program.screening
        ]
        blocks += plain_table(sheet, (0.25, 0.45, 0.3), pt.SCREENING_HEAD, rows)
    else:
        positive = ", ".join(program.intake.positive_flags) or pt.NONE
        blocks.append(text(sheet, pt.SCREENING_NOT_KEPT.format(positive=positive)))
    return [*blocks, *_clearances(sheet, program.intake)]


def signature_blocks(sheet: Sheet) -> list[Block]:
    """A line for a date and a name under all that was decided."""
    return [text(sheet, pt.SIGNED), text(sheet, pt.SIGNED_LINE)]


def _asked(intake: Intake) -> str:
    screened = intake.screened
    by = screened.by if screened and screened.by else pt.BLANK
    on = screened.on.isoformat() if screened and screened.on else pt.BLANK
    return pt.ASKED.format(by=by, on=on)


def _answer(one: ScreenAnswer) -> str:
    if one.positive:
        return pt.YES.format(answer=one.answer)
    return pt.NO_AT_ONCE if one.at_once else pt.NO


def _clearances(sheet: Sheet, intake: Intake) -> list[Block]:
    title = heading(sheet, pt.CLEARANCES, rank=2, style=PART)
    rows = [
        (
            one.of.replace("_", " "),
            one.by,
            one.on.isoformat(),
            pt.UNTIL.format(phase=one.until_phase) if one.until_phase else pt.WHOLE_PROGRAM,
            one.reason,
        )
        for one in intake.clearances
    ]
    blocks = [title]
    if rows:
        blocks += plain_table(sheet, (0.2, 0.2, 0.13, 0.15, 0.32), pt.CLEARANCE_HEAD, rows)
    else:
        blocks.append(text(sheet, pt.NONE))
    if intake.earlier_clearance:
        earlier = pt.EARLIER_CLEARANCE.format(said=intake.earlier_clearance)
        blocks.append(text(sheet, earlier, style=SMALL))
    return blocks

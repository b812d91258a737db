"""The therapist's copy: who asked which red flag, what was answered, who cleared what."""

from collections.abc import Mapping

from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import heading, labelled, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import SMALL
from planner.model.exercise.property_words import plain
from planner.model.intake import Intake
from planner.model.program.program import Program
from planner.model.screening import ScreenAnswer


def screening_blocks(sheet: Sheet, program: Program, names: Mapping[str, str]) -> list[Block]:
    """The record of the red-flag screen; a line to fill in for what is not known."""
    blocks = [
        heading(sheet, pt.SCREENING, rank=2, before=5, bookmark=True),
        text(sheet, _asked(program.intake)),
    ]
    if program.screening:
        positive = [one for one in program.screening if one.positive]
        rows = [(_flag(one), one.question, pt.YES.format(answer=one.answer)) for one in positive]
        if rows:
            blocks += plain_table(sheet, (0.22, 0.5, 0.28), pt.SCREENING_HEAD, rows)
        for at_once, said in ((False, pt.NO), (True, pt.NO_AT_ONCE)):
            denied = [
                _flag(one)
                for one in program.screening
                if not one.positive and one.at_once == at_once
            ]
            if denied:
                blocks.append(labelled(sheet, said, "; ".join(denied) + "."))
    else:
        flags = ", ".join(program.intake.positive_flags) or pt.NONE
        blocks.append(text(sheet, pt.SCREENING_NOT_KEPT.format(positive=flags)))
    return [*blocks, *_clearances(sheet, program.intake, names)]


def signature_blocks(sheet: Sheet) -> list[Block]:
    """A line for a date and a name under all that was decided."""
    return [text(sheet, pt.SIGNED), text(sheet, pt.SIGNED_LINE)]


def _asked(intake: Intake) -> str:
    screened = intake.screened
    by = screened.by if screened and screened.by else pt.BLANK
    on = screened.on.isoformat() if screened and screened.on else pt.BLANK
    return pt.ASKED.format(by=by, on=on)


def _flag(one: ScreenAnswer) -> str:
    return f"{one.flag} {one.theme}"


def _clearances(sheet: Sheet, intake: Intake, names: Mapping[str, str]) -> list[Block]:
    rows = [
        (
            names.get(one.of, plain(one.of)),
            one.by,
            one.on.isoformat(),
            pt.UNTIL.format(phase=one.until_phase) if one.until_phase else pt.WHOLE_PROGRAM,
            one.reason,
        )
        for one in intake.clearances
    ]
    blocks = [labelled(sheet, f"{pt.CLEARANCES}:", pt.NONE)]
    if rows:
        table = plain_table(sheet, (0.2, 0.2, 0.13, 0.15, 0.32), pt.CLEARANCE_HEAD, rows)
        blocks = [heading(sheet, pt.CLEARANCES, rank=2, before=5), *table]
    if intake.earlier_clearance:
        earlier = pt.EARLIER_CLEARANCE.format(said=intake.earlier_clearance)
        blocks.append(text(sheet, earlier, style=SMALL))
    return blocks

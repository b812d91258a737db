"""The letter that goes with the patient: what was asked and answered. It is in English."""

from planner.handout.layouts.brand import clinic_block
from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import bullet_block, heading, text
from planner.handout.layouts.stop.stop_paper import StopPaper
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import TITLE


def letter_blocks(sheet: Sheet, paper: StopPaper) -> list[Block]:
    """To the emergency department or the doctor: who, what was found, what is asked for."""
    intake = paper.intake
    screened = intake.screened
    born = intake.patient.birth_year
    rows = [
        (pt.LETTER_FIELDS["patient"], intake.patient.on_paper),
        (pt.LETTER_FIELDS["born"], str(born) if born else pt.BLANK),
        (pt.LETTER_FIELDS["by"], (screened.by if screened else "") or pt.BLANK),
        (
            pt.LETTER_FIELDS["on"],
            screened.on.isoformat() if screened and screened.on else pt.BLANK,
        ),
        (pt.LETTER_FIELDS["seen_for"], paper.seen_for),
        (pt.LETTER_FIELDS["conditions"], "; ".join(paper.conditions) or pt.NONE),
        (pt.LETTER_FIELDS["findings"], "; ".join(paper.findings) or pt.NONE),
    ]
    positive = [one for one in paper.answers if one.positive]
    blocks = [heading(sheet, pt.LETTER_TITLE, style=TITLE, rank=1, before=0)]
    blocks += filter(None, (clinic_block(sheet),))
    blocks += [
        text(sheet, pt.LETTER_ASKS[paper.action], before=8),
        *plain_table(sheet, (0.28, 0.72), pt.LETTER_HEAD, rows),
        heading(sheet, pt.LETTER_RAISED, rank=2),
        *(
            bullet_block(sheet, f"{one.title}: {one.what_to_do.strip()}", "raised")
            for one in paper.raised
        ),
    ]
    if positive:
        found = [(one.theme, one.question, one.answer) for one in positive]
        blocks += [
            heading(sheet, pt.LETTER_ANSWERS, rank=2),
            *plain_table(sheet, (0.24, 0.42, 0.34), pt.SCREENING_HEAD, found),
        ]
    denied = "; ".join(one.theme for one in paper.answers if not one.positive)
    if denied:
        blocks += [heading(sheet, pt.LETTER_DENIED, rank=2), text(sheet, denied)]
    return [*blocks, text(sheet, pt.SIGNED_LINE, before=22)]

"""The progress page for the therapist, and the letter to the doctor."""

from planner.handout.document.progress import Progress
from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.brand import clinic_block
from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.follow_up import words as said
from planner.handout.layouts.follow_up.chart import chart_blocks
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import SMALL, TITLE

_MEASURE_SHARES = (0.27, 0.16, 0.16, 0.09, 0.19, 0.13)
_LETTER_SHARES = (0.32, 0.18, 0.18, 0.1, 0.22)


def progress_blocks(sheet: Sheet, paper: Progress) -> list[Block]:
    """First, last, now; the chart; what the rules said; what comes next. An alarm is on top."""
    title = said.PROGRESS.format(name=paper.name)
    blocks = [_title(sheet, title)]
    if paper.alarm:
        blocks.append(boxed(sheet, said.ALARM.format(alarm=paper.alarm), said.ALARM_DO, rank=2))
    blocks += [
        text(sheet, f"{paper.seen_for}. {paper.week}."),
        labelled(sheet, f"{said.RESPONSE}", paper.response),
        *([labelled(sheet, f"{said.GATE}:", paper.gate)] if paper.gate else []),
        labelled(sheet, f"{said.NEXT}:", " ".join(paper.next)),
        heading(sheet, said.MEASURES, rank=2, before=6),
        *_measures(sheet, paper),
    ]
    if paper.chart.rows:
        blocks += [
            heading(sheet, said.CHART, rank=2, before=8),
            text(sheet, said.CHART_KEY, style=SMALL)._replace(keep_with_next=True),
            *chart_blocks(sheet, paper.chart),
        ]
    if paper.told:
        blocks += [
            heading(sheet, said.TOLD, rank=2, before=8),
            *(bullet_block(sheet, line, said.TOLD) for line in paper.told),
        ]
    blocks.append(heading(sheet, said.RULES, rank=2, before=8))
    rows = [(one.rule, one.said, one.answer) for one in paper.rules]
    blocks += (
        plain_table(sheet, (0.17, 0.6, 0.23), said.RULES_HEAD, rows)
        if rows
        else [text(sheet, said.NO_RULES)]
    )
    return blocks


def doctor_blocks(sheet: Sheet, paper: Progress) -> list[Block]:
    """The letter: who, what was done, what was measured, what is asked for."""
    ask = said.LETTER_NEWS if paper.works else said.LETTER_ASK
    if paper.alarm:
        ask = said.LETTER_ALARM.format(alarm=paper.alarm)
    values = (
        paper.name,
        paper.born or pt.BLANK,
        paper.seen_for,
        "; ".join(paper.conditions) or pt.NONE,
        paper.week,
        paper.response,
    )
    rows = list(zip(said.LETTER_FIELDS, values, strict=True))
    return [
        _title(sheet, said.LETTER),
        *filter(None, (clinic_block(sheet),)),
        text(sheet, ask, before=8),
        *plain_table(sheet, (0.24, 0.76), said.LETTER_HEAD, rows),
        heading(sheet, said.MEASURES, rank=2),
        *_measures(sheet, paper, norms=False),
        heading(sheet, said.LETTER_DONE, rank=2),
        text(sheet, f"{'; '.join(paper.exercises)}."),
        *(bullet_block(sheet, line, said.TOLD) for line in paper.told),
        text(sheet, pt.SIGNED_LINE, before=22),
    ]


def _title(sheet: Sheet, title: str) -> Block:
    return heading(sheet, title, style=TITLE, rank=1, before=0, bookmark=True)._replace(level=0)


def _measures(sheet: Sheet, paper: Progress, *, norms: bool = True) -> list[Block]:
    if not paper.measures:
        return [text(sheet, said.NO_MEASURES)]
    rows = [
        (one.name, one.first, one.last, one.change, one.matters, *([one.usual] if norms else []))
        for one in paper.measures
    ]
    if norms:
        return plain_table(sheet, _MEASURE_SHARES, said.MEASURES_HEAD, rows)
    return plain_table(sheet, _LETTER_SHARES, said.LETTER_MEASURES_HEAD, rows)

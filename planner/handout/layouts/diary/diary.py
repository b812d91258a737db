"""The diary, a page or two a week: each day, then the end of the week. On paper and to fill in."""

from collections.abc import Sequence
from datetime import date

from planner.handout.document.diary_week import DiaryWeek, diary_week
from planner.handout.layouts.booklet.clearance import clearance_of_parts
from planner.handout.layouts.diary.asked import DiaryAnswers
from planner.handout.layouts.diary.days import days_grid
from planner.handout.layouts.diary.week_end import week_end_blocks
from planner.handout.layouts.headings import heading, text
from planner.handout.typeset.blocks import NEW_PAGE, Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import BODY, PART
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program, Week


def diary_blocks(
    sheet: Sheet,
    program: Program,
    weeks: Sequence[Week],
    *,
    start: date | None = None,
    fillable: bool = False,
    of: str = "",
) -> list[Block]:
    """The diary of some weeks of a program, each on paper of its own.

    `of` is the fingerprint of the program in the language it was built in, which names the fields.
    """
    said = sheet.words.of_diary
    name = said.diary_for.format(name=program.intake.patient.on_paper)
    how = f"{said.how} {said.fill}" if fillable else said.how
    answers = DiaryAnswers(fillable)
    blocks = [
        heading(sheet, name, style=PART, before=0, bookmark=True, rank=1)._replace(level=0),
        text(sheet, how, style=BODY)._replace(keep_with_next=True),
        *clearance_of_parts(sheet, program),
    ]
    for number, week in enumerate(weeks):
        told = diary_week(program, week, sheet.words, of or fingerprint(program), start)
        blocks += _week(sheet, told, answers, first=number == 0)
    return blocks


def _week(sheet: Sheet, told: DiaryWeek, answers: DiaryAnswers, *, first: bool) -> list[Block]:
    title = heading(sheet, told.title, rank=2, before=8, bookmark=True)
    return [
        title if first else title._replace(wants=NEW_PAGE),
        *days_grid(sheet, told, answers),
        *week_end_blocks(sheet, told, answers),
    ]

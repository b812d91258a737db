"""The diary: a table a week, a row an exercise day; on paper, or with fields for a screen."""

from dataclasses import replace

from planner.handout.layouts.booklet.clearance import clearance_of_parts
from planner.handout.layouts.diary.day_row import DayColumns, columns_for, day_row, head_row
from planner.handout.layouts.diary.fields import notes_field
from planner.handout.layouts.headings import heading, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import grid
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART
from planner.handout.words.dosage_words import join_list
from planner.handout.words.week_facts import sessions_on
from planner.model.program.program import Program, Week
from planner.model.vocabulary import WEEKDAYS

_WEEK_GAP_PT = 12.0


def diary_blocks(
    sheet: Sheet, program: Program, *, alone: bool = False, fillable_as: str = ""
) -> list[Block]:
    """Every week of the program; `alone` it is the whole handout.

    With fields to fill in on a screen if there is a fingerprint to name them by.
    """
    words = sheet.words
    name = words.diary_for.format(name=program.intake.patient.on_paper) if alone else words.diary
    title = heading(sheet, name, style=PART, before=0, bookmark=True, rank=1 if alone else 2)
    said = f"{words.diary_how} {words.diary_fill}" if fillable_as else words.diary_how
    columns = columns_for(sheet, program, with_notes=not fillable_as)
    return [
        replace(title, level=0, space_before=18),
        replace(text(sheet, said), keep_with_next=True),
        # In a booklet each part says it.
        *(clearance_of_parts(sheet, program) if alone else ()),
        *(b for week in program.weeks for b in _week(sheet, week, columns, fillable_as)),
    ]


def _week(sheet: Sheet, week: Week, columns: DayColumns, fillable_as: str) -> list[Block]:
    """Its exercise days, the days of rest in words, and room for notes on a screen."""
    words = sheet.words
    days = [day for day in WEEKDAYS if sessions_on(week, day)]
    rest = [words.day_long[day] for day in WEEKDAYS if day not in days]
    rows = [
        head_row(sheet, week, columns),
        *(day_row(sheet, week, day, columns, fillable_as) for day in days),
    ]
    under = []
    if rest:
        told = words.sheet.rest_days.format(days=join_list(words, rest))
        under.append(text(sheet, told, before=3))
    if fillable_as:
        under.append(notes_field(sheet, week, fillable_as))
    table = grid(
        columns.widths, rows, upright=True, space_before=_WEEK_GAP_PT, keep_with_next=bool(under)
    )
    return [*table, *(replace(block, keep_with_next=True) for block in under[:-1]), *under[-1:]]

"""The parts of the program: the days, the moves and their doses, when to go on and back."""

from collections.abc import Mapping

from planner.handout.document.part_sheet import PartSheet
from planner.handout.layouts.beside import beside
from planner.handout.layouts.booklet.call import boxed
from planner.handout.layouts.booklet.days_table import days_table
from planner.handout.layouts.booklet.moves_table import moves_table
from planner.handout.layouts.headings import bullet_block, heading, labelled, text
from planner.handout.typeset.blocks import Block, held, two_together
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import PART, PART_GOAL, STRONG
from planner.handout.typeset.text_block import side_by_side
from planner.handout.words.dosage_words import join_list
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Program, Week


def part_blocks(
    sheet: Sheet, program: Program, told: PartSheet, cards: Mapping[ExerciseId, int]
) -> list[Block]:
    """All of a part, in the words of its sheet; `cards` are their numbers."""
    words = sheet.words
    weeks = [week for week in program.weeks if week.phase == told.part]
    title = heading(sheet, told.title, style=PART, before=18, rank=2, bookmark=True)
    goal = text(sheet, told.goal, style=PART_GOAL)
    blocks = [
        title._replace(level=0, wants=sheet.height * 0.3),
        goal._replace(keep_with_next=True),
        *(text(sheet, line, style=STRONG) for line in _weeks(sheet, told)),
        *([boxed(sheet, words.clearance)] if told.waits else []),
        text(sheet, " ".join((told.summary, *told.rest))),
        *days_table(sheet, weeks),
        *_notes(sheet, weeks),
        *moves_table(sheet, weeks, told.moves, cards),
        *_need(sheet, told),
        *_gates(sheet, told),
    ]
    return held(blocks)


def _weeks(sheet: Sheet, told: PartSheet) -> list[str]:
    return side_by_side(told.weeks, STRONG, sheet.measure)


def _notes(sheet: Sheet, weeks: list[Week]) -> list[Block]:
    """Which week is easy."""
    notes = [sheet.words.easy_week.format(week=week.number) for week in weeks if week.light]
    return [text(sheet, " ".join(notes), before=4)] if notes else []


def _need(sheet: Sheet, told: PartSheet) -> list[Block]:
    if not told.need:
        return []
    said = labelled(sheet, sheet.words.you_need, f"{join_list(sheet.words, list(told.need))}.")
    return [said._replace(space_before=6)]


def _gates(sheet: Sheet, told: PartSheet) -> list[Block]:
    """When the next part begins, and when to step back."""
    words, column = sheet.words, sheet.column
    on = words.finished if told.last else words.move_on
    ready = two_together([bullet_block(column, each, f"ready-{told.part}") for each in told.bring])
    if ready and not told.last:
        until = words.sheet.until_then.format(week=told.last_week)
        ready.append(text(column, until))
    back = [text(column, told.step_back)] if told.step_back else []
    return [
        *beside(sheet, on, ready, rank=3, bookmark=False),
        *beside(sheet, words.step_back, back, rank=3, bookmark=False),
    ]

"""The week: which session on which day, in each part of the program."""

from planner.building.minutes import whole_minutes
from planner.handout.layouts.headings import heading, text
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.grid import GridRow, grid, text_cell
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import (
    CELL_SMALL,
    GLANCE_CELL,
    GLANCE_PART,
    REST,
    SMALL,
    TABLE_HEAD,
)
from planner.handout.typeset.text_block import fitting
from planner.handout.words.card_facts import weeks_of
from planner.handout.words.words import Words
from planner.model.program.program import Program, ProgramPhase, Session, Week
from planner.model.vocabulary import WEEKDAYS, Weekday

_FIRST_COLUMN = 0.285
_FIRST_COLUMN_LARGE = 0.23
_PAD_PT = 2.0


def week_blocks(sheet: Sheet, program: Program, part: int | None = None) -> list[Block]:
    """A table: parts down, days across; or one part alone."""
    words = sheet.words
    first = sheet.width * (_FIRST_COLUMN_LARGE if sheet.large else _FIRST_COLUMN)
    day = (sheet.width - first) / 7
    widths = [first, *[day] * 7]
    style = fitting(TABLE_HEAD, words.day.values(), day - 2 * _PAD_PT)
    names = (text_cell(day, (words.day[each], style), pad=_PAD_PT) for each in WEEKDAYS)
    part_head = text_cell(first, (words.column_part, style.aligned_left()), pad=_PAD_PT)
    head = GridRow((part_head, *names), head=True)
    rows = [head]
    turns = False
    for phase in program.phases:
        weeks = weeks_of(program, phase)
        if not weeks or (part is not None and phase.number != part):
            continue
        turns = turns or has_turns(weeks[0])
        rows.append(_phase_row(sheet, phase, weeks[0], first, day))
    note = f"{words.week_first} {words.week_turns}" if turns else words.week_first
    return [
        heading(sheet, words.week, bookmark=True, rank=2),
        *grid(widths, rows, keep_with_next=True, together=not sheet.large),
        text(sheet, note, style=SMALL, before=5),
    ]


def _phase_row(sheet: Sheet, phase: ProgramPhase, week: Week, first: float, day: float) -> GridRow:
    words = sheet.words
    room = day - 2 * _PAD_PT
    style = GLANCE_CELL.scaled(0.72) if sheet.large else GLANCE_CELL
    style = fitting(style, words.sessions.values(), room)
    resting = fitting(CELL_SMALL, (words.rest,), room)
    name = text_cell(first, (phase.name, GLANCE_PART), (weeks_words(words, phase), SMALL), pad=2)
    cells = [name]
    for each in WEEKDAYS:
        sessions = sessions_on(week, each)
        if not sessions:
            cells.append(text_cell(day, (words.rest, resting), fill=REST, pad=_PAD_PT))
            continue
        label = " + ".join(words.sessions[s.name] for s in sessions)
        minutes = sum(whole_minutes(s) for s in sessions)
        cells.append(
            text_cell(
                day,
                (label, style),
                (words.minutes.format(minutes=minutes), CELL_SMALL),
                pad=_PAD_PT,
            )
        )
    return GridRow(tuple(cells), min_height=33)


def sessions_on(week: Week, day: Weekday) -> list[Session]:
    """The sessions of that day."""
    return [session for session in week.sessions if day in session.days]


def has_turns(week: Week) -> bool:
    """A and B alternate in it."""
    return {"A", "B"} <= {session.name for session in week.sessions}


def weeks_words(words: Words, phase: ProgramPhase) -> str:
    """ "Weeks 3 to 5"."""
    first, last = phase.weeks
    phrase = words.part_week if first == last else words.part_weeks
    return phrase.format(first=first, last=last)

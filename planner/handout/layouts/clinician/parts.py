"""The parts of a program for a colleague: their days, when to move on, when to step back."""

from planner.building.minutes import whole_minutes
from planner.handout.layouts.clinician import words as pt
from planner.handout.layouts.clinician.table import plain_table
from planner.handout.layouts.headings import heading
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.words.card_facts import weeks_of
from planner.handout.words.week_facts import sessions_on, weeks_words
from planner.handout.words.words import Words
from planner.model.program.program import Program, ProgramPhase, Session
from planner.model.vocabulary import WEEKDAYS


def part_blocks(sheet: Sheet, program: Program) -> list[Block]:
    """A row a part."""
    words = sheet.words
    rows = [
        (
            f"{phase.number}  {phase.name}. {weeks_words(words, phase)}",
            _days(words, program, phase),
            " ".join(
                (
                    *((pt.CLEARANCE,) if phase.needs_clearance else ()),
                    *((pt.RATE_AGAIN,) if phase.rate_again else ()),
                    *phase.ready_when,
                )
            ),
            phase.step_back_when or "-",
        )
        for phase in program.phases
    ]
    head = (words.column_part, pt.PART_DAYS, words.move_on, words.step_back)
    return [
        heading(sheet, pt.RULES, rank=2, before=5),
        *plain_table(sheet, (0.13, 0.18, 0.5, 0.19), head, rows),
    ]


def _days(words: Words, program: Program, phase: ProgramPhase) -> str:
    """The sessions of its first week: "Daily Mon, Wed, Fri 25 min."."""
    weeks = weeks_of(program, phase)
    if not weeks:
        return "-"
    first = weeks[0]
    days: dict[str, list[str]] = {}
    sessions: dict[str, Session] = {}
    for day in WEEKDAYS:
        for session in sessions_on(first, day):
            days.setdefault(session.name, []).append(words.day[day])
            sessions[session.name] = session
    return ". ".join(
        f"{words.sessions[one.name]} {', '.join(days[name])}: "
        + words.minutes.format(minutes=whole_minutes(one))
        for name, one in sessions.items()
    )

"""A program as the lines of the table: headings, exercises by weeks, light days."""

from collections.abc import Collection
from dataclasses import dataclass

from planner.building.rows import Key, Row, rows, session_names
from planner.model.program.program import Program, ProgramPhase, Session
from planner.tui.words.dose_words import cell


@dataclass(frozen=True)
class DoseCell:
    """A dosage in a week."""

    text: str
    new: bool
    """It differs from the week before."""
    light: bool
    """In a planned light week."""


@dataclass(frozen=True)
class PlanLine:
    """One line; only a line with a row can be selected."""

    text: str
    row: Row | None = None
    cells: tuple[DoseCell | None, ...] = ()
    """One a week, None where it is not done."""
    over: bool = False
    """A heading of a session that takes longer than the patient has."""
    flagged: bool = False
    """A problem names this row."""
    quiet: bool = False
    """A remark, not a heading."""


def plan_lines(program: Program, flagged: Collection[Key] = ()) -> tuple[PlanLine, ...]:
    """All lines in order."""
    lines: list[PlanLine] = []
    done = rows(program)
    for phase in program.phases:
        weeks = [week for week in program.weeks if week.phase == phase.number]
        names = session_names(weeks)
        for name in names:
            sessions = [s for week in weeks for s in week.sessions if s.name == name]
            alone = name != "Light" or len(names) == 1
            lines.append(
                _heading(program, phase, name, sessions) if alone else _light(program, sessions)
            )
            for row in done:
                if row.phase == phase.number and row.session == name:
                    lines.append(_row_line(program, row, row.key in flagged))
    return tuple(lines)


def minutes_words(sessions: list[Session]) -> str:
    """ "16 min", or "16-19 min" when it varies from week to week."""
    minutes = [session.minutes for session in sessions]
    low, high = min(minutes, default=0), max(minutes, default=0)
    return f"{low} min" if low == high else f"{low}-{high} min"


def _heading(program: Program, phase: ProgramPhase, name: str, sessions: list[Session]) -> PlanLine:
    limit = program.intake.minutes_per_day
    over = any(session.minutes > limit for session in sessions)
    text = f"{phase.number} {phase.name} · {name} · {_days(sessions)} · {minutes_words(sessions)}"
    if over:
        text += f", over {limit}"
    if phase.needs_clearance:
        text += " · needs clearance"
    return PlanLine(text, over=over)


def _days(sessions: list[Session]) -> str:
    kinds = dict.fromkeys(session.days for session in sessions)
    return " / ".join(" ".join(day.capitalize() for day in days) for days in kinds)


def _light(program: Program, sessions: list[Session]) -> PlanLine:
    names = dict.fromkeys(
        program.exercises[item.exercise].patient_name for s in sessions for item in s.items
    )
    over = any(session.minutes > program.intake.minutes_per_day for session in sessions)
    text = f"Light days {_days(sessions)} · {minutes_words(sessions)}: {', '.join(names)}"
    return PlanLine(text, over=over, quiet=True)


def _row_line(program: Program, row: Row, flagged: bool) -> PlanLine:
    name = program.exercises[row.exercise].patient_name
    items = dict(row.weeks)
    by_hand = any(item.set_by_hand for item in items.values())
    needed = all(item.as_needed for item in items.values())
    text = f"{name}{' *' if by_hand else ''}{' (as needed)' if needed else ''}"
    cells: list[DoseCell | None] = []
    before = ""
    for week in program.weeks:
        item = items.get(week.number)
        if item is None:
            cells.append(None)
            continue
        words = cell(item)
        cells.append(DoseCell(words, bool(before) and words != before, week.light))
        before = words
    return PlanLine(text, row, tuple(cells), flagged=flagged)

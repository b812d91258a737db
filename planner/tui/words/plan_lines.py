"""A program as the lines of the table: lanes by weeks, and the minutes of each session."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from planner.building.rows import Cell, Key, Row, rows, session_names
from planner.handout.words.dosage_words import weight_words
from planner.model.program.program import Item, Program, Session
from planner.tui.words.dose_words import cell

SAME = "·"
"""The same dose as the week before."""


@dataclass(frozen=True)
class DoseCell:
    """What stands in a week."""

    text: str
    new: bool
    """It differs from the week before."""
    light: bool
    """In a planned light week."""
    over: bool = False
    """It is more than the patient has time for."""
    words: str = ""
    """The dose in full, also where the text is a dot."""


@dataclass(frozen=True)
class PlanLine:
    """One line; only a line with a row can be selected."""

    text: str
    row: Row | None = None
    cells: tuple[DoseCell | None, ...] = ()
    """One a week, None where it is not done."""
    over: bool = False
    """A heading of sessions of which one takes longer than the patient has."""
    flagged: bool = False
    """A problem names what stands in this line."""
    quiet: bool = False
    """A remark, not a heading."""
    alone: str = ""
    """What it is called where the lines of the row before it are not shown."""
    short: str = ""
    """The name without its slot, where there is no room for both."""
    begins: bool = False
    """It comes in after week 1: new in the weeks that it begins in."""
    days: tuple[str, ...] = ()
    """Of a session: "Mon Wed Fri" a week, empty where there is none."""

    def in_weeks(self, weeks: range, follows: bool) -> "PlanLine | None":
        """The line where some weeks are shown, the first dose in full; `follows`: so is its row."""
        cells = [one if week in weeks else None for week, one in enumerate(self.cells, 1)]
        first = next((place for place, one in enumerate(cells) if one), None)
        if first is None:
            return None
        if (here := cells[first]) is not None:
            cells[first] = replace(here, text=here.words)
        if self.days:
            text = _session(self.short, [self.days[week - 1] for week in weeks])
            return replace(self, text=text, cells=tuple(cells))
        new = " (new)" if self.begins and not any(self.cells[:first]) else ""
        text = self.text if follows else f"{self.alone or self.text}{new}"
        return replace(self, text=text, short=f"{self.short}{new}", cells=tuple(cells))

    @property
    def last_week(self) -> int:
        """The last week in which something stands; 0 for a heading."""
        return max((week for week, one in enumerate(self.cells, 1) if one), default=0)


@dataclass(frozen=True)
class PhaseHead:
    """What stands over the weeks of a phase."""

    text: str
    """Its number and name."""
    first: int
    last: int
    waits: str = ""
    """What has to be done before it is begun."""


Flag = tuple[Key, str]
"""A row and the exercise that a problem names."""


def plan_lines(program: Program, flagged: Collection[Flag] = ()) -> tuple[PlanLine, ...]:
    """All lines in order: a lane begins with its name, each exercise it becomes is a line of it."""
    lines: list[PlanLine] = []
    for row in rows(program):
        before = ""
        for exercise, group in groupby(row.cells, lambda one: one.item.exercise):
            cells = tuple(group)
            name = _name(program, cells, before)
            lines.append(
                PlanLine(
                    f"  {name}" if before else f"{row.slot}: {name}",
                    row,
                    _doses(program, cells),
                    flagged=(row.key, exercise) in flagged,
                    alone=f"{row.slot}: {name}",
                    short=name,
                    begins=cells[0].week == row.first > 1,
                )
            )
            before = exercise
    return (*lines, *_session_lines(program))


def phase_heads(program: Program) -> tuple[PhaseHead, ...]:
    """The phases, each over its weeks."""
    return tuple(
        PhaseHead(
            f"{phase.number} {phase.name}",
            *phase.weeks,
            "needs clearance" if phase.needs_clearance else "rate again" * phase.rate_again,
        )
        for phase in program.phases
    )


def line_at(lines: tuple[PlanLine, ...], key: Key, week: int) -> int | None:
    """The line of a row that has a week, or the nearest one after it; None without such a row."""
    there = [y for y, line in enumerate(lines) if line.row is not None and line.row.key == key]
    for y in there:
        done = [number for number, one in enumerate(lines[y].cells, 1) if one is not None]
        if done and done[-1] >= week:
            return y
    return there[-1] if there else None


def _name(program: Program, cells: tuple[Cell, ...], before: str) -> str:
    exercise = program.exercises[cells[0].item.exercise]
    by_hand = any(one.item.set_by_hand for one in cells)
    marks = _marks(cells, program.intake.weight_unit)
    told = f"{exercise.patient_name}{' *' if by_hand else ''}{f' ({marks})' if marks else ''}"
    if not before:
        return told
    was = program.exercises[before]
    same = was.ladder == exercise.ladder and was.level != exercise.level
    mark = ("↑" if exercise.level > was.level else "↓") if same else "→"
    return f"{mark} {told}"


def _marks(cells: tuple[Cell, ...], unit: str) -> str:
    """ "left, 4 kg, remark": what is for this patient, and whether it is done when it helps."""
    items = [one.item for one in cells]
    told = [
        *(one.side or "" for one in items),
        *(weight_words(one.load_kg, unit) for one in items if one.load_kg),
        *(f"{one.band} band" for one in items if one.band),
        *("remark" for one in items if one.remark),
        "as needed" if all(one.as_needed for one in items) else "",
    ]
    return ", ".join(mark for mark in dict.fromkeys(told) if mark)


def _doses(program: Program, cells: tuple[Cell, ...]) -> tuple[DoseCell | None, ...]:
    by_week = {one.week: one for one in cells}
    found: list[DoseCell | None] = []
    before: Item | None = None
    for week in program.weeks:
        one = by_week.get(week.number)
        if one is None:
            found.append(None)
            continue
        item = week.as_done(one.item)
        words = cell(item)
        same = before is not None and words == cell(before)
        new = before is None or not same
        found.append(DoseCell(SAME if same else words, new, week.light, words=words))
        before = item
    return tuple(found)


def _session_lines(program: Program) -> list[PlanLine]:
    """How long each session is in each week, on which days."""
    limit = program.intake.minutes_per_day
    lines = []
    for name in session_names(program.weeks):
        cells: list[DoseCell | None] = []
        sessions: list[Session] = []
        days: list[str] = []
        for week in program.weeks:
            one = next((s for s in week.sessions if s.name == name), None)
            sessions += [one] if one else []
            days.append(" ".join(day.capitalize() for day in one.busy_days) if one else "")
            over = one is not None and one.minutes > limit
            minutes = str(one.minutes) if one else ""
            cells.append(DoseCell(minutes, over, week.light, over, minutes) if one else None)
        if all(one.minutes == 0 for one in sessions):
            continue
        over = any(one.over for one in cells if one)
        text = _session(name, days)
        lines.append(PlanLine(text, None, tuple(cells), over=over, short=name, days=tuple(days)))
    if not lines:
        return []
    over = any(line.over for line in lines)
    told = f"Minutes a day, of {limit}" + (": over" if over else "")
    return [PlanLine(told, over=over), *lines]


def _session(name: str, days: Iterable[str]) -> str:
    """ "Daily Mon Tue Wed / Mon Wed": a session and its days in some weeks, each kind once."""
    return f"  {name} {' / '.join(dict.fromkeys(filter(None, days)))}"

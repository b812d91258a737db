"""Which weeks the table shows, how wide their columns are, and which one lies where."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.tui.words.plan_lines import PhaseHead, PlanLine

GUTTER = 2
"""Room for the mark of a flagged row."""
_NAME_LEAST, _NAME_MOST = 22, 64
_NAME_SCROLLED = 30
"""The width of names where the weeks scroll anyway."""
_GAPS = (4, 3, 2)
"""Between the weeks, the widest that leaves room for the names."""
_WEEKS_MOST, _WEEKS_LEAST = 6, 2
"""Weeks of one phase that stand at once."""


@dataclass(frozen=True)
class Columns:
    """One width a week, the width of the names, and the gap before each week."""

    widths: tuple[int, ...] = ()
    light: tuple[bool, ...] = ()
    """Of every week of the program."""
    name: int = _NAME_LEAST
    gap: int = 2
    first: int = 1
    """The first week that is shown."""

    @property
    def weeks(self) -> range:
        """The weeks that are shown."""
        return range(self.first, self.first + len(self.widths))

    @property
    def fixed(self) -> int:
        """What does not scroll sideways."""
        return GUTTER + self.name

    @property
    def total(self) -> int:
        """The whole width."""
        return self.fixed + sum(self.widths) + self.gap * len(self.widths)

    def head(self, week: int) -> str:
        """What stands over a week."""
        return f"{week} light" if self.light[week - 1] else str(week)

    def width(self, week: int) -> int:
        """How wide a week is; 1 where it is not shown."""
        return self.widths[week - self.first] if week in self.weeks else 1

    def x_of(self, week: int) -> int:
        """Where a week begins."""
        place = week - self.first
        return self.fixed + sum(self.widths[:place]) + self.gap * (place + 1)

    def week_at(self, x: int) -> int | None:
        """The week at a place; None over the names."""
        if x < self.fixed:
            return None
        return next((week for week in self.weeks if x <= self.x_of(week) + self.width(week)), None)


def fitted(
    lines: Sequence[PlanLine], light: Sequence[bool], width: int, weeks: range | None = None
) -> Columns:
    """Columns as wide as what is in them; the names take what is left, within reason."""
    shown = weeks or range(1, len(light) + 1)
    bare = Columns(light=tuple(light), first=shown.start)
    widths = [
        max(
            [len(bare.head(week))]
            + [len(one.text) for line in lines if line.cells and (one := line.cells[week - 1])]
        )
        for week in shown
    ]
    longest = max((len(line.text) for line in lines if line.row), default=_NAME_LEAST)
    longest = max(_NAME_LEAST, min(longest, _NAME_MOST))
    room = width - GUTTER - sum(widths)
    gap = next((gap for gap in _GAPS if room - gap * len(widths) >= longest), 1)
    left = room - gap * len(widths)
    name = min(left if left >= _NAME_LEAST else min(_NAME_SCROLLED, width // 2), longest)
    return Columns(tuple(widths), tuple(light), name, gap, shown.start)


def phase_weeks(
    lines: Sequence[PlanLine],
    light: Sequence[bool],
    phases: Sequence[PhaseHead],
    week: int,
    width: int,
) -> range:
    """The weeks of the phase of a week: six at most, and fewer where names would be cut."""
    phase = next((one for one in phases if one.first <= week <= one.last), None)
    if phase is None:
        return range(1, len(light) + 1)
    most = min(_WEEKS_MOST, phase.last - phase.first + 1)
    while True:
        start = phase.first + (week - phase.first) // most * most
        weeks = range(start, min(start + most, phase.last + 1))
        shown = in_weeks(lines, weeks)
        longest = max((len(line.short) for line in shown if line.row), default=0)
        if most <= _WEEKS_LEAST or fitted(shown, light, width, weeks).name >= longest:
            return weeks
        most -= 1


def all_fit(lines: Sequence[PlanLine], light: Sequence[bool], width: int) -> bool:
    """Whether every week stands beside whole names."""
    columns = fitted(lines, light, width)
    longest = max((len(line.text) for line in lines if line.row), default=0)
    return columns.total <= width and columns.name >= min(longest, _NAME_MOST)


def in_weeks(lines: Sequence[PlanLine], weeks: range) -> tuple[PlanLine, ...]:
    """What is done in some weeks; the first of them has each dose in full."""
    found: list[PlanLine] = []
    for line in lines:
        if not line.cells:
            found.append(line)
            continue
        follows = bool(found) and line.row is not None and found[-1].row is line.row
        shown = line.in_weeks(weeks, follows)
        if shown is not None:
            found.append(shown)
    return tuple(found)

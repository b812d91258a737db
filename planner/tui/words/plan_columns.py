"""How wide the columns of the table are, and which one lies where."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.tui.words.plan_lines import PlanLine

GUTTER = 2
"""Room for the mark of a flagged row."""
_NAME_LEAST, _NAME_MOST = 22, 46
_NAME_SCROLLED = 30
"""The width of names where the weeks scroll anyway."""


@dataclass(frozen=True)
class Columns:
    """One width a week, the width of the names, and the gap before each week."""

    widths: tuple[int, ...] = ()
    light: tuple[bool, ...] = ()
    name: int = _NAME_LEAST
    gap: int = 2

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

    def x_of(self, week: int) -> int:
        """Where a week begins."""
        return self.fixed + sum(self.widths[: week - 1]) + self.gap * week

    def week_at(self, x: int) -> int | None:
        """The week at a place; None over the names."""
        if x < self.fixed:
            return None
        ends = [self.x_of(week) + self.widths[week - 1] for week in range(1, len(self.widths) + 1)]
        return next((week for week, end in enumerate(ends, 1) if x <= end), None)


def fitted(lines: Sequence[PlanLine], light: Sequence[bool], width: int) -> Columns:
    """Columns as wide as what is in them; the names take what is left, within reason."""
    bare = Columns(light=tuple(light))
    widths = [len(bare.head(week)) for week in range(1, len(light) + 1)]
    for line in lines:
        for index, cell in enumerate(line.cells):
            if cell is not None:
                widths[index] = max(widths[index], len(cell.text))
    longest = max((len(line.text) for line in lines if line.row), default=_NAME_LEAST)
    longest = min(longest, _NAME_MOST)
    room = width - GUTTER - sum(widths)
    gap = 2 if room - 2 * len(widths) >= longest else 1
    left = room - gap * len(widths)
    name = min(left if left >= _NAME_LEAST else min(_NAME_SCROLLED, width // 2), longest)
    return Columns(tuple(widths), tuple(light), name, gap)

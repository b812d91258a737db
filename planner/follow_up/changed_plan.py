"""The plan as a visit changes it, on its way to the weeks that are given."""

from collections.abc import Collection
from dataclasses import dataclass, field

from planner.building.rows import Row, rows
from planner.model.library import Library
from planner.model.program.program import Program


@dataclass
class ChangedPlan:
    """The program as proposals are applied to it, one after the other."""

    path: Program
    library: Library
    from_week: int
    waits: Collection[str] = ()
    """Slots that stay as they are until an answer says that it is fine."""
    frozen: bool = False
    """A flare-up or a pause: nothing new comes in."""
    unfit: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    """Slots in which another exercise begins with `from_week`."""

    @property
    def lanes(self) -> tuple[Row, ...]:
        """The lanes of the plan as it is now."""
        return rows(self.path)

    def lane(self, slot: str) -> Row | None:
        """The lane of that name."""
        return next((row for row in self.lanes if row.slot == slot), None)

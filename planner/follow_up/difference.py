"""What a visit changes in the weeks that are left: lane by lane, and how many stay as they were."""

from dataclasses import dataclass

from planner.building.rows import Key, Row, rows
from planner.model.program.program import Item, Program


@dataclass(frozen=True)
class ChangedLane:
    """A lane that is otherwise from a week on."""

    slot: str
    week: int
    """The first week that is otherwise."""
    before: Item | None
    """As it was planned for that week; None: it was not done."""
    now: Item | None
    """As it is now; None: it is not done."""
    weeks: int
    """How many weeks are otherwise."""


@dataclass(frozen=True)
class Difference:
    """Two plans for the weeks that are left."""

    changed: tuple[ChangedLane, ...]
    same: int
    """Lanes that are as they were."""
    weeks: tuple[int, int]
    """The length before and now."""
    first: tuple[int, int]
    """Minutes of the longest day in the first of those weeks, before and now."""


def difference(before: Program, after: Program, from_week: int) -> Difference:
    """From a week on; weeks that were lived are the same in both."""
    old, new = _lanes(before, from_week), _lanes(after, from_week)
    changed, same = [], 0
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, {}), new.get(key, {})
        weeks = [week for week in sorted({*was, *now}) if was.get(week) != now.get(week)]
        if weeks:
            first = weeks[0]
            lane = ChangedLane(key[0], first, was.get(first), now.get(first), len(weeks))
            changed.append(lane)
        else:
            same += 1
    lengths = (len(before.weeks), len(after.weeks))
    minutes = (_longest(before, from_week), _longest(after, from_week))
    return Difference(tuple(changed), same, lengths, minutes)


def _lanes(program: Program, from_week: int) -> dict[Key, dict[int, Item]]:
    return {row.key: found for row in rows(program) if (found := _items(row, from_week))}


def _items(row: Row, from_week: int) -> dict[int, Item]:
    # Why it is so is no change to the patient.
    return {cell.week: cell.item.model_copy(update={"why": ""}) for cell in row.since(from_week)}


def _longest(program: Program, week: int) -> int:
    if week > len(program.weeks):
        return 0
    return max((one.minutes for one in program.weeks[week - 1].sessions), default=0)

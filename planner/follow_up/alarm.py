"""What stops everything at a visit: safety boxes, a finding, and what is still open."""

from planner.building.alarms import AlarmTold, signs_told
from planner.follow_up.derive import Situation


def alarms(at: Situation) -> tuple[AlarmTold, ...]:
    """All that nobody has cleared, what the therapist found first."""
    found = [(_found_id(at), at.found.alarm)] if at.found.alarm else []
    boxes = signs_told(at.told, min(at.weeks_since_visit[0], max(1, at.last_week - 1)))
    there = [(one.id, one.what) for one in at.program.alarms if one.is_open]
    cleared = {one.id for one in at.program.alarms if not one.is_open}
    every = dict((*found, *boxes, *there))
    return tuple((name, what) for name, what in every.items() if name not in cleared)


def _found_id(at: Situation) -> str:
    """Of its own where another thing was found on that day and cleared.

    Every visit is on day 0 while nobody knows when week 1 began.
    """
    cleared = {one.id: one.what for one in at.program.alarms if not one.is_open}
    name = day = f"found_day{at.today}"
    number = 1
    while cleared.get(name, at.found.alarm) != at.found.alarm:
        number += 1
        name = f"{day}_{number}"
    return name

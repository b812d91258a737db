"""What the days of a week must hold: minutes of a session, days of strength work."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.passes.lanes import OpenLane
from planner.building.passes.lay_out import LaidOut, is_read
from planner.building.passes.walk_plan import WalkDay


@dataclass(frozen=True)
class DayLoad:
    """What the minutes of a session must hold."""

    phase: int
    names: tuple[str, ...]
    """Of its lanes but walking."""
    new: int
    """Cards that are new in it."""
    walking_s: float
    """Seconds of walking that count."""


def day_loads(
    case: Case, laid: LaidOut, walks: Sequence[WalkDay]
) -> tuple[tuple[DayLoad, ...], ...]:
    """What the minutes of each session of each week must hold."""
    return tuple(
        tuple(
            DayLoad(
                plan.phase,
                tuple(lane.name for lane in day.lanes if not lane.walks),
                sum(
                    is_read(case, one, plan.number) and one.lane in day.lanes
                    for one in laid.entered
                    if one.first == plan.number
                ),
                _walking_s(case, walk, day.lanes),
            )
            for day in plan.days
        )
        for plan, walk in zip(laid.weeks, walks, strict=True)
    )


def _walking_s(case: Case, walk: WalkDay, lanes: Sequence[OpenLane]) -> float:
    """Seconds of a session that its walking takes, as it is planned for the week."""
    if case.intake.walk_outside_minutes or not any(lane.walks for lane in lanes):
        return 0.0
    return 60.0 * walk.total + case.library.rules.dosage.time.changeover_s


def strength_days(laid: LaidOut) -> tuple[dict[str, int], ...]:
    """By week: on how many days each lane of strength work is done."""
    strong = {one.lane.name for one in laid.entered if one.is_strength}
    found = []
    for plan in laid.weeks:
        days: Counter[str] = Counter()
        for day in plan.days:
            for lane in day.lanes:
                if lane.name in strong:
                    days[lane.name] += len(day.days)
        found.append(dict(days))
    return tuple(found)

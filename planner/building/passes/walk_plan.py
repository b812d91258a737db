"""How much a patient walks, week by week: from what goes well now toward half an hour on most days.

More days first, then minutes; a week never has less than the one before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from planner.building.case import Case


@dataclass(frozen=True)
class WalkDay:
    """The walking of one day."""

    bouts: int
    minutes: int
    """Of each bout."""

    @property
    def total(self) -> int:
        """Minutes of the day."""
        return self.bouts * self.minutes


def walk_plan(case: Case, days: Sequence[int], most_a_day: Sequence[int]) -> tuple[WalkDay, ...]:
    """The walking days of each week, given on how many days and for how many minutes at most."""
    rules = case.library.rules.walking
    week_min, bout = _start(case, days[0])
    now = case.intake.walk_week_min or 0
    plan: list[WalkDay] = []
    for count, most in zip(days, most_a_day, strict=True):
        if not plan:
            day = _nearest(case, count, most, now, week_min, bout)
        else:
            before = plan[-1].total * days[len(plan) - 1]
            top = max(before, rules.target_week_min)
            wanted = min(top, before * (rules.growth[0] + rules.growth[1]) / 2)
            day = _nearest(
                case,
                count,
                most,
                before,
                wanted,
                bout,
                max(before * rules.growth[1], before + count * rules.least_step_min),
                top,
            )
        plan.append(day)
        bout = min(rules.bout_max_min, max(bout + 1, int(bout * rules.growth[1])))
    return tuple(plan)


def _start(case: Case, days: int) -> tuple[float, int]:
    """Minutes of the first week, on so many days, and of the longest bout in it."""
    rules = case.library.rules.walking
    usual = next(one for one in rules.starts if one.function == case.intake.function)
    bout = usual.bout_min
    if case.intake.walk_free_min is not None:
        bout = max(1, int(case.intake.walk_free_min * rules.symptom_free_share))
    now = case.intake.walk_week_min
    if now and case.intake.walk_free_min is None:
        bout = max(bout, ceil(now / (days * rules.bouts_max)))
    return (now or usual.week_min), min(bout, rules.bout_max_min)


def _nearest(
    case: Case,
    count: int,
    most: int,
    least_week: float,
    wanted: float,
    bout: int,
    most_week: float = float("inf"),
    top: float = float("inf"),
) -> WalkDay:
    """The day whose week comes nearest to what is wanted, never under `least_week` if it can be."""
    options = [day for day in _days(case, bout) if day.total <= most]
    options = options or [WalkDay(1, max(1, most))]
    good = [
        d for d in options if least_week <= d.total * count <= min(most_week, max(top, least_week))
    ]
    enough = [d for d in options if d.total * count >= least_week]
    if good:
        return min(good, key=lambda d: (abs(d.total * count - wanted), d.bouts))
    if enough:
        return min(enough, key=lambda d: (d.total, d.bouts))
    return max(options, key=lambda d: (d.total, -d.bouts))


def _days(case: Case, bout: int) -> Iterator[WalkDay]:
    for bouts in range(1, case.library.rules.walking.bouts_max + 1):
        for minutes in range(1, bout + 1):
            yield WalkDay(bouts, minutes)

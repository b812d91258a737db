"""What was measured and told, as one chart: a row a measure, weeks across, better is up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from planner.follow_up.derive import Situation
from planner.follow_up.measures import UNPRINTED, met, usual
from planner.model.follow_up.measured import MeasuredValue
from planner.model.rules.measure_rules import MeasureRule
from planner.model.vocabulary import Sex

UNJOINED_DAYS = 14
"""Values further apart than this, or than they are due, are not joined: nobody knows between."""
_ROOM = 0.08
"""Of the height, above and below what is drawn."""


@dataclass(frozen=True)
class ChartPoint:
    """One value."""

    day: int
    """Days since the Monday of week 1; before it below 0."""
    value: float


@dataclass(frozen=True)
class ChartRow:
    """One measure, of one side where it has sides."""

    measure: MeasureRule
    side: str
    points: tuple[ChartPoint, ...]
    """In order, at least one."""
    band: tuple[float, float] | None
    """Within it nothing changed by what matters; None where that is not known, or not printed."""
    usual: tuple[float, float] | None
    """What is usual at that age; None likewise."""
    ends: tuple[float, float]
    """The worst and the best that is shown."""
    matters: bool | None
    """The last value is better than the first by what matters."""

    @property
    def first(self) -> float:
        """The first value."""
        return self.points[0].value

    @property
    def last(self) -> float:
        """The last value."""
        return self.points[-1].value

    def up(self, value: float) -> float:
        """How high a value stands: 0 is the worst that is shown, 1 the best."""
        worst, best = self.ends
        return min(1.0, max(0.0, (value - worst) / (best - worst)))

    def runs(self) -> tuple[tuple[ChartPoint, ...], ...]:
        """The points that a line joins."""
        most = max(UNJOINED_DAYS, self.measure.every_days or 0)
        found: list[list[ChartPoint]] = []
        for point in self.points:
            if found and point.day - found[-1][-1].day <= most:
                found[-1].append(point)
            else:
                found.append([point])
        return tuple(tuple(run) for run in found)


@dataclass(frozen=True)
class Chart:
    """All rows over the same weeks."""

    rows: tuple[ChartRow, ...]
    first_day: int
    last_day: int
    done: tuple[float | None, ...]
    """By week: the share of the sessions that was done; None where nothing was told."""
    flares: tuple[int, ...]
    """The weeks with a flare-up."""
    visits: tuple[tuple[int, int], ...]
    """The number of each visit, and its day."""

    def across(self, day: float) -> float:
        """How far from the left a day stands, 0 to 1."""
        return (day - self.first_day) / max(1, self.last_day - self.first_day)


def chart(at: Situation, age: int | None = None) -> Chart:
    """Everything that was measured or told until today."""
    monday = at.monday or min((one.on for one in at.taken), default=date.min)
    sex = at.program.intake.patient.sex_for_norms
    values: dict[tuple[str, str], dict[int, float]] = {}
    for measure, on, value in _told(at, monday):
        values.setdefault((measure, ""), {})[(on - monday).days] = value
    for one in sorted(at.taken, key=lambda taken: taken.on):
        values.setdefault((one.measure, one.side or ""), {})[(one.on - monday).days] = one.value
    rows = tuple(
        _row(measure, side, _points(values[measure.id, side]), age, sex)
        for measure in at.library.rules.measures.values()
        for side in ("left", "right", "")
        if (measure.id, side) in values
    )
    days = [point.day for row in rows for point in row.points]
    weeks = range(1, at.last_week + 1)
    return Chart(
        rows=rows,
        first_day=min([0, *days]),
        last_day=max([7 * at.last_week, *days]),
        done=tuple(at.adherence(week) for week in weeks),
        flares=tuple(week for week in weeks if at.week_told(week).flare),
        visits=tuple((one.number, (one.on - monday).days) for one in at.history),
    )


def _told(at: Situation, monday: date) -> Iterator[tuple[str, date, float]]:
    """What the diary says of a week, on its last day: it asks what is asked at a visit."""
    for week, told in sorted(at.told.weeks.items()):
        on = monday + timedelta(days=7 * week - 1)
        goals = [goal for goal in told.goals if goal is not None]
        known = {
            "pain_back": told.average_pain,
            "activities": sum(goals) / len(goals) if goals else None,
            "trust": told.trust,
            "sleep": told.sleep,
        }
        for measure, value in known.items():
            if value is not None and measure in at.library.rules.measures:
                yield measure, on, value


def with_told(at: Situation) -> tuple[MeasuredValue, ...]:
    """What was measured, and the first and last of what the diary asks as the visit does."""
    monday = at.monday
    if monday is None:
        return at.taken
    told = [
        MeasuredValue(measure=measure, value=value, on=on, by="patient")
        for measure, on, value in _told(at, monday)
    ]
    taken = {(one.measure, one.on) for one in at.taken}
    return (*at.taken, *(one for one in told if (one.measure, one.on) not in taken))


def _points(values: Mapping[int, float]) -> tuple[ChartPoint, ...]:
    return tuple(ChartPoint(day, values[day]) for day in sorted(values))


def _row(
    measure: MeasureRule,
    side: str,
    points: Sequence[ChartPoint],
    age: int | None,
    sex: Sex | None,
) -> ChartRow:
    first, last = points[0].value, points[-1].value
    rule = measure.change
    known = rule is not None and rule.certainty != UNPRINTED and rule.matters is not None
    matters = rule.matters if rule is not None and known else None
    norm = usual(measure, age, sex, to_print=True)
    band = None if matters is None else (first - matters, first + matters)
    norms = (norm.least, norm.most) if norm else None
    shown = [*(p.value for p in points), *(band or ()), *(norms or ())]
    low, high = _ends(measure, shown)
    ends = (low, high) if measure.better == "more" else (high, low)
    once = len(points) == 1
    changed = None if once or matters is None else met(measure, first, last)
    return ChartRow(measure, side, tuple(points), band, norms, ends, changed)


def _ends(measure: MeasureRule, shown: Sequence[float]) -> tuple[float, float]:
    """The whole scale where it is short; else what is shown, with room about it."""
    if measure.unit == "of 10":
        return measure.least, measure.most
    room = (max(shown) - min(shown)) * _ROOM or 1.0
    low = max(measure.least, floor(min(shown) - room))
    high = min(measure.most, ceil(max(shown) + room))
    return (low, high) if low < high else (measure.least, measure.most)

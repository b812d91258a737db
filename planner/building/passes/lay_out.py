"""Lanes on sessions for the whole program, within the minutes a day; what has no room goes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.minutes import day_s, sitting_s
from planner.building.passes.begin import left_out
from planner.building.passes.calendar import phase_of
from planner.building.passes.dose import start_item
from planner.building.passes.entry import Entered
from planner.building.passes.lanes import OpenLane
from planner.building.passes.week_shape import DayPlan, day_plans
from planner.model.program.program import Item, LeftOut, ProgramPhase


@dataclass(frozen=True)
class Squeeze:
    """How far doses are cut so that everything fits."""

    pattern_sets: int
    """Sets at most of the six patterns, which need their sets most."""
    sets: int
    """Sets at most of the rest."""
    sittings: int
    """Sittings a day at most."""

    def cut(self, lane: OpenLane, item: Item) -> Item:
        """The item within it; walking and a direction that was found have their own dose."""
        if lane.walks:
            return item
        sets = self.pattern_sets if lane.is_pattern else self.sets
        return item.model_copy(
            update={
                "sets": min(item.sets, sets),
                "times_per_day": self.times(lane, item.times_per_day),
            }
        )

    def times(self, lane: OpenLane, wanted: int) -> int:
        """Sittings a day within it."""
        return wanted if lane.job == "direction" else min(wanted, self.sittings)


@dataclass(frozen=True)
class WeekPlan:
    """A week before it has doses."""

    number: int
    phase: int
    days: tuple[DayPlan, ...]

    @property
    def walk_days(self) -> int:
        """On how many days there is walking."""
        return sum(len(plan.days) for plan in self.days if any(lane.walks for lane in plan.lanes))


@dataclass(frozen=True)
class LaidOut:
    """The lanes that have room, and the sessions of every week."""

    entered: tuple[Entered, ...]
    weeks: tuple[WeekPlan, ...]
    squeeze: Squeeze
    dropped: tuple[LeftOut, ...]


def lay_out(case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...]) -> LaidOut:
    """Cut doses, in the order of the rules, until all fits; drop lanes only when that fails."""
    least = case.library.rules.dosage.progression.pattern_sets_min
    found: list[LaidOut] = []
    for squeeze in _squeezes(case):
        found.append(_with(case, entered, phases, squeeze))
        if len(found[-1].entered) == len(entered) and squeeze.pattern_sets >= least:
            return found[-1]

    def worth(one: LaidOut) -> tuple[int, bool, int]:
        needed = sum(each.lane.essential for each in one.entered)
        return needed, one.squeeze.pattern_sets >= least, len(one.entered)

    return max(found, key=worth)


def _squeezes(case: Case) -> tuple[Squeeze, ...]:
    """From roomy to tight: sittings, then sets of the rest, sets of the patterns last."""
    rules = case.library.rules.dosage
    least = rules.progression.pattern_sets_min
    found = [Squeeze(max(sets, least), sets, sittings) for sets, sittings in rules.time.shorten]
    return (*found, Squeeze(1, 1, 1))


def _with(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...], squeeze: Squeeze
) -> LaidOut:
    dropped: list[LeftOut] = []
    while True:
        weeks = _weeks(case, entered, phases, squeeze)
        missing = [one for one in entered if _is_missing(one, weeks)]
        if not missing or len(entered) == 1:
            return LaidOut(entered, weeks, squeeze, tuple(dropped))
        spare = [one for one in missing if not one.lane.asked] or missing
        gone = next((one for one in reversed(spare) if not one.lane.essential), spare[-1])
        limit = f"minutes_per_day:{case.intake.minutes_per_day}"
        dropped.append(left_out(gone.begun.exercise, gone.lane, "time", limit))
        entered = tuple(one for one in entered if one is not gone)


def _is_missing(one: Entered, weeks: Sequence[WeekPlan]) -> bool:
    """Some week of the lane has no session for it."""
    return any(
        one.is_on(week.number) and not any(one.lane in plan.lanes for plan in week.days)
        for week in weeks
    )


def _weeks(
    case: Case, entered: tuple[Entered, ...], phases: tuple[ProgramPhase, ...], squeeze: Squeeze
) -> tuple[WeekPlan, ...]:
    weeks = []
    trained = 0
    for number in range(1, case.intake.weeks + 1):
        phase = phase_of(phases, number)
        on = [one for one in entered if one.is_on(number)]
        if not trained and _more_in_a(case, on):
            trained = 1
        plans = day_plans(case, phase, on, trained, _coming(entered, phases[phase - 1], number))
        kept = tuple(_fitting(case, plan, phase, number, on, squeeze) for plan in plans)
        weeks.append(WeekPlan(number, phase, kept))
        trained += sum(len(plan.days) for plan in plans if plan.name in ("A", "B"))
    return tuple(weeks)


def _coming(entered: Sequence[Entered], phase: ProgramPhase, week: int) -> list[Entered]:
    """The lanes that come in later in a phase."""
    return [one for one in entered if week < one.first <= phase.weeks[1]]


def _more_in_a(case: Case, on: Sequence[Entered]) -> bool:
    """A holds more patterns than B: then B has the odd day when their turns begin."""
    in_a = case.library.rules.shape.week.a_patterns
    patterns = [one.lane.job in in_a for one in on if one.lane.is_pattern]
    return sum(patterns) * 2 > len(patterns)


def _fitting(
    case: Case,
    plan: DayPlan,
    phase: int,
    week: int,
    on: Sequence[Entered],
    squeeze: Squeeze,
) -> DayPlan:
    """The session without what is needed least, until it fits the minutes."""
    by_lane = {one.lane.name: one for one in on}
    items = {
        lane.name: squeeze.cut(
            lane, start_item(case, lane, by_lane[lane.name].begun.exercise, phase)
        )
        for lane in plan.lanes
        if not lane.walks
    }
    lanes = list(plan.lanes)

    def too_long() -> bool:
        new = sum(by_lane[lane.name].first == week for lane in lanes)
        extra_s = new * case.library.rules.shape.reading_s + kept_for_walking_s(case, lanes)
        planned = [items[lane.name] for lane in lanes if not lane.walks]
        return not has_time(case, phase, planned, extra_s)

    while len(lanes) > 1 and too_long():
        others = [lane for lane in lanes if not is_kept(lane)]
        spare = [lane for lane in others if not lane.essential]
        lanes.remove((spare or others or lanes)[-1])
    return replace(plan, lanes=lanes)


def has_time(case: Case, phase: int, items: Sequence[Item], extra_s: float) -> bool:
    """Whether a day has the minutes for the items, and early on a sitting is short."""
    rules = case.library.rules
    time = rules.dosage.time
    if sum(day_s(item, time) for item in items) + extra_s > case.intake.minutes_per_day * 60:
        return False
    if phase not in rules.selection.early_sitting.phases:
        return True
    return sum(sitting_s(item, time) for item in items) <= time.early_sitting_max_s


def kept_for_walking_s(case: Case, lanes: Sequence[OpenLane]) -> float:
    """Seconds a day that walking keeps among the minutes of a session."""
    if case.intake.walk_outside_minutes or not any(lane.walks for lane in lanes):
        return 0.0
    return 60.0 * case.library.rules.walking.least_day_min


def is_kept(lane: OpenLane) -> bool:
    """Walking, the six patterns and what is daily stay while anything else can go."""
    return lane.walks or lane.is_pattern or lane.daily

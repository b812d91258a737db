"""The sessions of a week: which lanes on which days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.passes.entry import Entered
from planner.building.passes.lanes import OpenLane
from planner.model.program.program import BuiltSessionName
from planner.model.vocabulary import WEEKDAYS, Weekday


@dataclass
class DayPlan:
    """A session of a week before it has doses."""

    name: BuiltSessionName
    days: tuple[Weekday, ...]
    lanes: list[OpenLane]

    @property
    def strength(self) -> bool:
        """It is done on the days of strength work."""
        return self.name in ("A", "B", "Daily")


def day_plans(
    case: Case,
    phase: int,
    on: Sequence[Entered],
    trained: int,
    coming: Sequence[Entered] = (),
) -> tuple[DayPlan, ...]:
    """The sessions of a week; `trained` strength days lie behind, so that A and B take turns.

    What is `coming` later in the phase has its place kept, so that a session stays what it is.
    """
    plans = _empty(case, on, trained)
    if [plan.name for plan in plans] != [p.name for p in _empty(case, [*on, *coming], trained)]:
        coming = ()
    lanes = [one.lane for one in on]
    plans = _filled(case, phase, [*on, *coming], plans)
    for plan in plans:
        plan.lanes[:] = sorted((one for one in plan.lanes if one in lanes), key=lanes.index)
    return tuple(plan for plan in plans if plan.lanes and plan.days)


def _filled(case: Case, phase: int, on: Sequence[Entered], plans: list[DayPlan]) -> list[DayPlan]:
    """Strength lanes and walking, what is daily, each other lane once, then more often."""
    limit = case.items_max(phase)[0]
    rest = [one.lane for one in on if not one.is_strength]
    asked = [lane for lane in rest if lane.daily][: limit - 1]
    for plan in plans:
        if plan.strength:
            left = limit - len(asked)
            plan.lanes += [one.lane for one in on if _belongs(case, plan, one)][:left]
    for plan in plans:
        if plan.name != "Walk":
            plan.lanes += asked
    rest = [lane for lane in rest if lane not in asked]
    rest.sort(key=lambda lane: not lane.essential)
    walk = next((lane for lane in rest if lane.walks), None)
    if walk is not None:
        rest.remove(walk)
        for plan in _walk_plans(case, plans):
            if len(plan.lanes) < limit:
                plan.lanes.append(walk)
    days_max = {one.lane.name: _days_max(case, one, phase) for one in on}
    for lane in rest:
        most = days_max[lane.name]
        room = _with_room(plans, lane, limit)
        if room:
            min(
                room,
                key=lambda plan: (len(plan.days) > most, len(plan.lanes), not plan.strength),
            ).lanes.append(lane)
    for lane in sorted(rest, key=lambda one: one.job != "balance"):
        _spread(plans, lane, limit, days_max[lane.name])
    return plans


def _days_max(case: Case, one: Entered, phase: int) -> int:
    """On how many days a week its kind is done at most."""
    return case.frequency(one.begun.exercise, phase).days_max


def takes_turns(case: Case, on: Sequence[Entered]) -> bool:
    """There are too many patterns for one session: A and B take turns."""
    most = case.library.rules.shape.week.full_body_patterns_max
    return sum(one.lane.is_pattern for one in on) > most


def _empty(case: Case, on: Sequence[Entered], trained: int) -> list[DayPlan]:
    shape = case.library.rules.shape.week
    count = case.intake.days_per_week
    days = shape.training_days[count]
    strong = shape.strength_days[count] if any(one.is_strength for one in on) else ()
    if case.recovered:
        strong = strong[: case.recovered.strength_days_max]
    between = tuple(day for day in days if day not in strong)
    plans: list[DayPlan] = []
    if not strong:
        plans.append(DayPlan("Daily", days, []))
        between = ()
    elif not takes_turns(case, on):
        plans.append(DayPlan("Daily", strong, []))
    else:
        a_days = tuple(day for i, day in enumerate(strong, trained) if i % 2 == 0)
        plans.append(DayPlan("A", a_days, []))
        plans.append(DayPlan("B", tuple(day for day in strong if day not in a_days), []))
    if between:
        plans.append(DayPlan("Light", between, []))
    walking = case.library.rules.walking
    if case.intake.walk_outside_minutes and any(one.lane.walks for one in on):
        busy = len(between) if strong else len(days)
        free = [day for day in WEEKDAYS if day not in days][: max(0, walking.days - busy)]
        if free:
            plans.append(DayPlan("Walk", tuple(free), []))
    return plans


def _belongs(case: Case, plan: DayPlan, one: Entered) -> bool:
    """A strength lane is one of this session's."""
    if not one.is_strength:
        return False
    in_a = one.lane.job in case.library.rules.shape.week.a_patterns
    return plan.name == "Daily" or (plan.name == "A") is in_a


def _walk_plans(case: Case, plans: list[DayPlan]) -> list[DayPlan]:
    """Days without strength work, if there are enough of them; else every day."""
    between = [plan for plan in plans if not plan.strength]
    days = sum(len(plan.days) for plan in between)
    return between if days >= case.library.rules.walking.days_enough else plans


def _with_room(plans: Iterable[DayPlan], lane: OpenLane, limit: int) -> list[DayPlan]:
    return [
        plan
        for plan in plans
        if plan.days and plan.name != "Walk" and lane not in plan.lanes and len(plan.lanes) < limit
    ]


def _spread(plans: list[DayPlan], lane: OpenLane, limit: int, most: int) -> None:
    """On as many days as its kind is done, as far as sessions have room."""
    days = sum(_days_on_average(plan, plans) for plan in plans if lane in plan.lanes)
    for plan in sorted(_with_room(plans, lane, limit), key=lambda one: one.strength):
        more = _days_on_average(plan, plans)
        if days + more <= most:
            plan.lanes.append(lane)
            days += more


def _days_on_average(plan: DayPlan, plans: Sequence[DayPlan]) -> float:
    """Days a week; A and B take turns, so that what they hold stays the same from week to week."""
    turns = [one for one in plans if one.name in ("A", "B")]
    if plan not in turns:
        return len(plan.days)
    return sum(len(one.days) for one in turns) / len(turns)

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


def is_strength(lane: OpenLane) -> bool:
    """Its muscles need a day of rest."""
    return lane.is_pattern or lane.job == "strength"


def day_plans(case: Case, phase: int, on: Sequence[Entered], trained: int) -> tuple[DayPlan, ...]:
    """The sessions of a week; `trained` strength days lie behind, so that A and B take turns."""
    plans = _empty(case, on, trained)
    limit = case.items_max(phase)[0]
    lanes = [one.lane for one in on]
    rest = [lane for lane in lanes if not is_strength(lane)]
    rest.sort(key=lambda lane: not lane.asked)
    asked = [lane for lane in rest if lane.asked][: limit - 1]
    between = any(plan.name == "Light" for plan in plans)
    for plan in plans:
        if plan.strength:
            room = limit - (0 if between else len(asked))
            plan.lanes += [lane for lane in lanes if _belongs(case, plan, lane)][:room]
    for lane in asked:
        for plan in _with_room(plans, lane, limit):
            plan.lanes.append(lane)
    rest = [lane for lane in rest if lane not in asked]
    walk = next((lane for lane in rest if lane.walks), None)
    if walk is not None:
        rest.remove(walk)
        for plan in _walk_plans(case, plans):
            if len(plan.lanes) < limit:
                plan.lanes.append(walk)
    for lane in rest:
        least = _with_room(plans, lane, limit)
        if least:
            min(least, key=lambda plan: (len(plan.lanes), not plan.strength)).lanes.append(lane)
    for lane in rest:
        _spread(case, phase, plans, lane, limit, on)
    for plan in plans:
        plan.lanes.sort(key=lanes.index)
    return tuple(plan for plan in plans if plan.lanes and plan.days)


def _empty(case: Case, on: Sequence[Entered], trained: int) -> list[DayPlan]:
    shape = case.library.rules.shape.week
    count = case.intake.days_per_week
    days = shape.training_days[count]
    patterns = [one for one in on if one.lane.is_pattern]
    strong = shape.strength_days[count] if any(is_strength(one.lane) for one in on) else ()
    between = tuple(day for day in days if day not in strong)
    plans: list[DayPlan] = []
    if not strong:
        plans.append(DayPlan("Daily", days, []))
        between = ()
    elif len(patterns) <= shape.full_body_patterns_max:
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


def _belongs(case: Case, plan: DayPlan, lane: OpenLane) -> bool:
    """A strength lane is one of this session's."""
    if not is_strength(lane):
        return False
    in_a = lane.job in case.library.rules.shape.week.a_patterns
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


def _spread(
    case: Case,
    phase: int,
    plans: list[DayPlan],
    lane: OpenLane,
    limit: int,
    on: Sequence[Entered],
) -> None:
    """On as many days as its kind is done, as far as sessions have room."""
    exercise = next(one.begun.exercise for one in on if one.lane is lane)
    most = len(WEEKDAYS) if lane.daily else case.frequency(exercise, phase).days_max
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

"""The walking of each week, in the minutes that its sessions leave."""

from planner.building.case import Case
from planner.building.minutes import day_s
from planner.building.passes.dose import start_item
from planner.building.passes.entry import Entered
from planner.building.passes.lay_out import LaidOut, WeekPlan
from planner.building.passes.walk_plan import WalkDay, walk_plan


def walks_of(case: Case, laid: LaidOut) -> tuple[WalkDay, ...]:
    """The walking of each week."""
    days = [max(1, week.walk_days) for week in laid.weeks]
    room = [
        _walk_room(case, laid, week) * count for week, count in zip(laid.weeks, days, strict=True)
    ]
    # What is walked in a week has room in every later one, so that walking never falls.
    held = [min(room[index:]) // count for index, count in enumerate(days)]
    return walk_plan(case, days, [max(1, most) for most in held])


def _walk_room(case: Case, laid: LaidOut, week: WeekPlan) -> int:
    """Minutes a day that the sessions leave for walking."""
    rules = case.library.rules
    if case.intake.walk_outside_minutes:
        return rules.walking.bouts_max * rules.walking.bout_max_min
    limit = case.intake.minutes_per_day * 60.0
    least = limit
    for day in week.days:
        if not any(lane.walks for lane in day.lanes):
            continue
        others = float(rules.dosage.time.changeover_s)
        for lane in day.lanes:
            one = next(e for e in laid.entered if e.lane is lane)
            others += 0 if lane.walks else _longest_s(case, laid, one, week.number)
            others += rules.shape.reading_s if one.first == week.number else 0
        least = min(least, limit - others)
    return max(1, int(least / 60))


def _longest_s(case: Case, laid: LaidOut, one: Entered, week: int) -> float:
    """Seconds of a day of a lane's first dose, in the phase until then in which it is longest."""
    phases = {plan.phase for plan in laid.weeks if one.first <= plan.number <= week}
    items = (start_item(case, one.lane, one.begun.exercise, phase) for phase in phases)
    time = case.library.rules.dosage.time
    return max(day_s(laid.squeeze.cut(one.lane, item), time) for item in items)

"""The weeks as they are lived: doses grow, an exercise climbs a rung, walking gets longer."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.building.case import Case
from planner.building.minutes import counted
from planner.building.passes.begin import Begun, next_rung
from planner.building.passes.day_load import DayLoad, day_loads, strength_days
from planner.building.passes.dose import (
    as_needed,
    at_phase_start,
    effort,
    how_heavy,
    often,
    rest_for,
    start_item,
    within_limits,
)
from planner.building.passes.entry import Entered
from planner.building.passes.grow import GrowthStep, first_steps, more_steps
from planner.building.passes.lanes import OpenLane
from planner.building.passes.lay_out import (
    LaidOut,
    WeekPlan,
    has_time,
)
from planner.building.passes.light_week import lightened
from planner.building.passes.walk_plan import WalkDay
from planner.building.passes.walk_room import walks_of
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Session, Week


@dataclass
class _Lane:
    """A lane on its way through the weeks."""

    entered: Entered
    exercise: Exercise
    item: Item
    since: int
    """The week its exercise began."""
    grown: int = 0
    """The week it grew last."""
    note: str = ""
    """What changed this week."""

    @property
    def lane(self) -> OpenLane:
        """What it is a lane of."""
        return self.entered.lane


@dataclass
class _Way:
    """Everything that has happened so far."""

    case: Case
    laid: LaidOut
    lanes: dict[str, _Lane] = field(default_factory=dict)
    used: dict[str, None] = field(default_factory=dict)
    """Every exercise of the program so far."""
    sets_before: int = 0
    """Strength sets of the week before."""
    strength_weeks: int = 0
    """Weeks with strength work before this one."""
    begun: dict[str, Begun] = field(default_factory=dict)
    """What each lane begins with."""
    later: dict[tuple[int, int], tuple[Item, Item]] = field(default_factory=dict)
    """By item and phase: the item, so that it lives on, and as that phase has it."""
    loads: tuple[tuple[DayLoad, ...], ...] = ()
    """By week: what its sessions must hold."""
    strength_days: tuple[dict[str, int], ...] = ()
    """By week: on how many days each lane of strength work is done."""


def live(case: Case, laid: LaidOut) -> tuple[Week, ...]:
    """The weeks with their items."""
    walks = walks_of(case, laid)
    begun = {one.lane.name: one.begun for one in laid.entered}
    way = _Way(
        case,
        laid,
        begun=begun,
        loads=day_loads(case, laid, walks),
        strength_days=strength_days(laid),
    )
    way.used.update(dict.fromkeys(one.begun.exercise.id for one in laid.entered))
    weeks = []
    phase = 0
    for plan in laid.weeks:
        for one in way.lanes.values():
            one.note = ""
        new = _come_in(way, plan)
        if plan.phase != phase:
            phase = plan.phase
            for one in way.lanes.values():
                if one.since < plan.number:
                    was, one.item = one.item, _of_phase(way, one, plan)
                    one.grown = plan.number if one.item.more_in(was) else one.grown
        if plan.number > 1 and plan.number != case.intake.light_week:
            _grow(way, plan, new)
        for one in way.lanes.values():
            before = one.item.effort if one.since < plan.number else None
            now = effort(case, one.exercise, phase, before)
            if now != one.item.effort:
                one.item = one.item.model_copy(update={"effort": now})
        sets = _strength_sets(way, plan)
        way.strength_weeks += 1 if sets else 0
        way.sets_before = sets
        weeks.append(_week(way, plan, walks[plan.number - 1]))
    return counted(weeks, case.library.rules.dosage.time, case.library.rules.shape.reading_s)


def _come_in(way: _Way, plan: WeekPlan) -> int:
    """The lanes that come in this week; how many."""
    coming = [one for one in way.laid.entered if one.first == plan.number]
    for one in coming:
        item = start_item(way.case, one.lane, one.begun.exercise, plan.phase)
        item = way.laid.squeeze.cut(one.lane, item)
        way.lanes[one.lane.name] = _Lane(one, one.begun.exercise, item, plan.number)
    for one in coming:
        new = way.lanes[one.lane.name]
        while new.item.sets > 1 and not _sets_may_grow(way, plan, new, new.item):
            new.item = new.item.model_copy(update={"sets": new.item.sets - 1})
    return len(coming)


def _of_phase(way: _Way, one: _Lane, plan: WeekPlan) -> Item:
    """The item as the phase doses it; what has grown stays, and what is more needs its time."""
    case = way.case
    fresh = way.laid.squeeze.cut(one.lane, start_item(case, one.lane, one.exercise, plan.phase))
    fresh = fresh.model_copy(
        update={
            "sets": one.item.sets,
            "tempo": one.item.tempo,
            "load_steps": one.item.load_steps,
            "effort": one.item.effort,
        }
    )
    more = at_phase_start(case, one.exercise, one.item, fresh)
    kept = {name: getattr(one.item, name) for name in more}
    for update in (more, kept):
        item = within_limits(case, one.exercise, fresh.model_copy(update=update))
        if update is kept or _fits(way, plan.number, one, item):
            break
    return item


def _grow(way: _Way, plan: WeekPlan, new: int) -> None:
    case = way.case
    rules = case.library.rules
    allowed = case.growing_max(plan.phase)
    may_be_new = max(0, case.few.new_per_week - new)
    if plan.number > case.intake.weeks - rules.shape.kept.none_new_last_weeks:
        may_be_new = 0
    for one in _by_need(way, plan):
        if allowed == 0:
            return
        climbed = _take_step(way, plan, one, may_be_new > 0)
        if climbed is not None:
            allowed -= 1
            may_be_new -= 1 if climbed else 0


def _by_need(way: _Way, plan: WeekPlan) -> list[_Lane]:
    """Lanes that climb first, then those that have waited longest, patterns before others."""
    on = [
        one
        for one in way.lanes.values()
        if one.entered.is_on(plan.number) and max(one.since, one.grown) < plan.number
    ]
    order = {one.lane.name: index for index, one in enumerate(way.laid.entered)}

    def need(one: _Lane) -> tuple[bool, int, bool, int]:
        first, pattern = _climbs_first(way, one), one.lane.is_pattern
        return not first, one.grown, not pattern, order[one.lane.name]

    return sorted(on, key=need)


def _take_step(way: _Way, plan: WeekPlan, one: _Lane, may_be_new: bool) -> bool | None:
    """One step, if any is allowed: True if it was a rung, False if not, None if there was none.

    The top of a dose is what the rules, the conditions and the minutes allow.
    """
    case = way.case
    dose = [
        step
        for step in first_steps(case, one.lane, one.item, one.exercise, plan.phase)
        if _sets_hold(way, plan, one, step.item)
    ]
    dose = [step for step in dose if _is_possible(way, plan, one, step.item)]
    if not dose and may_be_new and _climb(way, plan, one):
        return True
    steps = dose or (
        step for step in _more(way, plan, one) if _is_possible(way, plan, one, step.item)
    )
    for step in steps:
        one.item, one.note = step.item, step.change
        one.grown = plan.number
        return False
    return None


def _is_possible(way: _Way, plan: WeekPlan, one: _Lane, item: Item) -> bool:
    """Within what a condition allows, and the minutes have room for it."""
    return within_limits(way.case, one.exercise, item) == item and _fits(
        way, plan.number, one, item
    )


def _more(way: _Way, plan: WeekPlan, one: _Lane) -> Iterator[GrowthStep]:
    for step in more_steps(way.case, one.lane, one.item, one.exercise, plan.phase):
        if _sets_hold(way, plan, one, step.item):
            yield step


def _sets_hold(way: _Way, plan: WeekPlan, one: _Lane, item: Item) -> bool:
    """As many sets as before, or no more than a week may have."""
    return item.sets <= one.item.sets or _sets_may_grow(way, plan, one, item)


def _climb(way: _Way, plan: WeekPlan, one: _Lane) -> bool:
    """Up a rung, after its weeks on this one and as far as the program may have another."""
    case = way.case
    least = _weeks_kept(way, one)
    if plan.number - one.since < least or one.entered.last - plan.number + 1 < least:
        return False
    if len(way.used) + _kept_for_others(way, plan, one) >= case.few.distinct_max[case.intake.weeks]:
        return False
    above = next_rung(case, one.lane, one.exercise, plan.phase)
    if above is None or above.id in way.used:
        return False
    item = way.laid.squeeze.cut(one.lane, start_item(case, one.lane, above, plan.phase))
    sets = max(item.sets, min(one.item.sets, above.dosage.sets))
    item = within_limits(case, above, item.model_copy(update={"sets": sets}))
    if not _fits(way, plan.number, one, item, reading=True):
        return False
    one.note = f"up from {one.exercise.patient_name}"
    one.exercise, one.item, one.since = above, item, plan.number
    one.grown = plan.number
    way.used[above.id] = None
    return True


def _weeks_kept(way: _Way, one: _Lane) -> int:
    """The least weeks on a rung."""
    kept = way.case.library.rules.shape.kept
    return kept.strength_weeks_min if one.entered.is_strength else kept.weeks_min


def _kept_for_others(way: _Way, plan: WeekPlan, one: _Lane) -> int:
    """Rungs that lanes with more need of them can still climb."""
    if _climbs_first(way, one):
        return 0
    first = [other for other in way.lanes.values() if _climbs_first(way, other)]
    return sum(_rungs_to_come(way, plan, other) for other in first)


def _climbs_first(way: _Way, one: _Lane) -> bool:
    """A goal names it, or its ladder matters most."""
    first = way.case.library.rules.shape.kept.climb_first
    return one.lane.job in first or one.lane.job in way.case.goal_of_job


def _rungs_to_come(way: _Way, plan: WeekPlan, one: _Lane) -> int:
    """How many rungs the weeks that are left allow."""
    least = _weeks_kept(way, one)
    last = way.case.intake.weeks - way.case.library.rules.shape.kept.none_new_last_weeks
    last = min(last, one.entered.last - least + 1)
    if next_rung(way.case, one.lane, one.exercise, plan.phase) is None:
        return 0
    return len(range(max(plan.number, one.since + least), last + 1, least))


def _fits(way: _Way, week: int, one: _Lane, item: Item, *, reading: bool = False) -> bool:
    """Whether every session of the lane from this week on has the time for it."""
    case = way.case
    reading_s = case.library.rules.shape.reading_s
    seen: set[DayLoad] = set()
    for number, loads in enumerate(way.loads[week - 1 :], week):
        for load in loads:
            if one.lane.name not in load.names or load in seen:
                continue
            seen.add(load)
            new = load.new + (_climbed(way, load, week) + reading if number == week else 0)
            items = [
                _as_planned(way, load.phase, name, item if name == one.lane.name else None)
                for name in load.names
            ]
            if not has_time(case, load.phase, items, new * reading_s + load.walking_s):
                return False
    return True


def _climbed(way: _Way, load: DayLoad, week: int) -> int:
    """Lanes of a session that have climbed a rung this week."""
    there = (way.lanes[name] for name in load.names if name in way.lanes)
    return sum(one.since == week > one.entered.first for one in there)


def _as_planned(way: _Way, phase: int, name: str, instead: Item | None) -> Item:
    """What a lane does in a phase, as far as it is known now."""
    there = way.lanes.get(name)
    if there is not None:
        return _later(way, there, there.item if instead is None else instead, phase)
    begun = way.begun[name]
    return way.laid.squeeze.cut(begun.lane, start_item(way.case, begun.lane, begun.exercise, phase))


def _later(way: _Way, one: _Lane, item: Item, phase: int) -> Item:
    """The item with the rests and sittings of a phase."""
    known = way.later.get((id(item), phase))
    if known is None:
        known = way.later[id(item), phase] = (item, _of_later(way, one, item, phase))
    return known[1]


def _of_later(way: _Way, one: _Lane, item: Item, phase: int) -> Item:
    exercise = way.case.library.exercises[item.exercise]
    rest_s, times, needed = often(way.case, one.lane, exercise, phase)
    times = way.laid.squeeze.times(one.lane, times)
    if (rest_s, times, needed) == (item.rest_s, item.times_per_day, item.as_needed):
        return item
    return item.model_copy(update={"rest_s": rest_s, "times_per_day": times, "as_needed": needed})


def _strength_sets(way: _Way, plan: WeekPlan, changed: _Lane | None = None, sets: int = 0) -> int:
    """Strength sets of a week, over all its days; a lane to come begins with one."""
    total = 0
    for name, days in way.strength_days[plan.number - 1].items():
        there = way.lanes.get(name)
        each = there.item.sets if there else 1
        total += (sets if there is changed and changed else each) * days
    return total


def _sets_may_grow(way: _Way, plan: WeekPlan, one: _Lane, item: Item) -> bool:
    """A week's strength sets grow by so much at most, once strength work has begun.

    So do those of the weeks after it, in which A and B have changed their days and lanes come in.
    """
    week = way.case.library.rules.shape.week
    if not one.entered.is_strength:
        return True
    most, free = week.sets_growth_max, week.sets_free_weeks
    before = sets = _strength_sets(way, plan, one, item.sets)
    if way.strength_weeks >= free and sets > way.sets_before * most:
        return False
    as_it_is = _strength_sets(way, plan)
    for trained, after in enumerate(way.laid.weeks[plan.number :], way.strength_weeks + 1):
        sets = _strength_sets(way, after, one, item.sets)
        unchanged = _strength_sets(way, after)
        jumps = sets > before * most
        if trained >= free and jumps and not unchanged > as_it_is * most:
            return False
        before, as_it_is = sets, unchanged
    return True


def _week(way: _Way, plan: WeekPlan, walk: WalkDay) -> Week:
    light = plan.number == way.case.intake.light_week
    sessions = []
    for day in plan.days:
        items = tuple(_item(way, plan, lane, walk) for lane in day.lanes)
        if light:
            items = lightened(way.case, items)
        sessions.append(Session(name=day.name, days=day.days, minutes=0, items=items))
    return Week(number=plan.number, phase=plan.phase, light=light, sessions=tuple(sessions))


def _item(way: _Way, plan: WeekPlan, lane: OpenLane, walk: WalkDay) -> Item:
    case = way.case
    one = way.lanes[lane.name]
    note = f"This week: {one.note}." if one.note else ""
    goal = lane.goal or case.goal_of_job.get(lane.job, "")
    served = f'For "{goal}".' if goal else ""
    sore = case.sore_start(one.exercise, plan.phase)
    why = [*one.entered.begun.reasons, sore, note, served]
    update: dict[str, object] = {
        "slot": lane.name,
        "why": " ".join(part for part in why if part),
        "goal": goal,
        "rest_s": rest_for(case, one.exercise, plan.phase),
        "as_needed": as_needed(case, lane, one.exercise, plan.phase),
    }
    if plan.phase in case.library.rules.selection.pattern_sets.phases:
        update |= how_heavy(case, lane, one.exercise, one.item)
    if lane.walks:
        update |= {
            "sets": walk.bouts,
            "duration_s": 60 * walk.minutes,
            "times_per_day": 1,
            "outside": case.intake.walk_outside_minutes,
        }
    return one.item.model_copy(update=update)

"""The dose that goes with a decision."""

from itertools import pairwise

from planner.building.passes.dose import even_if_alternate, share, share_s, tops, within_limits
from planner.building.passes.grow import first_steps, more_steps
from planner.building.passes.lanes import open_lanes
from planner.building.rows import Row
from planner.follow_up.derive import Situation, current
from planner.follow_up.exercise_rules import Decision
from planner.follow_up.waiting import ever_waited
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item
from planner.model.rules.follow_up_rules import AchingWalk


def next_item(at: Situation, row: Row, steps: int = 1) -> Item | None:
    """What a lane comes to by so many steps that the plan has for it; none of a later phase."""
    item, found = current(at, row), None
    phase = at.next_phase
    later = [cell for cell in row.cells if cell.week >= at.last_week and cell.phase <= phase]
    for before, now in pairwise(later):
        more = bool(now.item.more_in(before.item))
        if now.item.exercise != before.item.exercise or (more and now.item != item):
            found = now.item
            steps -= 1
            if not steps or now.item.exercise != before.item.exercise:
                break
    if found is None and row.slot in ever_waited(at.history):
        return _built_step(at, row)
    return found


def _built_step(at: Situation, row: Row) -> Item | None:
    """The step that the builder would take, where a wait has left the plan without one."""
    item = current(at, row)
    there = at.library.exercises.get(item.exercise)
    lane = next((one for one in open_lanes(at.case) if one.name == row.slot), None)
    if there is None or lane is None:
        return None
    rules = (at.case, lane, item, there, at.next_phase)
    steps = (one.item for one in (*first_steps(*rules), *more_steps(*rules)))
    fits = (one for one in steps if within_limits(at.case, there, one) == one)
    return next((one for one in fits if one.more_in(item)), None)


def dosed(at: Situation, row: Row, decision: Decision) -> Item | None:
    """The dose that is proposed, where it is another."""
    item = current(at, row)
    if decision.action in ("progress", "two_steps"):
        return next_item(at, row, 2 if decision.action == "two_steps" else 1)
    if decision.action == "start_dose":
        return next(cell.item for cell in row.cells if cell.item.exercise == item.exercise)
    if decision.action == "less":
        return scaled(item, at.rules.back.share, at.rules.back.least_reps)
    if decision.action == "rebase":
        done = at.adherence(at.last_week) or 0
        return scaled(item, max(0.1, done) * at.rules.quota.start, 1)
    if decision.action == "quota_up":
        return _more(at, row, quota=True)
    if decision.action == "fewer":
        return item.model_copy(update={"times_per_day": max(1, item.times_per_day - 1)})
    if decision.action == "as_needed":
        return item.model_copy(update={"as_needed": True})
    if decision.action in ("walk_more", "walk_less"):
        return walked(item, at.rules.walking, more=decision.action == "walk_more")
    if decision.action == "smallest_step":
        return _more(at, row, quota=False)
    return None


def is_at_top(at: Situation, row: Row, decision: Decision) -> bool:
    """A step up is due, and there is none that the phase allows."""
    if decision.action in ("progress", "two_steps"):
        return next_item(at, row) is None
    if decision.action in ("quota_up", "smallest_step"):
        now, more = current(at, row), dosed(at, row, decision)
        return more is None or not more.more_in(now)
    return False


def _more(at: Situation, row: Row, *, quota: bool) -> Item:
    """A quota's next amount, or the smallest step, as far as the phase and conditions allow."""
    now = current(at, row)
    exercise = at.library.exercises.get(now.exercise)
    item = _a_bit_more(now, exercise, at, quota=quota)
    if exercise is None or exercise.category == "aerobic":
        return item
    most = tops(at.case, exercise, at.next_phase).items()
    # What is above the range already stays as it is.
    item = item.kept_to({name: max(top, now.most_of(name)) for name, top in most})
    return within_limits(at.case, exercise, item)


def _a_bit_more(item: Item, exercise: Exercise | None, at: Situation, *, quota: bool) -> Item:
    """By the numbers alone; walks in whole minutes."""
    rules, library = at.rules.quota, at.library.rules
    factor = 1 + rules.up_percent / 100 if quota else 1.0
    if item.reps > 1:
        reps = max(item.reps + 1, share(item.reps, factor))
        even = reps if exercise is None else even_if_alternate(exercise, reps)
        return item.model_copy(update={"reps": even})
    name = "duration_s" if item.duration_s else "hold_s"
    now = getattr(item, name)
    least = rules.up_least_s if quota else library.dosage.progression.hold_step_s
    more = max(now + least, share(now, factor))
    more -= more % least
    if exercise is not None and exercise.category == "aerobic":
        minute = 60 * library.walking.least_step_min
        more = max(now + minute, more // 60 * 60)
    return item.model_copy(update={name: more})


def walked(item: Item, rules: AchingWalk, *, more: bool) -> Item:
    """A share more or less of the whole walk, in whole minutes a bout."""
    minute = 60
    total = item.sets * item.duration_s
    if more:
        added = max(rules.up_least_min * minute, share_s(total, rules.up_percent / 100))
        bout = max(item.duration_s + minute, (total + added) // item.sets // minute * minute)
    else:
        left = share_s(total, 1 - rules.down_percent / 100)
        bout = max(minute, min(item.duration_s - minute, left // item.sets // minute * minute))
    return item.model_copy(update={"duration_s": bout})


def scaled(item: Item, factor: float, least_reps: int) -> Item:
    """Fewer repetitions; where there is one, fewer seconds, of a walk whole minutes."""
    if item.reps > 1:
        fewer = max(least_reps, share(item.reps, factor))
        return item.kept_to({"reps": min(item.reps, fewer)})
    update = {}
    for name in ("hold_s", "duration_s"):
        now = getattr(item, name)
        if now:
            less = share_s(now, factor)
            update[name] = less // 60 * 60 if now % 60 == 0 and less >= 60 else less
    return item.model_copy(update=update)

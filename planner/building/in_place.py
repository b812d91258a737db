"""An exercise that a therapist puts in another's place for some weeks: its doses, week by week."""

from dataclasses import replace

from planner.building.case import Case
from planner.building.passes.dose import how_heavy, start_item, within_limits
from planner.building.passes.grow import first_steps
from planner.building.passes.lanes import OpenLane, open_lanes
from planner.building.rows import Cell
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item, Program
from planner.model.rules.template import LaneJob
from planner.model.vocabulary import PATTERNS

_AMOUNTS = ("sets", "reps", "hold_s", "duration_s")


def in_place(
    case: Case, program: Program, cells: tuple[Cell, ...], exercise: Exercise, why: str
) -> dict[int, Item]:
    """By week: begun anew, grown by a step where what it replaces grew, and light with it."""
    light = {week.number for week in program.weeks if week.light}
    lane = _lane(case, cells[0].item.slot, exercise)
    found: dict[int, Item] = {}
    grown: Item | None = None
    before: Item | None = None
    for cell in cells:
        fresh = _begun(case, lane, exercise, cell, why)
        if _keeps_its_time(case, cell.item, exercise):
            found[cell.week] = fresh
            continue
        if grown is not None:
            fresh = _as_grown(case, exercise, fresh, grown)
        if cell.week in light:
            found[cell.week] = _light(case, fresh)
            continue
        if before is not None and _grew(before, cell.item):
            step = next(iter(first_steps(case, lane, fresh, exercise, cell.phase)), None)
            if step is not None and within_limits(case, exercise, step.item) == step.item:
                fresh = step.item
        grown, before = fresh, cell.item
        found[cell.week] = fresh
    return found


def _begun(case: Case, lane: OpenLane, exercise: Exercise, cell: Cell, why: str) -> Item:
    """As it is dosed in a phase; what is done for a time, as walking is, keeps its minutes."""
    old = cell.item
    new = start_item(case, lane, exercise, cell.phase)
    update: dict[str, object] = {"why": why, "set_by_hand": True, "essential": old.essential}
    if _keeps_its_time(case, old, exercise):
        kept = ("sets", "reps", "duration_s", "times_per_day", "rest_s")
        update |= {name: getattr(old, name) for name in kept} | {"outside": old.outside}
    if cell.phase in case.library.rules.selection.pattern_sets.phases:
        update |= how_heavy(case, lane, exercise, new)
    return within_limits(case, exercise, new.model_copy(update=update))


def _lane(case: Case, slot: str, exercise: Exercise) -> OpenLane:
    """The lane of that name; in a slot of an older program or of a therapist, one for the kind."""
    known = next((lane for lane in open_lanes(case) if lane.name == slot), None)
    pattern = next((name for name in PATTERNS if name == exercise.category), None)
    job: LaneJob = known.job if known else pattern or "task"
    lane = known or OpenLane(slot, job, "")
    return replace(lane, exercises=(exercise.id,))


def _keeps_its_time(case: Case, old: Item, exercise: Exercise) -> bool:
    """Both are done for a time and are of one kind."""
    before = case.library.exercises.get(old.exercise)
    alike = before is not None and before.category == exercise.category
    return bool(alike and old.duration_s and exercise.dosage.duration_s)


def _as_grown(case: Case, exercise: Exercise, fresh: Item, grown: Item) -> Item:
    """No less than it was the week before."""
    more = {name: max(getattr(fresh, name), getattr(grown, name)) for name in _AMOUNTS}
    return within_limits(case, exercise, fresh.model_copy(update=more))


def _grew(before: Item, now: Item) -> bool:
    """More of the same, more load, or a rung up."""
    if before.exercise != now.exercise:
        return True
    return bool(now.more_in(before))


def _light(case: Case, item: Item) -> Item:
    factor = case.library.rules.dosage.progression.light_week_sets_factor
    return item.model_copy(update={"sets": max(1, int(item.sets * factor))})

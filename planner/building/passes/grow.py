"""One step of progress for one exercise: one variable at a time, in a fixed order (ACSM 2009).

Repetitions, hold or time first; at their top the next rung; where there is none, or no room for
something new, load, then sets, then a slower tempo.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.building.case import Case
from planner.building.passes.dose import even_if_alternate, job_dose, share, share_s
from planner.building.passes.lanes import OpenLane
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item
from planner.model.rules.dosage_rules import Progression


@dataclass(frozen=True)
class GrowthStep:
    """The item after one step, and what changed."""

    item: Item
    change: str


def first_steps(
    case: Case, lane: OpenLane, item: Item, exercise: Exercise, phase: int
) -> Iterator[GrowthStep]:
    """More of the same: as long as there are any, the dose has not reached its top."""
    if _stays(case, lane, item, exercise, phase):
        return
    rules = case.library.rules.dosage.progression
    goal = case.goal_dose(exercise, phase)
    factor = case.dose_factor(exercise, phase)
    if lane.is_pattern and item.sets < min(rules.pattern_sets_min, exercise.dosage.sets):
        yield _step(item, f"{item.sets + 1} sets", sets=item.sets + 1)
    reps_top = even_if_alternate(exercise, share(goal.reps[1], factor))
    if 1 < item.reps < reps_top:
        by = (
            max(1, share(item.reps, rules.quota_step_percent / 100))
            if case.quota
            else goal.reps_step
        )
        reps = min(reps_top, even_if_alternate(exercise, item.reps + by))
        yield _step(item, f"{reps} reps", reps=reps)
    if item.reps == 1:
        yield from _held_longer(item, share_s(goal.hold_s[1], factor) if goal.hold_s else 0, rules)
    if goal.duration_s and goal.duration_s[0] <= item.duration_s < goal.duration_s[1]:
        duration = min(goal.duration_s[1], item.duration_s + goal.duration_step_s)
        yield _step(item, f"{duration} s", duration_s=duration)


def more_steps(
    case: Case, lane: OpenLane, item: Item, exercise: Exercise, phase: int
) -> Iterator[GrowthStep]:
    """What is left where an exercise at the top of its dose is kept."""
    if _stays(case, lane, item, exercise, phase):
        return
    rules = case.library.rules.dosage.progression
    goal = case.goal_dose(exercise, phase)
    if item.reps > 1 and goal.hold_s:
        yield from _held_longer(item, min(goal.hold_s[1], rules.hold_with_reps_max_s), rules)
    if "external_load" in exercise.properties and item.load_steps < rules.load_steps_max:
        yield _step(item, "a little more load", load_steps=item.load_steps + 1)
    if item.sets < max(goal.sets[1], exercise.dosage.sets):
        yield _step(item, f"{item.sets + 1} sets", sets=item.sets + 1)
    if not item.hold_s and not item.duration_s and item.tempo in rules.slower_tempo:
        slower = rules.slower_tempo[item.tempo]
        yield _step(item, f"slower, {slower}", tempo=slower)


def _held_longer(item: Item, top_s: int, rules: Progression) -> Iterator[GrowthStep]:
    if 0 < item.hold_s < top_s:
        hold = min(top_s, _longer(item.hold_s, rules))
        yield _step(item, f"hold {hold} s", hold_s=hold)


def _longer(hold_s: int, rules: Progression) -> int:
    """A hold after one step; a long one in whole steps, for nobody holds for 23 seconds."""
    step = rules.hold_long_step_s
    if hold_s + rules.hold_step_s < rules.hold_long_from_s:
        return hold_s + rules.hold_step_s
    return max(rules.hold_long_from_s, (hold_s // step + 1) * step)


def _stays(case: Case, lane: OpenLane, item: Item, exercise: Exercise, phase: int) -> bool:
    """It keeps its dose: it is done when it helps, it calms, or its job says how much."""
    grows = case.goal_dose(exercise, phase).grows
    return item.as_needed or not grows or lane.walks or job_dose(case, lane) is not None


def _step(item: Item, change: str, **update: int | str) -> GrowthStep:
    return GrowthStep(item.model_copy(update=update), change)

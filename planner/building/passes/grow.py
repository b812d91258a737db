"""One step of progress for one exercise: one variable at a time, in a fixed order (ACSM 2009)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from planner.building.case import Case
from planner.building.minutes import work_s
from planner.building.passes.dose import even_if_alternate, share, share_s, start_item
from planner.building.passes.fit import PlannedItem
from planner.model.exercise.exercise import Exercise
from planner.model.program.program import Item


@dataclass(frozen=True)
class GrowthStep:
    """The item after one step, what changed, and the exercise if a rung was climbed."""

    item: Item
    change: str
    exercise: Exercise


def steps(
    case: Case, line: PlannedItem, item: Item, exercise: Exercise, phase: int
) -> Iterator[GrowthStep]:
    """Possible next steps, the one that should be taken first, first."""
    if item.as_needed or exercise.category == "relaxation":
        return
    rules = case.library.rules.dosage.progression
    goal = case.goal_dose(exercise, phase)
    factor = case.dose_factor(exercise, phase)

    def step(change: str, **update: int | str) -> GrowthStep:
        return GrowthStep(item.model_copy(update=update), change, exercise)

    reps_top = even_if_alternate(exercise, share(goal.reps[1], factor))
    if 1 < item.reps < reps_top:
        by = (
            max(1, share(item.reps, rules.quota_step_percent / 100))
            if case.quota
            else goal.reps_step
        )
        reps = min(reps_top, even_if_alternate(exercise, item.reps + by))
        yield step(f"{reps} reps", reps=reps)
    sets_top = max(goal.sets[1], exercise.dosage.sets)
    if exercise.category == "aerobic":
        sets_top = exercise.dosage.sets
    if item.sets < sets_top:
        yield step(f"{item.sets + 1} sets", sets=item.sets + 1)
    hold_top = share_s(goal.hold_s[1], factor) if goal.hold_s else 0
    if 0 < item.hold_s < hold_top:
        hold = min(hold_top, item.hold_s + rules.hold_step_s)
        yield step(f"hold {hold} s", hold_s=hold)
    if goal.duration_s and goal.duration_s[0] <= item.duration_s < goal.duration_s[1]:
        duration = min(goal.duration_s[1], item.duration_s + goal.duration_step_s)
        yield step(f"{duration} s", duration_s=duration)
    loaded = "external_load" in exercise.properties and exercise.load != "none"
    if not item.hold_s and not item.duration_s and item.tempo in rules.slower_tempo:
        slower = rules.slower_tempo[item.tempo]
        yield step(f"slower, {slower}", tempo=slower)
    if loaded and item.load_steps < rules.load_steps_max:
        yield step("a little more load", load_steps=item.load_steps + 1)
    above = next_rung(case, line, exercise, phase)
    if above is not None:
        item_above = start_item(case, replace(line.choice, exercise=above), phase)
        if exercise.category != "aerobic" or work_s(item_above) >= work_s(item):
            yield GrowthStep(item_above, f"up from {exercise.patient_name}", above)


def next_rung(case: Case, line: PlannedItem, exercise: Exercise, phase: int) -> Exercise | None:
    """The first allowed exercise one rung up, within what suits the patient in this phase."""
    slot = line.choice.slot
    level = exercise.level + 1
    window = slot.levels or case.level_window(exercise.ladder, phase)
    if window is not None and level > window[1]:
        return None
    for above in case.library.rungs(exercise.ladder, level):
        if case.may_choose(above, phase) and not case.excludes(above, phase):
            return above
    return None


def as_line(case: Case, line: PlannedItem, exercise: Exercise, phase: int) -> PlannedItem:
    """The row with another exercise in it."""
    if exercise.id == line.exercise.id:
        return line
    choice = replace(line.choice, exercise=exercise)
    return PlannedItem(choice, start_item(case, choice, phase), exercise)

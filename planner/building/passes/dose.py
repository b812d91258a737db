"""The dosage an exercise starts with in a phase: the numbers of dosage.yaml."""

from typing import Any

from planner.building.case import Case
from planner.building.passes.select import ChosenExercise
from planner.building.passes.slots import OpenSlot, is_pattern
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import limits
from planner.model.program.program import Item


def start_item(case: Case, choice: ChosenExercise, phase: int) -> Item:
    """The item in its first week: a set less than usual, at the irritability's share."""
    exercise, slot = choice.exercise, choice.slot
    base = exercise.dosage
    factor = case.dose_factor(exercise, phase)
    often = case.frequency(exercise, phase)
    calm = exercise.category == "relaxation"
    aerobic = exercise.category == "aerobic"
    reps, hold, duration, sets = base.reps, base.hold_s, base.duration_s, base.sets
    if base.reps > 1 and not calm:
        reps = even_if_alternate(exercise, share(base.reps, factor))
    elif duration and not (calm or aerobic):
        duration = share_s(duration, factor)
    elif hold:
        hold = share_s(hold, factor)
    if aerobic:
        sets = share(sets, factor)
    else:
        rules = case.library.rules.dosage.progression
        several = phase in case.library.rules.selection.pattern_sets.phases
        least = rules.pattern_sets_min if several and is_pattern(exercise) else 1
        sets = min(sets, max(least, sets - rules.new_exercise_sets_less))
    item = Item(
        exercise=exercise.id,
        slot=slot.name,
        sets=sets,
        reps=reps,
        hold_s=hold,
        duration_s=duration,
        per_side=base.per_side,
        rest_s=rest_for(case, exercise, phase),
        effort=effort(case, exercise, phase),
        tempo=base.tempo,
        times_per_day=often.times_per_day,
        as_needed=often.as_needed or slot.as_needed,
        essential=slot.essential,
        **_substitute(case, exercise),
    )
    return within_limits(case, exercise, item)


def within_limits(case: Case, exercise: Exercise, item: Item) -> Item:
    """The item cut to what the exercise itself allows with the patient's conditions."""
    most = limits(exercise, case.conditions)
    over = {name: top for name, top in most.items() if getattr(item, name) > top}
    return item.model_copy(update=over) if over else item


def item_for(case: Case, slot_name: str, exercise: Exercise, phase: int, why: str) -> Item:
    """An item for an exercise put into a slot by hand."""
    slot = OpenSlot(slot_name, (exercise.id,), why)
    return start_item(case, ChosenExercise(slot, exercise, (why,)), phase).model_copy(
        update={"why": why}
    )


def rest_for(case: Case, exercise: Exercise, phase: int) -> int:
    """Seconds of rest between sets, within its range and above any precaution's least."""
    if case.paces_itself(exercise):
        return 0
    goal = case.goal_dose(exercise, phase)
    rest = min(max(exercise.dosage.rest_s, goal.rest_s[0]), goal.rest_s[1])
    return max([rest, *(least for _, least in case.rests(exercise))])


def effort(case: Case, exercise: Exercise, phase: int) -> int:
    """The effort of the exercise within its range, under every cap."""
    low, high = case.goal_dose(exercise, phase).effort
    caps = [case.effort_max(phase)]
    often = case.frequency(exercise, phase).effort_max
    if often is not None:
        caps.append(often)
    return min([max(low, min(exercise.dosage.effort, high)), *caps])


def even_if_alternate(exercise: Exercise, reps: int) -> int:
    """Sides that take turns get the same number of turns."""
    return reps + reps % 2 if exercise.dosage.per_side == "alternate" else reps


def share(amount: int, factor: float) -> int:
    """A part of an amount, rounded half up, at least 1."""
    return max(1, int(amount * factor + 0.5))


def share_s(seconds: int, factor: float) -> int:
    """A part of some seconds, in whole fives: nobody holds for 23 seconds."""
    return min(seconds, max(5, 5 * int(seconds * factor / 5 + 0.5)))


def _substitute(case: Case, exercise: Exercise) -> dict[str, Any]:
    instead = case.missing_equipment(exercise)
    if instead is None:
        return {}
    return {"substitute_for": instead.equipment, "substitute": instead.use}

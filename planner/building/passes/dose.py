"""The dosage an exercise starts with in a phase: the numbers of dosage.yaml."""

from typing import Any, Literal

from planner.building.case import Case
from planner.building.passes.lanes import OpenLane, is_pattern
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import limits
from planner.model.program.program import Item
from planner.model.rules.dosage_rules import JobDose


def start_item(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> Item:
    """The item in its first week: a set less than usual, at the irritability's share."""
    known = case.start_items
    key = (lane.name, lane.job, exercise.id, phase)
    if key not in known:
        known[key] = _start_item(case, lane, exercise, phase)
    return known[key]


def _start_item(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> Item:
    base = exercise.dosage
    own = job_dose(case, lane)
    factor = 1.0 if own else case.dose_factor(exercise, phase)
    often = case.frequency(exercise, phase)
    calm = exercise.category == "relaxation"
    reps, hold, duration, sets = base.reps, base.hold_s, base.duration_s, base.sets
    if own and reps > 1:
        reps, hold, sets = own.reps, min(hold, own.hold_s), 1
    elif base.reps > 1 and not calm:
        reps = even_if_alternate(exercise, share(base.reps, factor))
    elif duration and not (calm or lane.walks):
        duration = share_s(duration, factor)
    elif hold:
        hold = share_s(hold, factor)
    rules = case.library.rules.dosage.progression
    least = rules.pattern_sets_min if is_pattern(exercise) else 1
    sets = min(sets, max(least, sets - rules.new_exercise_sets_less))
    item = Item(
        exercise=exercise.id,
        slot=lane.name,
        sets=sets,
        reps=reps,
        hold_s=hold,
        duration_s=duration,
        per_side=base.per_side,
        rest_s=rest_for(case, exercise, phase),
        effort=effort(case, exercise, phase),
        tempo=base.tempo,
        times_per_day=own.times_per_day if own else often.times_per_day,
        as_needed=as_needed(case, lane, exercise, phase),
        essential=lane.essential,
        side=side_for(case, lane, exercise),
        **_substitute(case, exercise),
    )
    return within_limits(case, exercise, item)


def side_for(case: Case, lane: OpenLane, exercise: Exercise) -> Literal["left", "right"] | None:
    """The one side that needs it: a nerve glide the sore one, a side glide that found."""
    if lane.job == "direction" and exercise.ladder == "side_glide":
        return case.intake.direction_side
    sore = case.intake.symptom_side
    one_sided = lane.job == "nerve" and exercise.dosage.per_side == "each"
    return sore if one_sided and sore in ("left", "right") else None


def how_heavy(case: Case, lane: OpenLane, exercise: Exercise, item: Item) -> dict[str, Any]:
    """How heavy a lift is: repetitions left at the end, and the weight if it is known."""
    if "external_load" not in exercise.properties or exercise.load == "none":
        return {}
    rules = case.library.rules.baselines.loads
    found: dict[str, Any] = {"reps_left": rules.reps_left.get(item.effort)}
    eight = case.intake.baselines.loads_kg
    weighed = {"dumbbell", "kettlebell", "backpack"} & {*exercise.equipment}
    if weighed and lane.job in eight:
        most = next(kg for pattern, kg in eight.items() if pattern == lane.job)
        at_home = [kg for kg in case.intake.weights_kg if kg <= most * rules.share_of_eight]
        steps = [kg for kg in sorted(case.intake.weights_kg) if kg > max(at_home, default=0)]
        heavier = steps[: item.load_steps]
        if at_home:
            found["load_kg"] = heavier[-1] if heavier else max(at_home)
    if "band" in exercise.equipment and case.intake.bands:
        found["band"] = case.intake.bands[min(item.load_steps, len(case.intake.bands) - 1)]
    return found


def often(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> tuple[int, int, bool]:
    """Rest between sets in seconds, sittings a day, and whether it is done when it helps."""
    item = start_item(case, lane, exercise, phase)
    return item.rest_s, item.times_per_day, item.as_needed


def as_needed(case: Case, lane: OpenLane, exercise: Exercise, phase: int) -> bool:
    """It is done when it helps, in this phase."""
    if lane.as_needed_from is not None:
        return phase >= lane.as_needed_from
    return case.frequency(exercise, phase).as_needed


def job_dose(case: Case, lane: OpenLane) -> JobDose | None:
    """The dose that a lane's job asks for, whatever is usual for the exercise."""
    return case.library.rules.dosage.jobs.get(lane.job)


def within_limits(case: Case, exercise: Exercise, item: Item) -> Item:
    """The item cut to what the exercise itself allows with the patient's conditions."""
    return item.kept_to(limits(exercise, case.conditions))


def item_for(case: Case, slot_name: str, exercise: Exercise, phase: int, why: str) -> Item:
    """An item for an exercise put into a lane by hand."""
    lane = OpenLane(slot_name, "task", why, (exercise.id,))
    return start_item(case, lane, exercise, phase).model_copy(update={"why": why})


def rest_for(case: Case, exercise: Exercise, phase: int) -> int:
    """Seconds of rest between sets, within its range and above any precaution's least."""
    if case.paces_itself(exercise):
        return 0
    goal = case.goal_dose(exercise, phase)
    rest = min(max(exercise.dosage.rest_s, goal.rest_s[0]), goal.rest_s[1])
    return max([rest, *(least for _, least in case.rests(exercise))])


def effort(case: Case, exercise: Exercise, phase: int, before: int | None = None) -> int:
    """The effort in a phase, within its range, under every cap.

    Strength work begins at the least of its range and goes up a point a week from what it was.
    """
    low, high = case.goal_dose(exercise, phase).effort
    strong = phase in case.library.rules.selection.pattern_sets.phases and is_pattern(exercise)
    usual = exercise.dosage.effort
    if strong:
        usual = low if before is None else before + 1
    return min(max(low, min(usual, high)), effort_most(case, exercise, phase))


def effort_most(case: Case, exercise: Exercise, phase: int) -> int:
    """The most effort that anything allows an exercise in a phase."""
    often = case.frequency(exercise, phase).effort_max
    most = case.effort_max(phase)
    return most if often is None else min(most, often)


def tops(case: Case, exercise: Exercise, phase: int) -> dict[str, int]:
    """The top of each amount in a phase, or what is usual for the exercise where that is more."""
    goal, usual = case.goal_dose(exercise, phase), exercise.dosage
    found = {
        "sets": max(goal.sets[1], usual.sets),
        "reps": even_if_alternate(exercise, max(goal.reps[1], usual.reps)),
    }
    for name in ("hold_s", "duration_s"):
        if (most := getattr(goal, name)) is not None:
            found[name] = max(most[1], getattr(usual, name))
    return found


def no_harder(case: Case, exercise: Exercise, item: Item, phase: int) -> Item:
    """The item at no more effort than its phase allows, with the repetitions that leaves."""
    most = effort_most(case, exercise, phase)
    if item.effort <= most:
        return item
    lifts = case.library.rules.baselines.loads.reps_left
    left = None if item.reps_left is None else lifts.get(most)
    return item.model_copy(update={"effort": most, "reps_left": left})


def even_if_alternate(exercise: Exercise, reps: int) -> int:
    """Sides that take turns get the same number of turns."""
    return reps + reps % 2 if exercise.dosage.per_side == "alternate" else reps


def at_phase_start(case: Case, exercise: Exercise, was: Item, usual: Item) -> dict[str, int]:
    """Amounts as a phase begins: toward what is usual in it, by a part of what they were."""
    most = case.library.rules.dosage.progression.phase_growth_max
    found = {name: getattr(was, name) for name in ("reps", "hold_s", "duration_s")}
    for name, amount in found.items():
        top = int(amount * most) if amount else getattr(usual, name)
        if name == "reps":
            top = even_if_alternate(exercise, top)
        elif amount and top > 10:
            top = top // 5 * 5  # nobody holds for 23 seconds
        found[name] = max(amount, min(getattr(usual, name), top))
    return found


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

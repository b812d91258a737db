"""The dose that goes with a decision."""

from itertools import pairwise

from planner.building.passes.dose import even_if_alternate, share, share_s
from planner.building.rows import Row
from planner.follow_up.derive import AMOUNTS, Situation, current
from planner.follow_up.exercise_rules import Decision
from planner.model.program.program import Item


def next_item(at: Situation, row: Row, steps: int = 1) -> Item | None:
    """What a lane comes to by so many steps that the plan has for it; none of a later phase."""
    item, found = current(at, row), None
    phase = at.program.weeks[min(at.next_week, len(at.program.weeks)) - 1].phase
    later = [cell for cell in row.cells if cell.week >= at.last_week and cell.phase <= phase]
    for before, now in pairwise(later):
        more = any(getattr(now.item, n) > getattr(before.item, n) for n in AMOUNTS)
        if now.item.exercise != before.item.exercise or (more and now.item != item):
            found = now.item
            steps -= 1
            if not steps or now.item.exercise != before.item.exercise:
                break
    return found


def dosed(at: Situation, row: Row, decision: Decision) -> Item | None:
    """The dose that is proposed, where it is another."""
    item = current(at, row)
    exercise = at.library.exercises.get(item.exercise)
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
        factor = 1 + at.rules.quota.up_percent / 100
        if item.reps > 1:
            return item.model_copy(update={"reps": max(item.reps + 1, share(item.reps, factor))})
        name = "duration_s" if item.duration_s else "hold_s"
        more = max(
            getattr(item, name) + at.rules.quota.up_least_s, share(getattr(item, name), factor)
        )
        return item.model_copy(update={name: more})
    if decision.action == "smallest_step" and exercise is not None:
        if item.reps > 1:
            return item.model_copy(update={"reps": even_if_alternate(exercise, item.reps + 1)})
        step = at.library.rules.dosage.progression.hold_step_s
        if exercise.category == "aerobic":
            step = 60 * at.library.rules.walking.least_step_min
        name = "duration_s" if item.duration_s else "hold_s"
        return item.model_copy(update={name: getattr(item, name) + step})
    return None


def scaled(item: Item, factor: float, least_reps: int) -> Item:
    """Fewer repetitions; where there is one, fewer seconds."""
    if item.reps > 1:
        return item.model_copy(
            update={"reps": min(item.reps, max(least_reps, share(item.reps, factor)))}
        )
    update = {
        name: share_s(getattr(item, name), factor)
        for name in ("hold_s", "duration_s")
        if getattr(item, name)
    }
    return item.model_copy(update=update)

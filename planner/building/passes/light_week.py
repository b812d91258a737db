"""A light week: fewer sets; load and exercises stay."""

from collections.abc import Sequence

from planner.building.case import Case
from planner.building.passes.dose import share
from planner.model.program.program import Item


def lightened(case: Case, items: Sequence[Item]) -> tuple[Item, ...]:
    """Fewer sets over the session as a whole; load and exercises stay."""
    factor = case.library.rules.dosage.progression.light_week_sets_factor
    left = int(sum(item.sets for item in items) * factor + 0.5)
    sets = [max(1, int(item.sets * factor)) for item in items]
    for index, item in enumerate(items):
        if sum(sets) < left and sets[index] < item.sets:
            sets[index] += 1
    return tuple(
        item.model_copy(update={**_less(item, count, factor), "why": f"{item.why} Light week."})
        for item, count in zip(items, sets, strict=True)
    )


def _less(item: Item, sets: int, factor: float) -> dict[str, int]:
    """Fewer sets; where there is only one, fewer repetitions."""
    if item.sets > 1 or item.reps == 1:
        return {"sets": sets}
    reps = share(item.reps, factor)
    return {"reps": reps + reps % 2 if item.per_side == "alternate" else reps}

"""What of an exercise no longer makes a rule leave it out."""

from collections.abc import Iterator
from typing import get_args

from planner.library.less import lost, lowered, raised
from planner.model.exercise.condition import ForCondition
from planner.model.exercise.exercise import Exercise
from planner.model.vocabulary import Impact, Load, SpinalRange


def weaker_exercise(shipped: Exercise, own: Exercise) -> Iterator[str]:
    """Everything for which a rule left the shipped exercise out and does not leave out this one."""
    yield from lost("properties", shipped.properties, own.properties)
    yield from lost("equipment", shipped.equipment, own.equipment)
    for name in ("start_position", "setting", "spinal_direction", "category"):
        if getattr(own, name) != getattr(shipped, name):
            yield f"{name} is {getattr(own, name)}, not {getattr(shipped, name)}"
    for name, order in _ORDERS.items():
        was, now = getattr(shipped, name), getattr(own, name)
        # The body's own weight is a kind of load, not less of it: rules name it by itself.
        if order.index(now) < order.index(was) or (was == "bodyweight" != now):
            yield f"{name} is {now}, not {was}"
    yield from lowered("balance_demand", shipped.balance_demand, own.balance_demand)
    yield from lowered("phase_from", shipped.phase_from, own.phase_from)
    if own.frail_ok and not shipped.frail_ok:
        yield "it is said to suit a frail person"
    for name, one in shipped.for_condition.items():
        for what in _for_condition(one, own.for_condition.get(name)):
            yield f"with {name}, {what}"


def _for_condition(shipped: ForCondition, own: ForCondition | None) -> Iterator[str]:
    """With a condition it is given, more of it is given, or it is done as by everyone."""
    if own is None:
        yield "nothing is done about it"
        return
    if own.leave_out:
        return
    if shipped.leave_out:
        yield "it is no longer left out"
    most = own.limit.most if own.limit else {}
    for name, top in (shipped.limit.most if shipped.limit else {}).items():
        yield from raised(name, top, most.get(name))
    if shipped.note and not (own.note or own.way):
        yield "the note is taken away"
    if shipped.way and not own.way:
        yield "its own way is taken away"
    elif shipped.way and own.way:
        yield from lost("way adds", shipped.way.adds, own.way.adds)
        yield from lost("way without", own.way.without, shipped.way.without, "has more:")


_ORDERS: dict[str, tuple[str, ...]] = {
    "load": get_args(Load),
    "impact": get_args(Impact),
    "spinal_range": get_args(SpinalRange),
    "irritability_max": ("high", "moderate", "low"),
}
"""From what is left out least to what is left out most."""

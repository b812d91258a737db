"""A week that is more than the builder allows, made to fit: its minutes, strength sets, walking."""

from collections.abc import Callable

from planner.building.minutes import day_s
from planner.follow_up.derive import is_strength
from planner.follow_up.limits import WeekLimits, items_of
from planner.model.program.program import Item, Session, Week


def trimmed(limits: WeekLimits, week: Week) -> Week:
    """The week with fewer sets, shorter walks, or without what is needed least.

    What a therapist set by hand is left as it is: the review tells of it.
    """
    week = _allowed(limits, week)
    sessions = tuple(_in_time(limits, session) for session in week.sessions)
    week = week.model_copy(update={"sessions": sessions})
    return _with_shorter_walks(limits, _with_fewer_sets(limits, week))


def _allowed(limits: WeekLimits, week: Week) -> Week:
    """Without what a rule takes off the menu in the phase that the week is in now."""
    exercises = limits.case.library.exercises
    for item in tuple(items_of(week)):
        there = exercises.get(item.exercise)
        if there and not item.set_by_hand and limits.case.excludes(there, week.phase):
            week = _mapped(week, item.slot, lambda _: None)
    return week


def _in_time(limits: WeekLimits, session: Session) -> Session:
    """Fewer sets of what takes longest; then without what is not essential, the last first."""
    time = limits.case.library.rules.dosage.time
    items = list(session.items)
    while not limits.in_time(session.model_copy(update={"items": tuple(items)})):
        inside = [n for n, one in enumerate(items) if not (one.outside or one.set_by_hand)]
        longest = sorted(inside, key=lambda place: -day_s(items[place], time))
        cut = next((place for place in longest if items[place].sets > 1), None)
        if cut is not None:
            items[cut] = items[cut].model_copy(update={"sets": items[cut].sets - 1})
            continue
        often = next((place for place in longest if items[place].times_per_day > 1), None)
        if often is not None:
            fewer = items[often].times_per_day - 1
            items[often] = items[often].model_copy(update={"times_per_day": fewer})
            continue
        if not inside or sum(not one.outside for one in items) < 2:
            break
        spare = [place for place in inside if not items[place].essential]
        del items[(spare or inside)[-1]]
    return session.model_copy(update={"items": tuple(items)})


def _with_fewer_sets(limits: WeekLimits, week: Week) -> Week:
    """Sets of strength work down to what may follow the last week; what is new waits first."""
    library = limits.case.library
    while not limits.sets_hold(week):
        strong = [
            item for item in items_of(week) if is_strength(library, item) and not item.set_by_hand
        ]
        if not strong:
            break
        most = max(item.sets for item in strong)
        slot = next(item.slot for item in strong if item.sets == most)
        if most > 1:
            week = _mapped(week, slot, _one_set_less)
            continue
        new = [item.slot for item in strong if item.exercise not in limits.seen]
        spare = new or [item.slot for item in strong if not item.essential]
        if not spare or len({item.slot for item in strong}) < 2:
            break
        week = _mapped(week, spare[-1], lambda _: None)
    return week


def _one_set_less(item: Item) -> Item:
    return item.model_copy(update={"sets": max(1, item.sets - 1)})


def _with_shorter_walks(limits: WeekLimits, week: Week) -> Week:
    """Walking down to what may follow the last week, a minute at a time."""
    minute = 60
    while not limits.walking_holds(week):
        walks = [i for i in items_of(week) if limits.walks(i) and not i.set_by_hand]
        if all(item.duration_s <= minute and item.sets == 1 for item in walks):
            break

        def shorter(item: Item) -> Item:
            if item.duration_s > minute:
                return item.model_copy(update={"duration_s": item.duration_s - minute})
            return item.model_copy(update={"sets": max(1, item.sets - 1)})

        for slot in {item.slot for item in walks}:
            week = _mapped(week, slot, shorter)
    return week


def _mapped(week: Week, slot: str, put: Callable[[Item], Item | None]) -> Week:
    """The week with the items of a lane changed, or without them."""
    sessions = []
    for session in week.sessions:
        items = [put(item) if item.slot == slot else item for item in session.items]
        kept = tuple(item for item in items if item is not None)
        if kept:
            sessions.append(session.model_copy(update={"items": kept}))
    return week.model_copy(update={"sessions": tuple(sessions)})

"""Alarms: a safety box that was ticked, or what a therapist found; until someone clears them."""

from planner.follow_up.derive import Situation
from planner.model.follow_up.proposal import Proposal

ALARM = "P1"


def alarm_reasons(at: Situation, from_week: int) -> tuple[str, ...]:
    """What was found at this visit, and the boxes ticked in a week and after it."""
    boxes = [
        f"{name.replace('_', ' ')}, week {week}"
        for week, told in sorted(at.told.weeks.items())
        if week >= from_week
        for name, ticked in told.safety.items()
        if ticked
    ]
    return (*([at.found.alarm] if at.found.alarm else ()), *boxes)


def open_alarm(at: Situation) -> str:
    """What is open: told or found, and not found to be none with a reason. Empty where nothing is.

    What the last visit found counts until the next; a box counts until a visit has seen it.
    """
    last = at.history[-1] if at.history else None
    seen = 1
    if last is not None and at.monday is not None:
        seen = max(1, (last.on - at.monday).days // 7)
    reasons = alarm_reasons(at, min(at.last_week - 1, seen))
    alarms = [one for visit in at.history for one in visit.proposals if one.rule == ALARM]
    of_last = [one for one in (last.proposals if last else ()) if one.rule == ALARM]
    found = [one.numbers.get("reason", "") for one in of_last] or (
        [last.found.alarm] if last else []
    )
    cleared = [one.numbers.get("reason", "") for one in alarms if _is_cleared(one)]
    told = [one for one in reasons if not any(one in text for text in found)]
    return "; ".join(
        one for one in (*found, *told) if one and not any(one in text for text in cleared)
    )


def _is_cleared(one: Proposal) -> bool:
    """It was found to be none, with a reason."""
    return one.answer == "declined" and bool(one.reason)

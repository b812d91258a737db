"""An alarm that nobody has cleared: nothing for the patient, and first on the therapist's page."""

from planner.follow_up.derive import Situation
from planner.model.follow_up.proposal import Proposal

ALARM = "P1"


def open_alarm(at: Situation) -> str:
    """What is open: told or found, and not found to be none with a reason. Empty where nothing is.

    What the last visit found counts until the next; a box counts until a visit has seen it.
    """
    last = at.history[-1] if at.history else None
    seen = 1
    if last is not None and at.monday is not None:
        seen = max(1, (last.on - at.monday).days // 7)
    alarms = [one for visit in at.history for one in visit.proposals if one.rule == ALARM]
    of_last = [one for one in (last.proposals if last else ()) if one.rule == ALARM]
    found = [one.numbers.get("reason", "") for one in of_last]
    found = found or ([last.found.alarm] if last else [])
    cleared = [one.numbers.get("reason", "") for one in alarms if _is_cleared(one)]
    boxes = _boxes(at, min(at.last_week - 1, seen))
    told = [one for one in boxes if not any(one in text for text in found)]
    return "; ".join(
        one for one in (*found, *told) if one and not any(one in text for text in cleared)
    )


def _boxes(at: Situation, from_week: int) -> list[str]:
    """The safety boxes that were ticked in a week and after it, as `propose` says them."""
    return [
        f"{name.replace('_', ' ')}, week {week}"
        for week, told in sorted(at.told.weeks.items())
        if week >= from_week
        for name, ticked in told.safety.items()
        if ticked
    ]


def _is_cleared(one: Proposal) -> bool:
    """It was found to be none, with a reason."""
    return one.answer == "declined" and bool(one.reason)

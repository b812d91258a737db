"""An alarm that nobody has cleared: nothing for the patient, and first on the therapist's page."""

from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation
from planner.model.follow_up.proposal import Proposal

ALARM = "P1"


def open_alarm(at: Situation) -> str:
    """What is open: told or found, and not cleared by name and reason. Empty where nothing is.

    What the last visit found counts until the next; a box counts until a visit has seen it; what
    stands in the program, until it is cleared.
    """
    last = at.history[-1] if at.history else None
    of_last = [one for one in (last.proposals if last else ()) if one.rule == ALARM]
    found = [one.numbers.get("reason", "") for one in of_last]
    found = found or ([last.found.alarm] if last else [])
    every = [one for visit in at.history for one in visit.proposals if one.rule == ALARM]
    cleared = [one.numbers.get("reason", "") for one in every if _is_cleared(one)]
    cleared += [one.what for one in at.program.alarms if not one.is_open]
    told = [what for _, what in alarms(at) if not any(what in text for text in found)]
    still = (one for one in (*found, *told) if one and not any(one in text for text in cleared))
    return "; ".join(dict.fromkeys(still))


def _is_cleared(one: Proposal) -> bool:
    """It was found to be none, with a reason."""
    return one.answer == "declined" and bool(one.reason)

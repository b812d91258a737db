"""An alarm that nobody has cleared: nothing for the patient, and first on the therapist's page."""

from planner.follow_up.alarm import alarms
from planner.follow_up.derive import Situation


def open_alarm(at: Situation) -> str:
    """What is open: told or found, and not cleared by name and reason. Empty where nothing is."""
    return "; ".join(what for _, what in alarms(at))

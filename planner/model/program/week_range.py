"""Some weeks of a program, as a therapist says them: "3-5", or "3"."""

import re

MOST_WEEKS = 12
"""Of any program."""
_SAID = re.compile(r"\s*([0-9]{1,2})\s*(?:[-–]\s*([0-9]{1,2})\s*)?")


def week_range(text: str, last: int) -> tuple[tuple[int, int] | None, str]:
    """The first and the last week that a text says, and what is wrong with it; `last` ends all."""
    said = _SAID.fullmatch(text)
    if said is None:
        return None, "Weeks are typed as 3-5, or as 3."
    first, end = int(said[1]), int(said[2] or said[1])
    if not 1 <= first <= end <= last:
        return None, f"The weeks are 1 to {last}, the first one first."
    return (first, end), ""

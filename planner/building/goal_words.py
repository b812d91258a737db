"""Whether a patient's goal is about something."""

import re
from collections.abc import Iterable


def about(goal: str, words: Iterable[str]) -> bool:
    """Whether a word of the goal begins like one of these, written small."""
    lower = goal.lower()
    return any(re.search(rf"\b{re.escape(word)}", lower) for word in words)

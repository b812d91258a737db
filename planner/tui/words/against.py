"""Why a rule leaves an exercise out, in words."""

from collections.abc import Iterable

from planner.building.exclusions import Exclusion
from planner.model.exercise.property_words import plain, property_words
from planner.model.library import Library


def against_words(exclusions: Iterable[Exclusion]) -> str:
    """ "needs a band", "osteoporosis: flexion to end range"."""
    return "; ".join(_one(exclusion) for exclusion in exclusions)


def rule_words(cause: str, library: Library) -> str:
    """What a rule is called: "Osteoporosis or osteopenia, no fracture"."""
    return library.names.get(cause) or plain(cause).capitalize()


def _one(exclusion: Exclusion) -> str:
    words = ", ".join(property_words(text) for text in exclusion.properties)
    by_itself = exclusion.rule in ("irritability", "function", "equipment")
    return words if by_itself else f"{plain(exclusion.rule)}: {words}"

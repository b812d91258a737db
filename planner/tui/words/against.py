"""Why a rule leaves an exercise out, in words."""

from collections.abc import Iterable

from planner.building.case import Exclusion
from planner.model.library import Library

_WORDS = {
    "equipment": "needs {}",
    "irritability_max": "only for {} irritability",
    "frail_ok": "not for a frail person",
}


def against_words(exclusions: Iterable[Exclusion]) -> str:
    """ "needs a band", "osteoporosis: flex end; radiculopathy irritable: flex end"."""
    return "; ".join(_one(exclusion) for exclusion in exclusions)


def property_words(text: str) -> str:
    """ "needs a band", "flex end"."""
    field, colon, value = text.partition(":")
    if colon and field in _WORDS:
        return _WORDS[field].format(value.replace("_", " "))
    return plain(text)


def rule_words(cause: str, library: Library) -> str:
    """What a rule is called: "Osteoporosis or osteopenia, no fracture"."""
    rules = library.rules
    known = rules.precautions.get(cause) or rules.findings.get(cause)
    template = library.templates.get(cause)
    return known.name if known else template.name if template else plain(cause).capitalize()


def plain(text: str) -> str:
    """An id as words."""
    return text.replace("_", " ").replace(":", " ")


def _one(exclusion: Exclusion) -> str:
    words = ", ".join(property_words(text) for text in exclusion.properties)
    by_itself = exclusion.rule in ("irritability", "function", "equipment")
    return words if by_itself else f"{plain(exclusion.rule)}: {words}"

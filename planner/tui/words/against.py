"""Why a rule leaves an exercise out, in words."""

from planner.building.case import Exclusion

_WORDS = {
    "equipment": "needs {}",
    "irritability_max": "only for {} irritability",
    "frail_ok": "not for a frail person",
}


def against_words(exclusion: Exclusion) -> str:
    """ "needs a band", "osteoporosis: flex end"."""
    field, colon, value = exclusion.property.partition(":")
    if colon and field in _WORDS:
        return _WORDS[field].format(value.replace("_", " "))
    return f"{plain(exclusion.rule)}: {plain(exclusion.property)}"


def against_text(text: str) -> str:
    """The same for a text "rule: property"; any other text as it is."""
    rule, colon, prop = text.partition(": ")
    return against_words(Exclusion(rule, prop)) if colon else text


def plain(text: str) -> str:
    """An id as words."""
    return text.replace("_", " ").replace(":", " ")

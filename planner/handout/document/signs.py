"""Signs to get help for: what they can mean, and what nerve pain makes of them."""

from planner.handout.words.words import Words
from planner.model.program.program import PatientEducation
from planner.model.rules.guidance import Urgency


def meaning(handed: PatientEducation, words: Words, urgency: Urgency) -> str:
    """What the signs of a list can mean; with nerve pain that even one of those is enough for which
    one gets help at once."""
    told = [handed.call_means.get(urgency, "")]
    if urgency == "now" and _listed(handed):
        told.append(words.nerve_one)
    return " ".join(filter(None, told))


def nerve_text(handed: PatientEducation) -> str:
    """The emergency text for nerve pain where its signs are not among the others already, as in
    programs of older versions."""
    return "" if _listed(handed) else handed.nerve_safety_net


def _listed(handed: PatientEducation) -> bool:
    return bool(handed.nerve_safety_net) and any(one.nerve for one in handed.call)

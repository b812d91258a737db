"""What declining means: what hurt does not grow because nobody said what becomes of it."""

from collections.abc import Iterable
from typing import Literal

from planner.follow_up.exercise_rules import EASES, UP
from planner.model.follow_up.proposal import Proposal
from planner.model.follow_up.visit import Visit

HURT = "it hurt"
"""Among the numbers of a proposal: the patient marked the exercise so."""
_READY = ("E12", "top")
"""Holds of what is ready: they say that it is fine."""

Declined = Literal["waits", "held", "as_planned"]


def if_declined(one: Proposal) -> Declined:
    """What becomes of a lane: as it is until an answer says that it is fine; as it is for a week;
    or on as planned, where the hold itself is declined."""
    if one.action in EASES or one.numbers.get("reason") == HURT:
        return "waits"
    return "held" if one.action in UP else "as_planned"


def waiting(visits: Iterable[Visit], answers: Iterable[Proposal] = ()) -> frozenset[str]:
    """The lanes that wait for an answer, after these visits and today's answers."""
    found: set[str] = set()
    for one in (*(p for visit in visits for p in visit.proposals), *answers):
        if not one.slot:
            continue
        if one.answer == "declined" and if_declined(one) == "waits":
            found.add(one.slot)
        elif (
            one.answer == "edited"
            or one.rule in _READY
            or (one.answer == "accepted" and one.action != "hold")
        ):
            found.discard(one.slot)
    return frozenset(found)


def ever_waited(visits: Iterable[Visit]) -> frozenset[str]:
    """The lanes that have waited: the plan has no more for them, they move up at visits."""
    return frozenset(
        one.slot
        for visit in visits
        for one in visit.proposals
        if one.slot and one.answer == "declined" and if_declined(one) == "waits"
    )


def as_taken(one: Proposal) -> Proposal:
    """A step up that was declined is a hold: the calendar does not take it either."""
    if one.answer != "declined" or not one.slot or if_declined(one) != "held":
        return one
    held = {"action": "hold", "answer": "accepted", "rule": f"{one.rule} declined"}
    return one.model_copy(update=held)

"""Green, amber, red or unsure: what a session did to the pain (follow-up.yaml, guidance.yaml)."""

from collections.abc import Sequence
from typing import Literal

from planner.follow_up.facts import SessionTold
from planner.model.rules.follow_up_rules import ResponseLights
from planner.model.rules.pain import LightName, PainNumbers

Seen = LightName | Literal["unsure"]
_WORST_FIRST: tuple[Seen, ...] = ("red", "amber", "unsure", "green")


def usual_pain(
    before: Sequence[int | None], intake: int | None, rules: ResponseLights
) -> int | None:
    """The half-up mean of the last days that were told; the intake's where too few were."""
    told = [pain for pain in before[-rules.usual_days :] if pain is not None]
    if len(told) < rules.usual_told_least:
        return intake
    return int(sum(told) / len(told) + 0.5)


def light(
    session: SessionTold, usual: int | None, pain: PainNumbers, rules: ResponseLights
) -> Seen:
    """The worst of what is known of it; pain that goes down the leg is red whatever the numbers."""
    if session.leg == "lower":
        return "red"
    during, later = _during(session, usual, pain), _later(session, usual, rules)
    was_bad_before = session.before is not None and session.after is not None
    was_bad_before = was_bad_before and (session.after or 0) <= (session.before or 0)
    if during == "red" and later != "red" and was_bad_before:
        during = "amber"  # a bad day that the session did not make worse
    return next(one for one in _WORST_FIRST if one in (during, later))


def _during(session: SessionTold, usual: int | None, pain: PainNumbers) -> Seen:
    if session.after is None:
        return "unsure"
    green, amber = pain.bounds(usual)
    return "green" if session.after <= green else "amber" if session.after <= amber else "red"


def _later(session: SessionTold, usual: int | None, rules: ResponseLights) -> Seen:
    """Next morning against the usual pain."""
    there = session.next_before
    if there is None:
        return "unsure"
    if there < (rules.unknown_red if usual is None else usual + rules.rise_red):
        return "green"
    return "red" if there >= rules.red_least else "amber"

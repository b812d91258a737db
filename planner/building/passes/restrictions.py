"""When each restriction of a program is due for review, as its rule says (precautions.yaml)."""

from planner.building.case import Case
from planner.model.program.program import RestrictionReview
from planner.model.rules.rules import Limits, Precaution


def restriction_reviews(case: Case) -> tuple[RestrictionReview, ...]:
    """One for each precaution that restricts something, the soonest first."""
    found = [
        RestrictionReview(precaution=rule.id, name=rule.name, in_weeks=rule.review_weeks)
        for _, rule in case.precautions
        if _restricts(rule)
    ]
    return tuple(sorted(found, key=lambda one: one.in_weeks))


def _restricts(rule: Precaution) -> bool:
    return bool(
        rule.exclude
        or rule.exclude_early
        or rule.limits != Limits()
        or rule.clearance_before_phase is not None
    )

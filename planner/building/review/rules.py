"""The rules of the review, in the order in which their findings are told."""

from collections.abc import Callable, Iterator

from planner.building.review import (
    aerobic,
    aerobic_minutes,
    changed,
    days,
    dose,
    effort,
    empty,
    excluded,
    from_building,
    growth,
    items,
    limit,
    load_jump,
    minutes,
    miscounted,
    no_room,
    not_cleared,
    of_case,
    passive,
    patterns,
    strength,
    two_at_once,
    unknown,
    unsaid,
    withdrawn,
)
from planner.building.review.subject import Subject
from planner.model.finding import Finding

RULES: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    unknown.find,
    not_cleared.find,
    unsaid.find,
    withdrawn.find,
    excluded.find,
    limit.find,
    dose.find,
    minutes.find,
    miscounted.find,
    items.find,
    empty.find,
    days.find,
    effort.find,
    of_case.find,
    from_building.find,
    aerobic.find,
    passive.find,
    patterns.find,
    no_room.find,
    aerobic_minutes.find,
    strength.find,
    load_jump.find,
    two_at_once.find,
    growth.find,
    changed.find,
)
"""Unused overrides come last: they follow from what all of these found."""

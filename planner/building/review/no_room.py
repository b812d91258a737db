"""Lanes that the minutes, the weeks or the number of exercises have no room for: said once."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place
from planner.model.program.program import LeftOut

CODE = "no_room"
BY_TIME = "time"
BY_SHAPE = "shape"
BY_ITEMS = "items_max"
CAUSES = (BY_TIME, BY_SHAPE, BY_ITEMS)


def without_room(subject: Subject, *causes: str) -> tuple[str, ...]:
    """The lanes left out for one of these causes and not put in by hand since."""
    there = {one.item.slot for one in subject.done}
    named = (one.slot for one in subject.program.left_out if _cause(one) in causes)
    return tuple(dict.fromkeys(slot for slot in named if slot and slot not in there))


def _cause(one: LeftOut) -> str:
    """Whatever rule says how many exercises a session may have, there are as many."""
    return BY_ITEMS if one.property.startswith(f"{BY_ITEMS}:") else one.precaution


def find(subject: Subject) -> Iterator[Finding]:
    """One for what the minutes do not hold, one for the weeks, one for full sessions."""
    for cause in CAUSES:
        lanes = without_room(subject, cause)
        if lanes:
            field, why, advice = _told(subject, cause)
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(field=field),
                cause=cause,
                grounds=lanes,
                value=getattr(subject.program.intake, field),
                message=f"{why} {', '.join(lanes)}.",
                advice=advice,
                severity="advice",
            )


def _told(subject: Subject, cause: str) -> tuple[str, str, str]:
    """The field of the intake, what has no room, and what can be done."""
    intake = subject.program.intake
    if cause == BY_TIME:
        outside = intake.walk_outside_minutes
        walk = "walking is outside them already" if outside else "let walking be outside them"
        why = f"{intake.minutes_per_day} minutes a day have no room for"
        return "minutes_per_day", why, f"Give more minutes or days ({walk}), or leave it so."
    if cause == BY_SHAPE:
        few = subject.case.few
        why = (
            f"{intake.weeks} weeks with {few.new_per_week} new in a week and at most "
            f"{few.distinct_max[intake.weeks]} exercises have no room for"
        )
        return "weeks", why, "Make the program longer, or bring it in with the next one."
    advice = "Drop what this patient needs less, or bring it in with the next program."
    return "days_per_week", "no session has a place left for", advice

"""Lanes that the minutes, the weeks or the number of exercises have no room for: said once."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "no_room"
BY_TIME = "time"
BY_SHAPE = "shape"
BY_ITEMS = "items_max"


def without_room(subject: Subject, cause: str) -> tuple[str, ...]:
    """The lanes left out for a cause and not put in by hand since."""
    there = {one.item.slot for one in subject.done}
    named = (one.slot for one in subject.program.left_out if one.precaution == cause)
    return tuple(dict.fromkeys(slot for slot in named if slot and slot not in there))


def crowded_out(subject: Subject) -> tuple[str, ...]:
    """The lanes left out for there are as many exercises in a session as there may be."""
    there = {one.item.slot for one in subject.done}
    gone = (one for one in subject.program.left_out if one.property.startswith(f"{BY_ITEMS}:"))
    return tuple(dict.fromkeys(one.slot for one in gone if one.slot and one.slot not in there))


def find(subject: Subject) -> Iterator[Finding]:
    """One for what the minutes do not hold, one for the weeks, one for full sessions."""
    intake = subject.program.intake
    short = without_room(subject, BY_TIME)
    if short:
        outside = intake.walk_outside_minutes
        walk = "walking is outside them already" if outside else "let walking be outside them"
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(field="minutes_per_day"),
            cause=BY_TIME,
            grounds=short,
            value=intake.minutes_per_day,
            message=f"{intake.minutes_per_day} minutes a day have no room for {', '.join(short)}.",
            advice=f"Give more minutes or days ({walk}), or leave it so.",
            severity="advice",
        )
    many = without_room(subject, BY_SHAPE)
    if many:
        few = subject.case.few
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(field="weeks"),
            cause=BY_SHAPE,
            grounds=many,
            value=intake.weeks,
            message=(
                f"{intake.weeks} weeks with {few.new_per_week} new in a week and at most "
                f"{few.distinct_max[intake.weeks]} exercises have no room for {', '.join(many)}."
            ),
            advice="Make the program longer, or bring it in with the next one.",
            severity="advice",
        )
    full = crowded_out(subject)
    if full:
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(field="days_per_week"),
            cause=BY_ITEMS,
            grounds=full,
            value=intake.days_per_week,
            message=f"no session has a place left for {', '.join(full)}.",
            advice="Drop what this patient needs less, or bring it in with the next program.",
            severity="advice",
        )

"""Days of the week as a therapist types and reads them: "Mon Wed Fri"."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.model.vocabulary import WEEKDAYS, Weekday


@dataclass(frozen=True)
class OnDays:
    """The days of an exercise in one week."""

    planned: tuple[Weekday, ...] = ()
    """Those that have a session, in the order of the week."""
    done: tuple[Weekday, ...] = ()
    """Those of them on which it is done."""


def short_days(days: Iterable[Weekday]) -> str:
    """The days in the order of the week."""
    return " ".join(day.capitalize() for day in in_order(days))


def in_order(days: Iterable[Weekday]) -> tuple[Weekday, ...]:
    """Each once, in the order of the week."""
    there = {*days}
    return tuple(day for day in WEEKDAYS if day in there)


def days_said(text: str, among: Iterable[Weekday]) -> tuple[tuple[Weekday, ...], str]:
    """The days a text names, each by its first letters, and what is wrong with it."""
    there = in_order(among)
    found: set[Weekday] = set()
    for word in text.casefold().replace(",", " ").split():
        meant = [day for day in WEEKDAYS if day.startswith(word[:3])]
        if len(meant) != 1 or meant[0] not in there:
            return (), f"Of {short_days(there)}."
        found.add(meant[0])
    if not found:
        return (), f"Of {short_days(there)}."
    return in_order(found), ""

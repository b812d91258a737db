"""Days of the week as a therapist types and reads them: "Mon Wed Fri"."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from planner.model.program.program import Week
from planner.model.vocabulary import WEEKDAYS, Weekday, in_order, short_days

_BETWEEN = re.compile(r"[\s,;./&+]+")
"""Not a dash: "Mon-Fri" may be two days or five."""
_NAMES: dict[Weekday, str] = {
    **{"mon": "monday", "tue": "tuesday", "wed": "wednesday", "thu": "thursday"},
    **{"fri": "friday", "sat": "saturday", "sun": "sunday"},
}


@dataclass(frozen=True)
class OnDays:
    """The days of an exercise in one week."""

    planned: tuple[Weekday, ...] = ()
    """Those that have a session, in the order of the week."""
    done: tuple[Weekday, ...] = ()
    """Those of them on which it is done."""


def no_session_on(days: Collection[Weekday], weeks: Iterable[Week]) -> str:
    """ ". Weeks 5, 6: no session on Fri"; empty where each week has one on each of the days."""
    found: dict[str, list[int]] = {}
    for week in weeks:
        planned = {day for one in week.sessions for day in one.days}
        gone = {*days} - planned
        if gone:
            told = f"no session on {short_days(gone)}"
            told += "" if gone < {*days} else ", it stays on all its days"
            found.setdefault(told, []).append(week.number)
    return "".join(
        f". Week{'s' * (len(those) > 1)} {', '.join(map(str, those))}: {told}"
        for told, those in found.items()
    )


def days_said(text: str, among: Iterable[Weekday]) -> tuple[tuple[Weekday, ...], str]:
    """The days a text names, each by its first letters, and what is wrong with it."""
    there = in_order(among)
    words = _BETWEEN.split(text.casefold())
    meant = [[day for day in WEEKDAYS if _is_of(word, day)] for word in words if word]
    if not meant or any(len(days) != 1 or days[0] not in there for days in meant):
        return (), f"Of {short_days(there)}."
    return in_order({days[0] for days in meant}), ""


def _is_of(word: str, day: Weekday) -> bool:
    return _NAMES[day].startswith(word) or (word == "weds" and day == "wed")

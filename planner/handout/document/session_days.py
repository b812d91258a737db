"""The sessions of a part: on which days of which weeks, and about how long they take."""

from collections.abc import Sequence
from typing import NamedTuple

from planner.building.minutes import whole_minutes
from planner.handout.document.by_week import ByWeek, by_week_of
from planner.handout.words.dosage_words import join_list
from planner.handout.words.words import Words
from planner.model.program.program import BuiltSessionName, Week
from planner.model.vocabulary import WEEKDAYS


class SessionDays(NamedTuple):
    """A kind of session in the weeks of a part."""

    title: str
    days: tuple[ByWeek, ...]
    minutes: str


def session_days(words: Words, weeks: Sequence[Week]) -> list[SessionDays]:
    """One a kind of session, in the order in which they come."""
    names = dict.fromkeys(one.name for week in weeks for one in week.sessions if one.busy_days)
    return [
        SessionDays(
            words.session_titles[name],
            by_week_of(words, [(week, (), _days(words, week, name)) for week in weeks]),
            _minutes(words, weeks, name),
        )
        for name in names
    ]


def _days(words: Words, week: Week, name: BuiltSessionName) -> str:
    days = {day for one in week.sessions if one.name == name for day in one.busy_days}
    return join_list(words, [words.day[day] for day in WEEKDAYS if day in days])


def _minutes(words: Words, weeks: Sequence[Week], name: BuiltSessionName) -> str:
    minutes = [whole_minutes(s) for week in weeks for s in week.sessions if s.name == name]
    low, high = min(minutes), max(minutes)
    if low == high:
        return words.session_minutes.format(minutes=low)
    return words.session_minutes_range.format(low=low, high=high)

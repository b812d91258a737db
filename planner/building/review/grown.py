"""What grows in a program, week by week; light weeks and the step back into work do not count."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from planner.building.review.subject import Subject
from planner.model.program.program import Item, Program


class Grown(NamedTuple):
    """What grows in one exercise in one week."""

    week: int
    phase: int
    session: str
    slot: str
    exercise: str
    variables: tuple[str, ...]


def grown(subject: Subject) -> Iterator[Grown]:
    """Every growth."""
    light = {week.number for week in subject.program.weeks if week.light}
    for (phase, session, slot, exercise), items in _series(subject.program).items():
        for (before, first), (after, second) in pairwise(sorted(items.items())):
            if {before, after} & light:
                continue
            up = second.more_in(first)
            if up:
                yield Grown(after, phase, session, slot, exercise, up)


_Place = tuple[int, str, str, str]
_BETWEEN = ("Light", "Walk")


def _series(program: Program) -> dict[_Place, dict[int, Item]]:
    """Phase, session, slot and exercise, by week: what days between share is looked at once."""
    found: dict[_Place, dict[int, Item]] = {}
    done = [(week, session) for week in program.weeks for session in week.sessions]
    for week, session in sorted(done, key=lambda one: one[1].name in _BETWEEN):
        for item in session.items:
            names = ("Daily", "A", "B") if session.name in _BETWEEN else ()
            places: list[_Place] = [
                (week.phase, name, item.slot, item.exercise) for name in (*names, session.name)
            ]
            place = next((one for one in places if one in found), places[-1])
            found.setdefault(place, {}).setdefault(week.number, item)
    return found

"""What grows in a program, week by week; light weeks and the step back into work do not count."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planner.building.review.subject import Subject
from planner.building.rows import rows

VARIABLES = ("sets", "reps", "hold_s", "duration_s", "load_steps")


@dataclass(frozen=True)
class Grown:
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
    for row in rows(subject.program):
        for (before, first), (after, second) in pairwise(row.weeks):
            if {before, after} & light:
                continue
            up = tuple(name for name in VARIABLES if getattr(second, name) > getattr(first, name))
            if up:
                yield Grown(after, row.phase, row.session, row.slot, row.exercise, up)

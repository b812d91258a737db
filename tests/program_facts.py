"""What can be counted in a program: how many exercises, how new, how long kept, how much work."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from planner.model.program.program import Item, Program, Session, Week
from planner.model.vocabulary import PATTERNS


@dataclass(frozen=True)
class ProgramFacts:
    """The counts of one program; weeks from 1."""

    first_week: dict[str, int]
    """By exercise."""
    last_week: dict[str, int]
    new: dict[int, int]
    """Exercises that come in, by week."""
    strength_sets: dict[int, int]
    """Sets of the six patterns, by week."""
    walking_min: dict[int, int]
    """Minutes of walking and other aerobic work, by week."""
    different: dict[int, int]
    """Different exercises, by week."""
    effort_max: dict[int, int]
    """By week."""

    def weeks_kept(self, exercise: str) -> int:
        """From the first week to the last."""
        return self.last_week[exercise] - self.first_week[exercise] + 1


def facts(program: Program) -> ProgramFacts:
    """The counts of a program."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for week, _, item in items(program):
        first.setdefault(item.exercise, week.number)
        last[item.exercise] = week.number
    weeks = [week.number for week in program.weeks]
    sets, walking = Counter[int](), Counter[int]()
    for week, session, item in items(program):
        category = program.exercises[item.exercise].category
        if category in PATTERNS:
            sets[week.number] += item.sets * len(session.days)
        if category == "aerobic":
            day_s = item.sets * item.reps * item.duration_s * item.times_per_day
            walking[week.number] += day_s * len(session.days) // 60
    return ProgramFacts(
        first_week=first,
        last_week=last,
        new={n: sum(one == n for one in first.values()) for n in weeks},
        strength_sets={n: sets[n] for n in weeks},
        walking_min={n: walking[n] for n in weeks},
        different={
            n: len({i.exercise for week, _, i in items(program) if week.number == n}) for n in weeks
        },
        effort_max={
            n: max((i.effort for week, _, i in items(program) if week.number == n), default=0)
            for n in weeks
        },
    )


def items(program: Program) -> Iterator[tuple[Week, Session, Item]]:
    """Every item with its week and session."""
    for week in program.weeks:
        for session in week.sessions:
            for item in session.items:
                yield week, session, item

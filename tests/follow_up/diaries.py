"""What a patient writes into a diary, for a program."""

from collections.abc import Iterable
from typing import Any

from planner.follow_up.derive import Situation
from planner.model.follow_up.visit import VisitFound
from planner.model.library import Library
from planner.model.program.checkin import CheckIn, CheckInDay, ExerciseTold, WeekTold
from planner.model.program.fingerprint import fingerprint
from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS

WELL = {"pain_before": 2, "pain_after": 2, "effort": 3}


def days(program: Program, weeks: Iterable[int], **numbers: Any) -> tuple[CheckInDay, ...]:
    """Every session of these weeks ticked, with the same numbers each day."""
    found = []
    for week in weeks:
        for day in WEEKDAYS:
            done = tuple(
                one.name
                for one in program.weeks[week - 1].sessions
                if day in one.days and one.name != "Walk"
            )
            if done:
                found.append(CheckInDay(week=week, day=day, done=done, **{**WELL, **numbers}))
    return tuple(found)


def told(program: Program, *parts: tuple[CheckInDay, ...], **weeks: WeekTold) -> CheckIn:
    """A check-in of these days; weeks as w3=WeekTold(...)."""
    return CheckIn(
        program=fingerprint(program),
        days=tuple(day for part in parts for day in part),
        weeks={int(name[1:]): week for name, week in weeks.items()},
    )


def marks(**verdicts: str) -> WeekTold:
    """A week with a mark for each exercise; their names with _ for -."""
    return WeekTold(
        exercises={
            name.replace("_", "-"): ExerciseTold(verdict=verdict)  # type: ignore[arg-type]
            for name, verdict in verdicts.items()
        }
    )


def at_visit(
    program: Program, library: Library, checkin: CheckIn, week: int, **found: Any
) -> Situation:
    """The Monday on which a week begins."""
    return Situation(
        program, library, checkin, today=7 * (week - 1), found=VisitFound.model_validate(found)
    )

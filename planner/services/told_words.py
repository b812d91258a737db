"""What a patient told, in lines for the therapist."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.model.program.checkin import CheckInDay, WeekTold
    from planner.model.program.program import Program
    from planner.services.visits import ToldSoFar

_NUMBERS = ("worst_pain", "usual_effort", "average_pain", "trust", "sleep")


def told_lines(told: ToldSoFar, program: Program) -> Iterator[str]:
    """Week by week, then what is lost and what was corrected."""
    checkin = told.checkin
    weeks = sorted({day.week for day in checkin.days} | {*checkin.weeks} | {*checkin.notes})
    for week in weeks:
        yield f"Week {week}"
        yield from (f"  {_day(day)}" for day in checkin.days if day.week == week)
        if week in checkin.weeks:
            yield from (f"  {line}" for line in _week(checkin.weeks[week], program))
        if week in checkin.notes:
            yield f"  Note: {' '.join(checkin.notes[week].split())}"
    if told.lost:
        yield "No longer in the program"
        yield from (f"  {one}" for one in told.lost)
    if told.differences:
        yield "Corrected"
        yield from (f"  {one}" for one in told.differences)


def _day(day: CheckInDay) -> str:
    done = ", ".join(day.done) or ("not done" if day.not_done else "nothing ticked")
    numbers = {"before": day.pain_before, "after": day.pain_after, "effort": day.effort}
    known = [f"{name} {value}" for name, value in numbers.items() if value is not None]
    return f"{day.day}: {done}" + (f"; {', '.join(known)}" if known else "")


def _week(week: WeekTold, program: Program) -> Iterator[str]:
    signs = [name.replace("_", " ") for name, ticked in week.safety.items() if ticked]
    if signs:
        yield f"NEW SIGN: {', '.join(signs)}"
    if week.flare:
        days = "" if week.flare_days is None else f", {week.flare_days} days"
        yield f"Flare-up{days}"
    if week.sessions_done is not None:
        yield f"Sessions done: {week.sessions_done}"
    numbers = {name.replace("_", " "): getattr(week, name) for name in _NUMBERS}
    known = [f"{name} {value}" for name, value in numbers.items() if value is not None]
    if known:
        yield ", ".join(known).capitalize()
    for name, one in week.exercises.items():
        there = program.exercises.get(name)
        said = [one.verdict or "", "helps" if one.helps else ""]
        if any(said):
            yield f"{there.name if there else name}: {', '.join(filter(None, said))}"
    if week.barriers:
        yield f"In the way: {', '.join(one.replace('_', ' ') for one in week.barriers)}"

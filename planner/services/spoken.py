"""What a patient told by word of mouth, typed in a few words, becomes a check-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from planner.model.program.checkin import CheckIn, WeekTold
from planner.model.program.program import Program
from planner.model.rules.follow_up_rules import SafetyId


@dataclass(frozen=True)
class Spoken:
    """One week, as it was told; what was not asked is left out."""

    week: int
    numbers: Mapping[str, int | None] = field(default_factory=dict)
    """Fields of a week to numbers."""
    flare: bool | None = None
    signs: tuple[str, ...] = ()
    """The safety signs there are."""
    safe: bool = False
    """All of them were asked, and what is not named is not there."""
    marks: tuple[str, ...] = ()
    """EXERCISE=easy and so on."""
    barriers: tuple[str, ...] = ()


def spoken_checkin(spoken: Spoken, issued: Program, of: str) -> CheckIn | str:
    """The check-in of what was given out, its fingerprint `of`; else why there is none."""
    if spoken.week > len(issued.weeks):
        return f"week {spoken.week}: the program has {len(issued.weeks)} weeks."
    week_now = issued.weeks[spoken.week - 1]
    there = {item.exercise for session in week_now.sessions for item in session.items}
    exercises: dict[str, dict[str, Any]] = {}
    for mark in spoken.marks:
        name, equals, said = mark.partition("=")
        if not equals:
            return f"{mark}: write EXERCISE=easy, right, hard, hurt, no or helps."
        if name not in there:
            return f"{name}: it is not in week {spoken.week}; {', '.join(sorted(there))} are."
        one = exercises.setdefault(name, {})
        one |= {"helps": True} if said == "helps" else {"verdict": said}
    safety = dict.fromkeys(get_args(SafetyId), False) if spoken.safe else {}
    safety |= dict.fromkeys(spoken.signs, True)
    week = {
        **{name: number for name, number in spoken.numbers.items() if number is not None},
        "flare": spoken.flare,
        "safety": safety,
        "exercises": exercises,
        "barriers": spoken.barriers,
    }
    try:
        told = WeekTold.model_validate(week)
        if told == WeekTold():
            return f"of week {spoken.week} nothing is said: say it with --done, --worst and so on."
        return CheckIn(program=of, weeks={spoken.week: told}, source="spoken")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}."

"""What a filled diary tells of each week as a whole."""

from collections.abc import Mapping
from typing import Any, get_args

from planner.exchange.pdf_fields import Filled
from planner.exchange.typed_number import out_of_ten
from planner.model.problem import Problem
from planner.model.program.checkin import ExerciseTold, WeekTold
from planner.model.program.week_field import NONE, WEEK_NUMBERS, WeekField, week_field
from planner.model.rules.follow_up_rules import BarrierId

DAYS_A_WEEK = 7


def told_weeks(
    filled: Mapping[str, Filled], program: str, problems: list[Problem]
) -> dict[int, WeekTold]:
    """By week, what was told; weeks of which nothing was told are left out."""
    by_week: dict[int, dict[WeekField, Filled]] = {}
    for name, value in filled.items():
        field = week_field(name)
        if field is not None and field.program == program:
            by_week.setdefault(field.week, {})[field] = value
    found = {week: _week(week, fields, problems) for week, fields in sorted(by_week.items())}
    return {week: told for week, told in found.items() if told is not None}


def _week(
    week: int, fields: Mapping[WeekField, Filled], problems: list[Problem]
) -> WeekTold | None:
    """A week. A sign that is not ticked is not there only where another is, or none was ticked."""
    if not any(value.ticked or value.text.strip() for value in fields.values()):
        return None
    told: dict[str, Any] = {"safety": {}, "exercises": {}}
    goals: dict[int, int | None] = {}
    barriers = []
    marks: dict[str, list[str]] = {}
    helps: dict[str, bool] = {}
    asked: dict[str, dict[str, bool]] = {"safety": {}, "flare": {}}
    for field, value in fields.items():
        if field.answer == "safety":
            asked["safety"][field.of] = value.ticked
        elif field.answer in ("flare", "flare_none"):
            asked["flare"][NONE if field.answer == "flare_none" else field.of] = value.ticked
        elif field.answer == "helps":
            helps[field.of] = value.ticked
        elif field.answer == "verdict" and value.ticked:
            marks.setdefault(field.of, []).append(field.is_)
        elif field.answer == "barrier" and value.ticked and field.of != NONE:
            barriers.append(field.of)
        elif field.answer in ("n", "goal", "flare_days") and value.text.strip():
            number = out_of_ten(value.text)
            if number is None or (field.answer == "flare_days" and number > DAYS_A_WEEK):
                problems.append(_unclear(week, field, value.text))
            elif field.answer == "n":
                told[WEEK_NUMBERS[field.of]] = number
            elif field.answer == "goal":
                goals[int(field.of)] = number
            else:
                told["flare_days"] = number
    for answer, ticks in asked.items():
        none = ticks.pop(NONE, False)
        if none and any(ticks.values()):
            problems.append(_and_none(week, answer))
        if none or any(ticks.values()):
            told[answer] = ticks if answer == "safety" else any(ticks.values())
    for exercise in sorted({*marks, *(name for name, ticked in helps.items() if ticked)}):
        given = marks.get(exercise, [])
        if len(given) > 1:
            problems.append(_two_marks(week, exercise, given))
        told["exercises"][exercise] = ExerciseTold.model_validate(
            {"verdict": given[0] if len(given) == 1 else None, "helps": helps.get(exercise)}
        )
    if goals:
        told["goals"] = tuple(goals.get(number) for number in range(1, max(goals) + 1))
    told["barriers"] = tuple(one for one in get_args(BarrierId) if one in barriers)
    return WeekTold.model_validate(told)


def _unclear(week: int, field: WeekField, text: str) -> Problem:
    what = field.of or field.answer.replace("_", " ")
    return Problem(
        where=f"week {week}, {what}",
        message=f'"{text[:40]}" is not one whole number that fits; it was left out.',
        advice="Ask the patient.",
    )


def _and_none(week: int, answer: str) -> Problem:
    return Problem(
        where=f"week {week}, {answer}",
        message="it is ticked, and so is none; it was taken as ticked.",
        advice="Ask the patient.",
    )


def _two_marks(week: int, exercise: str, given: list[str]) -> Problem:
    return Problem(
        where=f"week {week}, {exercise}",
        message=f"it is marked {' and '.join(given)}; neither was taken.",
        advice="Ask the patient.",
    )

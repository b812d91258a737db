"""Beyond what a condition allows of an exercise: its dose, or the rest between its sets."""

from collections.abc import Iterator

from planner.building.case import Case
from planner.building.review.subject import PlacedItem, Subject
from planner.model.exercise.fitted import applying
from planner.model.finding import Finding, Fix, Place, amount

CODE = "limit"
_REST = "rest_s"


def find(subject: Subject) -> Iterator[Finding]:
    """Each field of each item, for each condition that limits it."""
    for one in subject.ahead:
        for (field, cause), most in _most(subject.case, one).items():
            value = one.item.most_of(field)
            if value > most:
                words = f"{amount(field, value)} is above the {most} that {cause} allows."
                yield _finding(
                    subject, one, field, cause, most, words, Fix.to("lower", field, most)
                )
        if one.item.sets > 1:
            value = one.item.rest_s
            for cause, least in subject.case.rests(one.exercise):
                if value < least:
                    words = f"{amount(_REST, value)} is below the {least} that {cause} asks for."
                    fix = Fix.to("raise", _REST, least)
                    yield _finding(subject, one, _REST, cause, least, words, fix)


def _most(case: Case, one: PlacedItem) -> dict[tuple[str, str], int]:
    """The most of a field by a cause: by the exercise of the program and by that of today."""
    names = {rule.id: name for name, rule in case.precautions}
    found: dict[tuple[str, str], int] = {}
    today = case.library.exercises.get(one.exercise.id)
    for exercise in (one.exercise, today) if today else (one.exercise,):
        for condition, said in applying(exercise, case.conditions).items():
            for field, most in (said.limit.most if said.limit else {}).items():
                key = field, names.get(condition, condition)
                found[key] = min(most, found.get(key, most))
    return found


def _finding(
    subject: Subject, one: PlacedItem, field: str, cause: str, limit: int, message: str, fix: Fix
) -> Finding:
    return Finding(
        rule=subject.rule(CODE),
        place=Place(phase=one.phase, exercise=one.exercise.id, field=field),
        cause=cause,
        value=one.item.most_of(field),
        limit=limit,
        week=one.week,
        message=message,
        advice=f"Make it {amount(field, limit)}, or override with a reason.",
        fixes=(fix,),
    )

"""Exercises that read otherwise in today's library than the program has them."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "changed"

_NOT_TOLD = {"id", "ladder", "level", "picture", "said", "sources"}
"""What a patient does not do otherwise by."""


def find(subject: Subject) -> Iterator[Finding]:
    """Each once, with what is other now."""
    for name, exercise in subject.program.exercises.items():
        today = subject.case.library.exercises.get(name)
        today = subject.case.fitted(today) if today else None
        if today is None or today == exercise:
            continue
        other = tuple(
            field
            for field in type(exercise).model_fields
            if field not in _NOT_TOLD and getattr(exercise, field) != getattr(today, field)
        )
        if other:
            words = ", ".join(field.replace("_", " ") for field in other)
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(exercise=name),
                grounds=other,
                message=f"changed in the library since: {words}.",
                advice="Look at it in the library; build again to take it over.",
                severity="advice",
            )

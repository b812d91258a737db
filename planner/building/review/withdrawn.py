"""Exercises that today's library does not have any more: a recall reaches the programs."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Fix, Place

CODE = "withdrawn"


def find(subject: Subject) -> Iterator[Finding]:
    """Each, once a phase."""
    told: set[tuple[int, str]] = set()
    for one in subject.done:
        key = (one.phase, one.exercise.id)
        if one.exercise.id in subject.case.library.exercises or key in told:
            continue
        told.add(key)
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(phase=one.phase, exercise=one.exercise.id),
            week=one.week,
            message="no longer in the library.",
            advice="Swap or drop it, or keep it with a reason.",
            fixes=(
                Fix(id="drop", words=f"Drop {one.exercise.patient_name} from phase {one.phase}"),
            ),
        )

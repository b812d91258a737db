"""Names in the intake that lead nowhere."""

from collections.abc import Iterator

from planner.building.intake_check import intake_problems
from planner.building.review.subject import Subject
from planner.model.finding import Finding

CODE = "unknown"


def find(subject: Subject) -> Iterator[Finding]:
    """Each, at its place in the intake."""
    yield from intake_problems(subject.program.intake, subject.case.library)

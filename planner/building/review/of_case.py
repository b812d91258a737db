"""What the case itself says: clearances that are missing, too few weeks, advice."""

from collections.abc import Iterator

from planner.building.passes.case_findings import case_findings
from planner.building.review.subject import Subject
from planner.model.finding import Finding


def find(subject: Subject) -> Iterator[Finding]:
    """Each, made anew from the intake and the rules of today."""
    yield from case_findings(subject.case)

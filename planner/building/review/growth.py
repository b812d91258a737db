"""Weeks in which too many exercises grow; walking has a plan of its own."""

from collections.abc import Iterator

from planner.building.review.grown import grown
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "growth"


def find(subject: Subject) -> Iterator[Finding]:
    """Each week above the number that the dosage rules have for its phase."""
    growing: dict[tuple[int, int], set[str]] = {}
    for one in grown(subject):
        if one.week < subject.program.holds_from:
            continue
        if subject.program.exercises[one.exercise].category in subject.rules.aerobic.categories:
            continue
        growing.setdefault((one.week, one.phase), set()).add(one.exercise)
    for (week, phase), exercises in growing.items():
        most = subject.case.growing_max(phase)
        if len(exercises) > most:
            yield Finding(
                rule=subject.rule(CODE),
                place=Place(week=week),
                value=len(exercises),
                limit=most,
                message=f"{len(exercises)} exercises grow in this week; {most} are enough.",
                advice="Let some of them wait a week.",
                severity="advice",
            )

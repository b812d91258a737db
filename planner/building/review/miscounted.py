"""Sessions whose minutes are not those of what they hold: a file that was changed by hand."""

from collections.abc import Iterator

from planner.building.minutes import counted
from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "miscounted"


def find(subject: Subject) -> Iterator[Finding]:
    """Told once, at the first; paper shows the minutes as they are counted."""
    program = subject.program
    time = subject.case.library.rules.dosage.time
    for said, true in zip(
        program.weeks, counted(program.weeks, time, program.reading_s), strict=True
    ):
        for one, other in zip(said.sessions, true.sessions, strict=True):
            if one.minutes != other.minutes:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=said.phase, week=said.number, session=one.name),
                    message=f"says {one.minutes} minutes; its exercises take {other.minutes}.",
                    advice="Open it in the planner, which counts anew, or build it again.",
                )
                return

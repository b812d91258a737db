"""Red flags and precautions that stop a program, while nobody cleared the patient."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "not_cleared"


def find(subject: Subject) -> Iterator[Finding]:
    """Each; no reason goes against it, only a clearance in the intake."""
    intake = subject.program.intake
    if intake.cleared:
        return
    flags = [given.split(".")[0] for given in intake.red_flags]
    for raised in subject.case.raised:
        if not raised.stops:
            continue
        if raised.id in flags:
            place = Place(field="red_flags", index=flags.index(raised.id))
        else:
            place = Place(field="precautions", index=intake.precautions.index(raised.id))
        yield Finding(
            rule=subject.rule(CODE),
            place=place,
            cause=raised.id,
            message=str(raised),
            may_override=False,
        )

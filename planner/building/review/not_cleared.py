"""Red flags and precautions that stop a program and have no clearance; questions not asked."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Place

CODE = "not_cleared"


def find(subject: Subject) -> Iterator[Finding]:
    """Each; no reason goes against it, only a clearance in the intake."""
    intake = subject.program.intake
    if not intake.screen_asked:
        yield Finding(
            rule=subject.rule(CODE),
            place=Place(field="red_flags"),
            cause="not_asked",
            message="The red-flag questions were not asked.",
            advice="Change the intake and ask them.",
            may_override=False,
        )
    flags = [given.split(".")[0] for given in intake.positive_flags]
    for raised in subject.case.raised:
        if not raised.stops:
            continue
        if raised.id in flags:
            place = Place(field="red_flags", index=flags.index(raised.id))
        elif raised.id in intake.precautions:
            place = Place(field="precautions", index=intake.precautions.index(raised.id))
        else:
            place = Place(field="precautions")
        yield Finding(
            rule=subject.rule(CODE),
            place=place,
            cause=raised.id,
            message=str(raised),
            may_override=False,
        )

"""More effort than irritability and precautions allow."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Fix, Place

CODE = "effort"


def find(subject: Subject) -> Iterator[Finding]:
    """Each item above a cap of its phase, for each rule that caps it."""
    for one in subject.ahead:
        for limit, cause in subject.case.effort_caps(one.phase):
            if one.item.effort > limit:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=one.phase, exercise=one.exercise.id, field="effort"),
                    cause=cause,
                    value=one.item.effort,
                    limit=limit,
                    week=one.week,
                    message=f"effort {one.item.effort} is above the {limit} that {cause} allows.",
                    advice=f"Set effort to {limit} or less.",
                    fixes=(Fix.to("lower", "effort", limit),),
                )

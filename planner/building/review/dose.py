"""More than the range of its kind and the exercise's own usual dosage."""

from collections.abc import Iterator

from planner.building.review.subject import Subject
from planner.model.finding import Finding, Fix, Place, amount

CODE = "dose"


def find(subject: Subject) -> Iterator[Finding]:
    """Each field of each item that is over."""
    for one in subject.ahead:
        exercise = one.exercise
        goal, usual = subject.case.goal_dose(exercise, one.phase), exercise.dosage
        most = {
            "sets": max(goal.sets[1], usual.sets),
            "reps": max(goal.reps[1], usual.reps),
            "hold_s": max((goal.hold_s or (0, 0))[1], usual.hold_s),
            "duration_s": max((goal.duration_s or (0, 0))[1], usual.duration_s),
        }
        for name, limit in most.items():
            value = one.item.most_of(name)
            if value > limit:
                yield Finding(
                    rule=subject.rule(CODE),
                    place=Place(phase=one.phase, exercise=exercise.id, field=name),
                    value=value,
                    limit=limit,
                    week=one.week,
                    message=f"{amount(name, value)} is more than the usual {limit}.",
                    advice="Lower it, or keep it on purpose.",
                    severity="advice",
                    fixes=(Fix.to("lower", name, limit),) if limit else (),
                )

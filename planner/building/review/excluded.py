"""Exercises that a rule takes off the menu: one finding for each rule that does."""

from collections.abc import Iterator

from planner.building.case import Case
from planner.building.review.subject import Subject
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Finding, Fix, Place

CODE = "excluded"


def find(subject: Subject) -> Iterator[Finding]:
    """Each exercise of each phase, at the first week it is there."""
    first: dict[tuple[int, str], tuple[int, Exercise]] = {}
    for one in subject.done:
        first.setdefault((one.phase, one.exercise.id), (one.week, one.exercise))
    for (phase, _), (week, exercise) in first.items():
        for finding in exclusion_findings(subject.case, exercise, phase):
            yield finding.model_copy(update={"week": week})


def exclusion_findings(case: Case, exercise: Exercise, phase: int) -> tuple[Finding, ...]:
    """What would be found if the exercise stood in the phase, rule by rule."""
    rule = case.library.rules.review.rule(CODE)
    drop = Fix(id="drop", words=f"Drop {exercise.patient_name} from phase {phase}")
    return tuple(
        Finding(
            rule=rule,
            place=Place(phase=phase, exercise=exercise.id),
            cause=exclusion.rule,
            grounds=exclusion.properties,
            message=f"excluded by {exclusion.rule} ({', '.join(exclusion.properties)}).",
            advice="Swap or drop it, or override with a reason.",
            fixes=(drop,),
        )
        for exclusion in case.exclusions(exercise, phase)
    )

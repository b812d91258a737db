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
    for (phase, name), (week, exercise) in first.items():
        today = subject.case.library.exercises.get(name)
        for finding in _by_either(subject.case, exercise, today, phase):
            yield finding.model_copy(update={"week": week} | _lived(subject, phase, name))


def _lived(subject: Subject, phase: int, name: str) -> dict[str, object]:
    """What was done before the rule held is no problem; it is not for paper again."""
    if any((one.phase, one.exercise.id) == (phase, name) for one in subject.ahead):
        return {}
    since = subject.program.holds_from
    advice = f"It was done before this was known: print from week {since} on."
    return {"severity": "advice", "advice": advice, "fixes": ()}


def _by_either(
    case: Case, exercise: Exercise, today: Exercise | None, phase: int
) -> Iterator[Finding]:
    """By the exercise as the program has it and as the library has it today: all that excludes."""
    found = {one.cause: one for one in exclusion_findings(case, exercise, phase)}
    for finding in exclusion_findings(case, today, phase) if today else ():
        known = found.get(finding.cause)
        if known is None:
            message = f"now {finding.message}"
            found[finding.cause] = finding.model_copy(update={"message": message})
        elif set(finding.grounds) - set(known.grounds):
            grounds = tuple(dict.fromkeys((*known.grounds, *finding.grounds)))
            message = f"excluded by {finding.cause} ({', '.join(grounds)})."
            found[finding.cause] = known.model_copy(update={"grounds": grounds, "message": message})
    yield from found.values()


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

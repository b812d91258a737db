"""What an exercise's own cautions, and the words on its card, say against giving it."""

from collections.abc import Collection, Iterator

from planner.model.exercise.exercise import Exercise
from planner.model.exercise.fitted import applying, ways
from planner.model.rules.rules import Precaution

LEAVE_OUT = "its own caution"
"""What is told of an exercise that says itself with which condition it is left out."""


def cautioned(
    exercise: Exercise,
    conditions: Collection[str],
    precautions: Collection[tuple[str, Precaution]],
) -> Iterator[tuple[str, str]]:
    """Each rule that leaves the exercise out, with what of the exercise it goes by.

    `exercise` is fitted to the conditions: what its card will say is what is compared with the
    words that a precaution never lets stand. Two ways of its own cannot both be printed.
    """
    if exercise.for_condition:
        names = {rule.id: name for name, rule in precautions}
        for condition, one in applying(exercise, conditions).items():
            if one.leave_out:
                yield names.get(condition, condition), LEAVE_OUT
        several = list(ways(exercise, conditions))
        if len(several) > 1:
            yield names.get(several[1], several[1]), f"done another way with {several[0]}"
    never = [(name, words) for name, rule in precautions for words in rule.never_said]
    said = "\n".join(_card(exercise)).lower() if never else ""
    for name, words in never:
        if words.lower() in said:
            yield name, f'its card says "{words}"'


def _card(exercise: Exercise) -> tuple[str, ...]:
    shown = exercise.picture.shows if exercise.picture else ""
    words = (exercise.set_up, *exercise.steps, exercise.feel, exercise.mistake, exercise.cue)
    return (exercise.patient_name, *words, shown)

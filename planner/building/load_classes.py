"""How much heavier one exercise is than another of its ladder, in classes of load."""

from typing import get_args

from planner.model.exercise.exercise import Exercise
from planner.model.vocabulary import Load

_CLASSES: tuple[Load, ...] = get_args(Load)


def load_class(exercise: Exercise) -> int:
    """From 0, no load, up."""
    return _CLASSES.index(exercise.load)


def jumps(before: Exercise, after: Exercise, classes_max: int) -> bool:
    """Heavier by more classes than that; the next rung is the least there is."""
    return after.level != before.level + 1 and load_class(after) - load_class(before) > classes_max

"""What a check of one exercise finds in all of a library."""

from collections.abc import Callable, Iterable

from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.model.problem import Problem


def of_all(
    find: Callable[[Exercise, Library], Iterable[Problem]], library: Library
) -> list[Problem]:
    """Exercise by exercise."""
    return [one for exercise in library.exercises.values() for one in find(exercise, library)]

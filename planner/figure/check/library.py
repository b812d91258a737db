"""What is wrong with the pictures of a library, with file and line."""

from collections.abc import Iterator

from planner.figure.check.pose_check import check
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library
from planner.model.problem import Problem


def picture_problems(exercise: Exercise, library: Library) -> Iterator[Problem]:
    """One problem for each fault of an exercise's picture."""
    if exercise.picture is None:
        return
    file, lines = library.picture_places.get(exercise.id, ("", ()))
    for fault in check(exercise.picture):
        yield Problem(
            file=file,
            line=lines[fault.frame] if fault.frame < len(lines) else None,
            where=f"{exercise.id}.picture.frames.{fault.frame}",
            message=f"{fault.message}.",
            advice=f"Look at it: planner library picture {exercise.id} -o picture.png",
            code="POSE01",
        )

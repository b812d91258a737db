"""A set of a clinic, put into sessions: exercise by exercise, then its doses."""

from planner.building.edit import add, set_dosage
from planner.building.rebuilt import EditRefused
from planner.building.rows import rows
from planner.model.exercise_set import ExerciseSet, SetItem
from planner.model.library import Library
from planner.model.program.program import Program


def add_set(
    program: Program,
    library: Library,
    phase: int,
    sessions: tuple[str, ...],
    chosen: ExerciseSet,
    from_week: int,
) -> Program:
    """The program with the set from a week on; what is there already stays as it is.

    Raises EditRefused where nothing of it can be added, with what was in the way of the first.
    """
    refused: EditRefused | None = None
    made = False
    for one in chosen.exercises:
        try:
            program, made = _added(program, library, phase, sessions, one, from_week), True
        except EditRefused as why:
            refused = refused or why
    if refused is not None and not made:
        raise refused
    return program


def _added(
    program: Program,
    library: Library,
    phase: int,
    sessions: tuple[str, ...],
    one: SetItem,
    from_week: int,
) -> Program:
    if one.exercise not in library.exercises:
        raise EditRefused(f'the library has no exercise "{one.exercise}".')
    program = add(program, library, phase, sessions, one.exercise, from_week)
    row = next(
        row
        for row in rows(program)
        for cell in row.cells
        if (cell.week, cell.item.exercise) == (from_week, one.exercise)
    )
    return set_dosage(program, library, row, from_week, one.dose) if one.dose else program

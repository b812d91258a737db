"""An edit of one exercise wherever it stands: in every lane, every phase, whatever comes after."""

from collections.abc import Callable
from itertools import groupby

from planner.building.rebuilt import EditRefused
from planner.building.rows import Row, rows
from planner.model.program.program import Program


def stretches(program: Program, exercise: str) -> tuple[Row, ...]:
    """The weeks of each lane in which an exercise is done, as rows of their own."""
    return tuple(
        Row(row.slot, row.strand, tuple(cells))
        for row in rows(program)
        for name, cells in groupby(row.cells, lambda cell: cell.item.exercise)
        if name == exercise
    )


def everywhere(
    program: Program, exercise: str, change: Callable[[Program, Row], Program]
) -> Program:
    """The program with a change made in each stretch of an exercise.

    Raises EditRefused where it can be made in none, with what was in the way of the first.
    """
    refused: EditRefused | None = None
    made = False
    for row in stretches(program, exercise):
        try:
            program, made = change(program, row), True
        except EditRefused as why:
            refused = refused or why
    if refused is not None and not made:
        raise refused
    return program

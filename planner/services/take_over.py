"""A plan of another patient laid over that of this one: screened again, told line by line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from planner.building.case import Case, read_case
from planner.building.edit import DOSAGE_FIELDS
from planner.building.passes.dose import item_for, within_limits
from planner.building.rebuilt import EditRefused, put_back
from planner.building.rows import Cell, Row, rows
from planner.model.exercise.property_words import property_words

if TYPE_CHECKING:
    from planner.model.library import Library
    from planner.model.program.program import Item, Program

_WHY = "Taken over from another program by the therapist."
_DOSE = (
    *DOSAGE_FIELDS,
    "reps_more",
    "per_side",
    "tempo",
    "as_needed",
    "essential",
    "load_steps",
    "reps_left",
)
"""What is taken over of an item; the rest of it is of this patient's home, side and words."""


@dataclass(frozen=True)
class TakenOver:
    """The program, and how it differs from before and from where it was taken."""

    program: Program
    taken: tuple[str, ...]
    """Lanes that became otherwise."""
    unfit: tuple[str, ...]
    """What this patient's own screening keeps out, and why."""


def take_over(program: Program, other: Program, library: Library) -> TakenOver:
    """Exercises and doses of another program, lane by lane, where they suit this patient.

    Findings, overrides, alarms and words to the other patient stay with them; what only this
    program has stays in it, and so does what was lived with other answers.
    """
    case = read_case(program.intake, library)
    taken: list[str] = []
    unfit: list[str] = []
    for row in rows(other):
        ahead = range(program.holds_from, len(program.weeks) + 1)
        cells = [cell for cell in row.cells if cell.week in ahead]
        against = _against(case, cells, program)
        if not cells or against:
            unfit.append(f"{row.slot}: {against or 'it is in none of the weeks ahead here.'}")
            continue
        try:
            new = {cell.week: _of_this_patient(case, program, cell) for cell in cells}
            after = put_back(program, library, new)
        except EditRefused as refused:
            unfit.append(f"{row.slot}: {refused}")
            continue
        told = _told(row, program, after)
        if not _lane(after, row.slot):
            unfit.append(f"{row.slot}: this program has no such session.")
        elif told:
            taken.append(told)
            program = after
    return TakenOver(program, tuple(taken), tuple(unfit))


def _against(case: Case, cells: list[Cell], program: Program) -> str:
    """The first rule against an exercise, in the phase that its week is in here."""
    for cell in cells:
        exercise = case.library.exercises.get(cell.item.exercise)
        if exercise is None:
            return "the library has one of its exercises no more."
        found = case.exclusions(exercise, program.weeks[cell.week - 1].phase)
        if found:
            ground = property_words(found[0].properties[0]) if found[0].properties else ""
            rule = found[0].rule.replace("_", " ")
            why = f"{rule}, {ground}" if ground else rule
            return f"{exercise.patient_name} is left out ({why})."
    return ""


def _of_this_patient(case: Case, program: Program, cell: Cell) -> Cell:
    """The dose of the other patient, as far as what limits this one allows it."""
    exercise = case.fitted(case.library.exercises[cell.item.exercise])
    phase = program.weeks[cell.week - 1].phase
    said = {name: getattr(cell.item, name) for name in _DOSE}
    said["outside"] = cell.item.outside and case.intake.walk_outside_minutes
    item = item_for(case, cell.item.slot, exercise, phase, _WHY)
    item = item.model_copy(update={**said, "set_by_hand": True})
    return replace(cell, item=within_limits(case, exercise, item))


def _told(row: Row, before: Program, after: Program) -> str:
    """ "Squat: Chair stand -> Wall sit"; empty where exercises and doses are the same."""
    was, now = (_lane(one, row.slot) for one in (before, after))
    doses = [
        [(week, item.model_copy(update={"why": "", "set_by_hand": False})) for week, item in lane]
        for lane in (was, now)
    ]
    if doses[0] == doses[1]:
        return ""
    names = [
        ", ".join(dict.fromkeys(program.exercises[item.exercise].patient_name for _, item in lane))
        for program, lane in ((before, was), (after, now))
    ]
    if not was:
        return f"{row.slot}: {names[1]}, new"
    return f"{row.slot}: {names[0]} -> {names[1]}" if names[0] != names[1] else f"{row.slot}: dose"


def _lane(program: Program, slot: str) -> list[tuple[int, Item]]:
    return [each for row in rows(program) if row.slot == slot for each in row.weeks]

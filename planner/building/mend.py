"""Mending a finding: each fix that a finding offers, as an edit."""

from planner.building import edit
from planner.building.rows import rows
from planner.model.finding import Finding, Fix
from planner.model.library import Library
from planner.model.program.program import Program


def mend(program: Program, library: Library, finding: Finding, fix: Fix) -> Program:
    """The program with the fix made. Raises EditRefused if there is nothing left to mend."""
    place = finding.place
    if fix.id == "withdraw":
        for override in program.overrides:
            if override.place == place and override.about == finding.cause:
                return edit.withdraw(program, override)
        raise edit.EditRefused("this override is withdrawn already.")
    there = [
        row for row in rows(program) if (row.phase, row.exercise) == (place.phase, place.exercise)
    ]
    if not there:
        raise edit.EditRefused("the exercise is not in this phase any more.")
    for row in there:
        if fix.id == "drop":
            program = edit.drop(program, library, row)
        elif finding.limit is not None:
            bring = edit.lift if fix.id == "raise" else edit.lower
            program = bring(program, library, row, place.field, finding.limit)
    return program

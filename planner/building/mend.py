"""Mending a finding: each fix that a finding offers, as an edit."""

from planner.building import edit_phase, overriding, rebuilt
from planner.model.finding import Finding, Fix
from planner.model.library import Library
from planner.model.program.program import Program


def mend(program: Program, library: Library, finding: Finding, fix: Fix) -> Program:
    """The program with the fix made. Raises EditRefused if there is nothing left to mend."""
    place = finding.place
    if fix.id == "withdraw":
        for override in program.overrides:
            if override.place == place and override.about == finding.cause:
                return overriding.withdraw(program, override)
        raise rebuilt.EditRefused("this override is withdrawn already.")
    phase, exercise = place.phase, place.exercise
    if phase is None or not _is_in(program, phase, exercise):
        raise rebuilt.EditRefused("the exercise is not in this phase any more.")
    if fix.id == "drop":
        return edit_phase.drop_from_phase(program, library, phase, exercise)
    if fix.id == "days":
        return edit_phase.on_days_there(program, library, phase, exercise)
    if finding.limit is None:
        return program
    bring = edit_phase.lift if fix.id == "raise" else edit_phase.lower
    return bring(program, library, phase, exercise, place.field, finding.limit)


def _is_in(program: Program, phase: int, exercise: str) -> bool:
    return any(
        item.exercise == exercise
        for week in program.weeks
        if week.phase == phase
        for session in week.sessions
        for item in session.items
    )

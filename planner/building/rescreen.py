"""A red flag is raised while a program exists: the program holds it at once."""

from planner.building.red_flags import answers_of
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.screening import Screened


def with_raised(
    program: Program, library: Library, positive: tuple[str, ...], screened: Screened
) -> Program:
    """The program with the red flags that were answered yes now, beside those it had.

    Nothing else of it changes. What was cleared for an answer that is another now is cleared no
    longer; whether it may be printed follows from the intake.
    """
    kept = {flag.split(".")[0]: flag for flag in program.intake.positive_flags}
    now = {flag.split(".")[0]: flag for flag in positive}
    if all(kept.get(flag) == given for flag, given in now.items()):
        return program
    changed = {flag for flag, given in now.items() if kept.get(flag) != given}
    intake = program.intake.model_copy(
        update={
            "red_flags": tuple({**kept, **now}.values()),
            "screened": screened,
            "clearances": tuple(one for one in program.intake.clearances if one.of not in changed),
        }
    )
    return program.model_copy(
        update={"intake": intake, "screening": answers_of(intake, library.rules)}
    )

"""What stops a program is found while it exists: the program holds it at once."""

from collections.abc import Iterable

from planner.building.red_flags import answers_of, screen
from planner.model.library import Library
from planner.model.program.program import Program
from planner.model.screening import Screened


def with_raised(
    program: Program, library: Library, positive: tuple[str, ...], screened: Screened
) -> Program:
    """The program with exactly these red flags positive.

    Nothing else of it changes. What was cleared for an answer that is another now is cleared no
    longer; whether it may be printed follows from the intake.
    """
    before, now = set(program.intake.positive_flags), set(positive)
    if before == now:
        return program
    changed = {flag.split(".")[0] for flag in now - before}
    intake = program.intake.model_copy(
        update={
            "red_flags": positive,
            "screened": screened,
            "clearances": tuple(one for one in program.intake.clearances if one.of not in changed),
        }
    )
    rules = library.for_presentation(intake.presentation).rules
    return program.model_copy(update={"intake": intake, "screening": answers_of(intake, rules)})


def with_stopping(program: Program, library: Library, precautions: Iterable[str]) -> Program:
    """The program with those of these precautions that stop it; they wait for no other plan."""
    intake = program.intake
    bare = intake.model_copy(update={"red_flags": (), "clearances": (), "findings": ()})
    stopping = tuple(
        name
        for name in precautions
        if name not in intake.precautions
        and any(s.stops for s in screen(bare.model_copy(update={"precautions": (name,)}), library))
    )
    if not stopping:
        return program
    kept = intake.model_copy(update={"precautions": (*intake.precautions, *stopping)})
    return program.model_copy(update={"intake": kept})

"""Names in an intake that the rules do not know."""

import difflib
from collections.abc import Iterable

from planner.building.red_flags import answer_of
from planner.model.intake import Intake
from planner.model.library import Library
from planner.model.problem import Problem


def intake_problems(intake: Intake, library: Library) -> tuple[Problem, ...]:
    """One problem for every id that leads nowhere; `where` is the place in the intake."""
    rules = library.rules
    problems = [
        *_unknown("precautions", intake.precautions, rules.precautions),
        *_unknown("findings", intake.findings, rules.findings),
        *_unknown(
            "red_flags", [given.split(".")[0] for given in intake.positive_flags], rules.red_flags
        ),
        *_unknown(
            "clearances",
            [one.of for one in intake.clearances],
            [*rules.red_flags, *rules.precautions],
        ),
    ]
    for index, given in enumerate(intake.positive_flags):
        flag = rules.red_flags.get(given.split(".")[0])
        if flag is not None and answer_of(flag, given) is None:
            keys = ", ".join(f"{flag.id}.{answer.key}" for answer in flag.answers)
            problems.append(
                Problem(
                    where=f"red_flags.{index}",
                    message=f'"{given}" is not an answer of {flag.id}.',
                    advice=f"Use {flag.id} or one of: {keys}.",
                )
            )
    return tuple(problems)


def _unknown(field: str, names: Iterable[str], known: Iterable[str]) -> list[Problem]:
    known = list(known)
    problems = []
    for index, name in enumerate(names):
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            problems.append(
                Problem(
                    where=f"{field}.{index}",
                    message=f'"{name}" is not known in {field}.',
                    advice=f'Did you mean "{near[0]}"?' if near else "",
                )
            )
    return problems

"""What is against an exercise, with the reasons to put it in all the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.building.overriding import override
from planner.model.finding import Finding, has_reason
from planner.model.program.program import Program
from planner.services.edit_outcomes import AgainstRules, Reasons


@dataclass(frozen=True)
class Reasoned:
    """A finding that a therapist goes against."""

    finding: Finding
    text: str
    who: str


def reasoned(
    exercise_id: str, phases: tuple[int, ...], found: Sequence[Finding], reasons: Reasons | None
) -> AgainstRules | tuple[Reasoned, ...]:
    """What was found, each with its reason; else what still needs one.

    A rule that holds in several phases is asked for once and overridden in each.
    """
    if not found:
        return ()
    of = [(one.rule.code, one.cause) for one in found]
    causes = list(dict.fromkeys(of))
    rules = tuple(found[of.index(cause)] for cause in causes)
    if reasons is None or len(reasons.texts) != len(rules):
        return AgainstRules(exercise_id, phases, rules)
    if not all(map(has_reason, (*reasons.texts, reasons.who))):
        return AgainstRules(exercise_id, phases, rules)
    texts = dict(zip(causes, reasons.texts, strict=True))
    return tuple(
        Reasoned(finding, texts[cause], reasons.who)
        for finding, cause in zip(found, of, strict=True)
    )


def overridden(program: Program, given: Iterable[Reasoned], today: date) -> Program:
    """The program with an override of each."""
    for one in given:
        program = override(program, one.finding, one.text, one.who, today)
    return program

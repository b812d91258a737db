"""What is weaker than shipped, as it is told: advice if someone stands for it, else a stop."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange


@dataclass
class ToldWeaker:
    """Weaker rules and what is said of them."""

    changes: list[RuleChange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    stops: list[Problem] = field(default_factory=list)


def told_weaker(
    rule: str, what: Iterable[str], reason: tuple[str, str], at: Problem, where_to_sign: str
) -> ToldWeaker:
    """Each thing in which a rule is weaker, with who decided it and why.

    `at` is a problem at the place to tell it at. Nothing is signed without because and by.
    """
    found = ToldWeaker()
    because, by = reason
    signed = all(any(map(str.isalpha, text)) for text in reason)
    for each in what:
        found.changes.append(RuleChange(rule=rule, what=each, because=because, by=by))
        told = at.model_copy(
            update={
                "message": f"{rule} is weaker than shipped: {each}.",
                "advice": f"Because: {because} ({by})"
                if signed
                else f"Write because: and by: (why, and who decided it) {where_to_sign}.",
                "severity": "advice" if signed else "problem",
                "code": "SAFE02" if signed else "SAFE01",
            }
        )
        found.problems.append(told)
        found.stops += [] if signed else [told]
    return found

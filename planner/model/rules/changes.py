"""What a clinic's rules allow that the shipped ones do not."""

from collections.abc import Iterable

from planner.model.base import Model

TAKEN_AWAY = "it is taken away"
"""What is said of a rule that a clinic dropped."""


class RuleChange(Model):
    """One thing that is weaker than shipped, with who decided it and why."""

    rule: str
    """The rule: "osteoporosis", "RF-05", "call"."""
    what: str
    """What is weaker, in a few words."""
    because: str = ""
    """Why the clinic decided so; empty if nobody said."""
    by: str = ""
    """Who decided it."""


def taken_away(changes: Iterable[RuleChange]) -> frozenset[str]:
    """The ids of the rules that a clinic dropped."""
    return frozenset(one.rule for one in changes if one.what == TAKEN_AWAY)

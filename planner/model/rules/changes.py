"""What a clinic's rules allow that the shipped ones do not."""

from planner.model.base import Model


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

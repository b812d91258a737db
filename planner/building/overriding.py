"""Going against a finding with a reason, and taking that back."""

from datetime import date

from planner.building.rebuilt import EditRefused
from planner.model.finding import Finding, Override, has_reason, override_of
from planner.model.program.program import Program


def override(program: Program, finding: Finding, reason: str, who: str, on: date) -> Program:
    """Go against a finding as it is now, with a reason that is kept; `who` decided, `on` a day."""
    if not finding.may_override:
        raise EditRefused("this finding cannot be overridden; mend what it names.")
    if not has_reason(reason):
        raise EditRefused("an override needs a reason in words.")
    if not has_reason(who):
        raise EditRefused("an override needs the name of who decides.")
    new = override_of(finding, reason, who, on)
    others = tuple(one for one in program.overrides if not _same(one, new))
    return program.model_copy(update={"overrides": (*others, new)})


def withdraw(program: Program, override: Override) -> Program:
    """Take an override back."""
    kept = tuple(one for one in program.overrides if one != override)
    return program.model_copy(update={"overrides": kept})


def _same(old: Override, new: Override) -> bool:
    """The new one takes the place of the old: of the same finding, or of one with no cause yet."""
    if old.before_causes:
        bare = {"field": "", "slot": "", "index": None}
        places = [one.place.model_copy(update=bare) for one in (old, new)]
        return old.rule.code == new.rule.code and places[0] == places[1]
    return old.key == new.key

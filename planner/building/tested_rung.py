"""The rung of a ladder that measurements say."""

from planner.model.intake import Baselines
from planner.model.rules.baseline_rules import BaselineRules


def tested_rung(ladder: str, measured: Baselines, rules: BaselineRules) -> int | None:
    """The rung that measurements say, the lowest if several do."""
    found = []
    for name, best in measured.rungs.items():
        if name == ladder:
            found.append(max(1, best - rules.loads.rungs_below_tested))
    for one in rules.measures:
        value: int | None = getattr(measured, one.measure)
        if one.ladder == ladder and value is not None:
            found.append(max((r for v, r in one.rungs.items() if v <= value), default=1))
    return min(found, default=None)

"""What the rules of how a program comes about allow that the shipped ones do not.

More that is new, kept for less long, sooner, faster, higher up the ladders, with less in reserve.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from planner.library.less import lowered, raised
from planner.model.rules.baseline_rules import BaselineRules
from planner.model.rules.shape_rules import (
    FewRule,
    ShapeRules,
    StartRule,
    WalkRules,
    WeekShape,
)
from planner.model.vocabulary import WEEKDAYS, Function, Weekday


def weaker_shape(shipped: ShapeRules, own: ShapeRules) -> Iterator[tuple[str, str]]:
    """The part of shape.yaml, and what of it is weaker."""
    for part in ("usual", "few"):
        for what in _few(getattr(shipped, part), getattr(own, part)):
            yield part, what
    for name in ("weeks_min", "strength_weeks_min", "none_new_last_weeks"):
        for what in lowered(name, getattr(shipped.kept, name), getattr(own.kept, name)):
            yield "kept", what
    for what in _week(shipped.week, own.week):
        yield "week", what
    now = {rule.irritability: rule for rule in own.starts}
    for rule in shipped.starts:
        for what in _start(rule, now[rule.irritability]):
            yield "starts", f"{rule.irritability} irritability, {what}"
    for name in ("phases_early", "strength_days_max"):
        was, here = getattr(shipped.recovered, name), getattr(own.recovered, name)
        for what in raised(name, was, here):
            yield "recovered", what


def _few(shipped: FewRule, own: FewRule) -> Iterator[str]:
    yield from raised("new_per_week", shipped.new_per_week, own.new_per_week)
    for weeks, most in shipped.distinct_max.items():
        yield from raised(f"exercises in {weeks} weeks", most, own.distinct_max[weeks])


def _week(shipped: WeekShape, own: WeekShape) -> Iterator[str]:
    for name in ("sets_growth_max", "sets_free_weeks", "full_body_patterns_max"):
        yield from raised(name, getattr(shipped, name), getattr(own, name))
    for days, before in shipped.strength_days.items():
        now = own.strength_days[days]
        yield from raised(f"days with strength work of {days}", len(before), len(now))
        if _in_a_row(now) and not _in_a_row(before):
            yield f"{days} days a week: strength work on two days in a row"


def _in_a_row(days: tuple[Weekday, ...]) -> bool:
    """Two days follow each other, Sunday and Monday too."""
    return any({*two} <= {*days} for two in pairwise((*WEEKDAYS, WEEKDAYS[0])))


def _start(shipped: StartRule, own: StartRule) -> Iterator[str]:
    yield from lowered("rungs_below_top", shipped.rungs_below_top, own.rungs_below_top)
    for name in ("phases_early", "lanes_early"):
        before: Mapping[Function, int] = getattr(shipped, name)
        now: Mapping[Function, int] = getattr(own, name)
        for function, early in now.items():
            yield from raised(f"{name} for {function}", before.get(function, 0), early)


def weaker_walking(shipped: WalkRules, own: WalkRules) -> Iterator[tuple[str, str]]:
    """The part of walking.yaml, and what of it is weaker."""
    now = {start.function: start for start in own.starts}
    for start in shipped.starts:
        for name in ("week_min", "bout_min"):
            label = f"{start.function}, {name}"
            for what in raised(label, getattr(start, name), getattr(now[start.function], name)):
                yield "starts", what
    for n, which in enumerate(("least", "most")):
        for what in raised(f"the {which} growth", shipped.growth[n], own.growth[n]):
            yield "growth", what
    for name in (
        "symptom_free_share",
        "target_week_min",
        "least_step_min",
        "bout_max_min",
        "bouts_max",
    ):
        for what in raised(name, getattr(shipped, name), getattr(own, name)):
            yield name, what
    for what in lowered("days", shipped.days, own.days):
        yield "days", f"{what}: as much on fewer days"


def weaker_baselines(shipped: BaselineRules, own: BaselineRules) -> Iterator[tuple[str, str]]:
    """The part of baselines.yaml, and what of it is weaker."""
    before = {(one.measure, one.ladder): one.rungs for one in shipped.measures}
    now = {(one.measure, one.ladder): one.rungs for one in own.measures}
    for (measure, ladder), rungs in before.items():
        name = f"{measure} for {ladder}"
        here = now.get((measure, ladder))
        if here is None:
            yield "measures", f"{name} is taken away"
            continue
        for value in sorted({*rungs, *here}):
            for what in raised(
                f"{name}, rung from {value} on", _rung(rungs, value), _rung(here, value)
            ):
                yield "measures", what
    for measure, ladder in now:
        if (measure, ladder) not in before:
            yield "measures", f"{measure} decides where {ladder} begins, whatever the function"
    was, loads = shipped.loads, own.loads
    for effort, left in was.reps_left.items():
        for what in lowered(
            f"repetitions left at effort {effort}", left, loads.reps_left.get(effort)
        ):
            yield "loads", what
    for what in raised("share_of_eight", was.share_of_eight, loads.share_of_eight):
        yield "loads", what
    for what in lowered("rungs_below_tested", was.rungs_below_tested, loads.rungs_below_tested):
        yield "loads", what


def _rung(rungs: Mapping[int, int], value: int) -> int:
    """The rung that a measured value places on."""
    return max((rung for least, rung in rungs.items() if least <= value), default=1)

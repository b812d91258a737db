"""What dosage rules allow that the shipped ones do not: more, harder, sooner, higher."""

from collections.abc import Iterator, Mapping
from typing import get_args

from planner.library.less import lost, lowered, otherwise, raised
from planner.model.rules.dosage_rules import DosageRules, GoalDose, IrritabilityRule, Placement
from planner.model.vocabulary import PHASES, Irritability, PhaseNumber


def weaker_dosage(shipped: DosageRules, own: DosageRules) -> Iterator[tuple[str, str]]:
    """The part of the rules, and what of it is weaker."""
    for name in ("items_max", "items_max_before"):
        for what in raised(name, getattr(shipped, name), getattr(own, name)):
            yield name, what
    goals = {goal.name: goal for goal in own.goals}
    for goal in shipped.goals:
        for what in _goal(goal, goals.get(goal.name)):
            yield "goals", what
    for name in ("sets", "reps", "hold_s", "effort"):
        was, now = getattr(shipped.usual_over, name), getattr(own.usual_over, name)
        for what in raised(name, was, now):
            yield "usual_over", what
    for what in _frequencies(shipped, own):
        yield "frequencies", what
    rules = {rule.level: rule for rule in own.irritability}
    for rule in shipped.irritability:
        now = rules[rule.level]
        if rule.any_rung and not now.any_rung:
            yield "irritability", f"{rule.level}: ladders no longer start below the usual rungs"
        for what in _provisional(rule, now):
            yield "irritability", f"{rule.level} irritability, {what}"
        for name in ("dose_factor", "effort_max"):
            label = f"{rule.level} irritability, {name}"
            for what in raised(label, getattr(rule, name), getattr(now, name)):
                yield "irritability", what
        for what in lost(f"{rule.level} irritability allows", now.allows, rule.allows, "has more:"):
            yield "irritability", what
    for what in _sore_start(shipped, own):
        yield "sore_start", what
    yield from _for_a_goal(shipped, own)
    for what in lost("by_hand_only", shipped.by_hand_only, own.by_hand_only):
        yield "by_hand_only", what
    for what in lost("dose_factor_for", shipped.dose_factor_for, own.dose_factor_for):
        yield "dose_factor_for", what
    for what in _jobs(shipped, own):
        yield "jobs", what
    yield from _placement(shipped, own)


def _for_a_goal(shipped: DosageRules, own: DosageRules) -> Iterator[tuple[str, str]]:
    """The exercise that was given for a goal alone, and to whom it is given besides."""
    now = {one.id: one for one in own.for_a_goal}
    for was in shipped.for_a_goal:
        here = now.get(was.id)
        if here is None:
            if was.id not in own.by_hand_only:
                yield was.id, "it is no longer kept for its goal"
            continue
        told = [*lost("but_not", was.but_not, here.but_not)]
        for name in ("words", "phases", "functions", "irritability"):
            before, after = (map(str, getattr(one, name)) for one in (was, here))
            told += lost(name, after, before, "has more:")
        for ladder, least in was.rungs.items():
            told += lowered(f"rung of {ladder}", least, here.rungs.get(ladder))
        yield from ((was.id, what) for what in told)


def _provisional(shipped: IrritabilityRule, own: IrritabilityRule) -> Iterator[str]:
    """Taken for milder than before in a phase, until it is rated again."""
    for name in ("eases", "opens"):
        for phase in PHASES:
            before, now = (
                _taken_for(rule.level, getattr(rule, name), phase) for rule in (shipped, own)
            )
            if _MILDER.index(now) > _MILDER.index(before):
                yield f"{name}: {now} from phase {phase} on, not {before}"
                break


_MILDER = get_args(Irritability)[::-1]
"""The worst first."""


def _taken_for(
    level: Irritability, later: Mapping[PhaseNumber, Irritability], phase: int
) -> Irritability:
    begun = [first for first in later if first <= phase]
    return later[max(begun)] if begun else level


def _jobs(shipped: DosageRules, own: DosageRules) -> Iterator[str]:
    """More of what a lane's job asks for; such a dose keeps to no range."""
    for job, dose in shipped.jobs.items():
        now = own.jobs.get(job)
        if now is None:
            yield f"the dose of {job} is taken away"
            continue
        for name in ("reps", "hold_s", "times_per_day"):
            yield from raised(f"{job}, {name}", getattr(dose, name), getattr(now, name))
    for job in own.jobs:
        if job not in shipped.jobs:
            yield f"{job} has a dose of its own, which keeps to no range"


def _frequencies(shipped: DosageRules, own: DosageRules) -> Iterator[str]:
    """More often or harder than the rule for the same exercises."""
    now = {
        (category, rule.phase, rule.properties): rule
        for rule in reversed(own.frequencies)
        for category in rule.categories
    }
    for often in shipped.frequencies:
        for category in often.categories:
            label = f"{category} in phase {often.phase}"
            here = now.get((category, often.phase, often.properties))
            if here is None:
                yield f"{label}: the rule for {' or '.join(often.properties)} is taken away"
                continue
            for name in ("days_max", "times_per_day", "effort_max", "level_max"):
                yield from raised(f"{label}, {name}", getattr(often, name), getattr(here, name))


def _sore_start(shipped: DosageRules, own: DosageRules) -> Iterator[str]:
    """Pain that no longer lowers the dose, or not as far or as long."""
    was, now = shipped.sore_start, own.sore_start
    yield from raised("usual_from", was.usual_from, now.usual_from)
    yield from lost("phases", map(str, was.phases), map(str, now.phases))
    if now.dose_as != was.dose_as:
        yield f"dose_as is {now.dose_as}, not {was.dose_as}"


def _placement(shipped: DosageRules, own: DosageRules) -> Iterator[tuple[str, str]]:
    places = {place.function: place for place in own.placement}
    for place in shipped.placement:
        for what in _placed(place, places[place.function]):
            yield "placement", f"{place.function}: {what}"
    for phase, most in shipped.progression.items_per_week.items():
        label = f"items growing a week in phase {phase}"
        for what in raised(label, most, own.progression.items_per_week.get(phase)):
            yield "progression", what
    was, now = shipped.progression, own.progression
    steps = (
        "hold_step_s",
        "hold_long_step_s",
        "hold_with_reps_max_s",
        "load_steps_max",
        "quota_step_percent",
        "phase_growth_max",
        "light_week_sets_factor",
    )
    told = [
        *(what for name in steps for what in raised(name, getattr(was, name), getattr(now, name))),
        *raised("load_step_percent", was.load_step_percent[1], now.load_step_percent[1]),
        *lowered("new_exercise_sets_less", was.new_exercise_sets_less, now.new_exercise_sets_less),
    ]
    for what in told:
        yield "progression", what


def _placed(place: Placement, now: Placement) -> Iterator[str]:
    for name in ("rungs_above_start", "effort_max"):
        yield from raised(name, getattr(place, name), getattr(now, name))
    yield from raised("suggested_from_age", place.suggested_from_age, now.suggested_from_age)
    yield from raised("grow_more", place.grow_more, now.grow_more)
    for ladder, (_, high) in place.levels.items():
        yield from raised(ladder, high, now.levels.get(ladder, (0, None))[1])
    for phase, most in place.items_max.items():
        yield from raised(f"items in phase {phase}", most, now.items_max.get(phase))
    if place.frail_ok_only and not now.frail_ok_only:
        yield "exercises that do not suit a frail person are allowed"
    if place.on_a_bed and not now.on_a_bed:
        yield "on_a_bed is taken away"


def _goal(shipped: GoalDose, own: GoalDose | None) -> Iterator[str]:
    """A range that is wider, is gone, or no longer holds for something."""
    if own is None:
        yield f"the range {shipped.name} is taken away"
        return
    if own.grows and not shipped.grows:
        yield f"{shipped.name} grows from week to week"
    for name in ("sets", "reps", "hold_s", "duration_s", "effort"):
        was, now = getattr(shipped, name), getattr(own, name)
        if was:
            yield from raised(f"{shipped.name}, {name}", was[1], now[1] if now else None)
    for name in ("reps_step", "duration_step_s"):
        yield from raised(f"{shipped.name}, {name}", getattr(shipped, name), getattr(own, name))
    for name in ("categories", "properties", "phases"):
        yield from otherwise(f"{shipped.name}, {name}", getattr(shipped, name), getattr(own, name))

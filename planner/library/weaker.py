"""What a rule book allows that the shipped one does not: a stop, a sign, a limit less.

Compared as what the rules mean, however a clinic's files came to say it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, get_args

from planner.model.exercise.exercise import Exercise
from planner.model.rules.dosage_rules import DosageRules
from planner.model.rules.guidance import CallRule, Guidance
from planner.model.rules.rules import (
    Action,
    ExamFinding,
    Precaution,
    RedFlag,
    RedFlagAnswer,
    RuleBook,
)
from planner.model.rules.template import Template
from planner.model.vocabulary import Impact, Load, SpinalRange

_ACTIONS: tuple[Action, ...] = ("caution", "urgent", "emergency")
_URGENCIES = ("soon", "same_day", "now")


class Weaker(NamedTuple):
    """One thing that is weaker than shipped."""

    file: str
    """The rule file."""
    rule: str
    """The id of the rule in it, or the name of the part."""
    what: str
    """What is weaker."""


def weaker_rules(shipped: RuleBook, own: RuleBook) -> Iterator[Weaker]:
    """Everything in which the second book is weaker than the first."""
    yield from _each("precautions.yaml", shipped.precautions, own.precautions, _precaution)
    yield from _each("red-flags.yaml", shipped.red_flags, own.red_flags, _red_flag)
    yield from _each("findings.yaml", shipped.findings, own.findings, _finding)
    for what in _guidance(shipped.guidance, own.guidance):
        yield Weaker("guidance.yaml", *what)
    for what in _dosage(shipped.dosage, own.dosage):
        yield Weaker("dosage.yaml", *what)
    if own.ages.adult_from < shipped.ages.adult_from:
        yield Weaker("ages.yaml", "adult_from", f"{own.ages.adult_from} years are enough")
    younger = own.precautions.get(own.ages.younger_brings)
    if younger is None or younger.stop is None:
        yield Weaker("ages.yaml", "younger_brings", "a younger patient is not stopped")


def weaker_template(shipped: Template, own: Template) -> Iterator[str]:
    """Everything in which a template leaves in what the shipped one leaves out."""
    for one in shipped.exclusions:
        for phase in one.phases:
            here = {
                text
                for other in own.exclusions
                if phase in other.phases
                for text in other.properties
            }
            yield from _lost(f"leaves out in phase {phase}", one.properties, here)
    for level, names in shipped.brings.items():
        yield from _lost(f"brings at {level} irritability", names, own.brings.get(level, ()))
    if shipped.nerve_safety_net and not own.nerve_safety_net:
        yield "the signs for nerve pain are not printed"
    if shipped.quota and not own.quota:
        yield "progress is no longer by quota"
    for number, most in shipped.items_max.items():
        yield from _raised(f"items in phase {number}", most, own.items_max.get(number))


def weaker_exercise(shipped: Exercise, own: Exercise) -> Iterator[str]:
    """Everything for which a rule left the shipped exercise out and does not leave out this one."""
    yield from _lost("properties", shipped.properties, own.properties)
    for name in ("start_position", "spinal_direction", "category"):
        if getattr(own, name) != getattr(shipped, name):
            yield f"{name} is {getattr(own, name)}, not {getattr(shipped, name)}"
    for name, order in _ORDERS.items():
        was, now = getattr(shipped, name), getattr(own, name)
        if order.index(now) < order.index(was):
            yield f"{name} is {now}, not {was}"
    yield from _lowered("balance_demand", shipped.balance_demand, own.balance_demand)
    yield from _lowered("phase_from", shipped.phase_from, own.phase_from)
    if own.frail_ok and not shipped.frail_ok:
        yield "it is said to suit a frail person"


_ORDERS: dict[str, tuple[str, ...]] = {
    "load": get_args(Load),
    "impact": get_args(Impact),
    "spinal_range": get_args(SpinalRange),
    "irritability_max": ("high", "moderate", "low"),
}
"""From what is left out least to what is left out most."""


def _each(
    file: str,
    shipped: Mapping[str, Any],
    own: Mapping[str, Any],
    compare: Callable[[Any, Any], Iterator[str]],
) -> Iterator[Weaker]:
    for key, rule in shipped.items():
        if key not in own:
            yield Weaker(file, key, "it is taken away")
            continue
        for what in compare(rule, own[key]):
            yield Weaker(file, key, what)


def _precaution(shipped: Precaution, own: Precaution) -> Iterator[str]:
    if "all" not in own.exclude:
        yield from _lost("exclude", shipped.exclude, own.exclude)
        yield from _lost("exclude_early", shipped.exclude_early, (*own.exclude_early, *own.exclude))
    yield from _lost("includes", shipped.includes, own.includes)
    yield from _lost("after_clearance", shipped.after_clearance, own.after_clearance)
    yield from _lost("keeps", shipped.keeps, own.keeps)
    yield from _lost("allow", own.allow, shipped.allow, "has more:")
    if shipped.stop and (own.stop is None or _lighter(own.stop, shipped.stop, _ACTIONS)):
        yield f"it stopped ({shipped.stop}); now {own.stop or 'nothing stops'}"
    if shipped.clearance_before_phase and (
        not own.clearance_before_phase
        or own.clearance_before_phase > shipped.clearance_before_phase
    ):
        yield f"phase {shipped.clearance_before_phase} no longer waits for a clearance"
    for name in ("effort_max", "items_max"):
        yield from _raised(name, getattr(shipped.limits, name), getattr(own.limits, name))
    yield from _lowered("rest_s_min", shipped.limits.rest_s_min, own.limits.rest_s_min)
    yield from _lowered("weeks_min", shipped.weeks_min, own.weeks_min)
    yield from _calls(shipped.call, own.call)
    if shipped.not_flare and not own.not_flare:
        yield "not_flare is taken away"
    if shipped.patient_note and not own.patient_note:
        yield "patient_note is taken away"
    yield from _lost("card_notes", shipped.card_notes, own.card_notes)
    if own.heat and not shipped.heat:
        yield "heat is allowed"


def _red_flag(shipped: RedFlag, own: RedFlag) -> Iterator[str]:
    answers = {answer.key: answer for answer in own.answers}
    for answer in shipped.answers:
        if answer.key not in answers:
            yield f"the answer {answer.key} is taken away"
            continue
        yield from _answer(answer, answers[answer.key])
    for one in shipped.escalate:
        if not any(
            set(one.beside) <= set(other.beside) | (set() if other.beside else set(one.beside))
            and set(one.answers)
            <= set(other.answers) | (set() if other.answers else set(one.answers))
            and not _lighter(other.action, one.action, _ACTIONS)
            and (not other.beside or one.beside)
            and (not other.answers or one.answers)
            for other in own.escalate
        ):
            beside = ", ".join(one.beside) or "any other flag"
            yield f"it no longer weighs more beside {beside}"


def _answer(shipped: RedFlagAnswer, own: RedFlagAnswer) -> Iterator[str]:
    if _lighter(own.action, shipped.action, _ACTIONS):
        yield f"the answer {shipped.key} is {own.action}, not {shipped.action}"
    yield from _lost(
        f"{shipped.key} adds_precautions", shipped.adds_precautions, own.adds_precautions
    )


def _finding(shipped: ExamFinding, own: ExamFinding) -> Iterator[str]:
    yield from _lost("excludes", shipped.excludes, own.excludes)
    yield from _lost("adds_precautions", shipped.adds_precautions, own.adds_precautions)
    for ladder, (_, high) in shipped.start_level.items():
        yield from _raised(f"start_level {ladder}", high, own.start_level.get(ladder, (0, None))[1])
    if shipped.slower and not own.slower:
        yield "it no longer slows progress"
    if shipped.quota and not own.quota:
        yield "progress is no longer by quota"


def _guidance(shipped: Guidance, own: Guidance) -> Iterator[tuple[str, str]]:
    for what in _calls(shipped.call, own.call):
        yield "call", what
    before, now = shipped.pain, own.pain
    for usual in (None, *range(11)):
        for name, was, here in zip(
            ("green", "amber"), before.bounds(usual), now.bounds(usual), strict=True
        ):
            who = "an unknown usual pain" if usual is None else f"a usual pain of {usual}"
            for what in _raised(f"{name} at {who}", was, here):
                yield "pain", what
    for name in ("tell_from", "flare_above"):
        for what in _raised(name, getattr(before, name), getattr(now, name)):
            yield "pain", what


def _dosage(shipped: DosageRules, own: DosageRules) -> Iterator[tuple[str, str]]:
    for what in _raised("items_max", shipped.items_max, own.items_max):
        yield "items_max", what
    goals = {goal.name: goal for goal in own.goals}
    for goal in shipped.goals:
        other = goals.get(goal.name)
        for name in ("sets", "reps", "hold_s", "duration_s", "effort") if other else ():
            was, now = getattr(goal, name), getattr(other, name)
            if was and now:
                for what in _raised(f"{goal.name}, {name}", was[1], now[1]):
                    yield "goals", what
    for often in shipped.frequencies:
        for category in often.categories:
            here = next(
                (f for f in own.frequencies if f.phase == often.phase and category in f.categories),
                None,
            )
            for name in ("days_max", "times_per_day", "effort_max", "level_max") if here else ():
                label = f"{category} in phase {often.phase}, {name}"
                for what in _raised(label, getattr(often, name), getattr(here, name)):
                    yield "frequencies", what
    rules = {rule.level: rule for rule in own.irritability}
    for rule in shipped.irritability:
        now = rules[rule.level]
        for name in ("dose_factor", "effort_max"):
            label = f"{rule.level} irritability, {name}"
            for what in _raised(label, getattr(rule, name), getattr(now, name)):
                yield "irritability", what
        for what in _lost(
            f"{rule.level} irritability allows", now.allows, rule.allows, "has more:"
        ):
            yield "irritability", what
    for what in _lost("by_hand_only", shipped.by_hand_only, own.by_hand_only):
        yield "by_hand_only", what
    for what in _lost("dose_factor_for", shipped.dose_factor_for, own.dose_factor_for):
        yield "dose_factor_for", what
    yield from _placement(shipped, own)


def _placement(shipped: DosageRules, own: DosageRules) -> Iterator[tuple[str, str]]:
    places = {place.function: place for place in own.placement}
    for place in shipped.placement:
        now = places[place.function]
        told = [
            *_raised("rungs_per_phase", place.rungs_per_phase, now.rungs_per_phase),
            *(
                what
                for ladder, (_, high) in place.levels.items()
                for what in _raised(ladder, high, now.levels.get(ladder, (0, None))[1])
            ),
            *(
                what
                for phase, most in place.items_max.items()
                for what in _raised(f"items in phase {phase}", most, now.items_max.get(phase))
            ),
        ]
        if place.frail_ok_only and not now.frail_ok_only:
            told.append("exercises that do not suit a frail person are allowed")
        for what in told:
            yield "placement", f"{place.function}: {what}"
    for phase, most in shipped.rungs_above_start.items():
        for what in _raised(f"phase {phase}", most, own.rungs_above_start.get(phase)):
            yield "rungs_above_start", what
    for phase, most in shipped.progression.items_per_week.items():
        label = f"items growing a week in phase {phase}"
        for what in _raised(label, most, own.progression.items_per_week.get(phase)):
            yield "progression", what


def _calls(shipped: Iterable[CallRule], own: Iterable[CallRule]) -> Iterator[str]:
    now = {one.when: one.urgency for one in own}
    for one in shipped:
        if one.when not in now:
            yield f'the sign is gone: "{one.when}"'
        elif _lighter(now[one.when], one.urgency, _URGENCIES):
            yield f'{now[one.when]}, not {one.urgency}: "{one.when}"'


def _lighter(own: str, shipped: str, order: tuple[str, ...]) -> bool:
    return order.index(own) < order.index(shipped)


def _lost(
    name: str, before: Iterable[str], now: Iterable[str], how: str = "no longer has"
) -> Iterator[str]:
    here = set(now)
    gone = [one for one in before if one not in here]
    if gone:
        yield f"{name} {how} {', '.join(gone)}"


def _raised(name: str, before: float | None, now: float | None) -> Iterator[str]:
    """A cap that is higher or gone."""
    if before is not None and (now is None or now > before):
        yield f"{name} is {'not limited' if now is None else now}, not {before}"


def _lowered(name: str, before: int | None, now: int | None) -> Iterator[str]:
    """A least that is lower or gone."""
    if before is not None and (now is None or now < before):
        yield f"{name} is {'not asked for' if now is None else now}, not {before}"

"""Which topics a patient is given, in which phase and week."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.building.case import Case
from planner.model.program.program import ProgramPhase
from planner.model.rules.topic import TopicRule, TopicRules


@dataclass(frozen=True)
class TopicChoice:
    """A topic for a patient."""

    topic: str
    """Its name."""
    phase: int
    """The phase it belongs to."""
    week: int
    """The week to read it in."""
    before_exercise: bool = False
    """To be read before the first exercise."""
    page: bool = False
    """A page of the booklet."""
    figures: bool = False
    """With the imaging figures."""
    again: bool = False
    """An earlier phase has had it."""


def choose_topics(
    case: Case,
    phases: Sequence[ProgramPhase],
    rules: TopicRules,
) -> tuple[TopicChoice, ...]:
    """The topics in the order they are read, only so many begun in a week."""
    chosen: list[TopicChoice] = []
    begun: Counter[int] = Counter()
    elsewhere = case.library.topics_elsewhere
    for phase in phases:
        had = {choice.topic for choice in chosen}
        here: set[str] = set()
        for rule in rules.topics:
            if (
                phase.number not in rule.phases
                or rule.topic in here
                or (rule.topic in had and not rule.again)
                or rule.topic in elsewhere
                or not _suits(rule, case)
            ):
                continue
            week = phase.weeks[0]
            while not rule.before_exercise and begun[week] >= rules.a_week:
                week += 1
            week = min(week, phases[-1].weeks[1])
            begun[week] += not rule.page
            here.add(rule.topic)
            chosen.append(
                TopicChoice(
                    rule.topic,
                    phase.number,
                    week,
                    rule.before_exercise,
                    rule.page,
                    rule.figures,
                    rule.topic in had,
                )
            )
    return tuple(chosen)


def _suits(rule: TopicRule, case: Case) -> bool:
    """Whether everything the rule asks for is so; what it leaves open is."""
    precautions = {one.id for _, one in case.precautions}
    findings = {one.id for one in case.findings}
    return (
        (not rule.presentations or not case.presentations.isdisjoint(rule.presentations))
        and (not rule.functions or case.intake.function in rule.functions)
        and (not rule.precautions or not precautions.isdisjoint(rule.precautions))
        and precautions.isdisjoint(rule.unless)
        and (not rule.findings or not findings.isdisjoint(rule.findings))
        and (rule.occasion is None or rule.occasion in case.intake.occasions)
        and not (rule.needs_heat and any(not one.heat for _, one in case.precautions))
    )

"""From an intake to a whole program: every pass, the topics to read and the other languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.building.may_print import Stopped, Unknown

if TYPE_CHECKING:
    from planner.building.red_flags import Raised
    from planner.model.intake import Intake
    from planner.model.problem import Problem
    from planner.model.program.program import Program
    from planner.services.ports import Clock, Sources


@dataclass(frozen=True)
class Planned:
    """A program, and the red flags that did not stop it."""

    program: Program
    raised: tuple[Raised, ...] = ()


@dataclass(frozen=True)
class RulesBroken:
    """Rules that were asked for cannot be used: no program is built by others instead."""

    problems: tuple[Problem, ...]


Plan = Planned | Stopped | Unknown | RulesBroken


def plan(intake: Intake, sources: Sources, clock: Clock) -> Plan:
    """Build a program that prints by itself. Raises LibraryUnusable."""
    from planner.building.age import age_advice, age_problems, with_age
    from planner.building.build import build

    if sources.stops:
        return RulesBroken(sources.stops)
    library = sources.library.for_presentation(intake.presentation)
    year = clock.today().year
    if impossible := age_problems(intake, library.rules, year):
        return Unknown(impossible)
    built = build(with_age(intake, library.rules.ages, year), library)
    if built.stopped:
        return Stopped(built.raised, unasked=built.unasked)
    if built.program is None:
        return Unknown(built.problems)
    program = with_words(built.program, sources, clock)
    told = (*program.problems, *age_advice(intake, library.rules, year))
    return Planned(program.model_copy(update={"problems": told}), built.raised)


def with_words(program: Program, sources: Sources, clock: Clock) -> Program:
    """The program with its topics, and what it says in other languages."""
    from planner.language.give_languages import give_topics

    year = clock.today().year
    return with_languages(
        give_topics(program, sources.library, sources.topics, year), sources, clock
    )


def with_languages(program: Program, sources: Sources, clock: Clock) -> Program:
    """The program with what the library says in other languages today."""
    from planner.language.give_languages import give_languages

    sentences, _ = sources.sentences
    year = clock.today().year
    return give_languages(program, sources.library, sources.topics, sentences, year)

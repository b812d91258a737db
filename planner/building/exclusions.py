"""What takes an exercise off the menu, rule by rule."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.building.cautioned import cautioned
from planner.model.exercise.exercise import Exercise
from planner.model.exercise.property import has_property
from planner.model.rules.rules import ExamFinding, Precaution
from planner.model.rules.template import Template


class Exclusion(NamedTuple):
    """A rule that takes an exercise off the menu, and what of the exercise it goes by."""

    rule: str
    """The id of the precaution, template or finding; or irritability, function, equipment."""
    properties: tuple[str, ...]
    """Every property of the exercise that the rule excludes, the first that it names first."""

    @property
    def property(self) -> str:
        """The first of them."""
        return self.properties[0]


def precautions_against(
    exercise: Exercise,
    precautions: Sequence[tuple[str, Precaution]],
    conditions: frozenset[str],
    *,
    early: bool,
) -> Iterator[tuple[str, str]]:
    """Each precaution that excludes it, with each property it goes by; more of them early on."""
    for name, rule in precautions:
        if exercise.id not in rule.allow:
            for text in (*rule.exclude, *(rule.exclude_early if early else ())):
                if has_property(exercise, text):
                    yield name, text
    yield from cautioned(exercise, conditions, precautions)


def presentations_against(
    exercise: Exercise,
    phase: int,
    templates: Iterable[Template | None],
    findings: Iterable[ExamFinding],
) -> Iterator[tuple[str, str]]:
    """Each presentation and finding that excludes it in a phase, with each property."""
    for template in filter(None, templates):
        for timed in template.exclusions:
            if phase in timed.phases and exercise.id not in timed.allow:
                for text in timed.properties:
                    if has_property(exercise, text):
                        yield template.id, text
    for finding in findings:
        for text in finding.excludes:
            if has_property(exercise, text):
                yield finding.id, text

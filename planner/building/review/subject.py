"""What every rule of the review looks at: the program, its case, its items one after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from planner.building.case import Case, read_case
from planner.model.exercise.exercise import Exercise
from planner.model.finding import Rule
from planner.model.library import Library
from planner.model.program.program import Item, Program, Week
from planner.model.rules.review_rules import ReviewRules


class PlacedItem(NamedTuple):
    """One item, and where it is."""

    phase: int
    week: int
    session: str
    item: Item
    exercise: Exercise


@dataclass(frozen=True)
class Subject:
    """A program under review. Make one with `subject_of`."""

    program: Program
    case: Case

    @property
    def rules(self) -> ReviewRules:
        """The numbers of the review."""
        return self.case.library.rules.review

    def rule(self, code: str) -> Rule:
        """A rule, as its findings carry it."""
        return self.rules.rule(code)

    @cached_property
    def done(self) -> tuple[PlacedItem, ...]:
        """Everything in the program, week after week."""
        return tuple(self._done())

    @cached_property
    def ahead(self) -> tuple[PlacedItem, ...]:
        """What the answers of today hold for: not what was lived with other answers."""
        return tuple(one for one in self.done if one.week >= self.program.holds_from)

    @property
    def weeks_ahead(self) -> tuple[Week, ...]:
        """The weeks that the answers of today hold for."""
        return self.program.weeks[self.program.holds_from - 1 :]

    def phases_ahead(self, phases: Iterable[int]) -> Iterator[int]:
        """Those of some phases that are not over since the answers are other ones."""
        over = {week.phase for week in self.program.weeks}
        over -= {week.phase for week in self.weeks_ahead}
        return (phase for phase in phases if phase not in over)

    def _done(self) -> Iterator[PlacedItem]:
        for week in self.program.weeks:
            for session in week.sessions:
                for item in session.items:
                    exercise = self.program.exercises[item.exercise]
                    yield PlacedItem(week.phase, week.number, session.name, item, exercise)

    def in_phase(self, phase: int) -> list[Exercise]:
        """The exercises of a phase, each once for every time it is done."""
        return [one.exercise for one in self.done if one.phase == phase]


def subject_of(program: Program, library: Library) -> Subject:
    """A program, read with the rules."""
    return Subject(program, read_case(program.intake, library))

"""The library as programs are built from it: exercises, ladders, templates and rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.problem import Problem
from planner.model.retired import RetiredExercise
from planner.model.rules.changes import RuleChange
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template


@dataclass(frozen=True, repr=False)
class Library:
    """What programs are built from. `problems` says what could not be used."""

    exercises: Mapping[str, Exercise]
    ladders: Mapping[str, Ladder]
    templates: Mapping[str, Template]
    rules: RuleBook
    problems: tuple[Problem, ...] = ()
    picture_places: Mapping[str, tuple[str, tuple[int, ...]]] = field(default_factory=dict)
    """The file of each exercise that has a picture, and the line of each of its frames."""
    property_places: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """The file of each exercise, and the line of its properties."""
    stops: tuple[Problem, ...] = ()
    """Problems in the rules or templates for which no program is built."""
    weaker: tuple[RuleChange, ...] = ()
    """What the clinic's rules allow that the shipped ones do not, with who decided it."""
    origins: Mapping[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)
    """What a clinic changed: by thing ("exercise clam"), then by key, the file and line of it."""
    retired: Mapping[str, RetiredExercise] = field(default_factory=dict)
    """Exercises that the clinic does not use any more: in no new program, on no ladder."""

    @cached_property
    def by_category(self) -> dict[str, tuple[Exercise, ...]]:
        """Exercises of each category, in library order."""
        groups: dict[str, list[Exercise]] = {}
        for exercise in self.exercises.values():
            groups.setdefault(exercise.category, []).append(exercise)
        return {category: tuple(group) for category, group in groups.items()}

    @cached_property
    def _by_rung(self) -> dict[str, dict[int, tuple[Exercise, ...]]]:
        found: dict[str, dict[int, tuple[Exercise, ...]]] = {}
        for name, ladder in self.ladders.items():
            levels = found.setdefault(name, {})
            for exercise in (self.exercises[one] for one in ladder.exercises):
                levels[exercise.level] = (*levels.get(exercise.level, ()), exercise)
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """What rules are called, by id: precautions, findings, templates."""
        known = (self.templates, self.rules.findings, self.rules.precautions)
        return {id: one.name for group in known for id, one in group.items()}

    def rungs(self, ladder: str, level: int) -> tuple[Exercise, ...]:
        """The exercises on one rung of a ladder."""
        return self._by_rung.get(ladder, {}).get(level, ())

    def next_level(self, ladder: str, level: int) -> int | None:
        """The rung above, which may be further up where exercises were retired; None at the top."""
        return min((one for one in self._by_rung.get(ladder, ()) if one > level), default=None)

    def top(self, ladder: str) -> int:
        """The highest rung of a ladder; 0 if there is no such ladder."""
        return max(self._by_rung.get(ladder, ()), default=0)

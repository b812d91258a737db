"""The library as programs are built from it: exercises, ladders, templates and rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from planner.model.exercise.exercise import Exercise, Ladder
from planner.model.language import Language
from planner.model.problem import Problem
from planner.model.region import PaperWords, Region
from planner.model.retired import RetiredExercise
from planner.model.rules.changes import RuleChange
from planner.model.rules.rules import RuleBook
from planner.model.rules.template import Template
from planner.model.words_known import LOW_BACK

FRAIL = "frail"
"""The template whose lanes take the place of others for frail people."""


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
    version: str = ""
    """Of the shipped content: that of the planner."""
    clinic_version: str = ""
    """Of the clinic's folders: letters and digits that change when a file of theirs does."""
    origins: Mapping[str, Mapping[str, tuple[str, int]]] = field(default_factory=dict)
    """What a clinic changed: by thing ("exercise clam"), then by key, the file and line of it."""
    retired: Mapping[str, RetiredExercise] = field(default_factory=dict)
    """Exercises that the clinic does not use any more: in no new program, on no ladder."""
    regions: Mapping[str, Region] = field(default_factory=dict)
    """The parts of the body that programs are for, by id."""
    region_rules: Mapping[str, RuleBook] = field(default_factory=dict)
    """The rules of the regions that have other ones than `rules`."""
    region_weaker: Mapping[str, tuple[RuleChange, ...]] = field(default_factory=dict)
    """What the rules of a region allow that those of all regions do not, by region."""
    paper_words: Mapping[str, Mapping[Language, PaperWords]] = field(default_factory=dict)
    """What handouts say, by region."""
    narrowed_to: str = ""
    """The region that this is the library of; empty: all of them."""

    @property
    def presentations(self) -> dict[str, Template]:
        """The templates that a therapist picks from."""
        lanes_for_frail = {FRAIL, *(one.frail for one in self.regions.values())}
        return {key: one for key, one in self.templates.items() if key not in lanes_for_frail}

    def made_from(self, presentation: str) -> tuple[str, ...]:
        """It, the presentation that it was made from, and so on: the rules of each hold for it."""
        found: list[str] = []
        name: str | None = presentation
        while name is not None and name not in found:
            found.append(name)
            name = self.templates[name].like if name in self.templates else None
        return tuple(found)

    def region_of(self, presentation: str) -> str:
        """The region a presentation is of; the low back where there is no such template."""
        template = self.templates.get(presentation)
        return template.region if template else LOW_BACK

    @cached_property
    def topics_elsewhere(self) -> frozenset[str]:
        """Topics that patients of other regions alone are given."""
        others = (one for key, one in self.regions.items() if key != self.narrowed_to)
        lists = (one.only_here.topics for one in others if self.narrowed_to)
        return frozenset(name for names in lists for name in names)

    def words_of(self, presentation: str) -> dict[Language, PaperWords]:
        """What handouts say of a presentation's region, by language."""
        return {**self.paper_words.get(self.region_of(presentation), {})}

    def for_presentation(self, presentation: str) -> "Library":
        """The library that programs for a presentation are built from: that of its region."""
        return self.in_region(self.region_of(presentation))

    def in_region(self, name: str) -> "Library":
        """The exercises of a region, its rules, and its lanes for frail people."""
        if len(self.regions) < 2 or self.narrowed_to == name or name not in self.regions:
            return self
        if name not in self._narrowed:
            self._narrowed[name] = self._narrowed_to(self.regions[name])
        return self._narrowed[name]

    @cached_property
    def _narrowed(self) -> "dict[str, Library]":
        return {}

    def _narrowed_to(self, region: Region) -> "Library":
        ladders = {
            key: ladder
            for key, ladder in self.ladders.items()
            if ladder.region == region.id or key in region.shares
        }
        ids = {name for ladder in ladders.values() for name in ladder.exercises}
        templates = {key: one for key, one in self.templates.items() if key != FRAIL}
        if region.frail in self.templates:
            templates[FRAIL] = self.templates[region.frail]
        return replace(
            self,
            exercises={key: one for key, one in self.exercises.items() if key in ids},
            ladders=ladders,
            templates=templates,
            rules=self.region_rules.get(region.id, self.rules),
            weaker=(*self.weaker, *self.region_weaker.get(region.id, ())),
            narrowed_to=region.id,
        )

    @cached_property
    def by_category(self) -> dict[str, tuple[Exercise, ...]]:
        """Exercises of each category, in library order."""
        groups: dict[str, list[Exercise]] = {}
        for exercise in self.exercises.values():
            groups.setdefault(exercise.category, []).append(exercise)
        return {category: tuple(group) for category, group in groups.items()}

    @cached_property
    def by_patient_name(self) -> dict[str, tuple[str, ...]]:
        """The ids of the exercises that patients know by a name, in small letters."""
        found: dict[str, tuple[str, ...]] = {}
        for one in self.exercises.values():
            name = one.patient_name.lower()
            found[name] = (*found.get(name, ()), one.id)
        return found

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

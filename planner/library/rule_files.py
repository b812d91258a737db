"""programs/rules: one YAML file a kind of rule, put together into a RuleBook.

A clinic's file lies over the shipped one of that name, by id and field by field; it never takes its
place whole.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.library.clinic_folder import yaml_named
from planner.library.overlay import REASON, dropped, laid_over, place_in, reasons_in
from planner.library.parse import M, parse
from planner.library.shipped import shown_path
from planner.library.weaker import Weaker, weaker_rules
from planner.library.weaker_reading import weaker_imaging, weaker_topics
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import DataPath, Model
from planner.model.problem import Problem
from planner.model.rules.age_rules import AgeRules
from planner.model.rules.baseline_rules import BaselineRules
from planner.model.rules.changes import RuleChange
from planner.model.rules.dosage_rules import DosageRules
from planner.model.rules.follow_up_rules import FollowUpRules
from planner.model.rules.guidance import Guidance
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.measure_rules import MeasureRule
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.review_rules import ReviewRules
from planner.model.rules.rules import (
    Action,
    ExamFinding,
    GoalMap,
    HomeRules,
    PhaseRules,
    Precaution,
    RedFlag,
    RuleBook,
)
from planner.model.rules.selection_rules import SelectionRules
from planner.model.rules.shape_rules import ShapeRules, WalkRules
from planner.model.rules.topic import TopicRules


@dataclass
class Merged(YamlSource):
    """A shipped file with a clinic's over it; a place is looked for in the clinic's file first."""

    shipped: YamlSource | None = None
    """The shipped file."""
    own: YamlSource | None = None
    """The clinic's, if it has one."""

    def problem(self, place: DataPath, message: str, advice: str = "") -> Problem:
        """A problem at a place of the merged rules: where the clinic wrote it, else the maker."""
        if self.own is None:
            return super().problem(place, message, advice)
        return self.own.problem(place_in(self.own, place, self.data), message, advice)

    def place_of(self, value: str) -> DataPath:
        """The first place that holds a value, in the clinic's file or the shipped one."""
        for source in (self.own, self.shipped):
            if source is not None and (place := source.place_of(value)):
                return place
        return ()

    def named(self, value: str, message: str) -> Problem:
        """A problem where a value, or a key with that name, stands first."""
        for source in (self.own, self.shipped):
            if source is None:
                continue
            keys = (place for place in source.lines if place and place[-1] == value)
            place = source.place_of(value) or next(keys, ())
            if place:
                return source.problem(place, message)
        return (self.own or self.shipped or self).problem((), message)


@dataclass
class RulesRead:
    """What reading the rules came to."""

    book: RuleBook | None = None
    """The rules in force; None if the shipped ones cannot be read."""
    sources: dict[str, Merged] = field(default_factory=dict)
    """Where each part came from, by file."""
    problems: list[Problem] = field(default_factory=list)
    """What is wrong, and what is weaker than shipped (advice, if someone said why)."""
    stops: list[Problem] = field(default_factory=list)
    """The problems for which no program is built."""
    weaker: tuple[RuleChange, ...] = ()
    """What is weaker than shipped."""


_Read = Callable[[YamlSource], tuple[dict[str, Any], list[Problem]]]


def read_rules(roots: list[Path]) -> RulesRead:
    """The shipped rules (the first root) with those of the other roots over them.

    A clinic's file that cannot be used leaves the shipped rules in force and stops building.
    """
    found = RulesRead()
    shipped: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for name, read in _FILES.items():
        merged, base, faults = _merged(roots, name, read)
        found.problems += faults
        if merged.own is not None or not base:
            found.stops += faults
        shipped.update(base)
        parts.update(base)
        if merged.own is not None and not faults:
            own, faults = read(merged)
            found.problems += faults
            found.stops += faults
            parts.update(own if not faults else {})
        found.sources[name] = merged
    try:
        found.book = RuleBook.model_validate(parts)
        weaker: list[Weaker] = []
        if any(merged.own is not None for merged in found.sources.values()):
            weaker += weaker_rules(RuleBook.model_validate(shipped), found.book)
        _tell_weaker(found, [*weaker, *_weaker_reading(roots, found)])
    except ValidationError:
        found.book = None
    return found


def _weaker_reading(roots: list[Path], found: RulesRead) -> Iterator[Weaker]:
    """What is weaker in the files that are read late; what else is wrong there is told then."""
    topics, was_topics = _with_shipped(roots, "topics.yaml", TopicRules, found)
    if topics and was_topics:
        yield from (Weaker("topics.yaml", *one) for one in weaker_topics(was_topics, topics))
    imaging, was_imaging = _with_shipped(roots, "imaging.yaml", ImagingFigures, found)
    if imaging and was_imaging:
        yield from (Weaker("imaging.yaml", *one) for one in weaker_imaging(was_imaging, imaging))


def _with_shipped(
    roots: list[Path], name: str, model: type[M], found: RulesRead
) -> tuple[M | None, M | None]:
    """A clinic's file over the shipped one, and the shipped alone; None without a clinic's."""
    if not any(yaml_named(root / "programs" / "rules", name) for root in roots[1:]):
        return None, None
    shipped, _, _ = read_rule_file(roots[:1], name, model)
    own, found.sources[name], _ = read_rule_file(roots, name, model)
    return own, shipped


def _tell_weaker(found: RulesRead, weaker: Iterable[Weaker]) -> None:
    """Every weaker rule, with who decided it; one that nobody stands for stops building."""
    reasons = {
        name: dict(reasons_in(merged.own))
        for name, merged in found.sources.items()
        if merged.own is not None
    }
    changes = []
    for file, rule, what in weaker:
        here = reasons.get(file, {})
        because, by = here.get(rule) or here.get("") or ("", "")
        changes.append(RuleChange(rule=rule, what=what, because=because, by=by))
        source = found.sources[file]
        told = source.named(rule, f"{rule} is weaker than shipped: {what}.")
        if because:
            advice = f"Because: {because} ({by})"
            told = told.model_copy(update={"severity": "advice", "advice": advice, "where": ""})
        else:
            advice = "Write because: and by: (why, and who decided it) in the file or the entry."
            told = told.model_copy(update={"advice": advice, "where": ""})
            found.stops.append(told)
        found.problems.append(told)
    found.weaker = tuple(changes)


def read_rule_file(
    roots: list[Path], name: str, model: type[M]
) -> tuple[M | None, Merged, list[Problem]]:
    """A rule file that is one model and no part of the RuleBook, a clinic's over the shipped."""
    read = _whole("rules", model)
    merged, base, problems = _merged(roots, name, read)
    found = base
    if merged.own is not None and not problems:
        own, problems = read(merged)
        found = own or base
    return found.get("rules"), merged, problems


def _merged(
    roots: list[Path], name: str, read: _Read
) -> tuple[Merged, dict[str, Any], list[Problem]]:
    """The shipped file with the others over it, what the shipped one alone holds, what is wrong."""
    merged, base, problems = Merged(f"programs/rules/{name}"), dict[str, Any](), list[Problem]()
    for root in roots:
        path = yaml_named(root / "programs" / "rules", name)
        if path is None:
            continue
        source = read_yaml(path, shown_path(path, root))
        if merged.shipped is None:
            base, problems = read(source)
            merged = Merged(source.file, source.data, source.lines, shipped=source)
            continue
        faults = [*source.problems, *_unsigned(source)]
        if not faults and not isinstance(source.data, dict):
            faults = [source.problem((), "this file is empty.")]
        if faults:
            merged.own = source
            return merged, base, [*problems, *faults]
        data, faults = dropped(laid_over(merged.data, source.data), source)
        problems += faults
        merged = Merged(source.file, data, source.lines, shipped=merged.shipped, own=source)
    if merged.shipped is None:
        problems = [
            Problem(
                file=f"programs/rules/{name}",
                message="no usable file of these rules was found.",
                advice="Install the planner again, or restore the file.",
            )
        ]
    return merged, base, problems


def _unsigned(source: YamlSource) -> list[Problem]:
    """because without by, or by without because."""
    data = source.data if isinstance(source.data, dict) else {}
    return [
        source.problem((one,), f"{one} stands here without {other}.", "Write both, or neither.")
        for one, other in (REASON, REASON[::-1])
        if one in data and other not in data
    ]


def _keyed(part: str, key: str, model: type[Model]) -> _Read:
    """A file with one list of models that have ids."""

    def read(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
        entries, problems = _entries(source, key)
        if isinstance(source, Merged) and source.own is not None:
            problems += _twice(source.own, key)
        found: dict[str, Any] = {}
        for index, entry in enumerate(entries):
            rule, faults = parse(source, model, entry, (key, index))
            problems += faults
            identity = getattr(rule, "id", None)
            if rule is None or identity is None:
                continue
            if identity in found:
                problems.append(
                    source.problem((key, index, "id"), f'the id "{identity}" stands here twice.')
                )
            found[identity] = rule
        return ({part: found} if found and not problems else {}), problems

    return read


def _twice(own: YamlSource, key: str) -> list[Problem]:
    """Entries of a clinic's file that have the id of another."""
    entries = own.data.get(key) if isinstance(own.data, dict) else None
    problems, seen = [], set[str]()
    for index, entry in enumerate(entries if isinstance(entries, list) else ()):
        identity = str(entry.get("id")) if isinstance(entry, dict) else ""
        if identity in seen:
            problems.append(
                own.problem((key, index, "id"), f'the id "{identity}" stands here twice.')
            )
        seen.add(identity)
    return problems


def _whole(part: str, model: type[Model]) -> _Read:
    """A file that is one model."""

    def read(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
        problems = list(source.problems)
        if problems or source.data is None:
            return {}, problems or [source.problem((), "this file is empty.")]
        rules, faults = parse(source, model, source.data)
        return ({part: rules} if rules else {}), faults

    return read


def _red_flags(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
    found, problems = _keyed("red_flags", "red_flags", RedFlag)(source)
    actions = source.data.get("actions") if isinstance(source.data, dict) else None
    try:
        words = TypeAdapter(dict[Action, str]).validate_python(actions)
    except ValidationError:
        return {}, [*problems, source.problem(("actions",), "say what each action means.")]
    return ({**found, "actions": words} if found else {}), problems


def _goals(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
    entries, problems = _entries(source, "goals")
    goals = []
    for index, entry in enumerate(entries):
        goal, faults = parse(source, GoalMap, entry, ("goals", index))
        problems += faults
        goals += [goal] if goal else []
    return ({"goals": goals} if not problems else {}), problems


def _entries(source: YamlSource, key: str) -> tuple[list[Any], list[Problem]]:
    problems = list(source.problems)
    entries = source.data.get(key) if isinstance(source.data, dict) else None
    for stray in source.data if isinstance(source.data, dict) else ():
        if stray not in (key, "actions"):
            problems.append(source.problem((stray,), f'"{stray}" is not known here.'))
    if isinstance(entries, list):
        return entries, problems
    return [], problems or [source.problem((), f'this file has no list "{key}".')]


_FILES: dict[str, _Read] = {
    "precautions.yaml": _keyed("precautions", "precautions", Precaution),
    "red-flags.yaml": _red_flags,
    "findings.yaml": _keyed("findings", "findings", ExamFinding),
    "phases.yaml": _whole("phases", PhaseRules),
    "dosage.yaml": _whole("dosage", DosageRules),
    "shape.yaml": _whole("shape", ShapeRules),
    "walking.yaml": _whole("walking", WalkRules),
    "baselines.yaml": _whole("baselines", BaselineRules),
    "home.yaml": _whole("home", HomeRules),
    "ages.yaml": _whole("ages", AgeRules),
    "goals.yaml": _goals,
    "guidance.yaml": _whole("guidance", Guidance),
    "selection.yaml": _whole("selection", SelectionRules),
    "review.yaml": _whole("review", ReviewRules),
    "follow-up.yaml": _whole("follow_up", FollowUpRules),
    "measures.yaml": _keyed("measures", "measures", MeasureRule),
    "properties.yaml": _whole("properties", PropertyRules),
}
READING_FILES = ("imaging.yaml", "topics.yaml")
"""Rule files that are read with the topics, when those are needed."""
INTAKE_WORDS_FILE = "intake-words.yaml"
"""What therapists write for what an intake has; read when a line is."""
RULE_FILES = (*_FILES, *READING_FILES, INTAKE_WORDS_FILE)
"""The names of the rule files."""

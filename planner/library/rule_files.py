"""programs/rules: one YAML file a kind of rule, put together into a RuleBook.

A clinic's file lies over the shipped one of that name, by id and field by field; it never takes its
place whole.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.library.changes.change_file import ContentChanges
from planner.library.changes.rules import change_rules, lost_changes, part_of
from planner.library.clinic_folder import yaml_named
from planner.library.list_edits import with_lists_edited
from planner.library.merged import Merged
from planner.library.overlay import REASON, dropped, laid_over
from planner.library.parse import M, parse
from planner.library.rule_models import LISTS, WHOLES, list_key
from planner.library.shipped import shown_path
from planner.library.told_weaker import told_weaker
from planner.library.weaker import Weaker, weaker_rules
from planner.library.weaker_reading import weaker_imaging, weaker_topics
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import Model
from planner.model.problem import Problem
from planner.model.rules.changes import RuleChange
from planner.model.rules.imaging import ImagingFigures
from planner.model.rules.rules import (
    Action,
    GoalMap,
    RedFlag,
    RuleBook,
)
from planner.model.rules.topic import TopicRules


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
    origins: dict[str, dict[str, tuple[str, int]]] = field(default_factory=dict)
    """Where what was changed by id and key is written, by thing."""


AllChanges = Mapping[Path, ContentChanges]
"""What each folder changes."""
_Read = Callable[[YamlSource], tuple[dict[str, Any], list[Problem]]]


def read_rules(roots: list[Path], changes: AllChanges) -> RulesRead:
    """The shipped rules (the first root) with those of the other roots over them.

    A clinic's file that cannot be used leaves the shipped rules in force and stops building.
    """
    found = RulesRead()
    shipped: dict[str, Any] = {}
    parts: dict[str, Any] = {}
    for name, read in _FILES.items():
        merged, base, faults = _merged(roots, name, read, changes)
        found.problems += faults
        if merged.own is not None or not base:
            found.stops += faults
        for changed in merged.changed:
            found.problems += changed.problems
            found.stops += changed.stops
        shipped.update(base)
        parts.update(base)
        if merged.touched and not faults:
            own, faults = read(merged)
            found.problems += faults
            found.stops += faults
            parts.update(own if not faults else {})
        found.sources[name] = merged
    try:
        found.book = RuleBook.model_validate(parts)
        weaker: list[Weaker] = []
        if any(merged.touched for merged in found.sources.values()):
            weaker += weaker_rules(RuleBook.model_validate(shipped), found.book)
        _tell_weaker(found, [*weaker, *_weaker_reading(roots, changes, found)])
    except ValidationError:
        found.book = None
    _tell_lost(roots, changes, found)
    return found


def read_region_rules(
    roots: list[Path], region: list[Path], base: RulesRead, changes: AllChanges
) -> RulesRead:
    """The rules of a region: what its folders have, laid over the rules that all regions share.

    What is weaker in them than in the shared rules needs its reason, as in a clinic's own rules.
    """
    found = RulesRead(sources=dict(base.sources))
    assert base.book is not None
    parts = {name: getattr(base.book, name) for name in RuleBook.model_fields}
    for name, read in _FILES.items():
        if not any(yaml_named(folder, name) for folder in region):
            continue
        merged, _, faults = _merged([*roots, *region], name, read, changes)
        found.sources[name] = merged
        if not faults:
            own, faults = read(merged)
            parts.update(own if not faults else {})
        found.problems += faults
        found.stops += faults
    found.book = RuleBook.model_validate(parts)
    _tell_weaker(found, weaker_rules(base.book, found.book))
    return found


def _tell_lost(roots: list[Path], changes: AllChanges, found: RulesRead) -> None:
    """Changes to rules that are nowhere, and where those that hold are written."""
    if not any([*one.of("rule", "rules")] for one in changes.values()):
        return
    data = {name: found.sources[name].data for name in _FILES}
    for name in READING_FILES:
        source, _, _ = _merged(roots, name, lambda _: ({}, []), changes)
        data[name] = source.data
    for one in changes.values():
        lost = [*lost_changes(one, data)]
        found.problems += lost
        found.stops += lost
    for name, merged in found.sources.items():
        for changed in merged.changed:
            for edit in changed.applied:
                here = found.origins.setdefault("rules", {})
                part = part_of(name)
                key = edit.key if edit.path[0] == part else f"{part}.{edit.key}"
                here[key] = (edit.at.file, edit.at.line)


def _weaker_reading(roots: list[Path], changes: AllChanges, found: RulesRead) -> Iterator[Weaker]:
    """What is weaker in the files that are read late; what else is wrong there is told then."""
    topics, was_topics = _with_shipped(roots, changes, "topics.yaml", TopicRules, found)
    if topics and was_topics:
        yield from (Weaker("topics.yaml", *one) for one in weaker_topics(was_topics, topics))
    imaging, was_imaging = _with_shipped(roots, changes, "imaging.yaml", ImagingFigures, found)
    if imaging and was_imaging:
        yield from (Weaker("imaging.yaml", *one) for one in weaker_imaging(was_imaging, imaging))


def _with_shipped(
    roots: list[Path], changes: AllChanges, name: str, model: type[M], found: RulesRead
) -> tuple[M | None, M | None]:
    """A clinic's file over the shipped one, and the shipped alone; None without a clinic's."""
    touched = any(yaml_named(root / "programs" / "rules", name) for root in roots[1:])
    if not touched and not any([*one.of("rule", "rules")] for one in changes.values()):
        return None, None
    shipped, _, _ = read_rule_file(roots[:1], name, model, {})
    own, found.sources[name], _ = read_rule_file(roots, name, model, changes)
    return own, shipped


def _tell_weaker(found: RulesRead, weaker: Iterable[Weaker]) -> None:
    """Every weaker rule, with who decided it; one that nobody stands for stops building."""
    reasons = {name: merged.reasons() for name, merged in found.sources.items() if merged.touched}
    told = []
    for file, rule, what in weaker:
        here = reasons.get(file, {})
        reason = here.get(rule) or here.get("") or ("", "")
        at = found.sources[file].named(rule, "").model_copy(update={"where": ""})
        told.append(told_weaker(rule, [what], reason, at, "in the file or the entry"))
    found.problems += (problem for one in told for problem in one.problems)
    found.stops += (problem for one in told for problem in one.stops)
    found.weaker = tuple(change for one in told for change in one.changes)


def read_rule_file(
    roots: list[Path], name: str, model: type[M], changes: AllChanges
) -> tuple[M | None, Merged, list[Problem]]:
    """A rule file that is one model and no part of the RuleBook, a clinic's over the shipped."""
    read = _whole("rules", model)
    merged, base, problems = _merged(roots, name, read, changes)
    problems += (problem for one in merged.changed for problem in one.problems)
    found = base
    if merged.touched and not any(one.severity == "problem" for one in problems):
        own, faults = read(merged)
        problems += faults
        found = own or base
    return found.get("rules"), merged, problems


def _merged(
    roots: list[Path], name: str, read: _Read, changes: AllChanges
) -> tuple[Merged, dict[str, Any], list[Problem]]:
    """The shipped file with the others over it, what the shipped one alone holds, what is wrong."""
    merged, base, problems = Merged(f"programs/rules/{name}"), dict[str, Any](), list[Problem]()
    for root in roots:
        path = yaml_named(_rules_in(root), name)
        source = read_yaml(path, shown_path(path, root)) if path else None
        if source is not None and merged.shipped is None:
            base, problems = read(source)
            merged = Merged(source.file, source.data, source.lines, shipped=source)
        elif source is not None:
            faults = [*source.problems, *_unsigned(source)]
            if not faults and not isinstance(source.data, dict):
                faults = [source.problem((), "this file is empty.", code="YAML02")]
            if faults:
                merged.own = source
                return merged, base, [*problems, *faults]
            data, faults = dropped(laid_over(merged.data, source.data), source)
            data, more = with_lists_edited(data, merged.data, source)
            problems += [*faults, *more]
            merged = replace(merged, file=source.file, data=data, lines=source.lines, own=source)
        if root in changes and merged.shipped is not None:
            for one in change_rules(changes[root], name, merged.data, _alike(read, name)):
                merged = replace(merged, data=one.data, changed=[*merged.changed, one])
    if merged.shipped is None:
        problems = [
            Problem(
                file=f"programs/rules/{name}",
                message="no usable file of these rules was found.",
                advice="Install the planner again, or restore the file.",
                code="FILE01",
            )
        ]
    return merged, base, problems


def _alike(read: _Read, name: str) -> Callable[[Any, Any], bool]:
    """Whether two ways to write a file mean the same: what has its usual value need not stand."""

    def alike(one: Any, other: Any) -> bool:
        first, second = (read(YamlSource(name, data)) for data in (one, other))
        return first[0] == second[0] and not first[1] and not second[1]

    return alike


def _rules_in(root: Path) -> Path:
    """The folder with the rules of a root; those of a region stand in its own."""
    return root if root.parent.name == "regions" else root / "programs" / "rules"


def _unsigned(source: YamlSource) -> list[Problem]:
    """because without by, or by without because."""
    data = source.data if isinstance(source.data, dict) else {}
    return [
        source.problem(
            (one,), f"{one} stands here without {other}.", "Write both, or neither.", "SHELF06"
        )
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
                    source.problem(
                        (key, index, "id"), f'the id "{identity}" stands here twice.', code="ID01"
                    )
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
                own.problem(
                    (key, index, "id"), f'the id "{identity}" stands here twice.', code="ID01"
                )
            )
        seen.add(identity)
    return problems


def _whole(part: str, model: type[Model]) -> _Read:
    """A file that is one model."""

    def read(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
        problems = list(source.problems)
        if problems or source.data is None:
            return {}, problems or [source.problem((), "this file is empty.", code="YAML02")]
        rules, faults = parse(source, model, source.data)
        return ({part: rules} if rules else {}), faults

    return read


def _red_flags(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
    found, problems = _keyed("red_flags", "red_flags", RedFlag)(source)
    actions = source.data.get("actions") if isinstance(source.data, dict) else None
    try:
        words = TypeAdapter(dict[Action, str]).validate_python(actions)
    except ValidationError:
        return {}, [
            *problems,
            source.problem(("actions",), "say what each action means.", code="FIELD02"),
        ]
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
            problems.append(
                source.problem((stray,), f'"{stray}" is not known here.', code="FIELD01")
            )
    if isinstance(entries, list):
        return entries, problems
    return [], problems or [source.problem((), f'this file has no list "{key}".', code="YAML02")]


_FILES: dict[str, _Read] = {
    **{name: _keyed(list_key(name), list_key(name), model) for name, model in LISTS.items()},
    **{name: _whole(list_key(name), model) for name, model in WHOLES.items()},
    "red-flags.yaml": _red_flags,
    "goals.yaml": _goals,
}
READING_FILES = ("imaging.yaml", "topics.yaml")
"""Rule files that are read with the topics, when those are needed."""
INTAKE_WORDS_FILE = "intake-words.yaml"
"""What therapists write for what an intake has; read when a line is."""
RULE_FILES = (*_FILES, *READING_FILES, INTAKE_WORDS_FILE)
"""The names of the rule files."""

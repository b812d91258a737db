"""programs/rules: one YAML file a kind of rule, put together into a RuleBook."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.library.parse import M, parse
from planner.library.shipped import shown_path
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import Model
from planner.model.problem import Problem
from planner.model.rules.dosage_rules import DosageRules
from planner.model.rules.guidance import Guidance
from planner.model.rules.property_rules import PropertyRules
from planner.model.rules.rules import (
    Action,
    Finding,
    GoalMap,
    HomeRules,
    PhaseRules,
    Precaution,
    RedFlag,
    RuleBook,
)

_Read = Callable[[YamlSource], tuple[dict[str, Any], list[Problem]]]


def read_rules(
    roots: list[Path],
) -> tuple[RuleBook | None, dict[str, YamlSource], list[Problem]]:
    """The rules of the last root that has each file, and the source each part came from.

    None if a part is missing everywhere.
    """
    problems: list[Problem] = []
    sources: dict[str, YamlSource] = {}
    parts: dict[str, Any] = {}
    for name, read in _FILES.items():
        found, source, faults = _last_of(roots, name, read)
        problems += faults
        if source:
            parts.update(found)
            sources[name] = source
    try:
        return RuleBook.model_validate(parts), sources, problems
    except ValidationError:
        return None, sources, problems


def read_rule_file(
    roots: list[Path], name: str, model: type[M]
) -> tuple[M | None, YamlSource | None, list[Problem]]:
    """A rule file that is one model and no part of the RuleBook, from the last root that has it."""
    found, source, problems = _last_of(roots, name, _whole("rules", model))
    return found.get("rules"), source, problems


def _last_of(
    roots: list[Path], name: str, read: _Read
) -> tuple[dict[str, Any], YamlSource | None, list[Problem]]:
    problems: list[Problem] = []
    for root in reversed(roots):
        path = root / "programs" / "rules" / name
        if not os.path.lexists(path):
            continue
        shown = shown_path(path, root)
        source = read_yaml(path, shown)
        found, faults = read(source)
        problems += faults
        if found:
            return found, source, problems
    missing = Problem(
        file=f"programs/rules/{name}",
        message="no usable file of these rules was found.",
        advice="Install the planner again, or restore the file.",
    )
    return {}, None, [*problems, missing]


def _keyed(part: str, key: str, model: type[Model]) -> _Read:
    """A file with one list of models that have ids."""

    def read(source: YamlSource) -> tuple[dict[str, Any], list[Problem]]:
        entries, problems = _entries(source, key)
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
    "findings.yaml": _keyed("findings", "findings", Finding),
    "phases.yaml": _whole("phases", PhaseRules),
    "dosage.yaml": _whole("dosage", DosageRules),
    "home.yaml": _whole("home", HomeRules),
    "goals.yaml": _goals,
    "guidance.yaml": _whole("guidance", Guidance),
    "properties.yaml": _whole("properties", PropertyRules),
}
RULE_FILES = (*_FILES, "imaging.yaml", "topics.yaml")
"""The names of the rule files; the last two are read with the topics, when those are needed."""

"""JSON Schemas of what a clinic writes, with the ids of its library where it names them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.library.rewrite import replace_text

if TYPE_CHECKING:
    from planner.model.library import Library

_EXERCISES = ("exercises", "allow", "task", "by_hand_only")
"""Lists of ids of exercises."""
_CHANGES_KEYS = ("was", "now", "es")


def schema_of(kind: str, library: Library | None = None) -> dict[str, Any]:
    """The schema of a kind of file; with a library, its ids are what may be written."""
    from planner.model.base import Model
    from planner.model.clinic import Clinic
    from planner.model.exercise.exercise import LadderSource, LadderWords
    from planner.model.intake import Intake
    from planner.model.json_schema import json_schema
    from planner.model.program.checkin import CheckIn
    from planner.model.program.program import Program
    from planner.model.region import Region
    from planner.model.rules.template import Template
    from planner.services.config import Config

    if kind == "changes":
        return _changes(library)
    models: dict[str, type[Model]] = {
        "intake": Intake,
        "program": Program,
        "exercise": LadderSource,
        "template": Template,
        "checkin": CheckIn,
        "words": LadderWords,
        "clinic": Clinic,
        "region": Region,
        "config": Config,
    }
    schema = json_schema(models[kind])
    if library is not None:
        _with_ids(schema, sorted(library.exercises))
    if kind == "exercise":
        _leaning(schema, library)
    return schema


def schema_of_rules(file: str, library: Library | None = None) -> dict[str, Any]:
    """The same for a file of rules, by its name without .yaml. Raises KeyError."""
    from planner.services.rule_schemas import rule_schema

    schema = rule_schema(file, library)
    if library is not None:
        _with_ids(schema, sorted(library.exercises))
    return schema


def write_schemas(folder: Path, library: Library | None = None) -> Iterator[Path]:
    """The schemas that an editor is given. Raises OSError."""
    from planner.services.rule_schemas import RULE_KINDS
    from planner.services.shelf_new import SCHEMAS

    schemas = {kind: schema_of(kind, library) for kind in SCHEMAS}
    schemas |= {f"rules-{kind}": schema_of_rules(kind, library) for kind in RULE_KINDS}
    (folder / ".schemas").mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas.items():
        path = folder / ".schemas" / f"{kind}.json"
        replace_text(path, json.dumps(schema, indent=1) + "\n")
        yield path


def _with_ids(schema: Any, ids: list[str]) -> None:
    """Where exercises are named in a list, only those there are."""
    if isinstance(schema, dict):
        for name, one in schema.get("properties", {}).items():
            if name in _EXERCISES and one.get("items", {}).get("type") == "string":
                one["items"] = {"enum": ids}
        for one in schema.values():
            _with_ids(one, ids)
    elif isinstance(schema, list):
        for one in schema:
            _with_ids(one, ids)


def _leaning(schema: dict[str, Any], library: Library | None) -> None:
    """A file of exercises may join a ladder, and an exercise be like another."""
    named: dict[str, Any] = {"enum": sorted(library.exercises)} if library else {"type": "string"}
    ladders: dict[str, Any] = {"enum": sorted(library.ladders)} if library else {"type": "string"}
    schema["properties"]["joins"] = {**ladders, "description": "The ladder these exercises join."}
    schema["required"] = ["exercises"]
    entry = schema["$defs"]["ExerciseEntry"]
    for key, text in (
        ("like", "The exercise that all else is taken from."),
        ("after", "The exercise of the ladder that it stands above, one rung."),
        ("beside", "The exercise of the ladder that it stands beside, on the same rung."),
    ):
        entry["properties"][key] = {**named, "description": text}
    entry["properties"]["es"] = {"type": "object", "description": "Its words in Spanish."}
    entry["required"] = ["id"]


def _changes(library: Library | None) -> dict[str, Any]:
    what: dict[str, Any] = {"type": "string"}
    exercise: dict[str, Any] = {"type": "string"}
    template = precaution = exercise
    if library is not None:
        rules = (library.rules.precautions, library.rules.red_flags, library.rules.findings)
        names = [f"exercise {name}" for name in library.exercises]
        names += [f"template {name}" for name in library.templates]
        names += [f"rule {name}" for kept in rules for name in kept]
        what = {"anyOf": [{"enum": ["rules", *names]}, {"pattern": "^(topic|rule) "}]}
        exercise = {"enum": sorted(library.exercises)}
        template = {"enum": sorted(library.templates)}
        precaution = {"enum": sorted(library.rules.precautions)}
    anything: dict[str, Any] = {}
    edit = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **dict.fromkeys(_CHANGES_KEYS, anything),
            "add": {"type": "array"},
            "drop": {"type": "array"},
        },
    }
    text = {"type": "string"}
    reason = {"because": text, "by": text}
    change = {"change": what, "set": {"type": "object", "additionalProperties": edit}, **reason}
    retire = {
        "exercise": exercise,
        "template": template,
        "topic": text,
        "precaution": precaution,
        "instead": exercise,
        "since": {},
        **reason,
    }
    listed = {"type": "object", "properties": change, "required": ["change", "set"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Changes",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **change,
            "changes": {"type": "array", "items": {**listed, "additionalProperties": False}},
            "retire": {
                "type": "array",
                "items": {"type": "object", "properties": retire, "additionalProperties": False},
            },
        },
    }

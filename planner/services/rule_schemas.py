"""JSON Schemas of the rule files that a clinic lays over the shipped ones, field by field."""

from pathlib import Path
from typing import Any

from planner.library.overlay import ADD, DROP, REASON
from planner.library.rule_models import LISTS, READ_LATER, WHOLES, list_key
from planner.model.json_schema import json_schema
from planner.model.library import Library

MODELS = LISTS | WHOLES | READ_LATER
RULE_KINDS = tuple(Path(file).stem for file in MODELS)
"""The rule files by name, without .yaml."""
_TEXT = {"type": "string"}
_NAMES = ("id", "topic")
"""What names an entry, which may say for itself why it differs."""


def rule_schema(kind: str, library: Library | None = None) -> dict[str, Any]:
    """What a clinic's file of that name may hold: any part of the shipped one, and why.

    Raises KeyError for a kind that is none of RULE_KINDS.
    """
    file = f"{kind}.yaml"
    whole = json_schema(MODELS[file])
    schema: dict[str, Any] = {"$schema": whole.pop("$schema"), "title": f"Rules: {kind}"}
    parts = whole.pop("$defs", {})
    if file in LISTS:
        # The list itself is laid over by id; a list within an entry may be edited.
        parts[whole["title"]] = whole
        key = list_key(file)
        properties: dict[str, Any] = {
            key: {"type": "array", "items": {"$ref": f"#/$defs/{whole['title']}"}}
        }
        if kind == "red-flags":
            properties["actions"] = {"type": "object", "additionalProperties": _TEXT}
    else:
        properties = {name: _edited(one) for name, one in whole["properties"].items()}
    for part in parts.values():
        _loosen(part)
    return {
        **schema,
        "type": "object",
        "additionalProperties": False,
        "properties": {**properties, **dict.fromkeys(REASON, _TEXT), DROP: _dropped(kind, library)},
        "dependentRequired": {REASON[0]: [REASON[1]], REASON[1]: [REASON[0]]},
        "$defs": parts,
    }


def _loosen(part: dict[str, Any]) -> None:
    """Only what names an entry must stand in it; the rest is as shipped."""
    fields = part.get("properties")
    if fields is None:
        return
    named = [name for name in _NAMES if name in fields]
    part["required"] = named
    part["properties"] = {name: _edited(one) for name, one in fields.items()}
    if named:
        part["properties"] |= dict.fromkeys(REASON, _TEXT)


def _edited(field: dict[str, Any]) -> dict[str, Any]:
    """A list may be written whole, or say what it adds and drops."""
    if field.get("type") != "array":
        return field
    edit = {
        "type": "object",
        "additionalProperties": False,
        "properties": {ADD: {"type": "array"}, DROP: {"type": "array"}},
    }
    described = {"description": field["description"]} if "description" in field else {}
    return {**described, "anyOf": [field, edit]}


def _dropped(kind: str, library: Library | None) -> dict[str, Any]:
    """Entries of a list that the clinic does without, by id."""
    entry: dict[str, Any] = {"type": ["string", "integer"]}
    known = getattr(library.rules, list_key(f"{kind}.yaml"), None) if library else None
    if f"{kind}.yaml" in LISTS and isinstance(known, dict):
        entry = {"enum": sorted(known)}
    return {"type": "object", "additionalProperties": {"type": "array", "items": entry}}

"""Plain data to models: pydantic's complaints become problems with file, line and advice."""

import difflib
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.library.yaml_source import Place, YamlSource
from planner.model.base import Model
from planner.model.problem import Problem

M = TypeVar("M", bound=Model)


def parse(
    source: YamlSource, model: type[M], data: Any, place: Place = ()
) -> tuple[M | None, list[Problem]]:
    """The model, or None and one problem a fault."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, problems_of(source, model, error, place)


def problems_of(
    source: YamlSource, model: type[Model], error: ValidationError, place: Place = ()
) -> list[Problem]:
    """One problem for each of pydantic's errors, at the line of the value it is about."""
    found = []
    for detail in error.errors(include_url=False):
        location = tuple(part for part in detail["loc"] if part != "[key]")
        known = _fields_at(model, location[:-1])
        message, advice = _words(detail, location, known)
        found.append(source.problem((*place, *location), message, advice))
    return found


def _words(detail: Any, location: tuple[str | int, ...], known: tuple[str, ...]) -> tuple[str, str]:
    last = str(location[-1]) if location else ""
    kind = detail["type"]
    if kind == "extra_forbidden":
        near = difflib.get_close_matches(last, known, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."
        return f'"{last}" is not a field here.', advice
    if kind == "missing":
        return f'the field "{last}" is missing.', "Add it."
    if kind == "literal_error":
        allowed = detail["ctx"]["expected"].replace("'", "")
        near = difflib.get_close_matches(
            str(detail["input"]), allowed.replace(" or ", ", ").split(", "), n=1
        )
        advice = f'Did you mean "{near[0]}"? ' if near else ""
        return f"{_shown(detail['input'])} is not known here.", f"{advice}Use one of: {allowed}."
    if kind == "value_error":
        return f"{detail['msg'].removeprefix('Value error, ')}.", ""
    return f"{_shown(detail['input'])} does not fit: {detail['msg'].lower()}.", ""


def _shown(value: Any) -> str:
    text = repr(value) if not isinstance(value, str) else f'"{value}"'
    return text if len(text) <= 60 else text[:57] + "..."


def _fields_at(model: type[Model], location: tuple[str | int, ...]) -> tuple[str, ...]:
    """The field names of the model that a location leads to, as far as it can be followed."""
    current: Any = model
    for part in location:
        fields = getattr(current, "model_fields", {})
        if part in fields:
            current = _model_in(fields[part].annotation) or current
    return tuple(getattr(current, "model_fields", {}))


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None

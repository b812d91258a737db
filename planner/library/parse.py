"""Plain data to models: pydantic's complaints become problems with file, line and advice."""

import difflib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath, Model
from planner.model.clinic import COLOR, LINK
from planner.model.problem import Problem
from planner.model.program.program_json import MOST_SHOWN
from planner.model.words_known import Vocabulary

M = TypeVar("M", bound=Model)
_VOCABULARY: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


@contextmanager
def only_words_of(vocabulary: Vocabulary | None) -> Iterator[None]:
    """While files are read: the words of the open lists are those of the vocabulary."""
    before = _VOCABULARY.set(vocabulary)
    try:
        yield
    finally:
        _VOCABULARY.reset(before)


def parse(
    source: YamlSource, model: type[M], data: Any, place: DataPath = ()
) -> tuple[M | None, list[Problem]]:
    """The model, or None and one problem a fault."""
    try:
        # As JSON and strict: "8" is not a number of weeks, nor is yes; a list is a tuple.
        text = json.dumps(data, default=str)
        return model.model_validate_json(text, strict=True, context=_VOCABULARY.get()), []
    except ValidationError as error:
        return None, _problems_of(source, model, error, data, place)


def _problems_of(
    source: YamlSource, model: type[Model], error: ValidationError, data: Any, place: DataPath
) -> list[Problem]:
    """One problem for each of pydantic's errors, at the line of the value it is about."""
    found = []
    details, missing = [], dict[DataPath, list[str]]()
    told = _one_each(error.errors(include_url=False), data)
    meant = {
        (*location[:-1], near[0])
        for location, detail in told
        if detail["type"] == "extra_forbidden"
        and (near := _close(str(location[-1]), _fields_at(model, location[:-1])))
    }
    for location, detail in told:
        around = location[:-1]
        if detail["type"] == "missing":
            if location in meant:
                continue  # it is there, misspelt
            missing.setdefault(around, []).append(str(location[-1]))
        if detail["type"] != "missing" or len(missing[around]) == 1:
            details.append((location, detail))
    for location, detail in details[:MOST_SHOWN]:
        known = _fields_at(model, location[:-1])
        message, advice, code = _words(detail, location, known)
        lacking = missing.get(location[:-1], []) if detail["type"] == "missing" else []
        if len(lacking) > 1:
            message, advice = f"the fields {', '.join(lacking)} are missing.", "Add them."
        found.append(source.problem((*place, *location), message, advice, code))
    if len(details) > MOST_SHOWN:
        found.append(
            source.problem(
                place, f"and {len(details) - MOST_SHOWN} more faults like it.", code="FIELD03"
            )
        )
    return found


def _one_each(errors: list[Any], data: Any) -> list[tuple[DataPath, Any]]:
    """Errors with their places in the data; of a value that may be several things, one.

    Where a field may hold one thing or another, pydantic tells why it is neither, each under a name
    of its own for the kind.
    """
    found: dict[DataPath, list[Any]] = {}
    several: set[DataPath] = set()
    for error in errors:
        location, of_a_kind = _in_data(error["loc"], data, error["type"])
        found.setdefault(location, []).append(error)
        if of_a_kind:
            several.add(location)
    deeper = {place[:size] for place in found for size in range(len(place))}
    return [
        (location, error)
        for location, same in found.items()
        if not (location in deeper and (location in several or _emptied(same)))
        for error in ([_united(same)] if location in several else same)
    ]


def _emptied(same: list[Any]) -> bool:
    """A list is only too short because what is in it has faults of its own."""
    return all(error["type"] == "too_short" for error in same)


def _in_data(location: DataPath, data: Any, kind: str) -> tuple[DataPath, bool]:
    """A location without the parts that are pydantic's own, and whether there were any."""
    found: list[str | int] = []
    for number, part in enumerate(location, start=1):
        absent = kind == "missing" and number == len(location)
        in_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if in_list or (isinstance(data, dict) and part in data):
            data = data[part]
        elif not absent:
            continue
        found.append(part)
    return tuple(found), len(found) < len(location) and location[-1] != "[key]"


def _united(same: list[Any]) -> Any:
    """One error for all kinds that a value is not: the words it may be, where there are such."""
    words = [error for error in same if error["type"] == "literal_error"]
    if not words:
        return same[0]
    expected = ", ".join(error["ctx"]["expected"].replace(" or ", ", ") for error in words)
    return {**words[0], "ctx": {"expected": expected}}


def _words(
    detail: Any, location: tuple[str | int, ...], known: tuple[str, ...]
) -> tuple[str, str, str]:
    """What is the matter, what to do, and the code."""
    last = str(location[-1]) if location else ""
    kind = detail["type"]
    if kind == "extra_forbidden" and last in _OF_DRAFTS:
        advice = f"Say what it leaves to decide, then take {', '.join(_OF_DRAFTS)} out."
        return f'"{last}" is of a draft.', advice, "FIELD01"
    if kind == "extra_forbidden":
        near = _close(last, known)
        advice = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."
        return f'"{last}" is not a field here.', advice, "FIELD01"
    if kind == "missing":
        return f'the field "{last}" is missing.', "Add it.", "FIELD02"
    if kind == "literal_error":
        allowed = detail["ctx"]["expected"].replace("'", "")
        near = difflib.get_close_matches(
            str(detail["input"]), allowed.replace(" or ", ", ").split(", "), n=1
        )
        advice = f'Did you mean "{near[0]}"? ' if near else ""
        shown = _shown(detail["input"])
        return f"{shown} is not known here.", f"{advice}Use one of: {allowed}.", "FIELD04"
    if kind == "value_error":
        return f"{detail['msg'].removeprefix('Value error, ')}.", "", "FIELD06"
    if detail["input"] is None:
        advice = "Write one, or [] for an empty list, or drop the line."
        return "there is no value here.", advice, "FIELD05"
    if kind == "string_pattern_mismatch" and detail["ctx"]["pattern"] in _WRITTEN:
        wanted, advice = _WRITTEN[detail["ctx"]["pattern"]]
        return f"{_shown(detail['input'])} does not fit: this is {wanted}.", advice, "FIELD03"
    for start, wanted, advice in _KINDS:
        if kind.startswith(start):
            wanted = wanted.format(**detail.get("ctx", {}))
            return f"{_shown(detail['input'])} does not fit: this is {wanted}.", advice, "FIELD03"
    words = detail["msg"][:1].lower() + detail["msg"][1:]
    return f"{_shown(detail['input'])} does not fit: {words}.", "", "FIELD03"


def _close(name: str, known: tuple[str, ...]) -> list[str]:
    """The field that was meant, if one is near."""
    return difflib.get_close_matches(name, known, n=1)


_OF_DRAFTS = ("from", "not_mapped", "to_decide")
"""What an import writes beside an exercise, for whoever finishes it."""
_WRITTEN = {
    COLOR: ("a color of six digits", 'Write it in quotes, as in "#7a1f5c".'),
    LINK: ("an address of the web", "Write it as in https://clinic.example/help."),
}
"""What is made of other signs than an id is: what was wanted, and what to do."""
_KINDS = (
    ("int", "a whole number, as in 3", "Write the number alone, without quotes or a unit."),
    ("float", "a number, as in 2.5", "Write the number alone, without quotes or a unit."),
    ("bool", "true or false", "Write true or false, without quotes."),
    ("string_type", "a text", "Put quotes round it."),
    ("string_pattern", "made of small letters, digits and hyphens", "Write it as in cable-row."),
    ("string_too_short", "empty", "Write some words."),
    ("string_too_long", "{max_length} characters at the most", "Make it shorter."),
    ("greater_than_equal", "{ge} or more", ""),
    ("less_than_equal", "{le} or less", ""),
    ("tuple", "a list", "Put [ ] round it, or write each line with a -."),
    ("list", "a list", "Put [ ] round it, or write each line with a -."),
    ("dict", "a mapping, as in {{name: value}}", ""),
    ("model", "a mapping, as in {{name: value}}", ""),
    ("too_short", "a list of {min_length} or more", ""),
    ("too_long", "a list of {max_length} at the most", ""),
)
"""How pydantic's kinds of mistake begin, what was wanted, and what to do, for a therapist."""


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
    fields = getattr(current, "model_fields", {})
    return tuple(one.alias or name for name, one in fields.items())


def _model_in(annotation: Any) -> Any:
    if hasattr(annotation, "model_fields"):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found is not None:
            return found
    return None

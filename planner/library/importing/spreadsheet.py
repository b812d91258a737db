"""A list of exercises kept in a spreadsheet, saved as CSV: a row an exercise, a column a field."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from typing import Any

from planner.library.importing.draft import (
    ExerciseDraft,
    Origin,
    draft_of,
    one_line,
    sentences,
    things,
)
from planner.model.exercise.exercise import Dosage, ExerciseEntry

_TEXTS = {"set_up", "feel", "stop_if", "mistake", "cue", "cautions"}
_WORDS = {"start_position", "setting", "load", "impact", "irritability_max"}
_OTHER_NAMES = {
    "exercise": "name",
    "title": "name",
    "instructions": "steps",
    "repetitions": "reps",
    "hold": "hold_s",
    "licence": "license",
    "author": "authors",
}
_STEP = re.compile(r"step_?\d+")


class NoNames(ValueError):
    """There is no column with the names of exercises."""


def drafts_of_table(text: str, source: str, known: Collection[str]) -> Iterator[ExerciseDraft]:
    """A draft a row. Raises NoNames."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text), delimiter=separator)
    heads = {head: _head(head) for head in rows.fieldnames or ()}
    if "name" not in heads.values():
        raise NoNames
    for row in rows:
        said: dict[str, Any] = {}
        for head, value in row.items():
            if head is not None and isinstance(value, str) and value.strip():
                said.setdefault(heads[head], value.strip())
        if said.get("name"):
            yield _draft(said, source, known)


def _head(head: str) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", head.strip().lower()).strip("_")
    return _OTHER_NAMES.get(word, word)


def _draft(said: dict[str, Any], source: str, known: Collection[str]) -> ExerciseDraft:
    found: dict[str, Any] = {}
    rest: dict[str, Any] = {}
    steps = [value for head, value in said.items() if _STEP.fullmatch(head)]
    steps += re.split(r"\s*[|\n]\s*", said.get("steps", ""))
    found["steps"] = sentences(steps)
    here, strange = things(re.split(r"\s*[;,|]\s*", said.get("equipment", "")), known)
    found["equipment"] = here
    if strange:
        rest["equipment"] = strange
    if said.get("patient_name"):
        found["patient_name"] = one_line(said["patient_name"])[:60]
    dosage: dict[str, Any] = {}
    taken = {"name", "patient_name", "steps", "equipment", "license", "authors", "id", "url"}
    for head, value in said.items():
        if head in taken or _STEP.fullmatch(head):
            continue
        number = re.fullmatch(r"\d+", value)
        if head in _TEXTS:
            found[head] = one_line(value)[:400]
        elif head in _WORDS:
            found[head] = re.sub(r"\W+", "_", value.lower())
        elif head in Dosage.model_fields and number:
            dosage[head] = int(value)
        elif head in ExerciseEntry.model_fields and number:
            found[head] = int(value)
        else:
            rest[head] = one_line(value)
    if dosage:
        found["dosage"] = dosage
    original = one_line(said.get("url") or said.get("id") or "")
    terms = one_line(said.get("license", "")), one_line(said.get("authors", ""))
    return draft_of(said["name"], found, Origin(source, *terms, original), rest)

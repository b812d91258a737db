"""A list of exercises kept in a spreadsheet: a row an exercise, a column a field."""

import csv
import io
import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from planner.library.importing.draft import (
    ExerciseDraft,
    Origin,
    draft_of,
    one_line,
    sentences,
    things,
)
from planner.library.importing.workbook import sheets_of
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
_MOST_ABOVE = 10
"""Rows that may stand above the heads of the columns."""
_STEP = re.compile(r"step_?\d+")


class NoNames(ValueError):
    """There is no column with the names of exercises."""


def drafts_of_table(
    text: str, source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    """A draft a row of CSV, None of one without a name. Raises NoNames."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    yield from _drafts([*csv.reader(io.StringIO(text), delimiter=separator)], source, known)


def drafts_of_workbook(
    data: bytes, source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    """The same of each sheet that has names of exercises. Raises NoNames, NoWorkbook."""
    sheets = [one for one in sheets_of(data) if _first(one.rows) is not None]
    if not sheets:
        raise NoNames
    for one in sheets:
        yield from _drafts(one.rows, f"{source}, sheet {one.name}", known)


def _first(rows: Sequence[Sequence[str]]) -> int | None:
    """The row with the heads of the columns; a sheet may have a title above it."""
    found = (n for n, row in enumerate(rows[:_MOST_ABOVE]) if "name" in map(_head, row))
    return next(found, None)


def _drafts(
    rows: Sequence[Sequence[str]], source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    first = _first(rows)
    if first is None:
        raise NoNames
    heads = list(map(_head, rows[first]))
    for row in rows[first + 1 :]:
        said: dict[str, Any] = {}
        for head, value in zip(heads, row, strict=False):
            if head and value.strip():
                said.setdefault(head, value.strip())
        if said:
            yield _draft(said, source, known) if said.get("name") else None


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

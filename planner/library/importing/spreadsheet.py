"""A list of exercises kept in a spreadsheet: a row an exercise, a column a field.

A name may stand over several rows: merged cells, the name once and nothing below it, or the name
again in each. They are one exercise: steps and texts in their order; where a column that holds one
thing says several, none is taken over. Two columns of one head are read as two such rows.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from planner.library.importing.csv_rows import rows_of
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
_TAKEN = {"name", "patient_name", "steps", "equipment", "license", "authors", "id", "url"}
_NUMBER = re.compile("[0-9]{1,4}")
"""No dose has more digits, and the numbers of other scripts are not guessed at."""
_ITS_OWN = ("id", "patient_name")
"""Where two rows of one name have another of these, they are two exercises."""
_Row = dict[str, str]
"""What the cells of a row say, by the head of their column."""


class NoNames(ValueError):
    """There is no column with the names of exercises."""


def drafts_of_table(
    text: str, source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    """A draft a row of CSV, None of one without a name. Raises NoNames, AskewTable."""
    yield from _drafts(rows_of(text, _first), source, known)


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
    """The row with the heads of the columns; a sheet may have a title above it, in one cell or all.

    The title may be called as a column is: "Exercise".
    """
    heads = [{_head(cell) for cell in row} - {""} for row in rows[:_MOST_ABOVE]]
    found = [n for n, one in enumerate(heads) if "name" in one]
    return next((n for n in found if len(heads[n]) > 1), next(iter(found), None))


def _drafts(
    rows: Sequence[Sequence[str]], source: str, known: Collection[str]
) -> Iterator[ExerciseDraft | None]:
    first = _first(rows)
    if first is None:
        raise NoNames
    heads = [_head(head) or f"column_{n}" for n, head in enumerate(rows[first], start=1)]
    for one in _exercises(heads, rows[first + 1 :]):
        yield _draft(one, source, known) if one[0][0].get("name") else None


def _exercises(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[list[list[_Row]]]:
    """The rows of each exercise: below a name, those that repeat it or have none go on with it."""
    here: list[list[_Row]] = []
    for row in rows:
        said = _said(heads, row)
        if here and not (said and _goes_on(said[0], here[0][0])):
            yield here
            here = []
        if said:
            here.append(said)
    if here:
        yield here


def _said(heads: Sequence[str], row: Sequence[str]) -> list[_Row]:
    """What a row says; what stands under a head for the second time, as if it stood below."""
    found: list[_Row] = []
    for head, value in zip(heads, row, strict=False):
        if value.strip():
            place = next((one for one in found if head not in one), None)
            if place is None:
                found.append(place := {})
            place[head] = value.strip()
    return found


def _goes_on(row: _Row, first: _Row) -> bool:
    """Whether a row is of the exercise above it, and not another that is called the same."""
    name = row.get("name", first.get("name"))
    same = name is not None and name.casefold() == first.get("name", "").casefold()
    return same and all(row.get(key, first.get(key)) == first.get(key) for key in _ITS_OWN)


def _head(head: str) -> str:
    word = re.sub(r"[^a-z0-9]+", "_", head.strip().lower()).strip("_")
    return _OTHER_NAMES.get(word, word)


def _draft(of_rows: list[list[_Row]], source: str, known: Collection[str]) -> ExerciseDraft:
    rows = [one for each in of_rows for one in each]
    said = {head: _values(rows, head) for head in dict.fromkeys(key for row in rows for key in row)}
    found: dict[str, Any] = {"steps": _steps(rows)}
    rest: dict[str, Any] = {}
    named = (re.split(r"\s*[;,|]\s*", value) for value in said.get("equipment", ()))
    here, strange = things([one for each in named for one in each], known)
    found["equipment"] = here
    if strange:
        rest["equipment"] = strange
    if "patient_name" in said:
        found["patient_name"] = one_line(said["patient_name"][0])
    originals = said.get("url", []) + said.get("id", [])
    once = {head: said.get(head, [])[1:] for head in ("name", "patient_name")} | {
        "original": originals[1:]
    }
    rest |= {head: list(map(one_line, values)) for head, values in once.items() if values}
    dosage: dict[str, Any] = {}
    for head, values in said.items():
        if head in _TAKEN or _STEP.fullmatch(head):
            continue
        value, only = values[0], len(values) == 1
        number = only and _NUMBER.fullmatch(value)
        if head in _TEXTS:
            found[head] = one_line(" ".join(values))
        elif head in _WORDS and only:
            found[head] = re.sub(r"\W+", "_", value.lower())
        elif head in Dosage.model_fields and number:
            dosage[head] = int(value)
        elif head in ExerciseEntry.model_fields and number:
            found[head] = int(value)
        else:
            rest[head] = one_line(value) if only else list(map(one_line, values))
    if dosage:
        found["dosage"] = dosage
    licence, authors = (one_line("; ".join(said.get(head, ()))) for head in ("license", "authors"))
    original = one_line(originals[0] if originals else "")
    draft = draft_of(said["name"][0], found, Origin(source, licence, authors, original), rest)
    return replace(draft, rows=len(of_rows))


def _steps(rows: list[_Row]) -> list[str]:
    """Row by row; a cell that stands for several rows says its steps once."""
    found: list[str] = []
    above: _Row = {}
    for row in rows:
        new = {head: value for head, value in row.items() if above.get(head) != value}
        found += [value for head, value in new.items() if _STEP.fullmatch(head)]
        found += re.split(r"\s*[|\n]\s*", new.get("steps", ""))
        above = {**above, **row}
    return sentences(found)


def _values(rows: list[_Row], head: str) -> list[str]:
    """What the rows of an exercise say in a column, each once."""
    return list(dict.fromkeys(row[head] for row in rows if head in row))

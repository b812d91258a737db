"""What a check found, as text for people and as other programs read it."""

import json
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from planner.library.check.codes import explained
from planner.library.shipped import shipped_root
from planner.model.problem import Problem

_LEVELS = {"problem": "error", "advice": "warning"}


def shown(problems: Iterable[Problem], clinic: Path | None) -> list[Problem]:
    """The problems with their paths as one reads them where one stands."""
    return [
        one.model_copy(
            update={
                "file": _path(one.file, clinic) if one.file else "",
                "message": _within(one.message, clinic),
            }
        )
        for one in problems
    ]


def _within(message: str, clinic: Path | None) -> str:
    """A message in which paths of the clinic's folder begin where one stands."""
    if clinic is None:
        return message
    paths = rf"{re.escape(str(clinic))}{re.escape(os.sep)}[^\s:]+"
    return re.sub(paths, lambda found: _path(found.group(), clinic), message)


def _path(file: str, clinic: Path | None) -> str:
    path = Path(file)
    if not path.is_absolute() and (shipped_root() / path).exists():
        path = shipped_root() / path
        if not path.is_relative_to(Path.cwd()):
            return f"<shipped>/{file}"
    elif not path.is_absolute() and clinic and not path.exists() and (clinic / path).exists():
        path = clinic / path
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """A line each, as editors and matchers of problems take it."""
    for one in problems:
        advice = "advice: " if one.severity == "advice" else ""
        code = f"{one.code} " if one.code else ""
        where = f"{one.where}: " if one.where else ""
        text = f"{code}{where}{advice}{one.message}"
        yield str(one.model_copy(update={"where": "", "message": text}))


def total(problems: Iterable[Problem]) -> str:
    """How many, in how many files."""
    found = list(problems)
    errors = sum(one.severity == "problem" for one in found)
    files = len({one.file for one in found})
    return (
        f"{_many(errors, 'error')}, {_many(len(found) - errors, 'piece')} of advice"
        f" in {_many(files, 'file')}."
    )


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def github(problems: Iterable[Problem]) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    for one in problems:
        place = ",".join(
            f"{key}={_escaped(str(value), ':,')}"
            for key, value in (("file", one.file), ("line", one.line), ("title", one.code))
            if value
        )
        text = f"{one.where}: {one.message}" if one.where else one.message
        yield f"::{_LEVELS[one.severity]} {place}::{_escaped(f'{text} {one.advice}'.strip())}"


def _escaped(text: str, more: str = "") -> str:
    for character in ("%", "\r", "\n", *more):
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def github_summary(problems: Iterable[Problem]) -> str:
    """All of them as a table: beside the lines GitHub shows ten."""
    rows = [
        f"| {one.code} | {one.file}:{one.line or ''} | {_cell(f'{one.message} {one.advice}')} |"
        for one in problems
    ]
    return "\n".join(["| code | where | what |", "| --- | --- | --- |", *rows, ""])


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").strip()


def as_json(problems: Iterable[Problem]) -> str:
    """Everything, and the totals."""
    found = list(problems)
    errors = sum(one.severity == "problem" for one in found)
    data = {
        "errors": errors,
        "advice": len(found) - errors,
        "problems": [one.model_dump(mode="json") for one in found],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)


def sarif(problems: Iterable[Problem], version: str) -> str:
    """SARIF 2.1.0, for code scanning."""
    found = list(problems)
    rules = [
        {"id": code, "shortDescription": {"text": what.title}, "help": {"text": what.why}}
        for code in sorted({one.code for one in found})
        if (what := explained(code))
    ]
    results = [
        {
            "ruleId": one.code,
            "level": _LEVELS[one.severity],
            "message": {"text": f"{one.message} {one.advice}".strip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": Path(one.file).as_posix()},
                        "region": {"startLine": one.line or 1},
                    }
                }
            ],
        }
        for one in found
    ]
    driver = {"name": "planner", "version": version, "rules": rules}
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(data, indent=2, ensure_ascii=False)

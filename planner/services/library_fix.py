"""Mend what can be mended without a person: implied properties, and what a value was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.library.chain import value_below
from planner.library.changes.edit import MISSING
from planner.library.changes.yaml_text import scalar
from planner.library.rewrite import rewrite
from planner.library.shipped import is_of

if TYPE_CHECKING:
    from planner.model.problem import Problem
    from planner.services.workspace import Workspace

_LIST = re.compile(r"(\s*properties:\s*\[)([^\]]*)(\].*)", re.DOTALL)
_LACKS = re.compile(r"(\w+) is not here, and ")


def mend(workspace: Workspace, problems: Iterable[Problem]) -> Iterator[str]:
    """Mend files of the clinic's folder; what was done, a line each.

    Only what has one right answer: a property that is implied, and `was:` of a change.
    """
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        return
    # From the end of a file on, so that the lines above keep their numbers.
    for one in sorted(problems, key=lambda one: (one.file, -(one.line or 0))):
        if one.line is None or not is_of(one.file, clinic):
            continue
        if one.code == "SAFE03" and (lack := _LACKS.match(one.message)):
            done = rewrite(Path(one.file), _with_property(one.line, lack.group(1)))
            if done:
                yield f"{one.file}:{one.line}: {lack.group(1)} added."
        elif one.code == "SHELF04":
            was = value_below(clinic, one.file, one.line)
            if was is not MISSING and rewrite(Path(one.file), _with_was(one.line, scalar(was))):
                yield f"{one.file}:{one.line}: was: added."


def _with_property(number: int, name: str) -> Any:
    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        found = _LIST.fullmatch(lines[number - 1])
        if found is None or re.search(rf"\b{name}\b", found.group(2)):
            return text
        before, names, after = found.groups()
        lines[number - 1] = f"{before}{names}{', ' if names.strip() else ''}{name}{after}"
        return "".join(lines)

    return change


def _with_was(number: int, was: str) -> Any:
    def change(text: str) -> str:
        lines = text.splitlines(keepends=True)
        line = lines[number - 1]
        if "{" in line:
            lines[number - 1] = re.sub(r":\s*\{", lambda _: f": {{was: {was}, ", line, count=1)
        elif number < len(lines):
            below = lines[number]
            indent = below[: len(below) - len(below.lstrip())]
            lines.insert(number, f"{indent}was: {was}\n")
        return "".join(lines)

    return change

"""Problems as they are told: the cause first, its echoes not at all, one message an error."""

import re
from collections.abc import Iterable
from pathlib import Path

from planner.library.clinic_folder import text_in
from planner.model.problem import Problem

_CAUSES = ("FILE", "FOLDER", "YAML", "FIELD", "SHELF", "ID", "RUNG", "JOIN", "SAFE")
"""Families of codes, what brings others about before what is brought about."""
_BROKEN = ("FILE", "YAML", "FIELD")
_ECHOES = ("NAME", "LANG02", "TOPIC02", "JOIN01", "SHELF02")
_ID = re.compile(r"""^\s*(?:- )?\{?\s*(?:id|ladder):\s*["']?([\w-]+)""", re.MULTILINE)
_NAMED = re.compile(r'"([\w-]+)"')


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems once each, causes before what they bring about, then by file and line.

    What only says that a thing is missing, whose own file has a mistake, is left out.
    """
    once = list(dict.fromkeys(problems))
    broken = {one.file for one in once if one.code.startswith(_BROKEN) and one.file}
    ids = {name for file in broken for name in _ids_in(file)}
    unknown = {(one.file, one.line) for one in once if one.code == "FIELD01"}
    lists = {one.where.partition(".")[0] for one in once if one.code.startswith("FIELD")}
    kept = [one for one in once if not _is_echo(one, ids) and not _is_lost(one, lists)]
    kept = [one for one in kept if one.code != "SHELF01" or (one.file, one.line) not in unknown]
    cut = {(one.file, one.line) for one in once if one.code == "YAML05"}
    kept = [one for one in kept if one.code != "WORDS07" or (one.file, one.line) not in cut]
    return sorted(kept, key=lambda one: (_rank(one), one.file, one.line or 0))


def _is_echo(problem: Problem, broken: set[str]) -> bool:
    if not problem.code.startswith(_ECHOES):
        return False
    return bool(broken & {*_NAMED.findall(problem.message), problem.where})


def _is_lost(problem: Problem, lists: set[str]) -> bool:
    """Whether something is only not there because the list that it is in could not be read."""
    named = re.search(r'there is no (\w+) "', problem.message)
    return problem.code == "NAME02" and named is not None and f"{named[1]}s" in lists


def _rank(problem: Problem) -> int:
    family = problem.code.rstrip("0123456789")
    return _CAUSES.index(family) if family in _CAUSES else len(_CAUSES)


def _ids_in(file: str) -> list[str]:
    """The ids that a file would have, if it could be used."""
    return _ID.findall(text_in(Path(file)))

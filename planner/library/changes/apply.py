"""A change laid over the plain data of one thing, and what no longer fits it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.library.changes.change_file import ContentChange
from planner.library.changes.edit import (
    MISSING,
    AlreadySo,
    Edit,
    NoSuchKey,
    NotInList,
    Written,
    already,
    as_it_was,
    edited,
    located,
    put,
    same,
    value_at,
)
from planner.library.yaml_source import YamlSource
from planner.model.base import DataPath
from planner.model.problem import Problem, Severity


@dataclass
class Changed(YamlSource):
    """The data of a thing with a clinic's changes in it; a fault is told where its cause stands."""

    origins: dict[DataPath, Written] = field(default_factory=dict)
    """Where each changed value is written."""
    whole: Written = field(default_factory=lambda: Written("", 0))
    """Where the change as a whole is written: the cause of what is said of values it left alone."""
    applied: list[Edit] = field(default_factory=list)
    """The edits that are in the data."""
    reason: tuple[str, str] = ("", "")
    """Why, and who decided it."""
    stops: list[Problem] = field(default_factory=list)
    """The problems that concern a patient's safety."""

    def at(self, place: DataPath) -> tuple[str, int | None]:
        """Where the value is written, or what it is part of, or the first that is part of it."""
        for size in range(len(place), 0, -1):
            if place[:size] in self.origins:
                found = self.origins[place[:size]]
                return found.file, found.line
        within = (at for key, at in self.origins.items() if key[: len(place)] == place)
        found = next(within, self.whole)
        return found.file, found.line


@dataclass(frozen=True)
class KeyRules:
    """What holds for changes to a kind of thing."""

    safety: Callable[[tuple[str, ...]], bool]
    """Whether a key is one that keeps a patient safe."""
    fixed: tuple[str, ...] = ()
    """Keys that no change may touch."""
    equal: Callable[[Any, Any], bool] = same
    """Whether two ways to write all of it mean the same."""


def apply(change: ContentChange, data: Any, rules: KeyRules) -> Changed:
    """The data with the edits that fit; the problems of the others."""
    reason = (change.because, change.by)
    result = Changed(change.at.file, data=data, whole=change.at, reason=reason)
    for edit in change.edits:
        faults, fits = [*_faults(change, edit, result.data, rules)], True
        if not any(one.code in _UNFIT for one in faults) and _changes(edit):
            try:
                place = located(result.data, edit.path)
                value = edited(value_at(result.data, place), edit)
                result.data = put(result.data, place, value)
                result.origins[place] = edit.at
            except NotInList as error:
                faults.append(_problem(change, edit, str(error), "", "SHELF08"))
                fits = False
            except AlreadySo as error:
                faults.append(_redundant(change, edit, str(error)))
        elif any(one.code in _UNFIT for one in faults):
            fits = False
        result.applied += [edit] if fits else []
        result.problems += faults
        if rules.safety(edit.path):
            result.stops += [one for one in faults if not fits or one.code in _UNSETTLED]
    return result


_UNFIT = ("SHELF02", "SHELF03")
_UNSETTLED = ("SHELF01",)
"""It holds, but whether the clinic still means it, knowing what is there now, nobody has said."""


def _changes(edit: Edit) -> bool:
    return edit.now is not MISSING or bool(edit.add or edit.drop)


def _faults(change: ContentChange, edit: Edit, data: Any, rules: KeyRules) -> Iterator[Problem]:
    if edit.path[0] in rules.fixed:
        advice = "Retire it, and write one of your own like it."
        yield _problem(change, edit, f"{edit.path[0]} cannot be changed.", advice, "SHELF03")
        return
    try:
        place = located(data, edit.path)
    except NoSuchKey as error:
        yield _problem(change, edit, str(error), error.advice, "SHELF02")
        return
    if not _changes(edit):
        return
    safety = rules.safety(edit.path)
    there = value_at(data, place)
    if edit.now is not MISSING and edit.was is MISSING and there is not MISSING:
        yield _problem(
            change,
            edit,
            "this does not say what it was.",
            f"Write was: {there!r}, so that you are told when it changes."
            if not isinstance(there, dict | list)
            else "Write was: too: planner library check --fix.",
            "SHELF04",
            "problem" if safety else "advice",
        )
    elif already(data, place, edit):
        yield _redundant(change, edit, "it says so already.")
    elif not as_it_was(data, place, edit, lambda other: rules.equal(data, other)):
        is_now = "nothing" if there is MISSING else there
        yield _problem(
            change,
            edit,
            f"it was changed under your change. It was: {edit.was} It is: {is_now} "
            f"Yours, which holds: {edit.now}",
            f"Settle it: planner library merge {change.id or edit.key}",
            "SHELF01",
            "problem" if safety else "advice",
        )


def _redundant(change: ContentChange, edit: Edit, message: str) -> Problem:
    return _problem(change, edit, message, "Take this change out.", "SHELF05", "advice")


def _problem(
    change: ContentChange,
    edit: Edit,
    message: str,
    advice: str,
    code: str,
    severity: Severity = "problem",
) -> Problem:
    return Problem(
        file=edit.at.file,
        line=edit.at.line,
        where=".".join(filter(None, (change.id, edit.key))),
        message=message,
        advice=advice,
        code=code,
        severity=severity,
    )

"""Changes to rules: of which file they are, and what of a rule keeps a patient safe."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from planner.library.changes.apply import Changed, KeyRules, apply
from planner.library.changes.change_file import ContentChange, ContentChanges
from planner.library.changes.edit import Edit
from planner.library.changes.moved import where_went
from planner.model.problem import Problem

SAFETY = (
    "stop",
    "call",
    "exclude",
    "exclude_early",
    "excludes",
    "signs",
    "pain",
    "heat",
    "keeps",
    "on_a_bed",
    "not_flare",
    "includes",
    "limits",
    "allow",
    "never_said",
    "after_clearance",
    "clearance_before_phase",
    "adds_precautions",
    "answers",
    "lights",
    "flare_call",
    "actions",
)
"""Keys of a rule that stop, leave out or warn."""


def part_of(file: str) -> str:
    """What the rules of a file are called in a key: red_flags for red-flags.yaml."""
    return file.partition(".")[0].replace("-", "_")


def change_rules(
    changes: ContentChanges, file: str, data: Any, equal: Callable[[Any, Any], bool]
) -> Iterator[Changed]:
    """The data of a rule file after each change that concerns it."""
    for change in changes.of("rule", "rules"):
        edits = tuple(filter(None, (_of_file(change, one, file, data) for one in change.edits)))
        if edits:
            here = data
            rules = KeyRules(lambda path: _safety(path, here), equal=equal)  # noqa: B023
            changed = apply(replace(change, edits=edits), data, rules)
            data = changed.data
            yield changed


def _of_file(change: ContentChange, edit: Edit, file: str, data: Any) -> Edit | None:
    """The edit with its key as the file has it; None if it is of another file."""
    part, path = part_of(file), edit.path
    if change.kind == "rule":
        if change.id == part:
            path = (part, *path)
        elif change.id in ids_in(data, part):
            path = (part, change.id, *path)
        else:
            return None
    if path[0] != part:
        return None
    at_the_top = isinstance(data, dict) and (part not in data or (path[1:2] and path[1] in data))
    return replace(edit, key=".".join(path[1:] if at_the_top else path))


def ids_in(data: Any, part: str) -> set[str]:
    """The ids of the rules in a file's list."""
    entries = data.get(part) if isinstance(data, dict) else None
    entries = entries if isinstance(entries, list) else []
    return {str(one["id"]) for one in entries if isinstance(one, dict) and "id" in one}


def lost_changes(changes: ContentChanges, data: Mapping[str, Any]) -> Iterator[Problem]:
    """Changes to rules that are in no file. `data` is what each file holds, by its name."""
    parts = {part_of(file) for file in data}
    ids = {name for file, held in data.items() for name in ids_in(held, part_of(file))}
    for change in changes.of("rule", "rules"):
        if change.kind == "rule" and change.id not in ids | parts:
            yield _nowhere(change, change.id, ids | parts, change.at.line)
        for edit in change.edits if change.kind == "rules" else ():
            if edit.path[0] not in parts:
                yield _nowhere(change, edit.path[0], parts, edit.at.line)


def _nowhere(change: ContentChange, name: str, known: set[str], line: int) -> Problem:
    return Problem(
        file=change.at.file,
        line=line,
        message=f'there is no rule "{name}".',
        advice=where_went("rule", name, sorted(known)),
        code="SHELF02",
    )


def _safety(path: tuple[str, ...], data: Any) -> bool:
    if path[0] == "red_flags" or any(part in SAFETY for part in path):
        return True
    entries = data.get(path[0]) if isinstance(data, dict) else None
    entries = entries if isinstance(entries, list) else []
    mine = [one for one in entries if isinstance(one, dict) and one.get("id") in path]
    return (len(path) < 3 and path[0] == "precautions") or any("stop" in one for one in mine)

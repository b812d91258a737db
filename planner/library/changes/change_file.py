"""The files of a folder `changes`: what they ask for, with the line of each value."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, get_args

from planner.library.changes.edit import MISSING, Edit, Written
from planner.library.clinic_folder import CHANGES, yaml_files
from planner.library.yaml_source import YamlSource, read_yaml
from planner.model.base import DataPath
from planner.model.language import OTHER_LANGUAGES
from planner.model.problem import Problem

ChangeKind = Literal["exercise", "template", "topic", "rule", "rules"]
RetiredKind = Literal["exercise", "template", "topic", "precaution"]

_LISTED = {"topic": "topics.topics", "precaution": "precautions"}
"""Kinds of things that are retired by a change of the rules, and the list that each is in."""
_EDIT = ("was", "now", "add", "drop", *OTHER_LANGUAGES)
_CHANGE = ("change", "set", "because", "by")
_RETIRE = ("instead", "because", "by", "since")
_FILE = (*_CHANGE, "changes", "retire")
_EXAMPLE = 'Write it so: change: exercise clam, and set: {feel: {was: "…", now: "…"}}.'


@dataclass(frozen=True)
class ContentChange:
    """What is to be changed of one thing."""

    kind: ChangeKind
    id: str
    """Of the exercise, template, topic or rule; empty for `change: rules`."""
    edits: tuple[Edit, ...]
    at: Written
    because: str = ""
    by: str = ""


@dataclass(frozen=True)
class Retirement:
    """Something that is not to be used any more."""

    kind: RetiredKind
    id: str
    at: Written
    instead: str = ""
    because: str = ""
    by: str = ""
    since: str = ""


@dataclass
class ContentChanges:
    """All that one folder changes, in the order of its files."""

    changes: list[ContentChange] = field(default_factory=list)
    retired: list[Retirement] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, *kinds: ChangeKind) -> Iterator[ContentChange]:
        """The changes of some kinds."""
        return (one for one in self.changes if one.kind in kinds)


def read_changes(root: Path) -> ContentChanges:
    """What a folder changes; nothing where it has no such files."""
    found = ContentChanges()
    for path, shown in yaml_files(root / CHANGES, root):
        _File(read_yaml(path, shown), found).read()
    _told_twice(found)
    return found


class _File:
    def __init__(self, source: YamlSource, into: ContentChanges) -> None:
        self._source = source
        self._into = into

    def read(self) -> None:
        self._into.problems += self._source.problems
        data = self._source.data
        if not isinstance(data, dict):
            if not self._source.problems:
                self._fault((), "this file changes nothing.", _EXAMPLE, "SHELF03")
            return
        self._unknown((), data, _FILE)
        if "change" in data or "set" in data:
            self._change((), data)
        for index, entry in self._entries("changes"):
            if self._unknown(("changes", index), entry, _CHANGE):
                self._change(("changes", index), entry)
        for index, entry in self._entries("retire"):
            self._retire(("retire", index), entry)
        if not {"change", "changes", "retire"} & data.keys():
            self._fault((), "this file changes nothing.", _EXAMPLE, "SHELF03")

    def _entries(self, key: str) -> Iterator[tuple[int, dict[str, Any]]]:
        entries = self._source.data.get(key, [])
        if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
            self._fault((key,), f'"{key}" is a list, each with a "-".', "", "SHELF03")
            return
        yield from enumerate(entries)

    def _change(self, place: DataPath, entry: dict[str, Any]) -> None:
        words = str(entry.get("change", "")).split()
        kind = next((one for one in get_args(ChangeKind) if words and words[0] == one), None)
        if kind is None or len(words) != (1 if kind == "rules" else 2):
            self._fault((*place, "change"), _not_said(words), _meant(words), "SHELF03")
            return
        wanted = entry.get("set")
        if wanted is None and get_close_matches("set", entry, n=1):
            return  # misspelt, which is told
        if not isinstance(wanted, dict) or not wanted:
            here = (*place, "set" if "set" in entry else "change")
            self._fault(here, "this changes nothing.", _EXAMPLE, "SHELF03")
            return
        because, by = self._reason(place, entry)
        edits = (self._edit((*place, "set", key), str(key), one) for key, one in wanted.items())
        self._into.changes.append(
            ContentChange(
                kind,
                words[1] if len(words) == 2 else "",
                tuple(filter(None, edits)),
                self._at((*place, "change")),
                because,
                by,
            )
        )

    def _edit(self, place: DataPath, key: str, wanted: Any) -> Edit | None:
        if not isinstance(wanted, dict):
            advice = "Write was: and now:, or add: or drop:."
            self._fault(place, "this is not a change.", advice, "SHELF03")
            return None
        if not self._unknown(place, wanted, _EDIT):
            return None
        if {"now", "add", "drop", *OTHER_LANGUAGES}.isdisjoint(wanted):
            self._fault(place, "this does not say what it is now.", "Write now:.", "SHELF03")
            return None
        if "now" in wanted and {"add", "drop"} & wanted.keys():
            advice = "Write add: and drop:, or was: and now: for the whole."
            self._fault(place, "this says now: and add: or drop: too.", advice, "SHELF03")
            return None
        lists = {name: wanted.get(name, []) for name in ("add", "drop")}
        for name, one in lists.items():
            if not isinstance(one, list):
                self._fault((*place, name), f"{name}: is a list.", "Put [ ] round it.", "SHELF03")
                return None
        return Edit(
            key=key,
            at=self._at(place),
            was=wanted.get("was", MISSING),
            now=wanted.get("now", MISSING),
            add=tuple(lists["add"]),
            drop=tuple(lists["drop"]),
            spoken={one: wanted[one] for one in OTHER_LANGUAGES if one in wanted},
            spoken_at={one: self._at((*place, one)) for one in OTHER_LANGUAGES if one in wanted},
        )

    def _retire(self, place: DataPath, entry: dict[str, Any]) -> None:
        kind = next((one for one in get_args(RetiredKind) if one in entry), None)
        if kind is None:
            advice = "Write {exercise: clam, instead: clam-band, because: …}."
            self._fault(place, "this does not say what is retired.", advice, "SHELF03")
            return
        if not self._unknown(place, entry, (kind, *_RETIRE)):
            return
        because, by = self._reason(place, entry)
        since = str(entry.get("since", ""))
        if since and not _is_day(since):
            advice = "Write it so: 2026-11-28."
            self._fault((*place, "since"), f'"{since}" is no day.', advice, "SHELF03")
        if kind in _LISTED:
            # Taken out of the list that gives it, so that whoever is less safe for it is told of.
            name = str(entry[kind])
            edit = Edit(_LISTED[kind], self._at(place), drop=(name,))
            change = ContentChange("rules", "", (edit,), self._at(place), because, by)
            self._into.changes.append(change)
            return
        self._into.retired.append(
            Retirement(
                kind,
                str(entry[kind]),
                self._at(place),
                str(entry.get("instead", "")),
                because,
                by,
                since,
            )
        )

    def _reason(self, place: DataPath, entry: dict[str, Any]) -> tuple[str, str]:
        """Why, and who decided it: said of this change or at the top of the file."""
        because, by = (
            str(entry.get(key) or self._source.data.get(key) or "").strip()
            for key in ("because", "by")
        )
        if not any(map(str.isalpha, because)):
            advice = "Write because: and, best, by:. Who comes after you will ask."
            self._fault(place, "this does not say why.", advice, "SHELF06")
        return because, by

    def _unknown(self, place: DataPath, entry: dict[str, Any], known: tuple[str, ...]) -> bool:
        stray = [key for key in entry if key not in known]
        for key in stray:
            near = get_close_matches(str(key), known, n=1)
            advice = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."
            self._fault((*place, key), f'"{key}" is not known here.', advice, "SHELF03")
        return not stray

    def _at(self, place: DataPath) -> Written:
        return Written(self._source.file, self._source.line(place) or 1)

    def _fault(self, place: DataPath, message: str, advice: str, code: str) -> None:
        self._into.problems.append(self._source.problem(place, message, advice, code))


def _not_said(words: list[str]) -> str:
    return (
        f'"{" ".join(words)}" does not say what to change.' if words else "nothing is named here."
    )


def _meant(words: list[str]) -> str:
    """The kind that was misspelt or left out, as it is written."""
    kinds = get_args(ChangeKind)
    if len(words) == 2 and (near := get_close_matches(words[0], kinds, n=1)):
        return f'Did you mean "{near[0]} {words[1]}"?'
    if len(words) == 1 and words[0] not in kinds:
        return f"Say what it is, too: exercise {words[0]}, template, topic or rule {words[0]}."
    return "Write exercise, template, topic or rule with its id, or rules."


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _told_twice(found: ContentChanges) -> None:
    """Two changes of one folder to one value, or to the whole and a part of it: the later would
    win without a word."""
    seen: dict[tuple[str, str], list[Edit]] = {}
    for change in found.changes:
        for edit in change.edits:
            earlier = seen.setdefault((change.kind, change.id), [])
            key = (change.kind, change.id, edit.key)
            first = next((one.at for one in earlier if _meet(one, edit)), None)
            earlier.append(edit)
            if first is not None:
                found.problems.append(
                    Problem(
                        file=edit.at.file,
                        line=edit.at.line,
                        message=f"{' '.join(filter(None, key))} is changed in {first.file}:"
                        f"{first.line} too.",
                        advice="Keep one of them.",
                        code="SHELF10",
                    )
                )


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits are of one value, or one puts another whole in place of what the other is
    a part of."""
    whole, part = (one, other) if len(one.key) < len(other.key) else (other, one)
    within = part.key.startswith(f"{whole.key}.") and whole.now is not MISSING
    return one.key == other.key or within

"""One change to one value of plain data: found by its key, compared with what it was, replaced.

A key is dotted: `dosage.sets`, `steps.3` (the third, as it is printed), `lanes.Hinge.enters` (an
entry of a list by its id, key or name). Lists change by `add` and `drop`, or whole with `was` and
`now`; they are never joined by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from planner.library.overlay import KEYS
from planner.model.base import DataPath
from planner.model.language import OtherLanguage

MISSING: Any = object()
"""What a key holds that is not there."""


@dataclass(frozen=True)
class Written:
    """Where something is written."""

    file: str
    line: int


@dataclass(frozen=True)
class Edit:
    """What is to become of one value."""

    key: str
    at: Written
    was: Any = MISSING
    now: Any = MISSING
    add: tuple[Any, ...] = ()
    drop: tuple[Any, ...] = ()
    spoken: dict[OtherLanguage, Any] = field(default_factory=dict)
    """The words in other languages, and where they stand."""
    spoken_at: dict[OtherLanguage, Written] = field(default_factory=dict)

    @property
    def path(self) -> tuple[str, ...]:
        """The key in its parts."""
        return tuple(self.key.split("."))


class NoSuchKey(Exception):
    """The data has no such place: what there is, and what may have been meant."""

    def __init__(self, part: str, known: list[str]) -> None:
        near = get_close_matches(part, known, n=1)
        self.part = part
        self.advice = f'Did you mean "{near[0]}"?' if near else f"Known here: {', '.join(known)}."
        super().__init__(f'there is no "{part}" here.')


class NotInList(Exception):
    """What a list was to lose is not in it."""


class AlreadySo(Exception):
    """What a list was to have is in it already."""


def located(data: Any, path: tuple[str, ...]) -> DataPath:
    """The place in the data that a key names; its last part need not be there yet.

    Raises NoSuchKey.
    """
    found: list[str | int] = []
    here = data
    for number, part in enumerate(path, start=1):
        step = _step(here, part, last=number == len(path))
        found.append(step)
        here = _at(here, step)
    return tuple(found)


def value_at(data: Any, place: DataPath) -> Any:
    """What stands there; MISSING if nothing does."""
    for step in place:
        data = _at(data, step)
    return data


def put(data: Any, place: DataPath, value: Any) -> Any:
    """The data with another value there; what leads to it is copied, nothing is changed."""
    if not place:
        return value
    step, *rest = place
    if isinstance(step, int):
        return [put(one, tuple(rest), value) if n == step else one for n, one in enumerate(data)]
    below = {} if data is MISSING or data is None else data
    return {**below, step: put(below.get(step, MISSING), tuple(rest), value)}


def edited(before: Any, edit: Edit) -> Any:
    """The value after an edit. Raises NotInList, AlreadySo."""
    if edit.now is not MISSING:
        return edit.now
    entries = [] if before is MISSING or before is None else before
    if isinstance(entries, dict):
        return _mapping(entries, edit)
    if not isinstance(entries, list):
        raise NotInList("this is no list: write was: and now:.")
    kept = list(entries)
    for gone in edit.drop:
        there = [one for one in kept if same(one, gone) or gone in _called(one)]
        if not there:
            raise NotInList(f'"{gone}" is not in it, so it cannot be dropped.')
        kept = [one for one in kept if one not in there]
    for new in edit.add:
        if any(same(one, new) or set(_names(one)) & set(_names(new)) for one in kept):
            called = next(iter(_names(new)), new)
            raise AlreadySo(f'"{called}" is in it already.')
        kept.append(new)
    return kept


def same(one: Any, other: Any) -> bool:
    """Whether two values are written for the same: line breaks in a sentence do not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one.split() == other.split()
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other) and isinstance(one, bool) == isinstance(other, bool)


def as_it_was(data: Any, place: DataPath, edit: Edit, equal: Callable[[Any], bool]) -> bool:
    """Whether the value below is the one that an edit was written against.

    `equal` is asked of the whole data with `was` in its place: there are several ways to write one
    thing.
    """
    if edit.was is MISSING:
        return True
    there = value_at(data, place)
    return same(there, edit.was) or equal(put(data, place, edit.was))


def already(data: Any, place: DataPath, edit: Edit) -> bool:
    """Whether the value below is what the edit would make of it."""
    return edit.now is not MISSING and same(value_at(data, place), edit.now)


def _mapping(entries: dict[str, Any], edit: Edit) -> dict[str, Any]:
    gone = [one for one in edit.drop if one not in entries]
    if gone:
        raise NotInList(f'"{gone[0]}" is not in it, so it cannot be dropped.')
    kept = {key: value for key, value in entries.items() if key not in edit.drop}
    for new in edit.add:
        if not isinstance(new, dict):
            raise NotInList("what is added here has a name: {name: value}.")
        twice = new.keys() & kept.keys()
        if twice:
            raise AlreadySo(f'"{min(twice)}" is in it already.')
        kept |= new
    return kept


def _step(here: Any, part: str, *, last: bool) -> str | int:
    if isinstance(here, list):
        named = [n for n, one in enumerate(here) if part in _called(one)]
        if named:
            return named[0]
        if part.isdecimal() and 1 <= int(part) <= len(here):
            return int(part) - 1
        known = [name for one in here for name in _called(one)[:1]]
        raise NoSuchKey(part, known or [f"1 to {len(here)}"])
    if isinstance(here, dict):
        if part in here or last:
            return part
        number: str | int | None = next((key for key in here if str(key) == part), None)
        if number is not None:
            return number
    if here is MISSING:
        return part
    raise NoSuchKey(part, list(map(str, here)) if isinstance(here, dict) else [])


def _at(data: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return data[step]
    return data.get(step, MISSING) if isinstance(data, dict) else MISSING


def _called(entry: Any) -> list[str]:
    """What an entry of a list may be called by: of a topic there may be several rows."""
    topic = entry.get("topic") if isinstance(entry, dict) else None
    return [*_names(entry), *([topic] if isinstance(topic, str) else [])]


def _names(entry: Any) -> list[str]:
    """What an entry of a list is known by, alone."""
    if not isinstance(entry, dict):
        return []
    return [str(entry[key]) for key in KEYS if isinstance(entry.get(key), str | int)]

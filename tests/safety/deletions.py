"""Everything that can be taken out of rules one at a time, and every number that can be moved."""

from collections.abc import Iterable, Iterator
from copy import deepcopy
from fnmatch import fnmatchcase
from typing import Any

Path = tuple[str | int, ...]


def places(data: Any, path: Path = ()) -> Iterator[Path]:
    """Every entry, field and element of plain data, also those that hold others."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if _is_list(data) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from places(value, (*path, key))


def without(data: Any, path: Path) -> Any:
    """A copy that lacks one place."""
    changed = deepcopy(data)
    del at(changed, path[:-1])[path[-1]]
    return changed


def with_value(data: Any, path: Path, value: Any) -> Any:
    """A copy with another value at one place."""
    changed = deepcopy(data)
    at(changed, path[:-1])[path[-1]] = value
    return changed


def at(data: Any, path: Path) -> Any:
    """What is at a place."""
    for part in path:
        data = data[part]
    return data


def numbers(data: Any) -> Iterator[Path]:
    """The places of all numbers."""
    for path in places(data):
        value = at(data, path)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield path


def named(path: Path) -> str:
    """A place in one line."""
    return "/".join(map(str, path))


def is_one_of(path: Path, patterns: Iterable[str]) -> bool:
    """Whether a place, or what it stands in, is meant by a pattern; with "!" only the place."""
    return any(_is(path, pattern) for pattern in patterns)


def _is(path: Path, pattern: str) -> bool:
    parts = pattern.removesuffix("!").split("/")
    exactly = pattern.endswith("!")
    if len(path) < len(parts) or (exactly and len(path) > len(parts)):
        return False
    return all(fnmatchcase(str(one), part) for one, part in zip(path, parts, strict=False))


def _is_list(data: Any) -> bool:
    return isinstance(data, list)

"""Files already read and found good, so that an unchanged file is not parsed again.

A file counts as unchanged while its content has the same hash, and the cache while the code that
reads has: another model or reader would have read something else. The cache is a convenience:
whatever goes wrong with it, the files are parsed.
"""

import contextlib
import hashlib
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from planner.library.cache import (
    MOST_FILES,
    cache_path,
    code_of,
    forget_oldest,
    names_beside,
    replace_file,
    seal,
    unsealed,
)
from planner.library.kept_models import MADE_BY
from planner.model.base import Model
from planner.model.problem import Problem

Held = TypeVar("Held", bound=Model)


class _Entry(Model, Generic[Held]):
    content: str
    held: Held


class _Cache(Model, Generic[Held]):
    version: str
    files: dict[str, _Entry[Held]]


@cache
def _cache_of(kind: type[Model]) -> Any:
    """The model of a cache of that kind, made once: making it takes longer than using it."""
    return _Cache[kind]  # type: ignore[valid-type]


def _readers() -> str:
    """The models and readers, whose code says what a file holds."""
    return f"{code_of('library', 'model')} {MADE_BY}"


class FileCache(Generic[Held]):
    """The good files of one kind in one folder, by name; `kind` is what each of them held.

    Not `believed`, it knows no file, and still keeps what is read. What a file means depends on
    what it is `of` too.
    """

    def __init__(
        self,
        root: Path,
        folder: Path | None,
        name: str,
        kind: type[Held],
        *,
        believed: bool = True,
        of: str = "",
    ) -> None:
        self._path = cache_path(folder, name, str(root.resolve()), of)
        self._cache = _cache_of(kind)
        self._old = self._read() if believed else {}
        self._new: dict[str, _Entry[Held]] = {}

    def get(self, path: Path) -> Held | None:
        """What an unchanged file held, if it was good."""
        entry = self._old.get(str(path))
        if entry is None or entry.content != _content(path):
            return None
        self._new[str(path)] = entry
        held: Held = entry.held
        return held

    def put(self, path: Path, held: Held, problems: list[Problem]) -> None:
        """Keep a file that was good."""
        if problems:
            return
        self._new[str(path)] = _Entry(content=_content(path), held=held)

    def save(self) -> bool:
        """Write it, if it changed; whether it did. What cannot be written is done without."""
        if self._new.keys() == self._old.keys() and all(
            self._new[key] is self._old[key] for key in self._new
        ):
            return False
        text = self._cache(version=_readers(), files=self._new).model_dump_json()
        with contextlib.suppress(OSError):
            replace_file(self._path, seal(text.encode()))
        forget_oldest(self._path.parent, names_beside(self._path), MOST_FILES)
        return True

    def _read(self) -> dict[str, _Entry[Held]]:
        try:
            text = unsealed(self._path.read_bytes()) or b""
            kept: _Cache[Held] = self._cache.model_validate_json(text)
        except (OSError, ValidationError):
            return {}
        return kept.files if kept.version == _readers() else {}


def _content(path: Path) -> str:
    """A hash of what a file holds; empty if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""

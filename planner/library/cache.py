"""Ladder files already read and found good, so that an unchanged file is not parsed again.

A file counts as unchanged while its content has the same hash. The cache is a convenience:
whatever goes wrong with it, the files are parsed.
"""

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from platformdirs import user_cache_path
from pydantic import ValidationError

from planner import __version__
from planner.library.ladder_file import LadderFile
from planner.model.base import Model
from planner.model.problem import Problem


class _Entry(Model):
    content: str
    ladder: LadderFile


class _Cache(Model):
    version: str
    files: dict[str, _Entry]


class LadderCache:
    """The good ladder files of one folder, by name."""

    def __init__(self, root: Path, folder: Path | None = None) -> None:
        key = hashlib.sha256(f"{__version__} {root.resolve()}".encode()).hexdigest()[:16]
        self._path = (folder or user_cache_path("planner", appauthor=False)) / f"ladders-{key}.json"
        self._old = self._read()
        self._new: dict[str, _Entry] = {}

    def get(self, path: Path) -> LadderFile | None:
        """What an unchanged file held, if it was good."""
        entry = self._old.get(str(path))
        if entry is None or entry.content != _content(path):
            return None
        self._new[str(path)] = entry
        return entry.ladder

    def put(self, path: Path, ladder: LadderFile, problems: list[Problem]) -> None:
        """Keep a file that was good."""
        if problems:
            return
        self._new[str(path)] = _Entry(content=_content(path), ladder=ladder)

    def save(self) -> None:
        """Write it, if it changed; a cache that cannot be written is done without."""
        if self._new.keys() == self._old.keys() and all(
            self._new[key] is self._old[key] for key in self._new
        ):
            return
        text = _Cache(version=__version__, files=self._new).model_dump_json()
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self._path.parent, suffix=".tmp")
            try:
                with os.fdopen(handle, "w", encoding="utf-8") as file:
                    file.write(text)
                Path(temporary).replace(self._path)
            except OSError:
                Path(temporary).unlink()

    def _read(self) -> dict[str, _Entry]:
        try:
            cache = _Cache.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}
        return cache.files if cache.version == __version__ else {}


def _content(path: Path) -> str:
    """A hash of what a file holds; empty if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    except OSError:
        return ""

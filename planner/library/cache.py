"""Ladder files already read and found good, so that an unchanged file is not parsed again.

A file counts as unchanged while its size and modification time are the same. The cache is a
convenience: whatever goes wrong with it, the files are read.
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
    size: int
    mtime_ns: int
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
        if entry is None:
            return None
        try:
            status = path.stat()
        except OSError:
            return None
        if (entry.size, entry.mtime_ns) != (status.st_size, status.st_mtime_ns):
            return None
        self._new[str(path)] = entry
        return entry.ladder

    def put(self, path: Path, ladder: LadderFile, problems: list[Problem]) -> None:
        """Keep a file that was good."""
        if problems:
            return
        with contextlib.suppress(OSError):
            status = path.stat()
            self._new[str(path)] = _Entry(
                size=status.st_size, mtime_ns=status.st_mtime_ns, ladder=ladder
            )

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
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(temporary).replace(self._path)

    def _read(self) -> dict[str, _Entry]:
        try:
            cache = _Cache.model_validate_json(self._path.read_bytes())
        except (OSError, ValidationError):
            return {}
        return cache.files if cache.version == __version__ else {}

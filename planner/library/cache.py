"""The files of caches: where they are, how they are written, and which go.

A cache is a convenience: whatever goes wrong with it, what it would have told is made again.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path

from planner import __version__

MOST_FILES = 8
"""Caches of a kind that are kept: for so many folders and versions of the planner."""


def cache_path(folder: Path | None, name: str, *of: str, suffix: str = ".json") -> Path:
    """The file of a cache of these folders; in the user's cache unless a folder is named."""
    key = hashlib.sha256(" ".join((__version__, *of)).encode()).hexdigest()[:16]
    return cache_folder(folder) / f"{name}-{key}{suffix}"


def cache_folder(folder: Path | None = None) -> Path:
    """Where caches are: the user's cache unless a folder is named."""
    return folder or user_cache_path("planner", appauthor=False)


@cache
def code_of(*rooms: str) -> str:
    """The version, and which files the code of these rooms is, of what size and from when."""
    package = Path(__file__).parent.parent
    marks = sorted(mark for room in rooms for mark in _marks_of(str(package / room)))
    return f"{__version__} {hashlib.sha256(repr(marks).encode()).hexdigest()}"


@cache
def _marks_of(folder: str) -> tuple[tuple[str, int, int], ...]:
    """Kept: the model is of the code of everything."""
    return tuple(_marks_in(folder))


def _marks_in(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of each module in a folder and those within."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _marks_in(entry.path)
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def replace_file(path: Path, data: bytes) -> None:
    """Write a cache, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink()
        raise


def seal(body: bytes, of: bytes = b"") -> bytes:
    """A cache that is not believed once it was touched, or for anything else than it is of."""
    return _seal(body, of) + b"\n" + body


def unsealed(data: bytes, of: bytes = b"") -> bytes | None:
    """What was sealed; None if that is not so any more."""
    head, _, body = data.partition(b"\n")
    return body if head == _seal(body, of) else None


def _seal(body: bytes, of: bytes) -> bytes:
    return hashlib.sha256(of + hashlib.sha256(body).digest()).hexdigest().encode()


def names_beside(path: Path) -> str:
    """The pattern of the caches of the same kind: of other folders, of other versions."""
    kind, _, key = path.stem.rpartition("-")
    return f"{kind}-{'[0-9a-f]' * len(key)}.*"


def forget_oldest(folder: Path, names: str, most: int) -> None:
    """Remove what was written longest ago of the files of these names, beyond so many.

    What cannot be removed stays, or another process has done it.
    """
    for path in sorted(folder.glob(names), key=_written)[:-most]:
        with contextlib.suppress(OSError):
            path.unlink()


def _written(path: Path) -> int:
    """When, in nanoseconds; at the beginning if it is gone."""
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0

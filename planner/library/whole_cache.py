"""A whole library that was read without a fault, kept until one of its files changes.

The cache of single files (file_cache.py) spares the parsing of what did not change; this one spares
all else where nothing did: names need not be looked up again, and an exercise becomes a model when
it is first asked for. It is a convenience: whatever is wrong with it, the files are read.
"""

import contextlib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

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
from planner.library.clinic_folder import CHANGES, YAML, content_of, files_in, region_folders
from planner.library.kept_models import MADE_BY, NotModels, from_bytes, to_bytes
from planner.model.exercise.exercise import Exercise
from planner.model.library import Library

_ALL_ELSE = tuple(one.name for one in fields(Library) if one.name != "exercises")
"""What a library has beside its exercises."""


class _Exercises(Mapping[str, Exercise]):
    """Exercises by id, each made when it is first asked for."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self._kept = kept
        self._made: dict[str, Exercise] = {}

    def __getitem__(self, key: str) -> Exercise:
        if key not in self._made:
            self._made[key] = from_bytes(self._kept[key])
        return self._made[key]

    def __contains__(self, key: object) -> bool:
        return key in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


class WholeCache:
    """The library of these folders: the shipped one, and a clinic's if there is one."""

    def __init__(self, roots: list[Path], clinic: Path | None, folder: Path | None) -> None:
        self._clinic = clinic
        self._path = cache_path(folder, "library", *map(str, roots), suffix=".pickle")
        self._state = _state_of(roots)

    def get(self) -> Library | None:
        """The library, if it was good and not a byte of its files has changed since."""
        try:
            body = unsealed(self._path.read_bytes(), self._state)
        except OSError:
            return None
        if body is None or self._has_stray_files():
            return None
        try:
            exercises, all_else = from_bytes(body)
            return Library(_Exercises(exercises), **all_else)
        except (NotModels, TypeError, ValueError):
            return None

    def put(self, library: Library) -> None:
        """Keep a library with nothing but advice; where it cannot be written, do without."""
        if library.stops or any(one.severity == "problem" for one in library.problems):
            return
        exercises = {key: to_bytes(one) for key, one in library.exercises.items()}
        all_else = {name: getattr(library, name) for name in _ALL_ELSE}
        body = to_bytes((exercises, all_else))
        with contextlib.suppress(OSError):
            replace_file(self._path, seal(body, self._state))
        forget_oldest(self._path.parent, names_beside(self._path), MOST_FILES)

    def _has_stray_files(self) -> bool:
        if self._clinic is None:
            return False
        from planner.library.stray_files import stray_files

        return bool(stray_files(self._clinic))


def _state_of(roots: list[Path]) -> bytes:
    """A hash of every file that a library is read from, and of the code that reads it."""
    return hashlib.sha256(_code().encode() + files_hash(roots)).digest()


def files_hash(roots: list[Path], *, named: bool = True) -> bytes:
    """A hash of every file that folders give to a library, with their names unless told not to."""
    digest = hashlib.sha256()
    for root in roots:
        programs = root / "programs"
        paths = files_in(root / "exercises", deep=True)
        flat = (programs / "templates", programs / "rules", root / CHANGES, *region_folders(root))
        for folder in flat:
            paths += files_in(folder, deep=False)
        for path in paths:
            if path.suffix not in YAML:
                continue
            name = path if named else path.relative_to(root).as_posix()
            try:
                content = content_of(path)
            except OSError:  # one that came and cannot be read is no library as it was
                digest.update(f"{name}\0unreadable\0".encode("utf-8", "surrogatepass"))
            else:
                digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogatepass"))
                digest.update(content)
    return digest.digest()


def _code() -> str:
    """Of what reads the files and says what they mean."""
    return f"{code_of('library', 'model')} {MADE_BY}"

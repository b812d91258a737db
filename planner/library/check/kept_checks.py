"""What was found of single exercises and files, kept until they or what they are judged by change.

Where a library has thousands of exercises, looking at each again takes longer than all else. This
is a convenience like the other caches: whatever is wrong with it, everything is looked at.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

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
from planner.library.clinic_folder import content_of
from planner.library.kept_models import MADE_BY
from planner.model.base import Model
from planner.model.library import Library
from planner.model.problem import Problem


class _Found(Model):
    state: str
    """Of all that it was found from."""
    ids: tuple[str, ...] = ()
    """The exercises of a file."""
    problems: tuple[Problem, ...] = ()


_FILE = TypeAdapter(dict[str, _Found])


class KeptChecks:
    """What was found in a library by an earlier check; unless `believed`, nothing is known."""

    def __init__(
        self, library: Library, root: Path, *, believed: bool, folder: Path | None = None
    ) -> None:
        self._library = library
        self._path = cache_path(folder, "checked", str(root.resolve()))
        self._believed = believed
        self._old = self._read() if believed else {}
        self._new: dict[str, _Found] = {}
        self._states: dict[str, str] = {}

    def of_exercise(self, name: str, find: Callable[[], Iterable[Problem]]) -> tuple[Problem, ...]:
        """What is wrong with an exercise as it is in the library."""
        if not self._believed:
            return tuple(find())
        key, state = f"exercise {name}", self._state(name)
        kept = self._old.get(key)
        if kept is None or kept.state != state:
            kept = _Found(state=state, problems=tuple(find()))
        self._new[key] = kept
        return kept.problems

    def of_file(
        self, path: Path, find: Callable[[], tuple[Iterable[str], Iterable[Problem]]]
    ) -> tuple[Problem, ...]:
        """What is wrong in a file of exercises; `find` tells whose it is, too."""
        if not self._believed:
            return tuple(find()[1])
        key = f"file {path}"
        kept = self._old.get(key)
        if kept is None or kept.state != self._file_state(path, kept.ids):
            ids, problems = find()
            names = tuple(ids)
            kept = _Found(state=self._file_state(path, names), ids=names, problems=tuple(problems))
        self._new[key] = kept
        return kept.problems

    def save(self) -> None:
        """Write it, if it changed; what cannot be written is done without."""
        if not self._believed or (
            self._new.keys() == self._old.keys()
            and all(self._new[key] is self._old[key] for key in self._new)
        ):
            return
        with contextlib.suppress(OSError):
            replace_file(self._path, seal(_FILE.dump_json(self._new, exclude_defaults=True)))
        forget_oldest(self._path.parent, names_beside(self._path), MOST_FILES)

    def _read(self) -> dict[str, _Found]:
        try:
            return _FILE.validate_json(unsealed(self._path.read_bytes()) or b"")
        except (OSError, ValidationError):
            return {}

    def _file_state(self, path: Path, ids: Iterable[str]) -> str:
        try:
            content = content_of(path)
        except OSError:
            return ""
        return _hash(content, *(self._state(name).encode() for name in ids))

    def _state(self, name: str) -> str:
        """Of an exercise, where it stands, who else is called so, and what it is judged by."""
        if name not in self._states:
            found = self._library.exercises.get(name)
            if found is None:
                return name
            namesakes = self._library.by_patient_name[found.patient_name.lower()]
            places = (
                self._library.picture_places.get(name),
                self._library.property_places.get(name),
            )
            self._states[name] = _hash(
                self._ground, found.model_dump_json().encode(), repr((namesakes, places)).encode()
            )
        return self._states[name]

    @cached_property
    def _ground(self) -> bytes:
        """Of the code, and of what else of the library an exercise is judged by."""
        book = self._library
        judged_by = (book.rules, *book.templates.values(), *book.weaker)
        code = f"{code_of('library', 'model', 'figure')} {MADE_BY}"
        return _hash(code.encode(), *(one.model_dump_json().encode() for one in judged_by)).encode()


def _hash(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:32]

"""One YAML file: guarded reading, plain data, and the line of every value.

Anchors and aliases are refused (they are what a YAML bomb is made of), so are duplicate keys
and files beyond a size no exercise file needs.
"""

import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.model.base import DataPath
from planner.model.problem import Problem

MAX_BYTES = 2_000_000


@dataclass
class YamlSource:
    """What a file held: plain data, the line of each place in it, and what was wrong."""

    file: str
    data: Any = None
    lines: dict[DataPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    close: set[DataPath] = field(default_factory=set)
    """Whole numbers of lists that stand right behind a comma: 5 in [2,5], which may be 2.5.
    None in JSON, which programs write so."""

    def line(self, place: DataPath) -> int | None:
        """The line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)

    def place_of(self, value: str) -> DataPath:
        """The first place that holds a value; () if there is none."""
        places = self.lines if self.data is not None else ()
        return next((place for place in places if self._at(place) == value), ())

    def _at(self, place: DataPath) -> Any:
        found = self.data
        for part in place:
            found = found[part]
        return found

    def at(self, place: DataPath) -> tuple[str, int | None]:
        """The file and line that a place is written in, or the nearest place around it."""
        return self.file, self.line(place)

    def problem(self, place: DataPath, message: str, advice: str = "", code: str = "") -> Problem:
        """A problem at a place of this file."""
        file, line = self.at(place)
        where = ".".join(str(part) for part in place)
        return Problem(file=file, line=line, where=where, message=message, advice=advice, code=code)


def read_yaml(path: Path, shown_as: str | None = None) -> YamlSource:
    """Read a file. Never raises for what the file holds or for a file that cannot be read."""
    name = shown_as or str(path)
    kept = _KEPT.get()
    if kept is not None and (path, name) in kept:
        return replace(kept[path, name], problems=[*kept[path, name].problems])
    text = read_text(path, name)
    if not isinstance(text, str):
        return YamlSource(name, problems=[text])
    source = parse_yaml(text, name)
    if kept is not None:
        kept[path, name] = replace(source, problems=[*source.problems])
    return source


@contextmanager
def each_file_once() -> Iterator[None]:
    """Meanwhile a file that is asked for again is not parsed again: who checks all asks twice."""
    before = _KEPT.set({})
    try:
        with no_collection():
            yield
    finally:
        _KEPT.reset(before)


_KEPT: ContextVar[dict[tuple[Path, str], YamlSource] | None] = ContextVar("kept", default=None)


def read_text(path: Path, name: str) -> str | Problem:
    """The text of a file, or why it cannot be read."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _unreadable(name, "this is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(name, "this is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            return _unreadable(
                name, f"this file is larger than {MAX_BYTES // 1_000_000} MB; it was not read."
            )
        return text_of(path.read_bytes(), name)
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror or error}.")


def text_of(data: bytes, name: str) -> str | Problem:
    """The bytes of a file as text, or why they are none."""
    try:
        text = data.decode("utf-8-sig")
        if "\0" not in text:
            return text
        start = data.index(0)  # UTF-16, most often
    except UnicodeDecodeError as error:
        start = error.start
    message = "this is not UTF-8 text."
    return _unreadable(name, message, "Save the file as UTF-8.", "YAML04").model_copy(
        update={"line": data[:start].count(b"\n") + 1}
    )


def parse_yaml(text: str, name: str) -> YamlSource:
    """Parse YAML text that was read from `name`."""
    # Where all that is asked for is in the cache, the parser need not be there.
    from planner.library.yaml_reader import read_into

    source = YamlSource(name)
    with no_collection():
        read_into(source, text)
    return source


def _unreadable(name: str, message: str, advice: str = "", code: str = "FILE01") -> Problem:
    return Problem(file=name, message=message, advice=advice, code=code)


@contextmanager
def no_collection() -> Iterator[None]:
    """Reading makes many small objects at once; collecting in between doubles its time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()

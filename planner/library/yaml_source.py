"""One YAML file: guarded reading, plain data, and the line of every value.

Anchors and aliases are refused (they are what a YAML bomb is made of), so are duplicate keys
and files beyond a size no exercise file needs.
"""

import gc
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planner.library.yaml_scalars import NotPlain, plain_value
from planner.model.problem import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40
_MOST_BRACKETS = 200
_BRACKET = re.compile(r"[\[\]{}]")
_TOO_DEEP = "this is nested too deeply."

Place = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT_TAGS = {None, "!", "tag:yaml.org,2002:str"}
_PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_SECOND = "second"
"""Where what stands under a key for the second time is read to, and left."""


@dataclass
class YamlSource:
    """What a file held: plain data, the line of each place in it, and what was wrong."""

    file: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def line(self, place: Place) -> int | None:
        """The line of a place, or of the nearest place around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place)

    def place_of(self, value: str) -> Place:
        """The first place that holds a value; () if there is none."""
        return next((place for place in self.lines if self._at(place) == value), ())

    def _at(self, place: Place) -> Any:
        found = self.data
        for part in place:
            found = found[part]
        return found

    def problem(self, place: Place, message: str, advice: str = "") -> Problem:
        """A problem at a place of this file."""
        where = ".".join(str(part) for part in place)
        return Problem(
            file=self.file, line=self.line(place), where=where, message=message, advice=advice
        )


class _Stop(Exception):
    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read_yaml(path: Path, shown_as: str | None = None) -> YamlSource:
    """Read a file. Never raises for what the file holds or for a file that cannot be read."""
    name = shown_as or str(path)
    text = read_text(path, name)
    return parse_yaml(text, name) if isinstance(text, str) else YamlSource(name, problems=[text])


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
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(name, f"this is not UTF-8 text (byte {error.start}).")


def parse_yaml(text: str, name: str) -> YamlSource:
    """Parse YAML text that was read from `name`."""
    source = YamlSource(name)
    try:
        with no_collection():
            _refuse_brackets(text)
            source.data = _Reader(source, text).document()
    except _Stop as stop:
        source.data = None
        source.problems.append(Problem(file=name, line=stop.line, message=str(stop)))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        source.problems.append(
            Problem(
                file=name,
                line=mark.line + 1 if mark else None,
                message=f"this is not valid YAML: {error.problem or error.context}.",
                advice="Check the indentation and quotes of this line and the one above it.",
            )
        )
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        message = str(error).split("\n")[0]
        source.problems.append(Problem(file=name, message=f"this is not valid YAML: {message}."))
    return source


def _refuse_brackets(text: str) -> None:
    """Stop at brackets too deep to be meant; the parser reads all of them before it gives one.

    A bracket in quotes counts too, so this allows far more than the reader does.
    """
    depth = 0
    for found in _BRACKET.finditer(text):
        depth = depth + 1 if found[0] in "[{" else max(0, depth - 1)
        if depth > _MOST_BRACKETS:
            raise _Stop(_TOO_DEEP, text.count("\n", 0, found.start()) + 1)


def _unreadable(name: str, message: str) -> Problem:
    return Problem(file=name, message=message)


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


class _Reader:
    """Turns events into plain data and notes the line of each place; nothing here recurses in C."""

    def __init__(self, source: YamlSource, text: str) -> None:
        self.source = source
        self.next = _Loader(text).get_event

    def document(self) -> Any:
        """The data of the one document there is; None where there is none."""
        self.next()
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        data = self.value(self.next(), (), 0)
        self.next()
        after = self.next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Stop("a second document begins here; a file holds one.", _line(after))
        return data

    def value(self, event: Any, place: Place, depth: int) -> Any:
        kind = type(event)
        self.source.lines.setdefault(place, event.start_mark.line + 1)
        if kind is yaml.ScalarEvent:
            return _scalar(event)
        if depth > MAX_DEPTH:
            raise _Stop(_TOO_DEEP, _line(event))
        if kind is yaml.AliasEvent:
            raise _Stop(
                "anchors and aliases (& and *) are not allowed; write it out.", _line(event)
            )
        if event.tag not in _PLAIN_TAGS:
            raise _Stop(f"tags like {event.tag} are not allowed.", _line(event))
        if kind is yaml.MappingStartEvent:
            return self.mapping(place, depth)
        data: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            data.append(self.value(event, (*place, len(data)), depth + 1))
        return data

    def mapping(self, place: Place, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        lines = self.source.lines
        while type(event := self.next()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            if type(event) is not yaml.ScalarEvent:
                raise _Stop("a key must be a single word.", line)
            key = event.value
            here = (*place, key)
            if key not in data:
                lines[here] = line
                data[key] = self.value(self.next(), here, depth + 1)
                continue
            self.source.problems.append(
                Problem(
                    file=self.source.file,
                    line=line,
                    where=".".join(map(str, here)),
                    message=f'the key "{key}" stands here twice.',
                    advice=f"Remove one; the first is on line {lines[here]}.",
                )
            )
            self.value(self.next(), (*here, _SECOND), depth + 1)
        return data


def _scalar(event: Any) -> Any:
    if event.implicit[0]:
        try:
            return plain_value(event.value)
        except NotPlain as error:
            message = f'"{event.value[:40]}" is not a plain number. {error}'
            raise _Stop(message, _line(event)) from error
    if event.tag not in _TEXT_TAGS:
        raise _Stop(f"tags like {event.tag} are not allowed.", _line(event))
    return event.value


def _line(event: Any) -> int:
    line: int = event.start_mark.line + 1
    return line

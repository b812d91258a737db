"""One YAML file: guarded reading, plain data, and the line of every value.

Anchors and aliases are refused (they are what a YAML bomb is made of), so are duplicate keys
and files beyond a size no exercise file needs.
"""

import gc
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planner.library.yaml_depth import line_too_deep
from planner.model.problem import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

Place = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_AS_TEXT = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:merge", "tag:yaml.org,2002:value"}
_SCALARS = {
    "tag:yaml.org,2002:null",
    "tag:yaml.org,2002:bool",
    "tag:yaml.org,2002:int",
    "tag:yaml.org,2002:float",
    "tag:yaml.org,2002:str",
}


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
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(name, f"this is not UTF-8 text (byte {error.start}).")
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror or error}.")


def parse_yaml(text: str, name: str) -> YamlSource:
    """Parse YAML text that was read from `name`."""
    source = YamlSource(name)
    try:
        with no_collection():
            _refuse_depth(text)
            node = yaml.compose(text, Loader=_Loader)
            if node is not None:
                source.data = _Reader(source).value(node, (), 0)
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


def _refuse_depth(text: str) -> None:
    """Composing recurses in C: what nests far too deep for `_Reader` must not come so far."""
    if line := line_too_deep(text, 2 * MAX_DEPTH):
        raise _Stop("this is nested too deeply.", line)


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
    """Turns nodes into plain data and notes the line of each."""

    def __init__(self, source: YamlSource) -> None:
        self.source = source
        self.seen: set[int] = set()
        self.scalars = _Loader("")

    def value(self, node: yaml.Node, place: Place, depth: int) -> Any:
        line = node.start_mark.line + 1
        if depth > MAX_DEPTH:
            raise _Stop("this is nested too deeply.", line)
        if id(node) in self.seen:
            raise _Stop("anchors and aliases (& and *) are not allowed; write it out.", line)
        self.seen.add(id(node))
        self.source.lines.setdefault(place, line)
        if isinstance(node, yaml.ScalarNode):
            return self.scalar(node, line)
        if isinstance(node, yaml.SequenceNode):
            return [
                self.value(child, (*place, index), depth + 1)
                for index, child in enumerate(node.value)
            ]
        return self.mapping(node, place, depth)

    def scalar(self, node: yaml.ScalarNode, line: int) -> Any:
        if node.tag == "tag:yaml.org,2002:str" or node.tag in _AS_TEXT:
            return node.value
        if node.tag not in _SCALARS:
            raise _Stop(f"tags like {node.tag} are not allowed.", line)
        try:
            return self.scalars.construct_object(node)
        except (ValueError, KeyError) as error:
            raise _Stop(f'"{node.value[:40]}" is not a value of its kind.', line) from error

    def mapping(self, node: yaml.Node, place: Place, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode):
                raise _Stop("a key must be a single word.", line)
            key = key_node.value
            here = (*place, key)
            if key in data:
                self.source.problems.append(
                    Problem(
                        file=self.source.file,
                        line=line,
                        where=".".join(map(str, here)),
                        message=f'the key "{key}" stands here twice.',
                        advice=f"Remove one; the first is on line {self.source.lines[here]}.",
                    )
                )
                continue
            self.source.lines[here] = line
            data[key] = self.value(value_node, here, depth + 1)
        return data

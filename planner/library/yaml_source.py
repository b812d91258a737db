"""One YAML file: guarded reading, plain data, and the line of every value.

Anchors and aliases are refused (they are what a YAML bomb is made of), so are duplicate keys
and files beyond a size no exercise file needs.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planner.model.problem import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 40

Place = tuple[str | int, ...]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    try:
        if path.is_dir():
            return _unreadable(name, "this is a folder, not a file.")
        if path.stat().st_size > MAX_BYTES:
            return _unreadable(
                name, f"this file is larger than {MAX_BYTES // 1_000_000} MB; it was not read."
            )
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(name, f"this is not UTF-8 text (byte {error.start}).")
    except OSError as error:
        return _unreadable(name, f"cannot be read: {error.strerror or error}.")
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlSource:
    """Parse YAML text that was read from `name`."""
    source = YamlSource(name)
    try:
        with _no_collection():
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


def _unreadable(name: str, message: str) -> YamlSource:
    return YamlSource(name, problems=[Problem(file=name, message=message)])


@contextmanager
def _no_collection() -> Iterator[None]:
    """Composing makes many small objects at once; collecting in between doubles its time."""
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
            if node.tag == "tag:yaml.org,2002:str":
                return node.value
            if node.tag in _SCALARS:
                return self.scalars.construct_object(node)
            return node.value
        if isinstance(node, yaml.SequenceNode):
            return [
                self.value(child, (*place, index), depth + 1)
                for index, child in enumerate(node.value)
            ]
        return self.mapping(node, place, depth)

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

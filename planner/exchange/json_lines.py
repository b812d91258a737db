"""The line of every value of a JSON text, by its path; for any layout, not only our own."""

import re

from planner.model.base import DataPath

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


class _Open:
    """An object or list that is not closed yet: where the next value in it stands."""

    __slots__ = ("is_list", "key", "path", "wants_key")

    def __init__(self, path: DataPath, is_list: bool) -> None:
        self.path, self.is_list = path, is_list
        self.key: str | int = 0
        self.wants_key = not is_list


def json_lines(text: str) -> dict[DataPath, int]:
    """Path to line, from 1, of every value of a valid JSON text; a key counts as its value."""
    lines: dict[DataPath, int] = {}
    stack: list[_Open] = []
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", seen, token.start())
        seen = token.start()
        mark = token[0]
        top = stack[-1] if stack else None
        if mark in "}]":
            if stack:
                stack.pop()
        elif mark == ",":
            if top is not None and top.is_list:
                top.key = int(top.key) + 1
            elif top is not None:
                top.wants_key = True
        elif mark == ":":
            continue
        elif top is not None and top.wants_key:
            top.key, top.wants_key = _text(mark), False
            lines.setdefault((*top.path, top.key), line)
        else:
            path: DataPath = (*top.path, top.key) if top is not None else ()
            lines.setdefault(path, line)
            if mark in "{[":
                stack.append(_Open(path, mark == "["))
    return lines


def line_of(lines: dict[DataPath, int], path: DataPath) -> int:
    """The line of a path, or of the nearest place around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def _text(mark: str) -> str:
    """The text of a quoted key."""
    inner = mark[1:-1]
    if "\\" not in inner:
        return inner
    return _ESCAPE.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _ESCAPED.get(found[2], found[2]),
        inner,
    )

"""Where a change stands in the text of its file, to put another in its place."""

import re
from typing import Any

from planner.library.changes.yaml_text import yaml_text

_COMMENT = re.compile(r"(?:\}|:)\s+(#.*)$")
"""Behind a value in braces, or behind a key alone."""


def replaced_edit(text: str, line: int, data: dict[str, Any] | None) -> str:
    """The text with other data for the key on a line (from 1), or without that key.

    What stands under the key goes with it; comments stay, while the key does, and so do the ends of
    lines.
    """
    lines = text.splitlines(keepends=True)
    start = line - 1
    end = start + 1
    indent = _indent(lines[start])
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    new = ""
    if data is not None:
        beside = _COMMENT.search(lines[start].rstrip())
        head = lines[start].partition(":")[0] + ":" + (f"  {beside[1]}" if beside else "")
        said = [line.rstrip() for line in lines[start + 1 : end] if line.lstrip().startswith("#")]
        written = "\n".join((head, *said, yaml_text(data, indent + 2)))
        new = written.replace("\n", "\r\n") if lines[start].endswith("\r\n") else written
    return "".join((*lines[:start], new, *lines[end:]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

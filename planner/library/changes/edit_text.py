"""Where a change stands in the text of its file, to put another in its place."""

from typing import Any

from planner.library.changes.yaml_text import yaml_text


def replaced_edit(text: str, line: int, data: dict[str, Any] | None) -> str:
    """The text with other data for the key on a line (from 1), or without that key.

    What stands under the key goes with it.
    """
    lines = text.splitlines(keepends=True)
    start = line - 1
    end = start + 1
    indent = _indent(lines[start])
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    head = lines[start].partition(":")[0] + ":"
    block = yaml_text(data, indent + 2) if data is not None else ""
    new = f"{head}\n{block}" if block else ""
    return "".join((*lines[:start], new, *lines[end:]))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

"""The marks that words in another language carry of their English, written into their files."""

import re
from collections.abc import Mapping
from pathlib import Path

from planner.library.rewrite import rewrite
from planner.library.topics import without_mark
from planner.model.exercise.exercise import Exercise
from planner.model.topics import Topics


def marked(text: str, exercises: Mapping[str, Exercise], only: frozenset[str]) -> str:
    """The text of a file of words in which these exercises name the English as it is now.

    Line by line, so that comments and the shape of the file stay.
    """
    lines: list[str] = []
    here = ""
    for line in text.splitlines(keepends=True):
        entry = _ENTRY.fullmatch(line.rstrip("\r\n"))
        if entry:
            here = entry.group(1)
        if line.startswith("    of:") and here in only:
            continue
        lines.append(line)
        if entry and here in only and here in exercises:
            lines.append(f"    of: {_quoted(exercises[here].mark)}\n")
    return "".join(lines)


def marked_topic(text: str, mark: str) -> str:
    """The text of a translated topic that names the English in its last line."""
    said, _ = without_mark(text)
    return f"{said.rstrip()}\n\nof: {mark}\n"


def mark_topic(path: Path, topics: Topics) -> int:
    """Write the mark into a translated topic; how many lines changed.

    Raises OSError, UnicodeDecodeError, and KeyError for a file that is no topic of these.
    """
    english = topics.topics[path.name.partition(".")[0]]["en"]
    return rewrite(path, lambda text: marked_topic(text, english.mark))


def mark_file(path: Path, exercises: Mapping[str, Exercise], only: frozenset[str]) -> int:
    """Write the marks into a file; how many lines changed. Raises OSError, UnicodeDecodeError."""
    return rewrite(path, lambda text: marked(text, exercises, only))


_ENTRY = re.compile(r"  ([a-z0-9]+(?:-[a-z0-9]+)*):")


def _quoted(mark: str) -> str:
    """In quotes, so that no reader takes 123456 or 1e2345 for a number."""
    return f'"{mark}"'

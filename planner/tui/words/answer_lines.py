"""Questions and their answers laid out in lines of a width: no widget, so that it can be tested."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.tui.words.questions import HELPS, NONE, Heading, Line, Question

LABEL = 26
"""Columns of the names; more where there is room."""
_WIDE_LABEL = 38
_WIDE = 110

Names = Callable[[str, str], str]
"""What is ticked in a list, in words: the question, and the answer as it is kept."""


@dataclass(frozen=True)
class Part:
    """Some text of a line, and what it is."""

    text: str
    kind: Literal["heading", "label", "choice", "chosen", "must", "quiet"]
    key: str = ""
    """What a click on it types."""


@dataclass(frozen=True)
class Row:
    """A line as it is shown."""

    parts: tuple[Part, ...]
    question: Question | None = None

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(part.text for part in self.parts)

    def key_at(self, x: int) -> str:
        """What a click there types."""
        start = 0
        for part in self.parts:
            start += len(part.text)
            if x < start:
                return part.key
        return ""


def laid_out(
    lines: Sequence[Line], values: Mapping[str, str], width: int, names: Names
) -> tuple[Row, ...]:
    """Each question on a line, or on as many as its answers need."""
    found: list[Row] = []
    for line in lines:
        if isinstance(line, Heading):
            found.append(Row((Part(line.text[:width], "heading"),)))
        else:
            found += _question(line, values.get(line.id, ""), width, names)
    return tuple(found)


def _question(line: Question, value: str, width: int, names: Names) -> list[Row]:
    room = _WIDE_LABEL if width >= _WIDE else LABEL
    open_mark = "! " if line.must and not value else "  "
    label = line.label if len(line.label) <= room else f"{line.label[: room - 1]}…"
    first = [
        Part(open_mark, "must"),
        Part(f"{label:<{room}} ", "label"),
    ]
    rows, here, lead, used = [], first, len(first), room + 3
    for part in _answers(line, value, names):
        if used + len(part.text.rstrip()) > width and len(here) > lead:
            rows.append(Row(tuple(here), line))
            here, lead, used = [Part(" " * (room + 3), "label")], 1, room + 3
        here.append(part)
        used += len(part.text)
    return [*rows, Row(tuple(here), line)]


def _answers(line: Question, value: str, names: Names) -> list[Part]:
    before = [Part(f" {line.before}", "quiet")] if line.before else []
    if line.kind == "one":
        mark = value.removesuffix(HELPS)
        parts = [_choice(one.key, one.label, one.value == mark) for one in line.choices]
        if line.helps:
            parts.append(_choice(HELPS, "helps", value.endswith(HELPS)))
        return [*parts, *([] if value else before)]
    if line.kind == "many":
        ticked = value.split(",")
        parts = [_choice(one.key, one.label, one.value in ticked) for one in line.choices]
        return [_choice("n", "none", value == NONE), *parts]
    if line.kind == "number":
        shown = f"[{value or '  '}]"
        return [Part(f"{shown:<6}", "chosen" if value else "choice"), *before]
    said = names(line.id, value) if value else ""
    if said:
        return [Part(said, "chosen")]
    none = [_choice("n", "none", False)] if line.kind == "list" else []
    return [*none, Part("Enter types" if line.kind == "text" else "Enter lists", "quiet")]


def _choice(key: str, label: str, chosen: bool) -> Part:
    text = f"[{label}]" if chosen else f"{key} {label}"
    return Part(f"{text}  ", "chosen" if chosen else "choice", key)

"""Questions and their answers laid out in lines of a width: no widget, so that it can be tested."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.tui.words.questions import HELPS, NONE, Heading, Question, SheetLine

LABEL = 24
"""Columns of the names; more where there is room."""
_WIDE_LABEL = 38
_WIDE = 110

Names = Callable[[str, str], str]
"""What is ticked in a list, in words: the question, and the answer as it is kept."""


@dataclass(frozen=True)
class LinePart:
    """Some text of a line, and what it is."""

    text: str
    kind: Literal["heading", "label", "choice", "chosen", "must", "quiet"]
    key: str = ""
    """What a click on it types."""


@dataclass(frozen=True)
class AnswerRow:
    """A line as it is shown."""

    parts: tuple[LinePart, ...]
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
    lines: Sequence[SheetLine], values: Mapping[str, str], width: int, names: Names
) -> tuple[AnswerRow, ...]:
    """Each question on a line, or on as many as its answers need."""
    found: list[AnswerRow] = []
    for line in lines:
        if isinstance(line, Heading):
            found.append(AnswerRow((LinePart(line.text[:width], "heading"),)))
        else:
            found += _question(line, values.get(line.id, ""), width, names)
    return tuple(found)


def _question(line: Question, value: str, width: int, names: Names) -> list[AnswerRow]:
    room = _WIDE_LABEL if width >= _WIDE else LABEL
    open_mark = "! " if line.must and not value else "  "
    label = line.label if len(line.label) <= room else f"{line.label[: room - 1]}…"
    first = [
        LinePart(open_mark, "must"),
        LinePart(f"{label:<{room}} ", "label"),
    ]
    rows, here, lead, used = [], first, len(first), room + 3
    for part in _answers(line, value, names):
        if used + len(part.text.rstrip()) > width and len(here) > lead:
            rows.append(AnswerRow(tuple(here), line))
            here, lead, used = [LinePart(" " * (room + 3), "label")], 1, room + 3
        here.append(part)
        used += len(part.text)
    return [*rows, AnswerRow(tuple(here), line)]


def _answers(line: Question, value: str, names: Names) -> list[LinePart]:
    before = [LinePart(f" {line.before}", "quiet")] if line.before else []
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
        return [LinePart(f"{shown:<6}", "chosen" if value else "choice"), *before]
    said = names(line.id, value) if value else ""
    if said:
        return [LinePart(said, "chosen")]
    none = [_choice("n", "none", False)] if line.kind == "list" else []
    return [*none, LinePart("Enter types" if line.kind == "text" else "Enter lists", "quiet")]


def _choice(key: str, label: str, chosen: bool) -> LinePart:
    text = f"[{label}]" if chosen else f"{key} {label}"
    return LinePart(f"{text}  ", "chosen" if chosen else "choice", key)

"""What a handout is made of, whatever sets it: for the same document in other tools."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from planner.handout.typeset.styles import BODY, HEADING, Style

Look = Literal["plain", "tint", "frame", "strong"]


@dataclass(frozen=True)
class Line:
    """A paragraph; its label stands before it in bold."""

    text: str
    style: Style = BODY
    label: str = ""
    before_pt: float = 0.0


@dataclass(frozen=True)
class Run:
    """Short texts beside one another."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of a rank; the number of a card stands on a disc before it."""

    text: str
    rank: int
    style: Style = HEADING
    before_pt: float = 14.0
    number: int = 0


@dataclass(frozen=True)
class Items:
    """A list: with dots, with numbers or with boxes to tick."""

    texts: tuple[str, ...]
    kind: Literal["dots", "numbers", "boxes"] = "dots"
    style: Style = BODY
    gap_pt: float = 2.5


@dataclass(frozen=True)
class Picture:
    """A drawing in a file, with its text alternative."""

    file: str
    width_pt: float
    height_pt: float
    words: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    content: tuple[Line | Items | Run, ...] = ()
    number: int = 0
    light: str = ""
    box: bool = False
    gray: bool = False


@dataclass(frozen=True)
class Table:
    """A table that stays on one page; its widths are shares."""

    shares: tuple[float, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_pt: float = 0.0
    pad_pt: float = 2.0
    upright: bool = False
    before_pt: float = 0.0


@dataclass(frozen=True)
class Box:
    """Columns side by side that stay on one page; their widths are shares."""

    columns: tuple[tuple[Piece, ...], ...]
    shares: tuple[float, ...] = (1.0,)
    look: Look = "plain"
    pad_pt: float = 0.0
    gap_pt: float = 0.0
    before_pt: float = 0.0


@dataclass(frozen=True)
class NewPage:
    """What follows begins a page."""


Piece = Line | Run | Heading | Items | Picture | Table | Box | NewPage


@dataclass(frozen=True)
class Document:
    """A handout: what it is called, what it says, and its drawings by file."""

    title: str
    foot: str
    language: str
    size_pt: tuple[float, float]
    scale: float
    """How large its type is on paper."""
    pieces: tuple[Piece, ...]
    drawings: dict[str, str]


def hexadecimal(color: object) -> str:
    """A colour as #rrggbb."""
    known: Any = color
    value: str = known.hexval()
    return f"#{value[2:]}"


def texts_of(piece: Piece | Cell) -> Iterator[str]:
    """Every text of a piece, in the order it is read."""
    match piece:
        case Line():
            yield from (text for text in (piece.label, piece.text) if text)
        case Heading():
            yield piece.text
        case Items():
            yield from piece.texts
        case Run():
            for line in piece.lines:
                yield from texts_of(line)
        case Cell():
            for part in piece.content:
                yield from texts_of(part)
        case Table():
            for row in (piece.head, *piece.rows):
                for cell in row:
                    yield from texts_of(cell)
        case Box():
            for column in piece.columns:
                for each in column:
                    yield from texts_of(each)
        case _:
            return


def styles_of(piece: Piece | Cell) -> Iterator[Style]:
    """Every style of a piece."""
    match piece:
        case Line() | Heading() | Items():
            yield piece.style
        case Run():
            yield from (line.style for line in piece.lines)
        case Cell():
            for part in piece.content:
                yield from styles_of(part)
        case Table():
            for row in (piece.head, *piece.rows):
                for cell in row:
                    yield from styles_of(cell)
        case Box():
            for column in piece.columns:
                for each in column:
                    yield from styles_of(each)
        case _:
            return

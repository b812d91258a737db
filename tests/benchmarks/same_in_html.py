"""The pieces of a handout as HTML and CSS, for WeasyPrint."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from planner.handout.fonts import BOLD
from planner.handout.typeset.page_frame import MARGIN_PT, foot_pt
from planner.handout.typeset.styles import Style
from planner.handout.typeset.text import clean
from tests.benchmarks.pieces import (
    Box,
    Cell,
    Document,
    Heading,
    Items,
    Line,
    NewPage,
    Picture,
    Piece,
    Run,
    Table,
    hexadecimal,
    styles_of,
)

_RULES = """
* { margin: 0; padding: 0 }
html { font-family: Handout; hyphens: none; font-variant-ligatures: none }
b, h1, h2, h3, th { font-weight: 700; text-align: left }
h1, h2, h3 { break-after: avoid }
table { border-collapse: collapse; table-layout: fixed; width: 100%; break-inside: avoid }
th, td { border-bottom: 0.6pt solid #8a9aa3; vertical-align: middle }
thead th, thead td { border-bottom: 1.2pt solid #0b4f6c }
.upright th, .upright td { border-left: 0.6pt solid #8a9aa3; border-right: 0.6pt solid #8a9aa3 }
ul, ol { list-style: none }
li { position: relative }
.mark { position: absolute; left: 0; color: #0b4f6c; font-weight: 700 }
.tick { display: inline-block; border: 1.1pt solid #1a1a1a; border-radius: 2pt }
.box { break-inside: avoid }
.columns::after { content: ""; display: block; clear: both }
.column { float: left; box-sizing: border-box }
.tint { background: #e7f0f4; border-radius: 6pt }
.frame { border: 0.8pt solid #8a9aa3; border-radius: 6pt }
.strong { border: 1.6pt solid #1a1a1a; border-radius: 6pt }
.gray { background: #dcdcdc }
.disc { display: inline-block; background: #0b4f6c; color: #fff; text-align: center;
  font-weight: 700 }
.page { break-before: page }
img { display: block }
.light { float: left }
"""


@dataclass(frozen=True)
class Html:
    """A document and its style sheet."""

    body: str
    css: str


def to_html(document: Document, fonts: dict[bool, Path]) -> Html:
    """The document; `fonts` are the files of the typeface, by whether they are bold."""
    return _Writer(document).html(fonts)


class _Writer:
    """Writes the pieces with their sizes on paper."""

    def __init__(self, document: Document) -> None:
        self._document = document
        styles = (style for piece in document.pieces for style in styles_of(piece))
        self._classes = {style: f"s{i}" for i, style in enumerate(dict.fromkeys(styles))}

    def html(self, fonts: dict[bool, Path]) -> Html:
        document = self._document
        title, language = _text(document.title), document.language
        head = f'<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title></head>'
        body = self._all(document.pieces)
        return Html(f"<!doctype html>{head}<body>{body}</body></html>", self._css(fonts))

    def _css(self, fonts: dict[bool, Path]) -> str:
        document = self._document
        width, height = document.size_pt
        foot = "font: 9.5pt Handout; color: #4a4a4a; vertical-align: top; padding-top: 4pt"
        rules = [
            f"@font-face {{ font-family: Handout; font-weight: {700 if bold else 400}; "
            f'src: url("{file.as_uri()}") }}'
            for bold, file in fonts.items()
        ]
        rules.append(
            f"@page {{ size: {width}pt {height}pt; margin: {MARGIN_PT}pt {MARGIN_PT}pt "
            f"{self._pt(foot_pt(document.scale))}; @bottom-left {{ "
            f"content: {_css_text(document.foot)}; {foot}; "
            "width: 80% } @bottom-right { content: 'page ' counter(page) ' of ' counter(pages); "
            f"{foot} }} }}"
        )
        rules.append(_RULES)
        for style, name in self._classes.items():
            rules.append(f".{name} {{ {self._style(style)} }}")
        return "\n".join(rules)

    def _style(self, style: Style) -> str:
        align = "center" if style.centred else "left"
        return (
            f"font-size: {self._pt(style.size)}; line-height: {self._pt(style.leading)}; "
            f"font-weight: {700 if style.font == BOLD else 400}; "
            f"color: {hexadecimal(style.color)}; text-align: {align}"
        )

    def _pt(self, size: float) -> str:
        return f"{round(size * self._document.scale, 3)}pt"

    def _all(self, pieces: Sequence[Piece]) -> str:
        out, page = [], ""
        for piece in pieces:
            if isinstance(piece, NewPage):
                page = "page "
                continue
            out.append(self._piece(piece, page))
            page = ""
        return "\n".join(out)

    def _piece(self, piece: Piece, page: str = "") -> str:
        match piece:
            case Line():
                before = self._before(piece.before_pt)
                return f'<p class="{page}{self._classes[piece.style]}"{before}>{_line(piece)}</p>'
            case Run():
                gap = f'style="margin-right:{self._pt(14)}"'
                told = "".join(
                    f'<span class="{self._classes[line.style]}" {gap}>{_line(line)}</span> '
                    for line in piece.lines
                )
                return f"<p>{told}</p>"
            case Heading():
                told = (self._disc(piece.number) if piece.number else "") + _text(piece.text)
                before = self._before(piece.before_pt)
                name = f"{page}{self._classes[piece.style]}"
                return f'<h{piece.rank} class="{name}"{before}>{told}</h{piece.rank}>'
            case Items():
                return self._items(piece)
            case Picture():
                size = f"width:{self._pt(piece.width_pt)};height:{self._pt(piece.height_pt)}"
                return f'<img src="{piece.file}" alt="{_text(piece.words)}" style="{size}">'
            case Table():
                return self._table(piece)
            case Box():
                return self._box(piece)
            case _:
                raise TypeError(piece)

    def _before(self, before_pt: float) -> str:
        return f' style="margin-top:{self._pt(before_pt)}"' if before_pt else ""

    def _disc(self, number: int) -> str:
        size = self._pt(17)
        style = f"width:{size};line-height:{size};border-radius:{size};margin-right:{self._pt(7)}"
        return f'<span class="disc" style="{style}">{number}</span>'

    def _tick(self, side_pt: float) -> str:
        side = self._pt(side_pt)
        return f'<span class="tick" style="width:{side};height:{side}"></span>'

    def _items(self, items: Items) -> str:
        kind = "ol" if items.kind == "numbers" else "ul"
        indent = f'style="padding-left:{self._pt(22 if items.kind == "boxes" else 12)}'
        indent += f';margin-bottom:{self._pt(items.gap_pt)}"'
        out = []
        for number, text in enumerate(items.texts, start=1):
            mark = {"dots": "•", "numbers": str(number), "boxes": self._tick(11)}[items.kind]
            out.append(f'<li {indent}><span class="mark">{mark}</span>{_text(text)}</li>')
        return f'<{kind} class="{self._classes[items.style]}">{"".join(out)}</{kind}>'

    def _table(self, table: Table) -> str:
        columns = "".join(f'<col style="width:{share:.3%}">' for share in table.shares)
        head = self._row(table, table.head, "thead") if table.head else ""
        rows = "".join(self._row(table, row, "") for row in table.rows)
        name = ' class="upright"' if table.upright else ""
        before = self._before(table.before_pt)
        body = f"<colgroup>{columns}</colgroup>{head}<tbody>{rows}</tbody>"
        return f"<table{name}{before}>{body}</table>"

    def _row(self, table: Table, row: Sequence[Cell], group: str) -> str:
        height = max(0.0, table.row_pt - 2 * table.pad_pt - 0.6)
        style = f"height:{self._pt(height)};padding:{self._pt(table.pad_pt)}"
        out = []
        for column, cell in enumerate(row):
            heads = bool(cell.content) if group else column == 0
            role = "th" if heads else "td"
            scope = f' scope="{"col" if group else "row"}"' if heads else ""
            name = ' class="gray"' if cell.gray else ""
            out.append(f'<{role}{scope}{name} style="{style}">{self._cell(cell)}</{role}>')
        told = f"<tr>{''.join(out)}</tr>"
        return f"<{group}>{told}</{group}>" if group else told

    def _cell(self, cell: Cell) -> str:
        told = "".join(self._piece(part) for part in cell.content)
        if cell.box:
            letters = "".join(_line(part) for part in cell.content if isinstance(part, Line))
            told = f'<p style="text-align:center"><b>{letters}</b> {self._tick(10)}</p>'
        if cell.light:
            size = f"width:{self._pt(24)};height:{self._pt(24)};margin-right:{self._pt(6)}"
            told = f'<img class="light" src="{cell.light}" alt="" style="{size}">{told}'
        if cell.number:
            indent = f'style="padding-left:{self._pt(20)};position:relative"'
            told = f'<div {indent}><span class="mark">{cell.number}</span>{told}</div>'
        return told

    def _box(self, box: Box) -> str:
        columns = []
        for index, (column, share) in enumerate(zip(box.columns, box.shares, strict=True)):
            gap = f";padding-left:{self._pt(box.gap_pt)}" if index and box.gap_pt else ""
            inner = self._all(column)
            if len(box.columns) > 1:
                # A hair narrower than its share, or rounding puts the last one on a line below.
                width = f"width:{share * 0.999:.3%}"
                inner = f'<div class="column" style="{width}{gap}">{inner}</div>'
            columns.append(inner)
        style = f"margin-top:{self._pt(box.before_pt)};padding:{self._pt(box.pad_pt)}"
        name = f"box {box.look}" + (" columns" if len(columns) > 1 else "")
        return f'<div class="{name}" style="{style}">{"".join(columns)}</div>'


def _line(line: Line) -> str:
    label = f"<b>{_text(line.label)}</b> " if line.label else ""
    return label + _text(line.text)


def _text(text: str) -> str:
    return escape(clean(text))


def _css_text(text: str) -> str:
    """A CSS string: whatever could end it or begin an escape, by its number."""
    safe = "".join(c if c.isalnum() or c == " " else f"\\{ord(c):06x}" for c in clean(text))
    return f'"{safe}"'

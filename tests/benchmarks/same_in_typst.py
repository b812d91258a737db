"""The pieces of a handout as Typst markup: functions first, then calls with texts as strings."""

from collections.abc import Sequence

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

FAMILY = "Atkinson Hyperlegible Next"

_ABOVE_BASE = 0.94
"""Where the head of a line lies above its baseline, in sizes."""

_FUNCTIONS = """
#let accent = rgb("#0b4f6c")
#let quiet-line = 0.6pt + rgb("#8a9aa3")
#let para(style, before, body) = { v(before, weak: true); par(style(body)) }
#let labelled(label, body) = { strong(label); " "; body }
#let disc(number, size) = box(width: size, height: size, radius: 50%, fill: accent,
  baseline: 25%, align(center + horizon, text(fill: white, weight: 700, str(number))))
#let tick(side) = box(width: side, height: side, radius: 2pt, stroke: 1.1pt, baseline: 15%)
#let cell(gray, ..body) = table.cell(fill: if gray { rgb("#dcdcdc") }, ..body)
#let lined(upright) = (x, y) => (
  bottom: if y == 0 { 1.2pt + accent } else { quiet-line },
  left: if upright { quiet-line }, right: if upright { quiet-line })
#let ruled(x, y) = (bottom: quiet-line)
#let kept(before, body) = { v(before, weak: true); block(breakable: false, width: 100%, body) }
#let looks = (
  plain: (:),
  tint: (fill: rgb("#e7f0f4"), radius: 6pt),
  frame: (stroke: 0.8pt + rgb("#8a9aa3"), radius: 6pt),
  strong: (stroke: 1.6pt + rgb("#1a1a1a"), radius: 6pt),
)
#let boxed(look, pad, before, body) = {
  v(before, weak: true)
  block(breakable: false, width: 100%, inset: pad, ..looks.at(look), body)
}
#let head(rank, style, before, body) = {
  v(before, weak: true)
  heading(level: rank, style(body))
}
"""


def to_typst(document: Document) -> str:
    """The source; its drawings are files beside it."""
    return _Writer(document).source()


class _Writer:
    """Writes the pieces with their sizes on paper."""

    def __init__(self, document: Document) -> None:
        self._document = document
        styles = (style for piece in document.pieces for style in styles_of(piece))
        self._styles = {style: f"s{i}" for i, style in enumerate(dict.fromkeys(styles))}

    def source(self) -> str:
        document = self._document
        width, height = document.size_pt
        language, _, region = document.language.partition("-")
        out = [
            f"#set document(title: {_string(document.title)}, date: none)",
            f'#set text(font: "{FAMILY}", lang: "{language}", region: "{region}", '
            f"fallback: false, hyphenate: false, size: {self._pt(10.5)})",
            "#set par(leading: 0pt, spacing: 0pt)",
            "#set block(spacing: 0pt)",
            "#set list(spacing: 0pt)",
            "#show heading: set block(above: 0pt, below: 0pt, sticky: true)",
            f"#set page(width: {width}pt, height: {height}pt, margin: (x: {MARGIN_PT}pt, "
            f"top: {MARGIN_PT}pt, bottom: {self._pt(foot_pt(document.scale))}), footer: context {{ "
            f'set text(size: 9.5pt, fill: rgb("#4a4a4a")); {_string(document.foot)}; h(1fr); '
            '"page " + counter(page).display("1 of 1", both: true) })',
            _FUNCTIONS,
        ]
        out += [self._style(style, name) for style, name in self._styles.items()]
        out.append("#{")
        out += [self._piece(piece) for piece in document.pieces]
        out.append("}\n")
        return "\n".join(out)

    def _style(self, style: Style, name: str) -> str:
        below = style.leading / style.size - _ABOVE_BASE
        side = "center" if style.centred else ""
        body = f"align({side}, body)" if side else "body"
        return (
            f"#let {name}(body) = {{ set text(size: {self._pt(style.size)}, "
            f"weight: {700 if style.font == BOLD else 400}, "
            f'fill: rgb("{hexadecimal(style.color)}"), top-edge: {_ABOVE_BASE}em, '
            f"bottom-edge: {-below:.4f}em); {body} }}"
        )

    def _pt(self, size: float) -> str:
        return f"{round(size * self._document.scale, 3)}pt"

    def _all(self, pieces: Sequence[Piece]) -> str:
        return "{ " + "\n".join(self._piece(piece) for piece in pieces) + " }"

    def _piece(self, piece: Piece) -> str:
        match piece:
            case NewPage():
                return "pagebreak(weak: true)"
            case Line():
                before = self._pt(piece.before_pt)
                return f"para({self._styles[piece.style]}, {before}, {_line(piece)})"
            case Run():
                told = (f"{self._styles[line.style]}({_line(line)})" for line in piece.lines)
                return f"par({{ {f'; h({self._pt(14)}); '.join(told)} }})"
            case Heading():
                body = _string(piece.text)
                if piece.number:
                    mark = f"disc({piece.number}, {self._pt(17)})"
                    body = f"{{ {mark}; h({self._pt(7)}); {body} }}"
                before = self._pt(piece.before_pt)
                return f"head({piece.rank}, {self._styles[piece.style]}, {before}, {body})"
            case Items():
                return self._items(piece)
            case Picture():
                size = f"width: {self._pt(piece.width_pt)}, height: {self._pt(piece.height_pt)}"
                return f'image("{piece.file}", alt: {_string(piece.words)}, {size})'
            case Table():
                return self._table(piece)
            case Box():
                return self._box(piece)
            case _:
                raise TypeError(piece)

    def _items(self, items: Items) -> str:
        style = self._styles[items.style]
        texts = ", ".join(f"{style}({_string(text)})" for text in items.texts)
        indent = self._pt({"boxes": 10, "dots": 6, "numbers": 5}[items.kind])
        layout = f"body-indent: {indent}, spacing: {self._pt(items.gap_pt)}"
        if items.kind == "numbers":
            mark = f"numbering: n => {style}(text(fill: accent, strong(str(n))))"
            return f"enum(tight: true, {mark}, {layout}, {texts})"
        mark = f"tick({self._pt(11)})" if items.kind == "boxes" else '"•"'
        return f"list(tight: true, marker: {style}(text(fill: accent, {mark})), {layout}, {texts})"

    def _table(self, table: Table) -> str:
        columns = ", ".join(f"{share:.5f}fr" for share in table.shares)
        # A table has no least height of a row: what a row lacks is room above and below.
        out = [
            f"columns: ({columns})",
            f"inset: {self._pt(table.pad_pt)}",
            f"stroke: {f'lined({str(table.upright).lower()})' if table.head else 'ruled'}",
            "align: horizon",
        ]
        if table.row_pt:
            out.append(f"rows: {self._rows(table)}")
        if table.head:
            cells = ", ".join(self._cell(cell) for cell in table.head)
            out.append(f"table.header({cells})")
        out += [self._cell(cell) for row in table.rows for cell in row]
        return f"kept({self._pt(table.before_pt)}, table({', '.join(out)}))"

    def _rows(self, table: Table) -> str:
        """Fixed heights where all rows are as high as each other, in the diary alone."""
        if table.upright:
            return f"({self._pt(16)}, {self._pt(table.row_pt)})"
        return "auto"

    def _cell(self, cell: Cell) -> str:
        told = " ".join(f"{self._piece(part)};" for part in cell.content)
        if cell.box:
            letters = " ".join(
                f"strong({_line(part)});" for part in cell.content if isinstance(part, Line)
            )
            told = f'align(center, {{ {letters} " "; tick({self._pt(10)}) }})'
        if cell.light:
            size = self._pt(24)
            light = f'pdf.artifact(image("{cell.light}", width: {size}, height: {size}))'
            gap = f"column-gutter: {self._pt(6)}"
            told = f"grid(columns: 2, align: horizon, {gap}, {light}, {{ {told} }})"
        if cell.number:
            mark = f"disc({cell.number}, {self._pt(14.4)})"
            gap = f"column-gutter: {self._pt(5)}"
            told = f"grid(columns: 2, align: horizon, {gap}, {mark}, {{ {told} }})"
        return f"cell({str(cell.gray).lower()}, {{ {told} }})"

    def _box(self, box: Box) -> str:
        body = self._all(box.columns[0])
        if len(box.columns) > 1:
            columns = ", ".join(f"{share:.5f}fr" for share in box.shares)
            told = ", ".join(self._all(column) for column in box.columns)
            body = f"grid(columns: ({columns}), gutter: {self._pt(box.gap_pt)}, {told})"
        pad, before = self._pt(box.pad_pt), self._pt(box.before_pt)
        return f'boxed("{box.look}", {pad}, {before}, {body})'


def _line(line: Line) -> str:
    if line.label:
        return f"labelled({_string(line.label)}, {_string(line.text)})"
    return _string(line.text)


def _string(text: str) -> str:
    """A string literal: nothing in it is markup."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'

"""What stands on the pages of a PDF, measured on paper: size of type, lines, pictures, blank."""

import ctypes
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

from planner.handout.typeset.page_frame import foot_pt

MARGIN_PT = 33.0
_ABOVE_RULE_PT = 0.1
"""What ends so near to the foot ends above it."""
_SAME_LINE = 0.45
"""Of the size of type: what stands nearer than this goes on with a line."""


@dataclass(frozen=True)
class Piece:
    """A piece of text as it is drawn, points on paper."""

    text: str
    size: float
    left: float
    right: float
    base: float


@dataclass
class Measured:
    """A page, or half of a sheet's side."""

    pieces: list[Piece] = field(default_factory=list)
    pictures: list[tuple[float, float]] = field(default_factory=list)
    """Left and right of each."""
    used: float = 0.0
    """From the upper margin to the lowest thing above the foot, of that to the foot."""

    @property
    def least_pt(self) -> float:
        """The smallest type."""
        return min(piece.size for piece in self.pieces)

    @property
    def lines(self) -> list[str]:
        """The lines, each with the label in front of it."""
        found: list[str] = []
        ordered = sorted(self.pieces, key=lambda one: (-one.base, one.left))
        for _, row in groupby(ordered, key=lambda one: one.base):
            end = float("-inf")
            for piece in row:
                if piece.left - end <= _SAME_LINE * piece.size:
                    found[-1] += piece.text
                else:
                    found.append(piece.text)
                end = piece.right
        return [" ".join(line.split()) for line in found]


def measured(pdf: bytes, scale: float, columns: int = 1) -> list[Measured]:
    """The pages of a PDF whose type has that scale; each side parted in so many columns."""
    found: list[Measured] = []
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        for page in document:
            found += _page(page, scale, columns)
            page.close()
    return found


def _page(page: pypdfium2.PdfPage, scale: float, columns: int) -> list[Measured]:
    width, height = page.get_size()
    parts = [Measured() for _ in range(columns)]
    lowest = [height - MARGIN_PT] * columns
    foot = foot_pt(scale) * scale - _ABOVE_RULE_PT
    text_page = page.get_textpage()
    for kind, raw, (left, bottom, right, top) in _objects(page):
        column = min(columns - 1, max(0, int(left / (width / columns))))
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            piece = _piece(raw, text_page.raw, left, right)
            if not piece.text.strip():
                continue
            parts[column].pieces.append(piece)
        elif kind in (pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_IMAGE):
            parts[column].pictures.append((left, right))
        if top > foot:
            lowest[column] = min(lowest[column], bottom)
    text_page.close()
    room = height - MARGIN_PT - foot
    for part, low in zip(parts, lowest, strict=True):
        part.used = (height - MARGIN_PT - low) / room
    return parts


def _objects(
    page: pypdfium2.PdfPage,
) -> Iterator[tuple[int, object, tuple[float, float, float, float]]]:
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        raw = pdfium.FPDFPage_GetObject(page.raw, index)
        edges = [ctypes.c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(raw, *edges)
        left, bottom, right, top = (edge.value for edge in edges)
        yield pdfium.FPDFPageObj_GetType(raw), raw, (left, bottom, right, top)


def _piece(raw: object, text_page: object, left: float, right: float) -> Piece:
    size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
    pdfium.FPDFTextObj_GetFontSize(raw, size)
    pdfium.FPDFPageObj_GetMatrix(raw, matrix)
    count = pdfium.FPDFTextObj_GetText(raw, text_page, None, 0)
    buffer = (ctypes.c_ushort * (count // 2 + 1))()
    pdfium.FPDFTextObj_GetText(raw, text_page, buffer, count)
    text = bytes(buffer)[: max(0, count - 2)].decode("utf-16-le", "replace")
    return Piece(text, size.value * matrix.d, left, right, round(matrix.f, 1))

"""The typeface of fields, whole: a viewer sets any letter that is typed from it."""

import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import getFont

from planner.handout.fonts import REGULAR, characters
from planner.handout.pdf.structure import Raw

_FIRST, _LAST = 32, 255
_NOT_SYMBOLIC = 32


def write_form_font(document: Any) -> int:
    """Embed the regular weight as a simple font in WinAnsiEncoding; its object number."""
    characters()
    face = getFont(REGULAR).face
    name = face.name.decode("ascii")
    data, length = _packed(face.filename)
    file = _add(document, "formFontFile", _stream(f"/Length1 {length} /Filter /FlateDecode", data))
    box = " ".join(str(round(each)) for each in face.bbox)
    descriptor = _add(
        document,
        "formFontDescriptor",
        (
            f"<< /Type /FontDescriptor /FontName /{name} /Flags {_NOT_SYMBOLIC} /FontBBox [{box}] "
            f"/ItalicAngle 0 /Ascent {round(face.ascent)} /Descent {round(face.descent)} "
            f"/CapHeight {round(face.capHeight)} /StemV {round(face.stemV)} "
            f"/FontFile2 {file} 0 R >>"
        ).encode("ascii"),
    )
    widths = " ".join(str(round(_width(face, code))) for code in range(_FIRST, _LAST + 1))
    return _add(
        document,
        "formFont",
        (
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /Encoding /WinAnsiEncoding "
            f"/FirstChar {_FIRST} /LastChar {_LAST} /Widths [{widths}] "
            f"/FontDescriptor {descriptor} 0 R >>"
        ).encode("ascii"),
    )


def _width(face: Any, code: int) -> float:
    letter = bytes([code]).decode("cp1252", "ignore")
    width: float = face.charWidths.get(ord(letter), face.defaultWidth) if letter else 0
    return width


@lru_cache(maxsize=1)
def _packed(path: str) -> tuple[bytes, int]:
    data = Path(path).read_bytes()
    return zlib.compress(data, 9), len(data)


def _stream(entries: str, data: bytes) -> bytes:
    head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
    return head + data + b"\nendstream"


def _add(document: Any, name: str, text: bytes) -> int:
    document.Reference(Raw(text), name)
    number: int = document.idToObjectNumberAndVersion[name][0]
    return number

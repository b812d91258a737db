"""What a screen reader hears of a PDF: the text of each element as it is written in the file."""

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pypdf import PdfReader
from pypdf.generic import ContentStream


class Spoken(NamedTuple):
    """An element of the structure tree and what is read out for it, kids included."""

    role: str
    text: str
    data: Any


def spoken(pdf: bytes) -> list[Spoken]:
    """Every element in reading order, its characters joined as they stand: no guess at spaces."""
    reader = PdfReader(io.BytesIO(pdf))
    root: Any = reader.trailer["/Root"]
    marks = {
        page.indirect_reference.idnum: _marks(page, reader)  # type: ignore[union-attr]
        for page in reader.pages
    }
    return list(_walk(root["/StructTreeRoot"]["/K"].get_object(), marks))


def _walk(data: Any, marks: dict[int, dict[int, str]]) -> Iterator[Spoken]:
    """The element, then what is in it."""
    text, below = "", list[Spoken]()
    for kid in data.get("/K", []):
        one = kid if isinstance(kid, int) else kid.get_object()
        if isinstance(one, int):
            text += marks[data.raw_get("/Pg").idnum][one]
        elif "/MCID" in one:
            text += marks[one.raw_get("/Pg").idnum][one["/MCID"]]
        elif "/S" in one:
            found = list(_walk(one, marks))
            text += found[0].text
            below += found
    yield Spoken(data["/S"], text, data)
    yield from below


def _marks(page: Any, reader: PdfReader) -> dict[int, str]:
    """The text of each mark of a page."""
    fonts = {name: _letters(font.get_object()) for name, font in _fonts(page)}
    found: dict[int, str] = {}
    letters: dict[int, str] = {}
    mark: int | None = None
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"BDC":
            mark = operands[1]["/MCID"]
            found.setdefault(mark, "")
        elif operator in (b"BMC", b"EMC"):
            mark = None
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator == b"Tj" and mark is not None:
            found[mark] += "".join(letters[code] for code in operands[0].original_bytes)
    return found


def _fonts(page: Any) -> Iterator[tuple[str, Any]]:
    yield from page["/Resources"].get("/Font", {}).items()


def _letters(font: Any) -> dict[int, str]:
    """Character codes as the font's own map says them."""
    told = font["/ToUnicode"].get_data().decode("ascii") if "/ToUnicode" in font else ""
    pairs = re.findall(r"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4})>", told)
    return {int(code, 16): chr(int(letter, 16)) for code, letter in pairs}

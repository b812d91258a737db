"""Whether PDFs say the same: by the text in them, however it falls on lines and pages."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from planner.handout.typeset.text import clean
from planner.handout.words.frame_letters import how_to
from planner.model.program.program import Program


@dataclass(frozen=True)
class Pdf:
    """What can be read in a PDF."""

    pages: int
    size_kb: float
    tagged: bool
    claims: str
    """The standard of accessibility that it says it keeps, or nothing."""
    text: str
    """Without any space."""
    drawn: tuple[str, ...]
    """Its pieces of text as they were drawn, lines or less."""

    def __str__(self) -> str:
        tagged = self.claims or ("tagged" if self.tagged else "not tagged")
        return f"{self.pages} pages, {self.size_kb:.0f} KB, {tagged}"


def read_pdf(content: bytes) -> Pdf:
    """Read one."""
    reader = PdfReader(BytesIO(content))
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data() if "/Metadata" in root else b""
    drawn: list[str] = []

    def found(piece: str, *_: object) -> None:
        if piece.strip():
            drawn.append(piece.strip())

    text = "".join(page.extract_text(visitor_text=found) for page in reader.pages)
    return Pdf(
        pages=len(reader.pages),
        size_kb=len(content) / 1000,
        tagged="/StructTreeRoot" in root and bool(root["/MarkInfo"]["/Marked"]),
        claims="PDF/UA-1" if b"pdfuaid:part" in metadata else "",
        text=_bare(text),
        drawn=tuple(drawn),
    )


def missing(texts: Iterable[str], pdf: Pdf) -> list[str]:
    """The texts that are not in a PDF."""
    return [text for text in dict.fromkeys(texts) if _bare(clean(text)) not in pdf.text]


def words_of(program: Program) -> list[str]:
    """The names and the steps of all exercises."""
    exercises = program.exercises.values()
    return [text for each in exercises for text in (each.patient_name, *how_to(each).steps)]


def scale_of(content: bytes, text: str, size_pt: float) -> float:
    """How large the type of a PDF is, by a text on its first page whose size was to be that."""
    sizes: list[float] = []

    def found(piece: str, page: list[float], line: list[float], font: object, size: float) -> None:
        if _bare(clean(text)) == _bare(piece):
            sizes.append(page[0] * line[0] * size)

    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=found)
    return round(sizes[0] / size_pt, 4) if sizes else 1.0


def _bare(text: str) -> str:
    return "".join(text.split())

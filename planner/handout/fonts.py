"""The typeface: Atkinson Hyperlegible Next, made for readers with low vision; licence OFL.txt.

Each file is the latin and latin-ext subsets of the npm package
@fontsource/atkinson-hyperlegible-next merged, without layout tables and hints, and with U+FFFD
mapped to the box of .notdef. The letters it lacks of Vietnamese, Greek and Cyrillic names are those
of Noto Sans, scaled to the same units (OFL.txt too).
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.pdfmetrics import stringWidth as _string_width
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "Handout"
BOLD = "Handout-Bold"

_FILES = {
    REGULAR: "AtkinsonHyperlegibleNext-Regular.ttf",
    BOLD: "AtkinsonHyperlegibleNext-Bold.ttf",
}


class _Font(TTFont):  # type: ignore[misc]
    """A font whose map back to text leaves out unused codes, as PDF/UA asks."""

    def addObjects(self, doc: Any) -> None:
        super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:") and "<0000>" in stream.content:
                stream.content = _without_nought(stream.content)


def _without_nought(cmap: str) -> str:
    lines = [line for line in cmap.split("\n") if not line.endswith("<0000>")]
    at = next(i for i, line in enumerate(lines) if line.endswith("beginbfchar"))
    count = next(i for i, line in enumerate(lines) if line == "endbfchar") - at - 1
    lines[at] = f"{count} beginbfchar"
    return "\n".join(lines)


def file_of(font: str) -> Path:
    """Where a weight lies."""
    return Path(__file__).parent / "fonts" / _FILES[font]


@lru_cache(maxsize=1)
def characters() -> frozenset[int]:
    """Register both weights, once; the code points that can be printed."""
    known: list[set[int]] = []
    for name in _FILES:
        font = _Font(name, str(file_of(name)))
        registerFont(font)
        known.append(set(font.face.charToGlyph))
    return frozenset(set.intersection(*known))


@lru_cache(maxsize=16384)
def width_pt(text: str, font: str, size_pt: float) -> float:
    """Width of a line of text, points."""
    characters()
    return float(_string_width(text, font, size_pt))

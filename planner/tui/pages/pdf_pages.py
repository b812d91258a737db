"""The pages of a PDF as images and as words where they stand, by PDFium.

PDFium knows no threads: calls wait for each other, and nothing of it outlives a call.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any

from PIL import Image

from planner.figure.output.pdfium_lock import PDFIUM_LOCK

_APART = 0.3
"""Of the size: letters this far apart are of two words; there is as much beside the ink of a 1."""
_GAP = 1.0
"""Words further apart than this, in sizes of the letters, are not of one line."""


@dataclass(frozen=True, slots=True)
class PageArea:
    """A place on a page, in points from its top left corner."""

    left_pt: float
    top_pt: float
    right_pt: float
    bottom_pt: float

    def __or__(self, other: "PageArea") -> "PageArea":
        return PageArea(
            min(self.left_pt, other.left_pt),
            min(self.top_pt, other.top_pt),
            max(self.right_pt, other.right_pt),
            max(self.bottom_pt, other.bottom_pt),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them."""

    text: str
    box: PageArea
    base_pt: float
    """Where its line is written, from the top."""
    size_pt: float
    color: tuple[int, int, int]


WordLine = tuple[Word, ...]
"""Words that are read in one go."""


def page_sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(index) for index in range(len(document)))


def page_image(pdf: bytes, index: int, width_px: int, *, text: bool = True) -> Image.Image:
    """A page, so many pixels wide, with its text or without."""
    with _opened(pdf) as document, closing(document[index]) as page:
        if not text:
            from pypdfium2 import raw  # type: ignore[import-untyped]

            for written in list(page.get_objects([raw.FPDF_PAGEOBJ_TEXT], max_depth=1)):
                page.remove_obj(written)
                written.close()
        image: Image.Image = page.render(scale=width_px / page.get_width()).to_pil()
        return image.convert("RGB")


def page_lines(pdf: bytes, index: int) -> list[WordLine]:
    """The text of a page where it stands."""
    lines: list[list[Word]] = []
    for word in _words(pdf, index):
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [tuple(line) for line in lines]


def _goes_on(before: Word, word: Word) -> bool:
    gap_pt = word.box.left_pt - before.box.right_pt
    return abs(word.base_pt - before.base_pt) < 1 and 0 <= gap_pt < _GAP * word.size_pt


def _words(pdf: bytes, index: int) -> Iterator[Word]:
    """Letters put together; a space, a jump or another line parts words."""
    word: Word | None = None
    for letter in _letters(pdf, index):
        if word is None or not letter.text.strip():
            joined = None
        else:
            near = letter.box.left_pt - word.box.right_pt < letter.size_pt * _APART
            ahead = letter.box.left_pt > word.box.left_pt
            same = abs(letter.base_pt - word.base_pt) < 1
            joined = word.text + letter.text if near and ahead and same else None
        if word is not None and joined:
            word = Word(joined, word.box | letter.box, word.base_pt, word.size_pt, word.color)
            continue
        if word is not None:
            yield word
        word = letter if letter.text.strip() else None
    if word is not None:
        yield word


def _letters(pdf: bytes, index: int) -> list[Word]:
    from ctypes import byref, c_double, c_uint

    from pypdfium2 import raw

    found = []
    with (
        _opened(pdf) as document,
        closing(document[index]) as page,
        closing(page.get_textpage()) as text,
    ):
        height_pt = page.get_height()
        x, y = c_double(), c_double()
        red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
        for place in range(text.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text, place))
            left, bottom, right, top = text.get_charbox(place)
            raw.FPDFText_GetCharOrigin(text, place, byref(x), byref(y))
            raw.FPDFText_GetFillColor(
                text, place, byref(red), byref(green), byref(blue), byref(alpha)
            )
            found.append(
                Word(
                    letter if letter.isprintable() else " ",
                    PageArea(left, height_pt - top, right, height_pt - bottom),
                    height_pt - y.value,
                    raw.FPDFText_GetFontSize(text, place),
                    (red.value, green.value, blue.value),
                )
            )
    return found


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with PDFIUM_LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        yield document

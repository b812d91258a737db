"""The words on the pages of a PDF."""

from contextlib import closing
from pathlib import Path

import pypdfium2

from planner.figure.output.pdfium_lock import PDFIUM_LOCK


def page_texts(pdf: bytes | Path) -> list[str]:
    """What each page says, its lines joined by spaces."""
    with PDFIUM_LOCK, closing(pypdfium2.PdfDocument(pdf)) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def text_of(pdf: bytes | Path) -> str:
    """What all pages say."""
    return " ".join(page_texts(pdf))

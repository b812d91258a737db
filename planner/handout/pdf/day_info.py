"""What a PDF says of itself, with the day it was made on rather than a constant."""

from datetime import date
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFName, PDFString


class DayInfo(PDFInfo):  # type: ignore[misc]
    """ReportLab's information; the same document of the same day is the same bytes."""

    def __init__(self, day: date | None) -> None:
        """A day, or None: then nothing is said of it."""
        super().__init__()
        self._day = day

    def format(self, document: Any) -> bytes:
        """The dictionary; a day has no hour, so none is made up (ISO 32000-1, 7.9.4)."""
        told = {
            "Title": PDFString(self.title),
            "Author": PDFString(self.author),
            "Subject": PDFString(self.subject),
            "Creator": PDFString(self.creator),
            "Producer": PDFString(self.producer),
            "Trapped": PDFName(self.trapped),
        }
        if self._day is not None:
            told["CreationDate"] = told["ModDate"] = PDFString(f"D:{self._day:%Y%m%d}")
        written: bytes = PDFDictionary(told).format(document)
        return written

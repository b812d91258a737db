"""PDFium knows no threads: whoever calls it holds this lock and keeps nothing of it after."""

from threading import Lock

PDFIUM_LOCK = Lock()

"""A patient at a PDF viewer, PDFium as in Chrome: clicks into fields, types, saves."""

import ctypes
import io
from collections.abc import Mapping

import pypdfium2
import pypdfium2.raw as pdfium

CLICK = ""
"""Typed into a check box: nothing, it is clicked."""


def typed_into(pdf: bytes, values: Mapping[str, str], password: str | None = None) -> bytes:
    """The PDF as the viewer saves it; fields are named by the end of their names."""
    document = pypdfium2.PdfDocument(pdf, password=password)
    document.init_forms()
    form = document.formenv.raw
    for number in range(len(document)):
        page = document[number]
        for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
            field = pdfium.FPDFPage_GetAnnot(page, index)
            ends = [end for end in values if _name(form, field).endswith(end)]
            if ends:
                _click(form, page, field)
                for letter in values[ends[0]]:
                    pdfium.FORM_OnChar(form, page, ord(letter), 0)
            pdfium.FPDFPage_CloseAnnot(field)
        pdfium.FORM_ForceToKillFocus(form)
        page.close()
    saved = io.BytesIO()
    document.save(saved)
    document.close()
    return saved.getvalue()


def _name(form: object, field: object) -> str:
    length = pdfium.FPDFAnnot_GetFormFieldName(form, field, None, 0)
    room = ctypes.create_string_buffer(length)
    kind = ctypes.POINTER(ctypes.c_ushort)
    pdfium.FPDFAnnot_GetFormFieldName(form, field, ctypes.cast(room, kind), length)
    return room.raw[: length - 2].decode("utf-16-le")


def _click(form: object, page: object, field: object) -> None:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(field, box)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    for move in (pdfium.FORM_OnMouseMove, pdfium.FORM_OnLButtonDown, pdfium.FORM_OnLButtonUp):
        move(form, page, 0, x, y)

"""A drawing as a PDF form: its paths straight to a content stream, made once, used anywhere."""

from typing import Any

from reportlab.pdfbase.pdfdoc import PDFFormXObject, PDFName, PDFStream


def add_form(canvas: Any, name: str, stream: bytes, width_pt: float, height_pt: float) -> None:
    """Give a document a picture under a name; `canvas.doForm(name)` draws it at the origin.

    `canvas` is ReportLab's, which has no types.
    """
    form = PDFFormXObject(0, 0, round(width_pt, 2), round(height_pt, 2))
    contents = PDFStream()
    contents.content = stream
    contents.filters = []
    contents.dictionary["Filter"] = PDFName("FlateDecode")
    form.Contents = contents
    canvas._doc.addForm(name, form)

"""A drawing as a PDF form: its paths straight to a content stream, made once, used anywhere."""

from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFFormXObject, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from planner.figure.drawing.compose import Drawing
from planner.figure.output.operators import stream_of as stream_of


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


def to_pdf(drawing: Drawing, title: str = "") -> bytes:
    """A PDF of one page that is the picture."""
    file = BytesIO()
    size = (drawing.width_pt, drawing.height_pt)
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.setTitle(title)
    add_form(canvas, "picture", stream_of(drawing), *size)
    canvas.doForm("picture")
    canvas.save()
    return file.getvalue()

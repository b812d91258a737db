"""A drawing as a PDF of its own."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from planner.figure.drawing.compose import Drawing
from planner.figure.output.form import add_form
from planner.figure.output.operators import stream_of as stream_of


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

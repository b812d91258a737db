"""A drawing as a PDF form: its paths straight to a content stream, made once, used anywhere."""

import zlib
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFFormXObject, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from planner.figure.drawing.compose import Drawing
from planner.figure.shapes.path import TONES, Path

_FINEST_PT = 0.15
"""Coordinates are whole numbers of about this."""


def stream_of(drawing: Drawing, *, gray: bool = False) -> bytes:
    """The drawing's operators, compressed; in gray for paper without colour."""
    tones = _GRAY if gray else _RGB
    fill_in, line_in = ("g", "G") if gray else ("rg", "RG")
    unit = max(1, round(_FINEST_PT / drawing.pt_per_mm))
    k = drawing.pt_per_mm * unit
    out = ["1 j 1 J"]
    written: dict[tuple[int, ...], str] = {}
    for panel in drawing.panels:
        out.append(f"q {k:.5f} 0 0 {k:.5f} {panel.x_pt:.2f} {panel.y_pt:.2f} cm")
        fill = stroke = ""
        width = 0
        for shape in panel.shapes:
            if shape.fill and shape.fill != fill:
                fill = shape.fill
                out.append(f"{tones[fill]} {fill_in}")
            if shape.stroke:
                if shape.stroke != stroke:
                    stroke = shape.stroke
                    out.append(f"{tones[stroke]} {line_in}")
                if shape.width != width:
                    width = shape.width
                    out.append(f"{width / unit:.3g} w")
            # An outline and its fill are the same steps.
            steps = tuple(map(id, shape.path))
            text = written.get(steps)
            if text is None:
                text = written[steps] = _path(shape.path, 1 / unit)
            out.append(text)
            out.append("B" if shape.fill and shape.stroke else "f" if shape.fill else "S")
        out.append("Q")
    return zlib.compress("\n".join(out).encode("ascii"), 6)


def _path(path: Path, shrink: float) -> str:
    numbers = tuple([v * shrink for step in path for v in step[1:]])
    return _template("".join([step[0] for step in path])) % numbers


@cache
def _template(steps: str) -> str:
    """The operators of so many steps, with room for their numbers."""
    return "\n".join(_STEP[step] for step in steps)


_STEP = {"M": "%d %d m", "L": "%d %d l", "C": "%d %d %d %d %d %d c", "Z": "h"}


def _rgb(color: str) -> str:
    parts = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return " ".join(f"{part:.3f}".rstrip("0").rstrip(".") for part in parts)


def _light(color: str) -> str:
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return f"{0.2126 * red + 0.7152 * green + 0.0722 * blue:.3f}"


_RGB = {name: _rgb(color) for name, color in TONES.items()}
_GRAY = {name: _light(color) for name, color in TONES.items()}


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

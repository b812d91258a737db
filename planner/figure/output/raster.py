"""A drawing as pixels, antialiased, by PDFium."""

import io
from contextlib import closing

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

from planner.figure.drawing.compose import Drawing
from planner.figure.output.operators import operators_of
from planner.figure.output.pdfium_lock import PDFIUM_LOCK

_FINE_PX = 0.1
"""Coordinates are rounded to less than can be seen."""


def to_png(drawing: Drawing, px_per_pt: float = 3.0) -> bytes:
    """A PNG file on white."""
    out = io.BytesIO()
    to_image(drawing, px_per_pt).save(out, format="PNG", optimize=True)
    return out.getvalue()


def to_image(drawing: Drawing, px_per_pt: float = 3.0) -> Image.Image:
    """The picture on white as an image of Pillow, RGB."""
    width = max(1, round(drawing.width_pt * px_per_pt))
    height = max(1, round(drawing.height_pt * px_per_pt))
    operators = operators_of(drawing, finest_pt=_FINE_PX / px_per_pt)
    # A little less than whole pixels, which PDFium rounds up.
    page = one_page(operators, (width - 0.01) / px_per_pt, (height - 0.01) / px_per_pt)
    # The page is closed too: one that outlives its document is an error when it is collected.
    with (
        PDFIUM_LOCK,
        closing(pypdfium2.PdfDocument(page)) as document,
        closing(document[0]) as first,
    ):
        seen: Image.Image = first.render(scale=px_per_pt, rev_byteorder=True).to_pil()
        return seen.convert("RGB").copy()


def one_page(operators: bytes, width_pt: float, height_pt: float) -> bytes:
    """The least PDF that draws operators on a page of a size."""
    box = f"[0 0 {width_pt:.4f} {height_pt:.4f}]".encode("ascii")
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Resources<<>>/Contents 4 0 R/MediaBox" + box + b">>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(operators), operators),
    )
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % table
    return bytes(out)

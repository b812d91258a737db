"""A contact sheet: many pictures with their names, as a PDF."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from planner.figure.drawing.compose import HEIGHT_PT, WIDTH_PT, compose
from planner.figure.output.form import add_form
from planner.figure.output.operators import stream_of
from planner.model.drawn_figure import DrawnFigure
from planner.model.exercise.picture import Picture

_PAGE = (595.0, 842.0)
_MARGIN = 36.0
_COLUMNS = 3
_GAP = 14.0
_NAME_PT = 8.0

NamedPicture = tuple[str, Picture | None]
"""What is written under a picture, and the picture."""


def to_sheet(
    groups: Iterable[tuple[str, Sequence[NamedPicture]]], figure: DrawnFigure = "standard"
) -> bytes:
    """A4 pages of pictures of one person, group by group under their titles."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=_PAGE, invariant=1)
    canvas.setTitle("Pictures")
    sheet = _Sheet(canvas, figure)
    for title, pictures in groups:
        sheet.group(title, pictures)
    canvas.save()
    return file.getvalue()


class _Sheet:
    """Fills pages from the top."""

    def __init__(self, canvas: Canvas, figure: DrawnFigure) -> None:
        self._canvas = canvas
        self._figure = figure
        self._y = _PAGE[1] - _MARGIN

    def group(self, title: str, pictures: Sequence[NamedPicture]) -> None:
        cell = HEIGHT_PT + _NAME_PT * 1.6 + _GAP
        self._room(cell + 22)
        self._canvas.setFont("Helvetica-Bold", 12)
        self._canvas.drawString(_MARGIN, self._y - 12, title)
        self._y -= 22
        width = (_PAGE[0] - 2 * _MARGIN) / _COLUMNS
        for start in range(0, len(pictures), _COLUMNS):
            self._room(cell)
            for column, (name, picture) in enumerate(pictures[start : start + _COLUMNS]):
                self._picture(_MARGIN + column * width, name, picture)
            self._y -= cell

    def _room(self, needed: float) -> None:
        if self._y - needed < _MARGIN:
            self._canvas.showPage()
            self._y = _PAGE[1] - _MARGIN

    def _picture(self, x: float, name: str, picture: Picture | None) -> None:
        canvas = self._canvas
        canvas.setFont("Helvetica", _NAME_PT)
        canvas.drawString(x, self._y - _NAME_PT, name)
        if picture is None:
            canvas.drawString(x, self._y - 40, "no picture")
            return
        drawing = compose(picture, WIDTH_PT, HEIGHT_PT, figure=self._figure)
        form = f"picture-{canvas.getPageNumber()}-{x:.0f}-{self._y:.0f}"
        add_form(canvas, form, stream_of(drawing), drawing.width_pt, drawing.height_pt)
        canvas.saveState()
        canvas.translate(x, self._y - _NAME_PT * 1.6 - drawing.height_pt)
        canvas.doForm(form)
        canvas.restoreState()

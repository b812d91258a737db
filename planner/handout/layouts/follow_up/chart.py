"""The chart on paper: small multiples over the same weeks, better is up; no colour is needed."""

from planner.follow_up.chart import Chart, ChartRow
from planner.follow_up.chart_text import row_name, row_words
from planner.handout.fonts import REGULAR, width_pt
from planner.handout.pdf.pen import Pen
from planner.handout.typeset.blocks import Block
from planner.handout.typeset.page_frame import Sheet
from planner.handout.typeset.styles import ACCENT, BODY, INK, LINE, QUIET, REST, SMALL, STRONG, TINT
from planner.handout.typeset.text_block import TextBlock

PLOT_PT = 46.0
"""Of a row: what is drawn; its words stand left of it."""
_WORDS_SHARE = 0.34
_AXIS_PT = 30.0
_GAP_PT = 8.0
_DOT_PT = 2.6
_SQUARE_PT = 7.0


def chart_blocks(sheet: Sheet, chart: Chart) -> list[Block]:
    """A block a measure; then the weeks, what was done and flare-ups."""
    return [*(_row(sheet, chart, row) for row in chart.rows), _feet(sheet, chart)]


def _row(sheet: Sheet, chart: Chart, row: ChartRow) -> Block:
    wide = sheet.width * _WORDS_SHARE
    turned = " Less is up." if row.measure.better == "less" else ""
    name = TextBlock(row_name(row), STRONG, wide - 6)
    told = TextBlock(f"{row_words(row)}.{turned}", SMALL, wide - 6)
    height = max(PLOT_PT, name.height + told.height)

    def draw(pen: Pen, left: float, top: float) -> None:
        name.draw(pen, left, top)
        told.draw(pen, left, top - name.height)
        x, width = left + wide + _AXIS_PT, sheet.width - wide - _AXIS_PT - 4
        box = pen.on_paper(left + wide, top - height, left + sheet.width, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        alt = f"{row_name(row)}: {row_words(row)}."
        with pen.element("Figure", alt=alt, attributes=layout), pen.text():
            _Plot(pen, chart, row, x, top - height, width, height).draw()

    return Block(height=height, draw=draw, space_before=_GAP_PT)


class _Plot:
    """One small multiple, its lower left corner at (left, bottom)."""

    def __init__(
        self,
        pen: Pen,
        chart: Chart,
        row: ChartRow,
        left: float,
        bottom: float,
        width: float,
        height: float,
    ) -> None:
        self._pen, self._chart, self._row = pen, chart, row
        self._left, self._bottom = left, bottom
        self._width, self._height = width, height

    def draw(self) -> None:
        """What may have changed by chance, the usual, the first value, then the values."""
        self._areas()
        self._scale()
        self._first()
        self._values()

    def _x(self, day: float) -> float:
        return self._left + self._chart.across(day) * self._width

    def _y(self, value: float) -> float:
        return self._bottom + self._row.up(value) * self._height

    def _areas(self) -> None:
        pen, row = self._pen, self._row
        if row.band:
            low, high = sorted(map(self._y, row.band))
            pen.setFillColor(TINT)
            pen.rect(self._left, low, self._width, high - low, stroke=0, fill=1)
        if row.usual:
            low, high = sorted(map(self._y, row.usual))
            pen.setStrokeColor(REST)
            pen.setLineWidth(0.6)
            x = self._left
            while x < self._left + self._width:
                pen.line(x, low, x, high)
                x += 4

    def _scale(self) -> None:
        pen, (worst, best) = self._pen, self._row.ends
        frame_top = self._bottom + self._height
        pen.setStrokeColor(LINE)
        pen.setLineWidth(0.6)
        pen.line(self._left, self._bottom, self._left + self._width, self._bottom)
        pen.line(self._left, self._bottom, self._left, frame_top)
        pen.setFillColor(QUIET)
        pen.setFont(REGULAR, SMALL.size)
        pen.drawRightString(self._left - 4, frame_top - SMALL.size * 0.75, f"{best:.4g} ")
        pen.drawRightString(self._left - 4, self._bottom, f"{worst:.4g} ")

    def _first(self) -> None:
        pen, y = self._pen, self._y(self._row.first)
        pen.setStrokeColor(INK)
        pen.setLineWidth(0.7)
        pen.setDash(3, 2.5)
        pen.line(self._left, y, self._left + self._width, y)
        pen.setDash()

    def _values(self) -> None:
        pen = self._pen
        pen.setStrokeColor(ACCENT)
        pen.setLineWidth(1.6)
        for run in self._row.runs():
            path = pen.beginPath()
            path.moveTo(self._x(run[0].day), self._y(run[0].value))
            for point in run[1:]:
                path.lineTo(self._x(point.day), self._y(point.value))
            pen.drawPath(path, stroke=1, fill=0)
        pen.setFillColor(ACCENT)
        for point in self._row.points:
            pen.circle(self._x(point.day), self._y(point.value), _DOT_PT, stroke=0, fill=1)


def _feet(sheet: Sheet, chart: Chart) -> Block:
    """The weeks; a square for what was done of each, a triangle for a flare-up, the visits."""
    wide = sheet.width * _WORDS_SHARE
    shares = [
        f"week {week}: {round(100 * share)} %"
        for week, share in enumerate(chart.done, start=1)
        if share is not None
    ]
    flares = f" Flare-up in week {', '.join(map(str, chart.flares))}." if chart.flares else ""
    spoken = f"Sessions done, {'; '.join(shares) or 'not told'}.{flares}"
    label = TextBlock("Weeks, sessions done, flare-ups, visits", SMALL, wide - 6)
    height = BODY.leading * 2 + _SQUARE_PT + 6

    def draw(pen: Pen, left: float, top: float) -> None:
        label.draw(pen, left, top)
        x, width = left + wide + _AXIS_PT, sheet.width - wide - _AXIS_PT - 4
        box = pen.on_paper(left + wide, top - height, left + sheet.width, top)
        layout = f"<< /O /Layout /BBox [{box}] /Placement /Block >>"
        with pen.element("Figure", alt=spoken, attributes=layout), pen.text():
            for week, share in enumerate(chart.done, start=1):
                at = x + chart.across(7 * (week - 1)) * width
                pen.setFillColor(INK)
                pen.setFont(REGULAR, SMALL.size)
                pen.drawString(at, top - SMALL.size, f"{week} ")
                _done(pen, at, top - BODY.leading - _SQUARE_PT, share)
                if week in chart.flares:
                    _triangle(pen, at + _SQUARE_PT + 3, top - BODY.leading - _SQUARE_PT)
            for number, day in chart.visits:
                at = x + chart.across(day) * width
                pen.setFillColor(QUIET)
                pen.setFont(REGULAR, SMALL.size)
                at = min(at, left + sheet.width - width_pt(f"V{number} ", REGULAR, SMALL.size))
                pen.drawString(at, top - height + 3, f"V{number} ")

    return Block(height=height, draw=draw, space_before=4)


def _done(pen: Pen, x: float, y: float, share: float | None) -> None:
    """A square that is filled as far as was done; none where nothing was told."""
    if share is None:
        return
    pen.setFillColor(ACCENT)
    pen.rect(x, y, _SQUARE_PT, _SQUARE_PT * share, stroke=0, fill=1)
    pen.setStrokeColor(INK)
    pen.setLineWidth(0.7)
    pen.rect(x, y, _SQUARE_PT, _SQUARE_PT, stroke=1, fill=0)


def _triangle(pen: Pen, x: float, y: float) -> None:
    path = pen.beginPath()
    path.moveTo(x, y)
    path.lineTo(x + _SQUARE_PT, y)
    path.lineTo(x + _SQUARE_PT / 2, y + _SQUARE_PT)
    path.close()
    pen.setFillColor(INK)
    pen.drawPath(path, stroke=0, fill=1)

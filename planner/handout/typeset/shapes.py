"""Shapes that carry meaning without colour: lights, tick boxes, number discs, frames."""

import math

from planner.handout.fonts import BOLD, width_pt
from planner.handout.pdf.pen import InkColor, Pen
from planner.handout.typeset.styles import ACCENT, AMBER, BODY, GREEN, INK, LINE, PAPER, RED, TINT


def _polygon(pen: Pen, points: list[tuple[float, float]], fill: InkColor) -> None:
    path = pen.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    pen.setFillColor(fill)
    pen.setStrokeColor(INK)
    pen.setLineWidth(1.4)
    pen.drawPath(path, stroke=1, fill=1)


def _regular(
    corners: int, x: float, y: float, radius: float, turn_deg: float
) -> list[tuple[float, float]]:
    step = 2 * math.pi / corners
    turn = math.radians(turn_deg)
    return [
        (x + radius * math.cos(turn + i * step), y + radius * math.sin(turn + i * step))
        for i in range(corners)
    ]


def light(pen: Pen, name: str, x: float, y: float, radius: float) -> None:
    """Green is a circle, amber a triangle, red an octagon; paler to darker without colour."""
    if name == "green":
        pen.setFillColor(GREEN)
        pen.setStrokeColor(INK)
        pen.setLineWidth(1.4)
        pen.circle(x, y, radius, stroke=1, fill=1)
    elif name == "amber":
        _polygon(pen, _regular(3, x, y - radius * 0.2, radius * 1.2, 90), AMBER)
    else:
        _polygon(pen, _regular(8, x, y, radius * 1.06, 22.5), RED)


def tick_box(pen: Pen, x: float, y: float, side: float) -> None:
    """An empty box, its lower left corner at (x, y)."""
    pen.setStrokeColor(INK)
    pen.setFillColor(PAPER)
    pen.setLineWidth(1.1)
    pen.roundRect(x, y, side, side, 2, stroke=1, fill=1)


def bullet(pen: Pen, x: float, y: float) -> None:
    """A small dot with its centre there."""
    pen.setFillColor(ACCENT)
    pen.circle(x, y, 2.1, stroke=0, fill=1)


def disc(pen: Pen, number: int, x: float, y: float, radius: float) -> None:
    """A card's number, white on the accent colour, with its centre there."""
    size = max(BODY.size, radius * (1.3 if number < 10 else 1.15))
    pen.setFillColor(ACCENT)
    pen.circle(x, y, radius, stroke=0, fill=1)
    pen.setFillColor(PAPER)
    pen.setFont(BOLD, size)
    pen.drawString(x - width_pt(str(number), BOLD, size) / 2, y - size * 0.34, f"{number} ")


def frame(
    pen: Pen,
    left: float,
    top: float,
    width: float,
    height: float,
    *,
    fill: InkColor | None = None,
    stroke: InkColor = LINE,
    line_width: float = 0.8,
) -> None:
    """A box with round corners."""
    pen.setStrokeColor(stroke)
    pen.setLineWidth(line_width)
    if fill:
        pen.setFillColor(fill)
    pen.roundRect(left, top - height, width, height, 6, stroke=1, fill=1 if fill else 0)


def panel(pen: Pen, left: float, top: float, width: float, height: float) -> None:
    """A tinted area without a line."""
    pen.setFillColor(TINT)
    pen.roundRect(left, top - height, width, height, 6, stroke=0, fill=1)

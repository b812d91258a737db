"""A drawing as PNG, antialiased, by Pillow."""

import io
import math

from PIL import Image, ImageDraw

from planner.figure.drawing.compose import Drawing, Panel
from planner.figure.shapes.camera import Point
from planner.figure.shapes.path import TONES, Path, Shape

_FINER = 4
"""Drawn this much larger and scaled down."""
_STEPS = 8
"""Straight pieces a curve is drawn with."""


def to_png(drawing: Drawing, px_per_pt: float = 3.0) -> bytes:
    """A PNG file on white."""
    out = io.BytesIO()
    to_image(drawing, px_per_pt).save(out, format="PNG", optimize=True)
    return out.getvalue()


def to_image(drawing: Drawing, px_per_pt: float = 3.0, background: str = "#ffffff") -> Image.Image:
    """The picture as an image of Pillow."""
    k = px_per_pt * _FINER
    size = (math.ceil(drawing.width_pt * k), math.ceil(drawing.height_pt * k))
    image = Image.new("RGB", size, background)
    pen = ImageDraw.Draw(image)
    for panel in drawing.panels:
        for shape in panel.shapes:
            _draw(pen, shape, panel, drawing, k)
    small = (
        max(1, round(drawing.width_pt * px_per_pt)),
        max(1, round(drawing.height_pt * px_per_pt)),
    )
    return image.resize(small, Image.Resampling.LANCZOS)


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, panel: Panel, drawing: Drawing, k: float) -> None:
    scale = drawing.pt_per_mm * k
    lines = [
        [
            (panel.x_pt * k + x * scale, (drawing.height_pt - panel.y_pt) * k - y * scale)
            for x, y in line
        ]
        for line in flatten(shape.path)
    ]
    if shape.fill:
        for line in lines:
            if len(line) > 2:
                pen.polygon(line, fill=TONES[shape.fill])
    if shape.stroke:
        width = max(1.0, shape.width * scale)
        color = TONES[shape.stroke]
        for line in lines:
            closed = line[0] == line[-1] and len(line) > 2
            pen.line([*line, line[1]] if closed else line, color, round(width), joint="curve")
            if not closed and width > 2:
                r = width / 2
                for x, y in (line[0], line[-1]):
                    pen.ellipse((x - r, y - r, x + r, y + r), fill=color)


def flatten(path: Path) -> list[list[Point]]:
    """A path's parts as straight lines; a closed part ends where it began."""
    lines: list[list[Point]] = []
    current: list[Point] = []
    for step in path:
        if step[0] == "M":
            current = [(step[1], step[2])]
            lines.append(current)
        elif step[0] == "L":
            current.append((step[1], step[2]))
        elif step[0] == "C":
            x0, y0 = current[-1]
            _, x1, y1, x2, y2, x3, y3 = step
            for i in range(1, _STEPS + 1):
                t = i / _STEPS
                u = 1 - t
                a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                current.append(
                    (a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
                )
        else:
            current.append(current[0])
    return lines

"""A drawing as operators of PDF, by which any PDF page can draw it."""

import zlib
from functools import cache

from planner.figure.drawing.compose import Drawing
from planner.figure.shapes.path import TONES, PagePath

_FINEST_PT = 0.15
"""Coordinates are whole numbers of about this."""


def stream_of(drawing: Drawing, *, gray: bool = False) -> bytes:
    """The drawing's operators, compressed; in gray for paper without colour."""
    return zlib.compress(operators_of(drawing, gray=gray), 6)


def operators_of(drawing: Drawing, *, gray: bool = False, finest_pt: float = _FINEST_PT) -> bytes:
    """The drawing's operators; coordinates are whole numbers of about `finest_pt`."""
    tones = _GRAY if gray else _RGB
    fill_in, line_in = ("g", "G") if gray else ("rg", "RG")
    unit = max(1, round(finest_pt / drawing.pt_per_mm))
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
    return "\n".join(out).encode("ascii")


def _path(path: PagePath, shrink: float) -> str:
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

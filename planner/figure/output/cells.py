"""A drawing for a terminal: outlines as braille dots over cells of colour.

A cell is two dots wide and four high, so lines stay fine where half blocks would blur them; with
the colours left out the outlines alone still read.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from planner.figure.drawing.compose import Drawing, Panel
from planner.figure.output.raster import to_image
from planner.figure.shapes.path import Shape

_INKED = 150
"""A dot darker than this is ink."""
_DARK = ("ink", "hair", "hair_black", "hair_dark", "iron", "mark")
"""Tones that are dots where nothing outlines them."""
_IS_INK = bytes(level < _INKED for level in range(256))


@dataclass(frozen=True, slots=True)
class BrailleCell:
    """One cell: a character, its colour and the colour behind it."""

    character: str
    ink: str
    """The dots' colour: ink, move (an arrow) or empty."""
    behind: str
    """#rrggbb, as on white paper."""


def to_cells(drawing: Drawing, columns: int, rows: int) -> list[list[BrailleCell]]:
    """The drawing within so many cells, a cell taken to be twice as high as wide."""
    per_pt = min(columns * 2 / drawing.width_pt, rows * 4 / drawing.height_pt)
    across = -(-max(2, round(drawing.width_pt * per_pt)) // 2)
    down = -(-max(4, round(drawing.height_pt * per_pt)) // 4)
    size = (across * 2, down * 4)
    dot_mm = 1 / (drawing.pt_per_mm * per_pt)
    fills = _whole_cells(_only(drawing, _fill), per_pt, size)
    lines = _dots(_whole_cells(_only(drawing, partial(_line, dot_mm)), per_pt, size))
    arrows = _dots(_whole_cells(_only(drawing, _arrow), per_pt, size))
    seen = memoryview(fills.convert("RGBX").tobytes()).cast("I").tolist()
    made: dict[tuple[int, int, int], BrailleCell] = {}
    wide = size[0]
    found = []
    for top in range(0, wide * size[1], wide * 4):
        moved = 1 in arrows[top : top + 4 * wide]
        drawn = 1 in lines[top : top + 4 * wide]
        row = []
        for at in range(top, top + wide, 2):
            move = braille(arrows, at, wide) if moved else 0
            dots = braille(lines, at, wide) if drawn and not move else 0
            key = (move, dots, _commonest(seen, at, wide))
            cell = made.get(key)
            if cell is None:
                cell = made[key] = _cell(*key)
            row.append(cell)
        found.append(row)
    return found


def _cell(move: int, dots: int, tone: int) -> BrailleCell:
    character = chr(0x2800 + (move or dots)) if move or dots else " "
    ink = "move" if move else "ink" if dots else ""
    return BrailleCell(character, ink, f"#{tone.to_bytes(4, sys.byteorder)[:3].hex()}")


def braille(dots: bytes, at: int, wide: int) -> int:
    """The dots of the cell whose upper left dot is at an index, as braille numbers them.

    `dots` are rows of `wide` bytes, 1 where there is one.
    """
    b, c, d = at + wide, at + 2 * wide, at + 3 * wide
    return (
        dots[at]
        | dots[b] << 1
        | dots[c] << 2
        | dots[at + 1] << 3
        | dots[b + 1] << 4
        | dots[c + 1] << 5
        | dots[d] << 6
        | dots[d + 1] << 7
    )


def _commonest(seen: list[int], at: int, wide: int) -> int:
    """A cell's commonest tone, not the mean: edges stay crisp."""
    b, c, d = at + wide, at + 2 * wide, at + 3 * wide
    tone = seen[at]
    if tone == seen[at + 1] == seen[b] == seen[b + 1] == seen[c]:
        return tone
    cell = [*seen[at : at + 2], *seen[b : b + 2], *seen[c : c + 2], *seen[d : d + 2]]
    return max(cell, key=cell.count)


def to_text(drawing: Drawing, columns: int, rows: int) -> str:
    """The outlines alone, as lines of braille."""
    return "\n".join(
        "".join(cell.character for cell in line).rstrip()
        for line in to_cells(drawing, columns, rows)
    )


def _whole_cells(drawing: Drawing, per_pt: float, size: tuple[int, int]) -> Image.Image:
    """The drawing in pixels that fill whole cells."""
    image = to_image(drawing, per_pt)
    if image.size == size:
        return image
    whole = Image.new("RGB", size, "white")
    whole.paste(image, (0, 0))
    return whole


def _dots(image: Image.Image) -> bytes:
    """A byte a pixel: 1 where it is ink."""
    return image.convert("L").tobytes().translate(_IS_INK)


def _only(drawing: Drawing, keep: Callable[[Shape], list[Shape]]) -> Drawing:
    panels = tuple(
        Panel(panel.x_pt, panel.y_pt, tuple(s for shape in panel.shapes for s in keep(shape)))
        for panel in drawing.panels
    )
    return replace(drawing, panels=panels)


def _fill(shape: Shape) -> list[Shape]:
    """Colours without ink: a thick line in a tone is a fill too."""
    if shape.stroke in ("ink", "mark", "floor") or shape.stroke == "move":
        return [replace(shape, stroke="", width=0)] if shape.fill not in ("", "move") else []
    return [shape] if shape.fill != "move" else []


def _line(dot_mm: float, shape: Shape) -> list[Shape]:
    """Ink, with everything that covers it in white."""
    if shape.stroke == "move" or shape.fill == "move":
        return []
    found = []
    if shape.fill:
        dark = shape.fill in _DARK
        found.append(replace(shape, fill="ink" if dark else "paper", stroke="", width=0))
    if shape.stroke in ("ink", "mark", "floor"):
        # At least a dot wide; a limb's outline loses its inner half to the fill after it.
        least = dot_mm * (1.0 if shape.fill else 2.0)
        found.append(replace(shape, fill="", stroke="ink", width=max(shape.width, round(least))))
    elif shape.stroke:
        found.append(replace(shape, fill="", stroke="paper"))
    return found


def _arrow(shape: Shape) -> list[Shape]:
    if shape.stroke == "move":
        return [replace(shape, fill="ink" if shape.fill else "", stroke="ink")]
    if shape.fill == "move":
        return [replace(shape, fill="ink")]
    return []

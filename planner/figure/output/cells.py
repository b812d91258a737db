"""A drawing for a terminal: outlines as braille dots over cells of colour.

A cell is two dots wide and four high, so lines stay fine where half blocks would blur them; with
the colours left out the outlines alone still read.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PIL import Image

from planner.figure.drawing.compose import Drawing, Panel
from planner.figure.output.raster import to_image
from planner.figure.shapes.path import Shape

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_INKED = 150
"""A dot darker than this is ink."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a character, its colour and the colour behind it."""

    character: str
    ink: str
    """The dots' colour: ink, move (an arrow) or empty."""
    behind: str
    """#rrggbb, as on white paper."""


def to_cells(drawing: Drawing, columns: int, rows: int) -> list[list[Cell]]:
    """The drawing within so many cells, a cell taken to be twice as high as wide."""
    per_pt = min(columns * 2 / drawing.width_pt, rows * 4 / drawing.height_pt)
    width = max(2, round(drawing.width_pt * per_pt))
    height = max(4, round(drawing.height_pt * per_pt))
    fills = _sized(_only(drawing, _fill), per_pt, width, height)
    dot_mm = 1 / (drawing.pt_per_mm * per_pt)
    lines = _sized(_only(drawing, partial(_line, dot_mm)), per_pt, width, height).convert("L")
    arrows = _sized(_only(drawing, _arrow), per_pt, width, height).convert("L")
    across, down = -(-width // 2), -(-height // 4)
    dots, moves, seen = lines.tobytes(), arrows.tobytes(), fills.tobytes()
    found = []
    for row in range(down):
        line = []
        for column in range(across):
            mask = move = 0
            tones: Counter[bytes] = Counter()
            for dy in range(4):
                for dx in range(2):
                    x, y = column * 2 + dx, row * 4 + dy
                    if x < width and y < height:
                        at = y * width + x
                        tones[seen[3 * at : 3 * at + 3]] += 1
                        if moves[at] < _INKED:
                            move |= _DOTS[dy][dx]
                        elif dots[at] < _INKED:
                            mask |= _DOTS[dy][dx]
            # The commonest tone, not the mean: edges stay crisp.
            behind = f"#{tones.most_common(1)[0][0].hex()}"
            dots_here = move or mask
            ink = "move" if move else "ink" if mask else ""
            line.append(Cell(chr(0x2800 + dots_here) if dots_here else " ", ink, behind))
        found.append(line)
    return found


def to_text(drawing: Drawing, columns: int, rows: int) -> str:
    """The outlines alone, as lines of braille."""
    return "\n".join(
        "".join(cell.character for cell in line).rstrip()
        for line in to_cells(drawing, columns, rows)
    )


def _sized(drawing: Drawing, per_pt: float, width: int, height: int) -> Image.Image:
    image = to_image(drawing, per_pt)
    return image if image.size == (width, height) else image.resize((width, height))


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
        dark = shape.fill in ("ink", "hair", "iron", "mark")
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

"""A picture as data: paths with a fill and a line, in millimetres of the world drawn.

A path is a list of steps: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",).
"""

from dataclasses import dataclass
from typing import Any

from planner.figure.shapes.camera import Point

PathStep = tuple[Any, ...]
PagePath = list[PathStep]

TONES: dict[str, str] = {
    "ink": "#22303c",
    "skin": "#f2d9c4",
    "skin_far": "#f7e9dd",
    "shirt": "#8fb8d8",
    "shirt_far": "#bed6e8",
    "pants": "#47637d",
    "pants_far": "#94a7b8",
    "shoe": "#ffffff",
    "shoe_far": "#f4f6f7",
    "hair": "#6b584b",
    "skin_brown": "#9c6846",
    "skin_brown_far": "#c7a38d",
    "hair_gray": "#a9aba8",
    "hair_black": "#241d1a",
    "hair_dark": "#4a3428",
    "shirt_plum": "#b99bc2",
    "shirt_plum_far": "#d9c9de",
    "shirt_green": "#8dbba2",
    "shirt_green_far": "#c1dacc",
    "shirt_yellow": "#f0d48a",
    "shirt_yellow_far": "#f7e8bf",
    "shirt_blue": "#a3addb",
    "shirt_blue_far": "#ccd2ec",
    "pants_light": "#80a9cf",
    "pants_light_far": "#c3d8ea",
    "paper": "#ffffff",
    "floor": "#9aa7b1",
    "prop": "#ece4d6",
    "prop_top": "#f7f2e9",
    "prop_side": "#d9cfbd",
    "cloth": "#dfe7ea",
    "cloth_top": "#f0f4f5",
    "cloth_side": "#c6d1d6",
    "metal": "#8b979f",
    "iron": "#4b555c",
    "rubber": "#3f8f6b",
    "strap": "#a8552f",
    "water": "#c4e0ee",
    "move": "#c2410c",
    "mat": "#cfe0d6",
    "mat_top": "#dcebe2",
    "mat_side": "#b5ccbf",
    "mark": "#5b6b78",
}
"""Colours; far limbs are paler, and every pair that touches differs in grey as well."""


@dataclass(frozen=True, slots=True)
class Shape:
    """One path, filled or stroked or both."""

    path: PagePath
    """Its steps, millimetres."""
    fill: str = ""
    """A tone; empty: not filled."""
    stroke: str = ""
    """A tone; empty: no line."""
    width: int = 0
    """The line's width, millimetres."""


INK_MM = 11
"""The outline's width."""


def polygon(points: list[Point], closed: bool = True) -> PagePath:
    """Straight lines."""
    path: PagePath = [("M", points[0][0], points[0][1])]
    path += [("L", x, y) for x, y in points[1:]]
    if closed:
        path.append(("Z",))
    return path


def curve(points: list[Point], closed: bool = False) -> PagePath:
    """A smooth line through points (Catmull-Rom)."""
    count = len(points)
    if count < 3:
        return polygon(points, closed)
    path: PagePath = [("M", points[0][0], points[0][1])]
    last = count if closed else count - 1
    for i in range(last):
        p0 = points[i - 1] if closed or i else points[0]
        p1, p2 = points[i], points[(i + 1) % count]
        p3 = points[(i + 2) % count] if closed or i + 2 < count else p2
        path.append(
            (
                "C",
                p1[0] + (p2[0] - p0[0]) / 6,
                p1[1] + (p2[1] - p0[1]) / 6,
                p2[0] - (p3[0] - p1[0]) / 6,
                p2[1] - (p3[1] - p1[1]) / 6,
                p2[0],
                p2[1],
            )
        )
    if closed:
        path.append(("Z",))
    return path


_K = 0.5523


def ellipse(center: Point, a: Point, b: Point) -> PagePath:
    """An ellipse by two conjugate half axes."""
    x, y = center

    def at(u: float, v: float) -> Point:
        return x + a[0] * u + b[0] * v, y + a[1] * u + b[1] * v

    return [
        ("M", *at(1, 0)),
        ("C", *at(1, _K), *at(_K, 1), *at(0, 1)),
        ("C", *at(-_K, 1), *at(-1, _K), *at(-1, 0)),
        ("C", *at(-1, -_K), *at(-_K, -1), *at(0, -1)),
        ("C", *at(_K, -1), *at(1, -_K), *at(1, 0)),
        ("Z",),
    ]


def circle(center: Point, radius: float) -> PagePath:
    """A circle."""
    return ellipse(center, (radius, 0.0), (0.0, radius))


def coordinates(path: PagePath) -> tuple[list[float], list[float]]:
    """Every x and every y of a path, of control points too: a box around them holds the path."""
    xs: list[float] = []
    ys: list[float] = []
    for step in path:
        xs += step[1::2]
        ys += step[2::2]
    return xs, ys


def moved(shape: Shape, k: float, dx: float, dy: float) -> Shape:
    """A shape made larger and shifted."""
    path: PagePath = []
    for step in shape.path:
        points = [v * k + (dx if i % 2 == 0 else dy) for i, v in enumerate(step[1:])]
        path.append((step[0], *points))
    return Shape(
        path, shape.fill, shape.stroke, max(3, round(shape.width * k)) if shape.width else 0
    )


def lines(paths: list[PagePath]) -> list[Shape]:
    """The outline of several paths at once; what overlaps is painted over by their fills."""
    joined = [step for path in paths for step in path]
    return [Shape(joined, "", "ink", 2 * INK_MM)]


def fills(paths: list[PagePath], tone: str) -> list[Shape]:
    """The inside of several paths at once."""
    return [Shape([step for path in paths for step in path], tone)]

"""The legs of furniture, and other things made of bars."""

from itertools import pairwise

from planner.figure.props.base import Standing
from planner.figure.props.solid import SolidBar
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape
from planner.figure.shapes.solids import rod
from planner.figure.vector import Vec


def leg_bars(at: Standing, top: float, inset: float = 0.03) -> list[SolidBar]:
    """Four legs up to a height."""
    y0, y1 = at.sides
    corners = [(x, y) for x in (at.x0 + inset, at.x1 - inset) for y in (y0 + inset, y1 - inset)]
    return [SolidBar((x, y, at.z), (x, y, top), 0.014) for x, y in corners]


def bars(camera: Camera, solid: list[SolidBar], tone: str) -> list[Shape]:
    """Bars drawn, the farthest first."""
    shapes: list[Shape] = []
    for bar in sorted(solid, key=lambda b: camera.depth((b.start[0], b.start[1], 0.0))):
        shapes += rod(camera, [bar.start, bar.end], bar.radius_m, tone)
    return shapes


def along(points: list[Vec], radius_m: float) -> list[SolidBar]:
    """Bars from point to point."""
    return [SolidBar(a, b, radius_m) for a, b in pairwise(points)]

"""Frames that differ, stay inside, and name only what there is."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planner.figure.drawing.compose import Drawing
from planner.figure.drawing.moved_way import part_point
from planner.figure.drawing.signs_beside import USUAL_PART
from planner.figure.pose.moment import Solution
from planner.figure.pose.points import named_point
from planner.figure.props import SIGNS
from planner.figure.shapes.path import coordinates

_DIFFER_M = 0.02
_HEAD_TURNS_DEG = 8.0
"""A head that turns in place is a movement too."""
_OUTSIDE_PT = 0.5


@dataclass(frozen=True)
class Fault:
    """What is wrong with a frame."""

    frame: int
    """Its index, from 0."""
    message: str
    """What is wrong."""


def unknown_names(solution: Solution) -> Iterator[Fault]:
    """Names that nothing answers to: an arrow's part, where a sign stands, a prop's frames."""
    picture, last = solution.picture, len(solution.moments) - 1
    body_now = solution.moments[last].found
    written = [(last, picture.arrows), *((i, each.arrows) for i, each in enumerate(picture.frames))]
    for index, parts in written:
        for part in parts or ():
            if part_point(body_now, part) is None:
                yield Fault(index, f'arrows: "{part}" is no part of the body')
    for prop in (p for p in picture.props if not isinstance(p, str)):
        sign = SIGNS.get(prop.kind)
        at = prop.start or USUAL_PART
        if sign and sign.at_a_part and named_point(at, body_now, solution.scene) is None:
            yield Fault(last, f'a {prop.kind} cannot stand at "{prop.start}"; no such point')
        for number in prop.frames:
            if not 1 <= number <= last + 1:
                yield Fault(last, f"a {prop.kind} is in frame {number}; there are {last + 1}")


def alike(solution: Solution) -> Iterator[Fault]:
    """A frame that shows what the one before it shows."""
    if solution.picture.still:
        return
    for index in range(1, len(solution.moments)):
        a, b = solution.moments[index - 1], solution.moments[index]
        moved = max(math.dist(a.found.at[name], b.found.at[name]) for name in a.found.at)
        turned = abs(a.pose.neck[2] - b.pose.neck[2])
        if moved < _DIFFER_M and turned < _HEAD_TURNS_DEG:
            yield Fault(index, "this frame looks like the one before it; move something or drop it")


def outside(drawing: Drawing) -> Iterator[Fault]:
    """A frame in which something is drawn outside its room."""
    k, least = drawing.pt_per_mm, -_OUTSIDE_PT
    right, top = drawing.width_pt + _OUTSIDE_PT, drawing.height_pt + _OUTSIDE_PT
    for index, panel in enumerate(drawing.panels):
        points = (
            (panel.x_pt + x * k, panel.y_pt + y * k)
            for shape in panel.shapes
            for x, y in zip(*coordinates(shape.path), strict=True)
        )
        if any(not (least <= x <= right and least <= y <= top) for x, y in points):
            yield Fault(index, "something is drawn outside the frame")

"""Signs on the page, not things in the world: clocks, breath, a squeeze, a thought, music."""

import math
from typing import ClassVar

from planner.figure.body.places import nose_point
from planner.figure.props.base import BaseProp, OnPage
from planner.figure.shapes import marks
from planner.figure.shapes.arrow import arrow_shapes
from planner.figure.shapes.boxes import box_around, edge_between
from planner.figure.shapes.camera import Point
from planner.figure.shapes.path import Shape


class Sign(BaseProp):
    """What tells something that a body cannot show."""

    role = "sign"
    said_apart = True
    last_only: ClassVar[bool] = True
    """Where its frames are not said it is in the last one alone."""
    at_a_part: ClassVar[bool] = False
    """It stands at the part that its start names."""
    on_the_right: ClassVar[bool] = False
    """It stands beside all that is drawn."""


class ClockSign(Sign):
    """A clock that shows minutes."""

    kind = "clock"
    on_the_right = True

    def sign(self, page: OnPage) -> list[Shape]:
        """On the right, as near as what is drawn at its height allows."""
        at, r = _on_the_right(page.shapes, 1.0)
        return marks.clock(at, page.written.minutes or 10, r)


class Stopwatch(Sign):
    """A stopwatch: hold it, or take so many seconds."""

    kind = "stopwatch"
    on_the_right = True

    def sign(self, page: OnPage) -> list[Shape]:
        """On the right, a little smaller than a clock."""
        at, r = _on_the_right(page.shapes, 0.8)
        return marks.stopwatch(at, r * 0.8, page.written.seconds)


def _on_the_right(shapes: list[Shape], size: float) -> tuple[Point, float]:
    """Where a sign is clear of what is drawn, and a clock's radius there."""
    box = box_around(shapes)
    tall = box.height > 900
    r = 150.0 if tall else 120.0
    y = box.top - r * 1.1 if tall else (box.top + box.bottom) / 2 + 0.3 * r
    half = r * size
    edge = edge_between(shapes, y - 2.2 * r, y + 1.5 * half, 1.0)
    return (edge + half + 0.55 * r, y), r


class Breath(Sign):
    """Air that goes out of the mouth."""

    kind = "breath"
    last_only = False

    def sign(self, page: OnPage) -> list[Shape]:
        """Beside the head where the face is turned to the viewer or the floor."""
        found, camera = page.found, page.camera
        ahead, _, crown = camera.columns(found.axes["head"])
        size = math.hypot(*ahead)
        way = (ahead[0] / size, ahead[1] / size) if size > 0.01 else (0.0, 1.0)
        start = camera.point(nose_point(found))
        if size < 0.6 or way[1] < -0.6:
            way = (0.3, 0.95) if size < 0.6 else (0.97 if crown[0] > 0 else -0.97, 0.2)
            x, y = camera.point(found.at["head"])
            start = (x + 170 * way[0], y + 170 * way[1])
        return marks.breath(start, way, 210)


class Thought(Sign):
    """A frame that is only thought of; the composed picture draws its cloud."""

    kind = "thought"
    last_only = False


class Music(Sign):
    """Notes round the head."""

    kind = "music"

    def sign(self, page: OnPage) -> list[Shape]:
        """Two notes."""
        x, y = page.camera.point(page.found.at["head"])
        return [*marks.note((x + 260, y + 20), 200), *marks.note((x - 330, y - 60), 160)]


class _AtAPart(Sign):
    """What stands at a part of the body."""

    at_a_part = True

    def sign(self, page: OnPage) -> list[Shape]:
        """At the part, if there is such a part."""
        return self._at(page.camera.point(page.point)) if page.point else []

    def _at(self, at: Point) -> list[Shape]:
        raise NotImplementedError


class Squeeze(_AtAPart):
    """Tighten here."""

    kind = "squeeze"

    def _at(self, at: Point) -> list[Shape]:
        return marks.squeeze(at, 120)


class Circle(_AtAPart):
    """A small circle that the part goes round."""

    kind = "circle"
    said_apart = False

    def _at(self, at: Point) -> list[Shape]:
        return arrow_shapes(marks.ring(at, 120))


class Square(_AtAPart):
    """A small square that the part goes round."""

    kind = "square"
    said_apart = False

    def _at(self, at: Point) -> list[Shape]:
        return arrow_shapes(marks.square(at, 120))


class Scan(Sign):
    """Numbered rings along the body."""

    kind = "scan"
    said_apart = False

    def sign(self, page: OnPage) -> list[Shape]:
        """From the feet to the head."""
        parts = ("left_ankle", "left_knee", "pelvis", "thorax2", "head")
        return marks.scan([page.camera.point(page.found.at[part]) for part in parts])

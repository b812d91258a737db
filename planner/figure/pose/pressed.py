"""A prop held between two parts of the body: a ball between the knees."""

import math
from dataclasses import dataclass
from typing import Final

from planner.figure.body import measures
from planner.figure.body.skeleton import Skeleton
from planner.figure.pose.points import named_point
from planner.figure.scene import Scene
from planner.figure.vector import Vec, mix
from planner.model.exercise.picture import Prop

TOUCHES_M: Final = 0.02
"""What is this near to a part touches it."""
_GIVES: Final = 0.3
"""The share of itself by which a thing that is pressed gives."""
_LEAST_M: Final = 0.06
"""What is thinner than this cannot be seen between two parts."""
_SKIN_M: Final = {
    "knee": measures.KNEE_R,
    "ankle": measures.ANKLE_R,
    "elbow": measures.ELBOW_R,
    "heel": measures.HEEL_R,
}
"""How far the skin is from the middle of a joint."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """Where a prop is between two parts."""

    middle: Vec
    """Its middle, metres."""
    gap_m: float
    """The room between the parts."""
    radius_m: float
    """How it is drawn: as it was written, else so that it touches both."""

    def fault(self, prop: Prop) -> str | None:
        """Why it cannot be there; None if it touches both parts."""
        names = " and ".join(name.replace("_", " ") for name in prop.between or ())
        kind = prop.kind.replace("_", " ")
        if self.gap_m < _LEAST_M:
            gap = max(0.0, self.gap_m) * 100
            return f"between {names} there are {gap:.0f} cm for the {kind}: move them apart"
        wide = 2 * self.radius_m
        told = f"the {kind} is {wide * 100:.0f} cm wide, and {names}"
        if self.gap_m > wide + 2 * TOUCHES_M:
            return f"{told} are {self.gap_m * 100:.0f} cm apart"
        if self.gap_m < wide * (1 - _GIVES):
            return f"{told} leave it {self.gap_m * 100:.0f} cm"
        return None


def pressed_of(prop: Prop, found: Skeleton, scene: Scene) -> Pressed | str:
    """Where a prop is between its two parts, or what is wrong with them."""
    points: list[Vec] = []
    skins = 0.0
    for name in prop.between or ():
        point = named_point(name, found, scene)
        if point is None:
            return f'a {prop.kind} cannot be between "{name}" and another part; no such point'
        points.append(point)
        skins += _SKIN_M.get(name.partition("_")[2], 0.0)
    gap = math.dist(points[0], points[1]) - skins
    radius = prop.height_cm / 200 if prop.height_cm else max(gap, _LEAST_M) / 2
    return Pressed(mix(points[0], points[1], 0.5), gap, radius)

"""Without support the weight is over the feet."""

import math
from collections.abc import Iterator

from planner.figure.body.measures import SIDES
from planner.figure.body.skeleton import center_of_mass
from planner.figure.pose.moment import Moment
from planner.figure.props import SURFACES
from planner.figure.scene import Scene
from planner.figure.shapes.contour import hull

_MARGIN_M = 0.02
_ROUND_A_JOINT_M = 0.035
"""How far a foot or a knee reaches beyond its joints."""
_UPRIGHT_ON_KNEES = ("half_kneeling", "kneeling")


def balance_faults(moment: Moment, scene: Scene) -> Iterator[str]:
    """How far the weight is outside what carries it."""
    settings = moment.settings
    if settings.support != "feet" and settings.posture not in _UPRIGHT_ON_KNEES:
        return
    if settings.posture == "walking" or is_held_up(moment, scene):
        return
    base = _base(moment)
    if not base:
        return
    mass = center_of_mass(moment.found)
    off = _outside_of(hull(base), (mass[0], mass[1]))
    if off > _MARGIN_M:
        yield f"the body would fall: its weight is {off * 100:.0f} cm outside its feet"


def is_held_up(moment: Moment, scene: Scene) -> bool:
    """A hand leans on something, a prop holds the body, or a stick or a band does."""
    if any(moment.settings.rests_on("hand", side).at in (*SURFACES, "stay") for side in SIDES):
        return True
    if any(each.made.holds_up for each in scene.standing):
        return True
    return any(p.kind in ("pole", "strap", "band") and p.start for p in scene.held_props)


def _base(moment: Moment) -> list[tuple[float, float]]:
    """The corners of what is on the ground, metres forward and left."""
    at, kneels = moment.found.at, moment.settings.support == "knees"
    corners: list[tuple[float, float]] = []
    for side in SIDES if kneels else moment.grounded:
        for joint in ("heel", "ball", "toe", *(("knee", "ankle") if kneels else ())):
            x, y, _ = at[f"{side}_{joint}"]
            r = _ROUND_A_JOINT_M
            corners += [(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]
    return corners


def _outside_of(polygon: list[tuple[float, float]], point: tuple[float, float]) -> float:
    """How far a point is outside a convex anticlockwise polygon, metres."""
    worst = -math.inf
    for (ax, ay), (bx, by) in zip(polygon, polygon[1:] + polygon[:1], strict=True):
        size = math.hypot(bx - ax, by - ay) or 1.0
        worst = max(worst, ((by - ay) * (point[0] - ax) - (bx - ax) * (point[1] - ay)) / size)
    return worst

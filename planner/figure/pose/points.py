"""Points that a prop can go to: hands, feet, parts of the body, other props."""

from planner.figure.body.measures import SIDES
from planner.figure.body.places import body_point, middle
from planner.figure.body.skeleton import Skeleton
from planner.figure.scene import Scene, hand_surface
from planner.figure.vector import Vec, add, apply, mix
from planner.model.exercise.picture import Prop

_AHEAD: Vec = (1.0, 0.0, 0.0)


def named_point(name: str, found: Skeleton, scene: Scene, prop: Prop | None = None) -> Vec | None:
    """A hand, a foot, a part of the body, a prop, a prop's own hook; None: no such point."""
    at = found.at
    if name == "anchor" and prop is not None:
        x, y = (prop.x_cm or 0) / 100, (prop.y_cm or 0) / 100
        return (x, y, 1.0 if prop.z_cm is None else prop.z_cm / 100)
    side, _, joint = name.partition("_")
    if side in SIDES:
        if joint == "hand":
            return at[f"{side}_palm"]
        if joint in ("foot", "sole"):
            sole = mix(at[f"{side}_heel"], at[f"{side}_ball"], 0.62)
            return add(sole, apply(found.axes[f"{side}_foot"], (0.0, 0.0, -0.022)))
    if name in at:
        return at[name]
    if name in ("hands", "both_hands"):
        return middle([at[f"{side}_palm"] for side in SIDES])
    if name in _BOTH:
        return middle([at[f"{side}_{_BOTH[name]}"] for side in SIDES])
    point = body_point(found, name, "right")
    if point is not None:
        return point
    surface = hand_surface(scene, name, at["right_shoulder"], _AHEAD)
    return surface.point if surface else None


_BOTH = {"feet": "ball", "knees": "knee", "thighs": "knee", "ankles": "ankle"}

"""Props that go with the body, drawn: held, worn, lain on, or stretched between two points."""

import math

from planner.figure.body.measures import SIDES
from planner.figure.body.places import middle
from planner.figure.pose.held import (
    Stretch,
    held_in,
    home_of,
    is_loop,
    lying_part,
    stretch_of,
)
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.pressed import pressed_of
from planner.figure.props import PROPS
from planner.figure.props.base import InHand, Under, size_of
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, circle
from planner.figure.shapes.solids import THIN_MM, ribbon
from planner.figure.vector import UP, Vec, add, cross, mix, scale, sub, unit
from planner.model.exercise.picture import Prop, Side

_HELD_BY: dict[str, tuple[Side, ...]] = {
    "hands": ("left", "right"),
    "left_hand": ("left",),
    "right_hand": ("right",),
}


class HeldProps:
    """The props that go with the body in one moment, as shapes, by where they are drawn."""

    def __init__(self, moment: Moment, solution: Solution, camera: Camera, number: int) -> None:
        self._moment = moment
        self._found = moment.found
        self._home = home_of(solution, moment)
        self._scene = solution.scene
        self._camera = camera
        self.behind: list[Shape] = []
        """Behind the body."""
        self.between: list[Shape] = []
        """Between the legs."""
        self.before: list[Shape] = []
        """Before the body."""
        self.with_arm: dict[Side, list[Shape]] = {"left": [], "right": []}
        """Under each arm's hand."""
        self.gripping: set[Side] = set()
        """The hands that close around something."""
        for prop in held_in(self._scene, number):
            if prop.held_by and not (prop.start or prop.end):
                self._held(prop)
            elif prop.under:
                self._under(prop)
            elif prop.between:
                self._between(prop)
            elif prop.start or prop.around:
                self._stretched(prop)
            else:
                x, y, z = ((v or 0.0) / 100 for v in (prop.x_cm, prop.y_cm, prop.z_cm))
                self.behind += PROPS[prop.kind].resting(camera, (x, y, z), prop)

    # Held

    def _held(self, prop: Prop) -> None:
        made = PROPS[prop.kind]
        if prop.held_by == "both_hands":
            self.gripping |= set(SIDES)
            palms = tuple(self._found.at[f"{side}_palm"] for side in SIDES)
            near = max(SIDES, key=lambda side: self._camera.depth(self._found.at[f"{side}_palm"]))
            held = InHand(self._camera, prop, middle(list(palms)), palms, UP)
            self.with_arm[near] += made.between_hands(held)
            return
        for side in _HELD_BY[prop.held_by or "hands"]:
            self.gripping.add(side)
            palm = self._found.at[f"{side}_palm"]
            held = InHand(self._camera, prop, palm, (palm,), self._axis(prop, side))
            self.with_arm[side] += made.in_hand(held)

    def _axis(self, prop: Prop, side: Side) -> Vec:
        """Which way a thing lies in a hand."""
        chest = self._found.axes["chest"]
        ahead, left = (chest[0], chest[3], chest[6]), (chest[1], chest[4], chest[7])
        if prop.axis == "forward":
            return _level(ahead)
        if prop.axis == "side":
            return left
        if prop.axis == "up":
            return UP
        forearm = self._found.axes[f"{side}_forearm"]
        hand = self._found.axes[f"{side}_hand"]
        if forearm[8] > 0.7:  # hanging: as one carries it
            pelvis = self._found.axes["pelvis"]
            return _level((pelvis[0], pelvis[3], pelvis[6]))
        return (hand[1], hand[4], hand[7]) if abs(forearm[8]) < 0.5 else left

    # Lain on

    def _under(self, prop: Prop) -> None:
        """What a part lies on stays where it was in the first frame."""
        name = prop.under or "head"
        at = lying_part(name, self._home, self._found)
        if at is None:
            return
        surface = self._scene.lying_m if prop.z_cm is None else prop.z_cm / 100
        high = max(0.02, min(0.16 * size_of(prop), at[2] - surface))
        if prop.height_cm:
            high = prop.height_cm / 100
        sided = name.startswith(("left_", "right_")) and name.endswith(("knee", "thigh", "ankle"))
        if sided and self._moment.settings.posture == "sidelying":
            # Between the legs: from the lower one up to this one.
            there, here = ("right", "left") if "left" in name else ("left", "right")
            below = lying_part(name.replace(here, there), self._home, self._found)
            surface = below[2] if below else surface
            high = max(0.06, at[2] - surface)
        x, y = at[0] + (prop.x_cm or 0) / 100, at[1] + (prop.y_cm or 0) / 100
        lain = Under(self._camera, prop, name, x, y, surface, high)
        (self.between if sided else self.behind).extend(PROPS[prop.kind].under(lain))

    # Between two parts

    def _between(self, prop: Prop) -> None:
        pressed = pressed_of(prop, self._found, self._scene)
        if isinstance(pressed, str):
            return
        shapes = PROPS[prop.kind].between_parts(self._camera, pressed.middle, pressed.radius_m)
        depth = self._camera.depth
        in_front = depth(pressed.middle) > depth(self._found.at["pelvis"]) + 0.06
        (self.before if in_front else self.between).extend(shapes)

    # Stretched

    def _stretched(self, prop: Prop) -> None:
        made = PROPS[prop.kind]
        if is_loop(prop):
            self._loop(prop)
            return
        if made.is_worn:
            behind, before = made.worn(self._camera, self._found)
            self.behind += behind
            self.before += before
            return
        stretch = stretch_of(prop, self._found, self._scene)
        if isinstance(stretch, str):
            return
        self.gripping |= stretch.gripping
        shapes: list[Shape] = []
        for line in stretch.lines:
            shapes += made.stretched(self._camera, line, prop)
        self._before_or_behind(stretch).extend([*shapes, *self._hook(stretch)])

    def _before_or_behind(self, stretch: Stretch) -> list[Shape]:
        pelvis = self._camera.depth(self._found.at["pelvis"])
        nearest = max(self._camera.depth(point) for point in stretch.points)
        return self.before if nearest > pelvis + 0.06 else self.behind

    def _hook(self, stretch: Stretch) -> list[Shape]:
        """The hook on the wall, where there is one."""
        if "anchor" not in stretch.names:
            return []
        at = self._camera.point(stretch.points[stretch.names.index("anchor")])
        return [Shape(circle(at, 30), "metal", "ink", THIN_MM), Shape(circle(at, 10), "ink")]

    def _loop(self, prop: Prop) -> None:
        """A band round both legs: across each, and stretched between them."""
        share = {
            "thighs": ("hip", "knee", 0.82),
            "knees": ("hip", "knee", 0.88),
            "ankles": ("knee", "ankle", 0.86),
            "feet": ("ankle", "ball", 0.7),
        }
        a, b, at = share[prop.around or "thighs"]
        camera, found = self._camera, self._found
        ends = [mix(found.at[f"{s}_{a}"], found.at[f"{s}_{b}"], at) for s in SIDES]
        radius = 0.062 if b == "knee" else 0.042
        near, far = sorted(ends, key=camera.depth, reverse=True)
        tone, width = PROPS["band"].tone, 34
        apart = math.dist(camera.point(near), camera.point(far))
        across = unit(sub(near, far))
        if apart > 90 and camera.depth(near) - camera.depth(far) < 0.12:
            # Seen from the front or behind: across both legs, and stretched between.
            out = scale(across, radius)
            self.before += ribbon(camera, [sub(far, out), add(near, out)], tone, width)
            return
        self.behind += ribbon(camera, [add(far, scale(across, -radius)), near], tone, width)
        side = SIDES[0] if near is ends[0] else SIDES[1]
        along = unit(sub(found.at[f"{side}_{b}"], found.at[f"{side}_{a}"]))
        wide = scale(unit(cross(along, camera.toward)), radius)
        self.before += ribbon(camera, [sub(near, wide), add(near, wide)], tone, width)


def _level(v: Vec) -> Vec:
    return unit((v[0], v[1], 0.0))

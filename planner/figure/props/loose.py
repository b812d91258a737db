"""Props that go with the body: held, worn, lain on, or stretched between two points."""

import math

from planner.figure.body.places import body_point, middle
from planner.figure.body.skeleton import Skeleton
from planner.figure.pose.moment import Moment, Solution
from planner.figure.props.things import (
    bag,
    basket,
    cloth,
    dial,
    dumbbell,
    kettlebell,
    lump,
    pack,
)
from planner.figure.scene import hand_surface
from planner.figure.shapes.camera import Camera
from planner.figure.shapes.path import Shape, circle
from planner.figure.shapes.solids import THIN_MM, ball, between, box, ribbon, rod, soft
from planner.figure.vector import Vec, add, apply, cross, mix, scale, sub, unit
from planner.model.exercise.picture import Prop

_SIZE = {"small": 0.72, "medium": 1.0, "large": 1.35}
_HANDS = {"hands": ("left", "right"), "left_hand": ("left",), "right_hand": ("right",)}
MARKS = (
    "clock", "stopwatch", "breath", "thought", "music", "squeeze", "circle", "square", "scan"
)  # fmt: skip
"""Signs on the page, not things in the world."""


class Loose:
    """The loose props of one moment: behind the body, with an arm, before the body."""

    def __init__(self, moment: Moment, solution: Solution, camera: Camera, number: int) -> None:
        self.moment = moment
        self.found: Skeleton = moment.found
        first = solution.moments[0]
        alike = first.settings["posture"] == moment.settings["posture"]
        self.home: Skeleton = first.found if alike else moment.found
        scene = self.scene = solution.scene
        self.camera = camera
        self.behind: list[Shape] = []
        self.between: list[Shape] = []
        """Between the legs."""
        self.before: list[Shape] = []
        self.with_arm: dict[str, list[Shape]] = {"left": [], "right": []}
        self.gripping: set[str] = set()
        self.faults: list[str] = []
        for prop in scene.loose:
            if prop.kind in MARKS or (prop.frames and number not in prop.frames):
                continue
            if prop.held_by and not (prop.start or prop.end):
                self._held(prop)
            elif prop.under:
                self._under(prop)
            elif prop.start or prop.around:
                self._stretched(prop)
            else:
                self._standing(prop)

    def _standing(self, prop: Prop) -> None:
        """A weight, a bag or a basket that waits to be picked up."""
        x, y, z = ((v or 0.0) / 100 for v in (prop.x_cm, prop.y_cm, prop.z_cm))
        camera, size = self.camera, _SIZE[prop.size]
        if prop.kind == "dumbbell":
            axis = (0.0, 1.0, 0.0) if prop.axis == "side" else (1.0, 0.0, 0.0)
            self.behind += dumbbell(camera, (x, y, z + 0.055 * size), axis, size)
        elif prop.kind == "kettlebell":
            self.behind += kettlebell(camera, (x, y, z + 0.255 * size), size)
        elif prop.kind == "basket":
            self.behind += basket(camera, (x, y, z + 0.13), 0.20)
        elif prop.kind == "backpack":
            self.behind += pack(camera, (x, y, z + 0.20 * size), size)
        elif prop.kind == "bag":
            self.behind += bag(camera, (x, y, z + 0.37 * size), size)
        elif prop.kind == "dial":
            self.behind += dial(camera, (x, y, z + 0.002), 0.46)
        elif prop.kind in ("pillow", "towel", "towel_roll"):
            self.behind += soft(camera, (x, y, z + 0.05), (0.17 * size, 0.22, 0.05), "cloth_top")
        elif prop.kind in ("dowel", "pole", "band", "strap"):
            self.faults.append(f"a {prop.kind} is held, or has a start and an end")

    # Held

    def _held(self, prop: Prop) -> None:
        if prop.held_by == "both_hands":
            self.gripping |= {"left", "right"}
            palms = [self.found.at[f"{s}_palm"] for s in ("left", "right")]
            near = max(
                ("left", "right"), key=lambda s: self.camera.depth(self.found.at[f"{s}_palm"])
            )
            self.with_arm[near] += self._between_hands(prop, middle(palms), palms)
            return
        for side in _HANDS[prop.held_by or "hands"]:
            self.gripping.add(side)
            self.with_arm[side] += self._in_hand(prop, side)

    def _axis(self, prop: Prop, side: str) -> Vec:
        chest = self.found.axes["chest"]
        ahead, left = (chest[0], chest[3], chest[6]), (chest[1], chest[4], chest[7])
        if prop.axis == "forward":
            return _level(ahead)
        if prop.axis == "side":
            return left
        if prop.axis == "up":
            return (0.0, 0.0, 1.0)
        forearm = self.found.axes[f"{side}_forearm"]
        hand = self.found.axes[f"{side}_hand"]
        if forearm[8] > 0.7:  # hanging: as one carries it
            pelvis = self.found.axes["pelvis"]
            return _level((pelvis[0], pelvis[3], pelvis[6]))
        return (hand[1], hand[4], hand[7]) if abs(forearm[8]) < 0.5 else left

    def _in_hand(self, prop: Prop, side: str) -> list[Shape]:
        camera, palm = self.camera, self.found.at[f"{side}_palm"]
        size = _SIZE[prop.size]
        if prop.kind == "dumbbell":
            return dumbbell(camera, palm, self._axis(prop, side), size)
        if prop.kind == "kettlebell":
            return kettlebell(camera, palm, size)
        if prop.kind in ("bag", "basket"):
            return bag(camera, palm, size)
        if prop.kind == "backpack":
            return pack(camera, add(palm, (0.0, 0.0, -0.20 * size)), size)
        if prop.kind in ("dowel", "pole"):
            if prop.kind == "pole":
                foot = (palm[0] - 0.22, palm[1], 0.0)
                top = add(palm, scale(unit(sub(palm, foot)), 0.10))
                return rod(camera, [foot, top], 0.010, "metal")
            a, b = between(palm, add(palm, scale(self._axis(prop, side), 0.01)), 0.4 * size)
            return rod(camera, [a, b], 0.012, "strap")
        if prop.kind in ("ball", "small_ball"):
            return ball(camera, palm, 0.10 * size, "mat")
        if prop.kind == "towel":
            return cloth(camera, palm)
        return soft(camera, palm, (0.06, 0.06, 0.045), "cloth")

    def _between_hands(self, prop: Prop, at: Vec, palms: list[Vec]) -> list[Shape]:
        camera, size = self.camera, _SIZE[prop.size]
        across = sub(palms[0], palms[1])
        if prop.kind == "dumbbell":
            axis = {"forward": (1.0, 0.0, 0.0), "side": (0.0, 1.0, 0.0)}.get(
                prop.axis or "", (0.0, 0.0, 1.0)
            )
            if axis[2]:  # held under its upper end
                at = add(at, (0.0, 0.0, -0.075 * size))
            return dumbbell(camera, at, axis, size * 1.15)
        if prop.kind == "kettlebell":
            return kettlebell(camera, at, size, upside_down=prop.axis == "up")
        if prop.kind in ("dowel", "pole"):
            a, b = between(palms[1], palms[0], 0.22)
            return rod(camera, [a, b], 0.012, "strap")
        if prop.kind in ("ball", "small_ball"):
            radius = (prop.height_cm or (50 if prop.kind == "ball" else 24)) / 200
            return ball(camera, at, radius, "mat")
        if prop.kind in ("band", "strap", "towel"):
            return ribbon(camera, [palms[0], palms[1]], _TONE[prop.kind], _WIDTH[prop.kind])
        if prop.kind == "basket":
            return basket(camera, at, max(0.16, math.dist(*palms) / 2))
        if prop.kind == "backpack":
            return pack(camera, at, size)
        if prop.kind == "bag":
            return bag(camera, at, size * 1.15)
        return soft(camera, at, (0.09, max(0.08, abs(across[1]) / 2), 0.05), "cloth")

    # Lain on

    def _under(self, prop: Prop) -> None:
        """What a part lies on stays where it was in the first frame."""
        name = prop.under or "head"
        at = self._part(name)
        if at is None:
            self.faults.append(f'"{name}" is no part of the body to lie on a {prop.kind}')
            return
        size = _SIZE[prop.size]
        surface = self.scene.lying_m if prop.z_cm is None else prop.z_cm / 100
        high = max(0.02, min(0.16 * size, at[2] - surface))
        if prop.height_cm:
            high = prop.height_cm / 100
        x, y = at[0] + (prop.x_cm or 0) / 100, at[1] + (prop.y_cm or 0) / 100
        sided = name.startswith(("left_", "right_")) and name.endswith(("knee", "thigh", "ankle"))
        into = self.between if sided else self.behind
        if sided and self.moment.settings["posture"] == "sidelying":
            # Between the legs: from the lower one up to this one.
            other = (
                name.replace("left", "right") if "left" in name else name.replace("right", "left")
            )
            below = self._part(other)
            surface = below[2] if below else surface
            high = max(0.06, at[2] - surface)
        if prop.kind in ("ball", "small_ball"):
            radius = (prop.height_cm or 22) / 200
            into += ball(self.camera, (x, y, surface + radius), radius, "mat")
        elif prop.kind == "dial":
            into += dial(self.camera, (x, y, surface + 0.005))
        elif name == "hands":
            low, top = (x - 0.16, y - 0.22, surface), (x + 0.16, y + 0.22, surface + 0.012)
            into += box(self.camera, low, top, "cloth")
        else:
            into += lump(self.camera, prop.kind, name, (x, y, surface + high / 2), high, size)

    def _part(self, name: str) -> Vec | None:
        at = self.home.at
        if name == "hands":
            return middle([self.found.at["left_palm"], self.found.at["right_palm"]])
        if name == "calves":
            joints: tuple[str, ...] = ("knee", "ankle")
        elif name in _PAIRS:
            joints = (_PAIRS[name],)
        elif name in _SPOTS:
            return at[_SPOTS[name]]
        else:
            return at[name] if name in at else body_point(self.home, name, "right")
        return middle([at[f"{side}_{joint}"] for side in ("left", "right") for joint in joints])

    # Stretched

    def point(self, name: str, prop: Prop | None = None) -> Vec | None:
        """A named point: a hand, a foot, a part of the body, the anchor, the floor."""
        at = self.found.at
        if name == "anchor" and prop is not None:
            return (
                (prop.x_cm or 0) / 100,
                (prop.y_cm or 0) / 100,
                1.0 if prop.z_cm is None else prop.z_cm / 100,
            )
        side, _, joint = name.partition("_")
        if side in ("left", "right"):
            if joint == "hand":
                return at[f"{side}_palm"]
            if joint in ("foot", "sole"):
                foot = self.found.axes[f"{side}_foot"]
                return add(
                    mix(at[f"{side}_heel"], at[f"{side}_ball"], 0.62),
                    apply(foot, (0.0, 0.0, -0.022)),
                )
            if name in at:
                return at[name]
        if name in ("hands", "both_hands"):
            return middle([at["left_palm"], at["right_palm"]])
        if name in ("feet", "knees", "thighs", "ankles"):
            joint = {"feet": "ball", "knees": "knee", "thighs": "knee", "ankles": "ankle"}[name]
            return middle([at[f"left_{joint}"], at[f"right_{joint}"]])
        if name in at:
            return at[name]
        found = body_point(self.found, name, "right")
        if found is not None:
            return found
        surface = hand_surface(self.scene, name, at["right_shoulder"], (1.0, 0.0, 0.0))
        return surface.point if surface else None

    def _stretched(self, prop: Prop) -> None:
        if prop.around in ("thighs", "knees", "ankles", "feet") and not prop.start:
            self._loop(prop)
            return
        if prop.kind == "backpack":
            self._worn()
            return
        names = [n for n in (prop.start, prop.around, prop.end) if n]
        points: list[Vec] = []
        for name in names:
            point = self.point(name, prop)
            if point is None:
                self.faults.append(f'a {prop.kind} cannot go to "{name}"; no such point')
                return
            points.append(point)
        if len(points) < 2:
            self.faults.append(f"a {prop.kind} needs a start and an end")
            return
        for name in names:
            side, _, joint = name.partition("_")
            if joint == "hand":
                self.gripping.add(side)
            if name in ("hands", "both_hands"):
                self.gripping |= {"left", "right"}
        lines = [points]
        if prop.start in ("hands",) or prop.end in ("hands",):
            # One line to each hand.
            lines = []
            for side in ("left", "right"):
                hand = self.found.at[f"{side}_palm"]
                own = [self._of_side(n, side, p) for n, p in zip(names, points, strict=True)]
                lines.append([hand if n == "hands" else p for n, p in zip(names, own, strict=True)])
        shapes: list[Shape] = []
        for line in lines:
            if prop.kind in ("dowel", "pole"):
                a, b = between(line[0], line[-1], 0.0 if prop.end == "floor" else 0.10)
                shapes += rod(
                    self.camera, [a, b], 0.012, "strap" if prop.kind == "dowel" else "metal"
                )
            else:
                shapes += ribbon(
                    self.camera, line, _TONE.get(prop.kind, "strap"), _WIDTH.get(prop.kind, 20)
                )
        if "anchor" in names:
            shapes += self._anchor(points[names.index("anchor")])
        pelvis = self.camera.depth(self.found.at["pelvis"])
        nearest = max(self.camera.depth(p) for p in points)
        (self.before if nearest > pelvis + 0.06 else self.behind).extend(shapes)

    def _of_side(self, name: str, side: str, otherwise: Vec) -> Vec:
        """A prop's point on a hand's own side: the posts of a chair back."""
        shoulder = self.found.at[f"{side}_shoulder"]
        surface = hand_surface(self.scene, name, shoulder, (1.0, 0.0, 0.0))
        return surface.point if surface and name == "chair_back" else otherwise

    def _anchor(self, at: Vec) -> list[Shape]:
        x, y = self.camera.point(at)
        return [
            Shape(circle((x, y), 30), "metal", "ink", THIN_MM),
            Shape(circle((x, y), 10), "ink"),
        ]

    def _loop(self, prop: Prop) -> None:
        """A band round both legs: across each, and stretched between them."""
        share = {
            "thighs": ("hip", "knee", 0.82),
            "knees": ("hip", "knee", 0.88),
            "ankles": ("knee", "ankle", 0.86),
            "feet": ("ankle", "ball", 0.7),
        }
        a, b, at = share[prop.around or "thighs"]
        ends = [
            mix(self.found.at[f"{s}_{a}"], self.found.at[f"{s}_{b}"], at) for s in ("left", "right")
        ]
        radius = 0.062 if b == "knee" else 0.042
        near, far = sorted(ends, key=self.camera.depth, reverse=True)
        tone, width = _TONE["band"], 34
        a_page, b_page = self.camera.point(near), self.camera.point(far)
        if (
            math.dist(a_page, b_page) > 90
            and self.camera.depth(near) - self.camera.depth(far) < 0.12
        ):
            # Seen from the front or behind: across both legs, and stretched between.
            across = scale(unit(sub(near, far)), radius)
            self.before += ribbon(self.camera, [sub(far, across), add(near, across)], tone, width)
            return
        across = unit(sub(near, far))
        self.behind += ribbon(self.camera, [add(far, scale(across, -radius)), near], tone, width)
        side = "left" if near is ends[0] else "right"
        along = unit(sub(self.found.at[f"{side}_{b}"], self.found.at[f"{side}_{a}"]))
        wide = unit(cross(along, self.camera.toward))
        self.before += ribbon(
            self.camera,
            [add(near, scale(wide, -radius)), add(near, scale(wide, radius))],
            tone,
            width,
        )

    def _worn(self) -> None:
        m = self.found.axes["thorax2"]
        at = add(self.found.at["thorax1"], apply(m, (-0.17, 0.0, 0.02)))
        shapes = soft(self.camera, at, (0.10, 0.15, 0.21), "cloth_side", m)
        pocket = add(self.found.at["thorax1"], apply(m, (-0.225, 0.0, -0.05)))
        shapes += soft(self.camera, pocket, (0.045, 0.11, 0.10), "cloth", m)
        (self.before if self.camera.depth((m[0], m[3], m[6])) < -0.3 else self.behind).extend(
            shapes
        )
        strap = [add(self.found.at["collar"], apply(m, (-0.04, s * 0.09, -0.01))) for s in (1, -1)]
        for s, top in zip((1, -1), strap, strict=True):
            low = add(self.found.at["thorax1"], apply(m, (0.11, s * 0.09, 0.02)))
            over = add(self.found.at["collar"], apply(m, (0.05, s * 0.09, 0.0)))
            if self.camera.depth((m[0], m[3], m[6])) > 0.15:
                self.before += ribbon(self.camera, [top, over, low], "cloth_side", 22)


_PAIRS = {"knees": "knee", "ankles": "ankle", "feet": "heel", "elbows": "elbow"}
_SPOTS = {
    "head": "head",
    "belly": "lumbar2",
    "pelvis": "pelvis",
    "chest": "thorax2",
    "back": "lumbar2",
    "upper_back": "thorax1",
    "waist": "lumbar2",
    "hips": "pelvis",
}
_TONE = {"band": "rubber", "strap": "strap", "towel": "cloth_side"}
_WIDTH = {"band": 18, "strap": 18, "towel": 44}


def _level(v: Vec) -> Vec:
    return unit((v[0], v[1], 0.0))

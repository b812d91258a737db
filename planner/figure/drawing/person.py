"""The person as shapes: limbs in two tones, far before near, one clean outline a limb."""

import math
from itertools import pairwise

from planner.figure.body import measures
from planner.figure.body.belly import JOINT, belly_of
from planner.figure.body.measures import SIDES, SIGN, STATURE_M
from planner.figure.body.skeleton import Skeleton
from planner.figure.drawing.head import head_shapes
from planner.figure.shapes.camera import Camera, Point
from planner.figure.shapes.contour import around, disc_points, ellipsoid, hull, limb
from planner.figure.shapes.path import PagePath, Shape, curve, ellipse, fills, lines, polygon
from planner.figure.vector import add, apply, mix, sub, unapply
from planner.model.exercise.picture import HandShape, Side

_H = STATURE_M
_MM = 1000 * _H


def person_shapes(
    found: Skeleton,
    camera: Camera,
    hands: dict[Side, HandShape],
    held: dict[Side, list[Shape]],
    over: frozenset[str] = frozenset(),
    between: list[Shape] | None = None,
    beneath: frozenset[str] = frozenset(),
    on_m: float = 0.0,
) -> list[Shape]:
    """The whole body. `hands`: how each is drawn. `held`: what is drawn under each arm's hand.

    `over`: far limbs whose end lies on the near side: left_foot, right_hand. `between`: what is
    drawn between the legs. `beneath`: hands that lie under the body. `on_m`: how high what the
    body lies on is, metres.
    """
    return _Person(found, camera, hands, held, over, between or [], beneath, on_m).shapes()


class _Person:
    def __init__(
        self,
        found: Skeleton,
        camera: Camera,
        hands: dict[Side, HandShape],
        held: dict[Side, list[Shape]],
        over: frozenset[str],
        between: list[Shape],
        beneath: frozenset[str],
        on_m: float,
    ) -> None:
        self.on_m = on_m
        self.beneath = beneath
        self.between = between
        self.over = over
        self._legs: dict[str, tuple[PagePath, PagePath, list[PagePath]]] = {}
        self.found = found
        self.build = found.build
        self.at = found.at
        self.axes = found.axes
        self.camera = camera
        self.hands = hands
        self.held = held
        self.p = {name: camera.point(point) for name, point in found.at.items()}
        self.d = {name: camera.depth(point) for name, point in found.at.items()}

    def shapes(self) -> list[Shape]:
        d = self.d
        trunk = (d["lumbar2"] + d["thorax2"]) / 2
        legs = {
            s: 0.3 * d[f"{s}_hip"] + 0.35 * d[f"{s}_knee"] + 0.35 * d[f"{s}_ankle"] - d["pelvis"]
            for s in SIDES
        }
        arms = {
            s: 0.35 * d[f"{s}_shoulder"] + 0.25 * d[f"{s}_elbow"] + 0.4 * d[f"{s}_palm"] - trunk
            for s in SIDES
        }
        far_leg = self._farther("hip", 0.5)
        far_arm = self._farther("shoulder", 0.5)
        behind_legs = [s for s in SIDES if s == far_leg or (far_leg is None and legs[s] < -0.035)]
        behind_arms = [
            s
            for s in SIDES
            if f"{s}_hand" in self.beneath
            or (arms[s] < -0.05 and (far_arm is None or s == far_arm))
        ]
        before_legs = sorted((s for s in SIDES if s not in behind_legs), key=lambda s: legs[s])
        before_arms = sorted((s for s in SIDES if s not in behind_arms), key=lambda s: arms[s])
        found: list[Shape] = []
        for s in sorted(behind_arms, key=lambda s: arms[s]):
            found += self._arm(s, far=s == far_arm, behind=True)
        for s in sorted(behind_legs, key=lambda s: legs[s]):
            found += self._leg(s, far=s == far_leg)
        crossing = [s for s in behind_legs if f"{s}_foot" in self.over]
        reaching = [s for s in behind_arms if f"{s}_hand" in self.over]
        head_behind = self.d["head"] < self.d["thorax2"] - 0.04
        head, neck = (
            head_shapes(self.axes["head"], self.at["head"], self.camera, self.build),
            self._neck(),
        )
        if head_behind:
            found += neck + head + self._shirt()
        else:
            found += neck + self._shirt() + head
        if len(before_legs) < 2:
            found += self.between
        # Seen from the feet, arms lie behind the legs.
        nearest_arm = {s: max(d[f"{s}_elbow"], d[f"{s}_palm"]) for s in SIDES}
        ankles = min(d["left_ankle"], d["right_ankle"])
        beyond = [s for s in before_arms if nearest_arm[s] < ankles - 0.3]
        for s in beyond:
            found += self._arm(s, far=False, behind=False)
        before_arms = [s for s in before_arms if s not in beyond]
        found += self._lower(before_legs)
        crossing += [s for s in before_legs if f"{s}_foot" in self.over]
        for s in crossing:
            _, shank, foot = self._leg_paths(s)
            found += [*lines(foot), *fills(foot, "shoe"), *lines([shank])]
            found += fills([shank], self._pants(s == far_leg))
        for s in reaching:
            found += self._forearm(s)
        for s in before_arms:
            found += self._arm(s, far=False, behind=False)
        return found

    def _pants(self, far: bool = False) -> str:
        return f"{self.build.pants}{'_far' if far else ''}"

    def _farther(self, joint: str, least: float) -> str | None:
        """The side that is hidden behind the other, if one is."""
        gap = self.d[f"left_{joint}"] - self.d[f"right_{joint}"]
        spread = math.dist(self.at[f"left_{joint}"], self.at[f"right_{joint}"])
        if abs(gap) < least * spread:
            return None
        return "right" if gap > 0 else "left"

    # Legs and hips

    def _leg_paths(self, side: Side) -> tuple[PagePath, PagePath, list[PagePath]]:
        """Thigh, shank and foot, made once."""
        if side not in self._legs:
            self._legs[side] = self._make_leg(side)
        return self._legs[side]

    def _make_leg(self, side: Side) -> tuple[PagePath, PagePath, list[PagePath]]:
        p = self.p
        hip, knee, ankle = p[f"{side}_hip"], p[f"{side}_knee"], p[f"{side}_ankle"]
        thick, calf = self.build.thigh, self.build.calf
        r = [
            x * 1000
            for x in (
                measures.HIP_R * 0.96 * (1 + thick) / 2,
                measures.THIGH_R * thick,
                measures.KNEE_R * (3 + thick) / 4,
                measures.CALF_R * calf,
                measures.ANKLE_R,
            )
        ]
        thigh = limb(hip, knee, (r[0], r[1] * 1.02, r[2] * 1.12, r[2]))
        back = self.camera.columns(self.axes[f"{side}_shank"])[0]
        shift = -0.010 * _MM
        shank = limb(
            knee,
            ankle,
            (r[2] * 0.98, r[3] * 1.10, r[3] * 0.66, r[4]),
            (back[0] * shift, back[1] * shift),
        )
        return thigh, shank, self._foot_paths(side)

    def _foot_paths(self, side: Side) -> list[PagePath]:
        p = self.p
        sole = (measures.HEEL_R * 1000, measures.BALL_R * 1000, measures.TOE_R * 1000)
        breadth = abs(self._across(side)) * 0.012 * _MM
        parts = [
            disc_points(p[f"{side}_ankle"], measures.ANKLE_R * 1000 * 0.98),
            disc_points(p[f"{side}_heel"], sole[0]),
            disc_points(p[f"{side}_ball"], sole[1] + breadth),
        ]
        toe = disc_points(p[f"{side}_toe"], sole[2] + breadth)
        bent = self.axes[f"{side}_foot"]
        lift = unapply(bent, sub(self.at[f"{side}_toe"], self.at[f"{side}_ball"]))[2]
        if lift > 0.012:
            return [
                polygon(hull([q for part in parts for q in part])),
                polygon(hull([*parts[2], *toe])),
            ]
        return [polygon(hull([q for part in (*parts, toe) for q in part]))]

    def _across(self, side: Side) -> float:
        """How much of a foot's breadth is seen."""
        left = self.camera.columns(self.axes[f"{side}_foot"])[1]
        return math.hypot(*left)

    def _leg(self, side: Side, far: bool) -> list[Shape]:
        thigh, shank, foot = self._leg_paths(side)
        tone = "_far" if far else ""
        return [
            *lines([*foot]),
            *fills(foot, f"shoe{tone}"),
            *lines([thigh, shank]),
            *fills([thigh, shank], self._pants(far)),
        ]

    def _lower(self, sides: list[Side]) -> list[Shape]:
        """The pelvis and the near legs, grown together; legs that cross keep their line."""
        pelvis = self._pelvis()
        legs = [self._leg_paths(side) for side in sides]
        feet = [shape for leg in legs for shape in (*lines(leg[2]), *fills(leg[2], "shoe"))]
        if len(legs) == 2 and not self._crossed() and not self.between:
            limbs = [pelvis, *legs[0][:2], *legs[1][:2]]
            return [*feet, *lines(limbs), *fills(limbs, self._pants())]
        if not legs:
            return [*lines([pelvis]), *fills([pelvis], self._pants())]
        found: list[Shape] = []
        if len(legs) == 2:
            found += [*self._leg(sides[0], far=False), *self.between]
        thigh, shank, foot = legs[-1]
        limbs = [pelvis, thigh, shank]
        found += [
            *lines(foot),
            *fills(foot, "shoe"),
            *lines(limbs),
            *fills(limbs, self._pants()),
        ]
        apart = math.dist(self.p["left_hip"], self.p["right_hip"])
        if len(legs) == 2 and apart > 1600 * measures.HIP_HALF_M:
            # Seen from the front the other thigh grows out of the pelvis too.
            hip, knee = self.p[f"{sides[0]}_hip"], self.p[f"{sides[0]}_knee"]
            near = (hip[0] + (knee[0] - hip[0]) * 0.3, hip[1] + (knee[1] - hip[1]) * 0.3)
            r = measures.HIP_R * 800
            found += fills([limb(hip, near, (r, r, r, r))], self._pants())
        return found

    def _crossed(self) -> bool:
        """The legs overlap on the page below the hips."""
        p = self.p
        return any(
            math.dist(p[f"left_{a}"], p[f"right_{b}"]) < 0.062 * _MM
            for a, b in (("knee", "knee"), ("ankle", "ankle"), ("ankle", "knee"), ("knee", "ankle"))
        )

    def _pelvis(self) -> PagePath:
        trunk = self.build.trunk
        points = around(self._section("pelvis", *trunk[0][1:]))
        for side in SIDES:
            (x, y, z), r = measures.SEAT
            seat = add(self.at["pelvis"], apply(self.axes["pelvis"], (x, SIGN[side] * y, z)))
            points += disc_points(self.camera.point(seat), r * 1000 * self.build.seat)
        waist = self._section("lumbar1", *trunk[1][1:4], 0.006)
        points += around(waist)
        return polygon(hull(points))

    # Trunk

    def _section(
        self, name: str, forward: float, deep: float, broad: float, tall: float
    ) -> tuple[Point, Point, Point]:
        m = self.axes[name]
        center = add(self.at[name], apply(m, (forward * _H, 0.0, 0.0)))
        return ellipsoid(self.camera, center, m, (deep * _H, broad * _H, tall * _H))

    def _shirt(self) -> list[Shape]:
        trunk = self.build.trunk
        sections = [self._section(*each) for each in trunk]
        _, forward, deep, broad, _ = trunk[0]
        sections[0] = self._section("pelvis", forward + 0.004, deep - 0.004, broad - 0.004, 0.040)
        centers = [each[0] for each in sections]
        run = sum(math.dist(a, b) for a, b in pairwise(centers))
        if run < 0.55 * 0.29 * _MM:
            path = polygon(hull([q for each in sections for q in around(each)]))
        else:
            path = _sweep(sections)
        paths = [path, *self._belly()]
        # Filled one by one: ways round that differ would leave a hole where they overlap.
        filled = [shape for each in paths for shape in fills([each], self.build.shirt)]
        return [*lines(paths), *filled]

    def _belly(self) -> list[PagePath]:
        """What is before the low back, where there is more than the trunk has."""
        belly = belly_of(self.found, self.on_m)
        if belly is None:
            return []
        return [ellipse(*ellipsoid(self.camera, belly.center, self.axes[JOINT], belly.radii_m))]

    # Head

    def _neck(self) -> list[Shape]:
        start = self.camera.point(mix(self.at["thorax2"], self.at["collar"], 0.75))
        m = self.axes["head"]
        end = self.camera.point(add(self.at["head"], apply(m, (-0.006 * _H, 0.0, -0.022 * _H))))
        r = measures.NECK_R * 1000 * self.build.neck
        path = limb(start, end, (r * 1.15, r, r * 0.95, r * 0.95))
        return [*lines([path]), *fills([path], self.build.skin)]

    # Arms

    def _arm(self, side: Side, far: bool, behind: bool) -> list[Shape]:
        p = self.p
        shoulder, elbow, wrist = p[f"{side}_shoulder"], p[f"{side}_elbow"], p[f"{side}_wrist"]
        tone = "_far" if far else ""
        thick = self.build.upper_arm
        rs = measures.SHOULDER_R * 1000 * (1 + thick) / 2
        re = measures.ELBOW_R * 1000 * (thick + self.build.forearm) / 2
        rw = measures.WRIST_R * 1000
        upper = limb(shoulder, elbow, (rs * 0.86, rs * 0.92, re * 1.12, re))
        fore = limb(elbow, wrist, (re, re * 1.16, rw * 1.18, rw))
        skin = [upper, fore, *self._hand_paths(side)]
        end = (
            shoulder[0] + (elbow[0] - shoulder[0]) * 0.56,
            shoulder[1] + (elbow[1] - shoulder[1]) * 0.56,
        )
        sleeve = limb(shoulder, end, (rs, rs * 1.0, rs * 0.94, rs * 0.90))
        found = [
            *self.held.get(side, []),
            *lines(skin),
            *fills(skin, f"{self.build.skin}{tone}"),
            *lines([sleeve]),
            *fills([sleeve], f"{self.build.shirt}{tone}"),
        ]
        if not behind:
            # The sleeve grows out of the shirt: paint out its line on the trunk's side.
            inner = self.camera.point(
                add(
                    self.at[f"{side}_shoulder"],
                    apply(self.axes["chest"], (0.0, -SIGN[side] * 0.030 * _H, -0.006 * _H)),
                )
            )
            patch = limb(inner, shoulder, (rs * 0.62, rs * 0.8, rs * 0.84, rs * 0.80))
            found += fills([patch], f"{self.build.shirt}{tone}")
        return found

    def _forearm(self, side: Side) -> list[Shape]:
        """The forearm and hand of a far arm that reaches to the near side."""
        p, rw = self.p, measures.WRIST_R * 1000
        re = measures.ELBOW_R * 1000 * self.build.forearm
        fore = limb(p[f"{side}_elbow"], p[f"{side}_wrist"], (re, re * 1.16, rw * 1.18, rw))
        skin = [fore, *self._hand_paths(side)]
        return [*lines(skin), *fills(skin, f"{self.build.skin}_far")]

    def _hand_paths(self, side: Side) -> list[PagePath]:
        p = self.p
        wrist, fingers = p[f"{side}_wrist"], p[f"{side}_fingers"]
        m = self.axes[f"{side}_hand"]
        ahead, left, _ = self.camera.columns(m)
        dx, dy = fingers[0] - wrist[0], fingers[1] - wrist[1]
        size = math.hypot(dx, dy) or 1.0
        n = (-dy / size, dx / size)
        wide = abs(ahead[0] * n[0] + ahead[1] * n[1]) * 0.024 * _MM
        thick = abs(left[0] * n[0] + left[1] * n[1]) * 0.0125 * _MM
        r = math.hypot(wide, thick)
        rw = measures.WRIST_R * 1000
        shape = self.hands.get(side, "open")
        if shape == "grip":
            knuckles = mix(self.at[f"{side}_palm"], self.at[f"{side}_wrist"], -0.12)
            return [
                limb(wrist, self.camera.point(knuckles), (rw, rw * 1.2, 0.0215 * _MM, 0.0215 * _MM))
            ]
        tip = 0.0105 * _MM + 0.25 * (r - 0.0125 * _MM)
        if shape == "open":
            fingers = self.camera.point(
                mix(self.at[f"{side}_palm"], self.at[f"{side}_fingers"], 0.82)
            )
        found = [limb(wrist, fingers, (rw * 0.95, r * 1.12, r * 1.1, tip))]
        thumb_end = add(self.at[f"{side}_palm"], apply(m, (0.026 * _H, 0.0, -0.012 * _H)))
        start = self.camera.point(mix(self.at[f"{side}_wrist"], self.at[f"{side}_palm"], 0.35))
        found.append(
            limb(
                start,
                self.camera.point(thumb_end),
                (0.010 * _MM, 0.009 * _MM, 0.008 * _MM, 0.0075 * _MM),
            )
        )
        return found


def _sweep(sections: list[tuple[Point, Point, Point]]) -> PagePath:
    """A smooth outline along ellipses whose centres make a line."""
    centers = [each[0] for each in sections]
    left: list[Point] = []
    right: list[Point] = []
    last = len(sections) - 1
    for i, (center, a, b) in enumerate(sections):
        before, after = centers[max(0, i - 1)], centers[min(last, i + 1)]
        dx, dy = after[0] - before[0], after[1] - before[1]
        size = math.hypot(dx, dy) or 1.0
        n = (-dy / size, dx / size)
        wide = math.hypot(a[0] * n[0] + a[1] * n[1], b[0] * n[0] + b[1] * n[1])
        left.append((center[0] + n[0] * wide, center[1] + n[1] * wide))
        right.append((center[0] - n[0] * wide, center[1] - n[1] * wide))
    return curve([*left, *reversed(right)], closed=True)

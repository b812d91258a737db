"""The text alternative of a picture, made from its pose: what a person would say who sees it.

What is seen is found here; how it is said stands in the phrases of each language.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, Literal, get_args

from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.solve import solve
from planner.figure.props import PROPS
from planner.figure.scene import Scene
from planner.figure.words import en as phrases_en
from planner.figure.words import es as phrases_es
from planner.figure.words.phrases import (
    Around,
    BodyMove,
    FootRest,
    HeldThing,
    LimbMove,
    Phrases,
    Stance,
    Which,
)
from planner.figure.words.seen import (
    arm_move,
    arm_way,
    feet_of,
    is_on,
    leg_rise_m,
    legs_of,
    stance_of,
    upright,
)
from planner.model.exercise.picture import Picture, Prop, Side
from planner.model.language import Language

_PHRASES: dict[Language, Phrases] = {"en": phrases_en, "es": phrases_es}
_SIDES: Final[tuple[Side, Side]] = ("left", "right")
_LEAST_DEG = 14.0
_LEAST_M = 0.05
_LEAST_BLADE_M = 0.008
_LEANING_DEG, _SLANTED_DEG, _ROUND_DEG = 25.0, 60.0, 35.0
_ROUND_ANYWAY: tuple[Stance, ...] = ("childs_pose", "face_down_on_forearms")
"""Stances that nobody thinks of with a flat back."""
_RESTS: tuple[FootRest, ...] = get_args(FootRest)


def describe(picture: Picture, language: Language = "en") -> str:
    """One to a few sentences: the view, the start, then what changes."""
    return describe_solution(solve(picture), language)


def describe_solution(solution: Solution, language: Language = "en") -> str:
    """The same, of a solved picture; what it `shows` is in the language already."""
    picture, say = solution.picture, _PHRASES[language]
    first = solution.moments[0]
    sentences = [
        say.seen_from(picture.view),
        say.begins(stance_of(first), _around(solution), list(_start(first, solution.scene, say))),
    ]
    for before, after in pairwise(solution.moments):
        if before.settings.posture != after.settings.posture:
            told = [*_legs(after, solution.scene, say), *_hands(after, say)]
            sentences.append(say.becomes(stance_of(after), told))
        elif changes := list(_changes(before, after, say)):
            sentences.append(say.then(changes[:4]))
    if picture.travel:
        sentences.append(say.travels(picture.travel))
    sentences += list(_signs(solution, say))
    if picture.shows:
        sentences.append(picture.shows.rstrip("."))
    sentences = list(dict.fromkeys(sentences))  # two clocks of the same time are told once
    return ". ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences) + "."


def _around(solution: Solution) -> Around:
    """Where: on a mat, at a counter, with a band."""
    around, first = Around([], [], [], [], []), solution.moments[0]
    carrying = {each.kind for each in solution.scene.standing if is_on(first, each)}
    for written in solution.picture.props:
        prop = written if isinstance(written, Prop) else None
        kind = written if isinstance(written, str) else written.kind
        made = PROPS[kind]
        if made.said_apart:
            continue
        if prop is not None and prop.under:
            around.under.append((kind, prop.under))
        elif prop is not None and prop.between:
            around.between.append((kind, prop.between[0], prop.between[1]))
        elif prop is not None and (prop.held_by or prop.start or prop.around):
            around.held.append(HeldThing(kind, prop.held_by == "hands"))
        elif made.role in ("on", "seat") and kind in carrying:
            if kind not in around.on:
                around.on.insert(0, kind)
        elif kind not in around.by:
            around.by.append(kind)
    return around


def _start(moment: Moment, scene: Scene, say: Phrases) -> Iterator[str]:
    """What of the first frame the way it is carried does not say."""
    yield from _legs(moment, scene, say)
    if feet := feet_of(moment):
        yield say.feet(feet)
    yield from _hands(moment, say)
    pose, stance = moment.pose, stance_of(moment)
    slanted = stance in ("plank", "forearm_plank") and pose.lean < _SLANTED_DEG
    if slanted or (abs(pose.lean) > _LEANING_DEG and upright(moment)):
        yield say.leaning(pose.lean > 0)
    bend = pose.lumbar[0] + pose.thoracic[0]
    if abs(bend) > _ROUND_DEG and stance not in _ROUND_ANYWAY:
        yield say.back(bend > 0)
    lifted = [s for s in _SIDES if moment.settings.foot[s].at == "lifted"]
    if moment.settings.support in ("feet", "seat") and len(lifted) == 1:
        yield say.foot_lifted(lifted[0])
    for side in _SIDES:
        at = moment.settings.foot[side].at
        if at.startswith(("left_", "right_")):
            yield say.ankle_on(side, at)
        elif at in _RESTS:
            yield say.foot_on(side, at)


def _legs(moment: Moment, scene: Scene, say: Phrases) -> Iterator[str]:
    seen = legs_of(moment, scene)
    if len(set(seen.values())) == 1 and len(seen) == 2:
        yield say.leg("both", seen["left"])
        return
    for side, leg in seen.items():
        yield say.leg(side, leg)


def _hands(moment: Moment, say: Phrases) -> Iterator[str]:
    held = moment.held
    plain = {"thigh", "stay", "floor"} if moment.settings.posture in _HANDS_KNOWN else {"stay"}
    left, right = held.get("left"), held.get("right")
    if left and left == right:
        if left not in plain:
            yield say.hand_on("both", left)
        return
    for side in _SIDES:
        at = held.get(side)
        if at and at not in plain:
            yield say.hand_on(side, at)
    ways = {side: arm_way(moment, side) for side in _SIDES if side not in held}
    if len(ways) == 2 and ways["left"] == ways["right"]:
        if ways["left"]:
            yield say.arm("both", ways["left"])
        return
    for side, way in ways.items():
        if way:
            yield say.arm(side, way)


_HANDS_KNOWN = (
    "sitting", "quadruped", "childs_pose", "plank", "forearm_plank", "side_plank", "prone",
    "prone_on_elbows",
)  # fmt: skip


def _changes(before: Moment, after: Moment, say: Phrases) -> Iterator[str]:
    """What moved, the largest things first."""
    for move in _trunk(before, after):
        yield say.body_moves(move)
    for limb, which in _limbs(before, after):
        yield say.limb_moves(limb, which)
    goes: dict[Side, str] = {}
    for side in _SIDES:
        now = after.held.get(side)
        if now and now not in (before.held.get(side), "stay"):
            goes[side] = now
    if len(goes) == 2 and goes["left"] == goes["right"]:
        yield say.hand_goes("both", goes["left"])
        return
    for side, place in goes.items():
        yield say.hand_goes(side, place)


def _trunk(before: Moment, after: Moment) -> Iterator[BodyMove]:
    a, b = before.pose, after.pose
    rise = after.found.at["pelvis"][2] - before.found.at["pelvis"][2]
    if abs(rise) > _LEAST_M:
        yield "hips_lift" if rise > 0 else "hips_lower"
    if after.settings.support in ("feet", "seat") and abs(b.lean - a.lean) > _LEAST_DEG:
        yield "leans_forward" if b.lean > a.lean else "leans_back"
    together, raised = b.blades[0] - a.blades[0], b.blades[1] - a.blades[1]
    if abs(together) > _LEAST_BLADE_M:
        yield "blades_together" if together > 0 else "blades_apart"
    if abs(raised) > _LEAST_BLADE_M:
        if upright(after):
            yield "shoulders_lift" if raised > 0 else "shoulders_drop"
        else:
            yield "shoulders_to_ears" if raised > 0 else "shoulders_from_ears"
    flex, side, turn = (
        b.lumbar[i] + b.thoracic[i] - a.lumbar[i] - a.thoracic[i] for i in (0, 1, 2)
    )
    if abs(flex) > _LEAST_DEG:
        yield "back_rounds" if flex > 0 else "back_arches"
    if abs(side) > _LEAST_DEG:
        yield "bends_left" if side > 0 else "bends_right"
    if abs(turn) > _LEAST_DEG:
        yield "turns_left" if turn > 0 else "turns_right"
    nod, tip, look = (b.neck[i] - a.neck[i] for i in (0, 1, 2))
    if abs(nod) > _LEAST_DEG:
        yield "head_forward" if nod > 0 else "head_back"
    if abs(tip) > _LEAST_DEG:
        yield "head_tips_left" if tip > 0 else "head_tips_right"
    if abs(look) > _LEAST_DEG:
        yield "head_turns_left" if look > 0 else "head_turns_right"


def _limbs(before: Moment, after: Moment) -> Iterator[tuple[LimbMove, Which]]:
    a, b = before.pose, after.pose
    yield from _both("hip", "hip_bends", "hip_straightens", before, after)
    yield from _both("knee", "knee_bends", "knee_straightens", before, after)
    yield from _together({side: _aside(before, after, side) for side in _SIDES})
    if all(abs(b.knee[s] - a.knee[s]) < _LEAST_DEG for s in _SIDES):
        up_down: tuple[LimbMove, LimbMove] = ("foot_up", "foot_down")
        if not upright(after):
            up_down = ("toes_back", "toes_away")
        yield from _both("ankle", *up_down, before, after)
    free = [side for side in _SIDES if side not in after.held]
    yield from _together({side: arm_move(before, after, side, _LEAST_DEG) for side in free})
    yield from _both("elbow", "elbow_bends", "elbow_straightens", before, after)


def _aside(before: Moment, after: Moment, side: Side) -> LimbMove | None:
    """A leg moved to the side; of a body that lies that may be up or down."""
    out = after.pose.hip[side][1] - before.pose.hip[side][1]
    if abs(out) <= _LEAST_DEG:
        return None
    rise = leg_rise_m(before, after, side)
    if upright(after) or abs(rise) < _LEAST_M:
        return "leg_out" if out > 0 else "leg_in"
    return "leg_lifts" if rise > 0 else "leg_lowers"


def _both(
    joint: Literal["hip", "knee", "ankle", "elbow"],
    more: LimbMove,
    less: LimbMove,
    before: Moment,
    after: Moment,
) -> Iterator[tuple[LimbMove, Which]]:
    moved: dict[Side, LimbMove | None] = {}
    for side in _SIDES:
        a, b = getattr(before.pose, joint)[side], getattr(after.pose, joint)[side]
        turned = b[0] - a[0] if isinstance(a, tuple) else b - a
        moved[side] = None if abs(turned) <= _LEAST_DEG else more if turned > 0 else less
    yield from _together(moved)


def _together(moved: dict[Side, LimbMove | None]) -> Iterator[tuple[LimbMove, Which]]:
    """Both sides at once where both do the same."""
    done: dict[Side, LimbMove] = {side: move for side, move in moved.items() if move}
    if len(done) == 2 and done["left"] == done["right"]:
        yield done["left"], "both"
        return
    for side, move in done.items():
        yield move, side


def _signs(solution: Solution, say: Phrases) -> Iterator[str]:
    for prop in solution.scene.held_props:
        if prop.kind == "clock":
            yield say.clock(prop.minutes or 10)
        elif prop.kind == "stopwatch":
            yield say.stopwatch(prop.seconds)
        elif prop.kind == "breath":
            yield say.breath()
        elif prop.kind == "music":
            yield say.music()
        elif prop.kind == "squeeze":
            yield say.squeeze(prop.start or "buttock")
        elif prop.kind == "thought":
            yield say.thought()

"""The text alternative of a picture, made from its pose: what a person would say who sees it.

What is seen is found here; how it is said stands in the phrases of each language.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, get_args

from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.solve import solve
from planner.figure.props import PROPS
from planner.figure.words import en as phrases_en
from planner.figure.words import es as phrases_es
from planner.figure.words.phrases import (
    ArmWay,
    Around,
    BodyMove,
    FootRest,
    HeldThing,
    LimbMove,
    Phrases,
    Which,
)
from planner.model.exercise.picture import Picture, Prop, Side
from planner.model.language import Language

_PHRASES: dict[Language, Phrases] = {"en": phrases_en, "es": phrases_es}
_SIDES: Final[tuple[Side, Side]] = ("left", "right")
_LEAST_DEG = 14.0
_LEAST_M = 0.05
_LEAST_BLADE_M = 0.008
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
        say.begins(first.settings.posture, _around(solution), list(_stance(first, say))),
    ]
    for before, after in pairwise(solution.moments):
        if before.settings.posture != after.settings.posture:
            sentences.append(say.becomes(after.settings.posture, list(_hands(after, say))))
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
    around = Around([], [], [], [])
    for written in solution.picture.props:
        prop = written if isinstance(written, Prop) else None
        kind = written if isinstance(written, str) else written.kind
        made = PROPS[kind]
        if made.said_apart:
            continue
        if prop is not None and prop.under:
            around.under.append((kind, prop.under))
        elif prop is not None and (prop.held_by or prop.start or prop.around):
            around.held.append(HeldThing(kind, prop.held_by == "hands"))
        elif made.role == "on" or (made.role == "seat" and _seated(solution)):
            if kind not in around.on:
                around.on.insert(0, kind)
        elif kind not in around.by:
            around.by.append(kind)
    return around


def _seated(solution: Solution) -> bool:
    return solution.moments[0].settings.support == "seat"


def _stance(moment: Moment, say: Phrases) -> Iterator[str]:
    """What of the first frame its posture does not say."""
    yield from _hands(moment, say)
    if abs(moment.pose.lean) > 25 and moment.settings.support in ("feet", "seat"):
        yield say.leaning(moment.pose.lean > 0)
    lifted = [s for s in _SIDES if moment.settings.foot[s].at == "lifted"]
    if moment.settings.support in ("feet", "seat") and len(lifted) == 1:
        yield say.foot_lifted(lifted[0])
    for side in _SIDES:
        at = moment.settings.foot[side].at
        if at.startswith(("left_", "right_")):
            yield say.ankle_on(side, at)
        elif at in _RESTS:
            yield say.foot_on(side, at)


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
    ways = {side: _arm_way(moment, side) for side in _SIDES if side not in held}
    if len(ways) == 2 and ways["left"] == ways["right"]:
        if ways["left"]:
            yield say.arm("both", ways["left"])
        return
    for side, way in ways.items():
        if way:
            yield say.arm(side, way)


def _arm_way(moment: Moment, side: Side) -> ArmWay | None:
    flex, abd, _ = moment.pose.shoulder[side]
    if flex > 145:
        return "overhead"
    if flex > 60:
        return "forward"
    return "out" if abd > 55 else None


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
    for side in _SIDES:
        now = after.held.get(side)
        if now and now != before.held.get(side) and now != "stay":
            yield say.hand_goes(side, now)


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
        yield "shoulders_lift" if raised > 0 else "shoulders_drop"
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
    for side in _SIDES:
        moved_out = b.hip[side][1] - a.hip[side][1]
        if abs(moved_out) > _LEAST_DEG:
            yield ("leg_out" if moved_out > 0 else "leg_in"), side
    if all(abs(b.knee[s] - a.knee[s]) < _LEAST_DEG for s in _SIDES):
        yield from _both("ankle", "foot_up", "foot_down", before, after)
    yield from _both("shoulder", "arm_lifts", "arm_lowers", before, after)
    yield from _both("elbow", "elbow_bends", "elbow_straightens", before, after)


def _both(
    joint: str, more: LimbMove, less: LimbMove, before: Moment, after: Moment
) -> Iterator[tuple[LimbMove, Which]]:
    """Both sides at once where both do the same."""
    moved: dict[Side, float] = {}
    for side in _SIDES:
        a, b = getattr(before.pose, joint)[side], getattr(after.pose, joint)[side]
        if isinstance(a, tuple):
            a, b = (a[0], b[0]) if joint == "hip" else (max(a[0], a[1]), max(b[0], b[1]))
        moved[side] = b - a
    done = {s: (more if d > 0 else less) for s, d in moved.items() if abs(d) > _LEAST_DEG}
    if len(done) == 2 and done["left"] == done["right"]:
        yield done["left"], "both"
        return
    for side, move in done.items():
        yield move, side


def _signs(solution: Solution, say: Phrases) -> Iterator[str]:
    for prop in solution.scene.held_props:
        if prop.kind == "clock":
            yield say.clocks(prop.count, prop.minutes or 10)
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

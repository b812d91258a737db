"""The text alternative of a picture, made from its pose: what a person would say who sees it."""

from collections.abc import Iterator
from itertools import pairwise

from planner.figure.body import SIDES
from planner.figure.moment import Moment, Solution
from planner.figure.settings_of import start_of
from planner.figure.solve import solve
from planner.model.language import Language
from planner.model.picture import Picture, Prop

_VIEWS = {
    "side": "Side view",
    "three_quarter": "View from the front and side",
    "front": "Front view",
    "three_quarter_back": "View from behind and the side",
    "back": "Back view",
    "above": "View from above",
    "side_above": "View from the side and above",
}
_LEAST_DEG = 14.0
_LEAST_M = 0.05
_LEAST_BLADE_M = 0.008
_ON = ("mat", "bed", "bench", "ball", "sofa")
_THINGS = {
    "towel_roll": "a rolled towel",
    "small_ball": "a small ball",
    "ball": "a large ball",
    "doorway": "a doorway",
    "stairs": "stairs",
    "recumbent": "a recumbent bike",
    "bike": "an exercise bike",
    "pedals": "a pedal exerciser",
    "elliptical": "an elliptical trainer",
    "pool": "a pool",
    "hill": "a hill",
    "cart": "a shopping cart",
    "band": "an exercise band",
    "obstacle": "a low obstacle",
}
_SIGNS = {"clock", "stopwatch", "breath", "thought", "music", "squeeze"}
_PLACES = {
    "seat": "the edge of the seat",
    "chair_back": "the back of the chair",
    "chair_seat": "the seat of the chair",
    "low_back": "the low back",
    "back_of_head": "the back of the head",
    "floor": "the floor",
    "waist": "the hips",
    "bike": "the handlebar",
    "recumbent": "the handles",
    "elliptical": "the handles",
    "cart": "the cart's handle",
    "shin": "the shin",
    "low_shin": "the low shin",
    "behind_thigh": "the back of the thigh",
    "outer_thigh": "the outside of the thigh",
    "upper_arm": "the upper arm",
}


def describe(picture: Picture) -> str:
    """One to a few sentences: the view, the start, then what changes."""
    return describe_solution(solve(picture))


def describe_solution(solution: Solution, language: Language = "en") -> str:  # noqa: ARG001
    """The same, of a solved picture."""
    picture = solution.picture
    first = solution.moments[0]
    sentences = [_VIEWS[picture.view]]
    start = start_of(first.settings).words
    around = _around(solution)
    begin = f"{start} {around}".strip()
    details = list(_stance(first))
    sentences.append(", ".join([begin, *details]) if details else begin)
    for before, after in pairwise(solution.moments):
        changes = list(_changes(before, after))
        if changes:
            sentences.append("Then " + _listed(changes[:4]))
    if picture.travel:
        sentences.append(_travel(picture))
    sentences += list(_signs(solution))
    if picture.shows:
        sentences.append(picture.shows.rstrip("."))
    return ". ".join(sentence[:1].upper() + sentence[1:] for sentence in sentences) + "."


def _around(solution: Solution) -> str:
    """Where: on a mat, at a counter, with a band."""
    on, at, holding = [], [], []
    for written in solution.picture.props:
        prop = written if isinstance(written, Prop) else None
        kind = written if isinstance(written, str) else written.kind
        if kind in _SIGNS:
            continue
        thing = _thing(kind, prop)
        if prop is not None and prop.under:
            on.append(f"with {thing} under the {prop.under.replace('_', ' ')}")
        elif prop is not None and (prop.held_by or prop.start or prop.around):
            if thing not in holding:
                holding.append(thing)
        elif kind in _ON or (kind in ("chair", "stool") and _seated(solution)):
            if f"on {thing}" not in on:
                on.insert(0, f"on {thing}")
        elif kind == "pool":
            at.append("in a pool")
        elif f"by {thing}" not in at:
            at.append(f"by {thing}")
    if holding:
        at.append(f"with {_listed(holding)}")
    return " ".join([*on, *at])


def _seated(solution: Solution) -> bool:
    return start_of(solution.moments[0].settings).support == "seat"


def _thing(kind: str, prop: Prop | None) -> str:
    if prop is not None and prop.held_by == "hands" and kind not in ("band", "strap", "towel"):
        return f"{kind.replace('_', ' ')}s"
    known = _THINGS.get(kind)
    if known:
        return known
    name = kind.replace("_", " ")
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _place(name: str) -> str:
    side, _, part = name.partition("_")
    if side in SIDES and part:
        return f"the {side} {part.replace('_', ' ')}"
    return _PLACES.get(name, f"the {name.replace('_', ' ')}")


def _stance(moment: Moment) -> Iterator[str]:
    """What of the first frame its posture does not say."""
    yield from _hands(moment)
    if abs(moment.pose.lean) > 25 and start_of(moment.settings).support in ("feet", "seat"):
        yield "leaning forward" if moment.pose.lean > 0 else "leaning back"
    lifted = [s for s in SIDES if moment.settings["foot"][s].at == "lifted"]
    if start_of(moment.settings).support in ("feet", "seat") and len(lifted) == 1:
        yield f"the {lifted[0]} foot off the floor"
    for side in SIDES:
        at = moment.settings["foot"][side].at
        if at.startswith(("left_", "right_")):
            yield f"the {side} ankle on {_place(at)}"
        elif at in ("step", "stairs", "chair", "wall", "ball", "stool"):
            yield f"the {side} foot on the {at}"


def _hands(moment: Moment) -> Iterator[str]:
    held = moment.held
    plain = {"thigh", "stay", "floor"} if moment.settings["posture"] in _HANDS_KNOWN else {"stay"}
    left, right = held.get("left"), held.get("right")
    if left and left == right:
        if left not in plain:
            yield f"hands on {_place(left)}"
        return
    for side, at in (("left", left), ("right", right)):
        if at and at not in plain:
            yield f"{side} hand on {_place(at)}"
    arms = {side: _arm_words(moment, side) for side in SIDES if side not in held}
    if len(arms) == 2 and arms["left"] == arms["right"]:
        if arms["left"]:
            yield f"arms {arms['left']}"
        return
    for side, words in arms.items():
        if words:
            yield f"{side} arm {words}"


def _arm_words(moment: Moment, side: str) -> str:
    flex, abd, _ = moment.pose.shoulder[side]
    if flex > 145:
        return "overhead"
    if flex > 60:
        return "forward"
    return "out to the side" if abd > 55 else ""


_HANDS_KNOWN = (
    "sitting", "quadruped", "childs_pose", "plank", "forearm_plank", "side_plank", "prone",
    "prone_on_elbows",
)  # fmt: skip


def _changes(before: Moment, after: Moment) -> Iterator[str]:
    """What moved, the largest things first."""
    if before.settings["posture"] != after.settings["posture"]:
        words = start_of(after.settings).words
        yield words[:1].lower() + words[1:]
        yield from _hands(after)
        return
    a, b = before.pose, after.pose
    yield from _trunk(before, after)
    for joint, more, less in (
        ("hip", "hip bends", "hip straightens"),
        ("knee", "knee bends", "knee straightens"),
    ):
        yield from _both(joint, more, less, before, after)
    for side in SIDES:
        moved_out = b.hip[side][1] - a.hip[side][1]
        if abs(moved_out) > _LEAST_DEG:
            yield f"the {side} leg moves {'out to the side' if moved_out > 0 else 'in'}"
    still = all(abs(b.knee[s] - a.knee[s]) < _LEAST_DEG for s in SIDES)
    if still:
        yield from _both("ankle", "foot bends up", "foot points down", before, after)
    yield from _both("shoulder", "arm lifts", "arm lowers", before, after)
    yield from _both("elbow", "elbow bends", "elbow straightens", before, after)
    for side in SIDES:
        now = after.held.get(side)
        if now and now != before.held.get(side) and now != "stay":
            yield f"the {side} hand goes to {_place(now)}"


def _trunk(before: Moment, after: Moment) -> Iterator[str]:
    a, b = before.pose, after.pose
    rise = after.found.at["pelvis"][2] - before.found.at["pelvis"][2]
    if abs(rise) > _LEAST_M:
        yield f"the hips {'lift' if rise > 0 else 'lower'}"
    if start_of(after.settings).support in ("feet", "seat") and abs(b.lean - a.lean) > _LEAST_DEG:
        yield f"the body leans {'forward' if b.lean > a.lean else 'back'}"
    together, raised = b.blades[0] - a.blades[0], b.blades[1] - a.blades[1]
    if abs(together) > _LEAST_BLADE_M:
        yield f"the shoulder blades {'squeeze together' if together > 0 else 'slide apart'}"
    if abs(raised) > _LEAST_BLADE_M:
        yield f"the shoulders {'lift' if raised > 0 else 'drop'}"
    flex, side, turn = (
        b.lumbar[i] + b.thoracic[i] - a.lumbar[i] - a.thoracic[i] for i in (0, 1, 2)
    )
    if abs(flex) > _LEAST_DEG:
        yield f"the back {'rounds' if flex > 0 else 'arches'}"
    if abs(side) > _LEAST_DEG:
        yield f"the body bends to its {'left' if side > 0 else 'right'}"
    if abs(turn) > _LEAST_DEG:
        yield f"the body turns to its {'left' if turn > 0 else 'right'}"
    nod, tip, look = (b.neck[i] - a.neck[i] for i in (0, 1, 2))
    if abs(nod) > _LEAST_DEG:
        yield f"the head {'bends forward' if nod > 0 else 'tips back'}"
    if abs(tip) > _LEAST_DEG:
        yield f"the head tips to the {'left' if tip > 0 else 'right'}"
    if abs(look) > _LEAST_DEG:
        yield f"the head turns to the {'left' if look > 0 else 'right'}"


def _both(joint: str, more: str, less: str, before: Moment, after: Moment) -> Iterator[str]:
    """Both sides in one phrase where both do the same."""
    moved = {}
    for side in SIDES:
        a, b = getattr(before.pose, joint)[side], getattr(after.pose, joint)[side]
        if isinstance(a, tuple):
            a, b = (a[0], b[0]) if joint == "hip" else (max(a[0], a[1]), max(b[0], b[1]))
        moved[side] = b - a
    done = {s: (more if d > 0 else less) for s, d in moved.items() if abs(d) > _LEAST_DEG}
    if len(done) == 2 and done["left"] == done["right"]:
        part, _, verb = done["left"].partition(" ")
        verb, _, rest = verb.partition(" ")
        yield f"both {_PLURAL.get(part, part + 's')} {verb.removesuffix('s')} {rest}".rstrip()
        return
    for side, words in done.items():
        yield f"the {side} {words}"


_PLURAL = {"foot": "feet"}


def _travel(picture: Picture) -> str:
    words = {
        "forward": "An arrow points the way forward",
        "back": "An arrow points backward",
        "left": "An arrow points to the side",
        "right": "An arrow points to the side",
        "up": "An arrow points up",
        "turn": "A round arrow shows the turning",
    }
    return words[picture.travel or "forward"]


def _signs(solution: Solution) -> Iterator[str]:
    for prop in solution.scene.loose:
        if prop.kind == "clock":
            many = f"{prop.count} clocks show" if prop.count > 1 else "A clock shows"
            minutes = f"{prop.minutes or 10:g}"
            yield f"{many} {minutes} minute{'' if minutes == '1' else 's'}"
        elif prop.kind == "stopwatch":
            yield (
                f"A stopwatch shows {prop.seconds} seconds"
                if prop.seconds
                else ("A stopwatch means hold")
            )
        elif prop.kind == "breath":
            yield "Wavy lines show breathing out"
        elif prop.kind == "squeeze":
            place = (prop.start or "buttock").replace("_", " ")
            yield f"Small arrows show the {place} tightening"
        elif prop.kind == "thought":
            yield "A thought bubble shows the movement pictured in the mind"


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]

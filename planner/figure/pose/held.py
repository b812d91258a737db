"""Where props are that go with the body: what lies on them, and from where to where they go."""

from dataclasses import dataclass

from planner.figure.body.measures import SIDES
from planner.figure.body.places import body_point, middle
from planner.figure.body.skeleton import Skeleton
from planner.figure.pose.moment import Moment, Solution
from planner.figure.pose.points import named_point
from planner.figure.pose.pressed import pressed_of
from planner.figure.props import PROPS
from planner.figure.scene import Scene, hand_surface
from planner.figure.vector import Vec
from planner.model.exercise.picture import Prop, Side

_AHEAD: Vec = (1.0, 0.0, 0.0)
PAIRS = {"knees": "knee", "ankles": "ankle", "feet": "heel", "elbows": "elbow"}
"""Both of a part, which something can lie under."""
SPOTS = {
    "head": "head",
    "belly": "lumbar2",
    "pelvis": "pelvis",
    "chest": "thorax2",
    "back": "lumbar2",
    "upper_back": "thorax1",
    "waist": "lumbar2",
    "hips": "pelvis",
}
"""Parts of head and trunk, which something can lie under."""
LOOPED = ("thighs", "knees", "ankles", "feet")
"""What a band can go round as a loop."""


def home_of(solution: Solution, moment: Moment) -> Skeleton:
    """The body whose parts lie on pillows: what lies under a part stays where it lay first."""
    first = solution.moments[0]
    return first.found if first.settings.posture == moment.settings.posture else moment.found


def lying_part(name: str, home: Skeleton, found: Skeleton) -> Vec | None:
    """The part that lies on a prop; None: there is no such part."""
    at = home.at
    if name == "hands":
        return middle([found.at[f"{side}_palm"] for side in SIDES])
    if name == "calves":
        joints: tuple[str, ...] = ("knee", "ankle")
    elif name in PAIRS:
        joints = (PAIRS[name],)
    elif name in SPOTS:
        return at[SPOTS[name]]
    else:
        return at[name] if name in at else body_point(home, name, "right")
    return middle([at[f"{side}_{joint}"] for side in SIDES for joint in joints])


@dataclass(frozen=True, slots=True)
class Stretch:
    """A prop stretched from point to point."""

    names: list[str]
    """The points, as they are written."""
    points: list[Vec]
    """Where they are."""
    lines: list[list[Vec]]
    """What is drawn: one line, or one to each hand."""
    gripping: frozenset[Side]
    """The hands that hold it."""


def is_loop(prop: Prop) -> bool:
    """Round both legs, and nothing else."""
    return prop.around in LOOPED and not prop.start


def stretch_of(prop: Prop, found: Skeleton, scene: Scene) -> Stretch | str:
    """From where to where a prop goes, or what is wrong with that."""
    names = [n for n in (prop.start, prop.around, prop.end) if n]
    points: list[Vec] = []
    for name in names:
        point = named_point(name, found, scene, prop)
        if point is None:
            return f'a {prop.kind} cannot go to "{name}"; no such point'
        points.append(point)
    if len(points) < 2:
        return f"a {prop.kind} needs a start and an end"
    both = {"hands", "both_hands"} & set(names)
    gripping = frozenset(side for side in SIDES if both or f"{side}_hand" in names)
    lines = [points]
    if "hands" in (prop.start, prop.end):
        lines = [_to_hand(side, names, points, found, scene) for side in SIDES]
    return Stretch(names, points, lines, gripping)


def _to_hand(
    side: Side, names: list[str], points: list[Vec], found: Skeleton, scene: Scene
) -> list[Vec]:
    """The line to one hand; round a chair's back it goes to the post on that hand's side."""
    line: list[Vec] = []
    for name, point in zip(names, points, strict=True):
        if name == "hands":
            point = found.at[f"{side}_palm"]
        elif name == "chair_back":
            surface = hand_surface(scene, name, found.at[f"{side}_shoulder"], _AHEAD)
            point = surface.point if surface else point
        line.append(point)
    return line


def held_faults(solution: Solution, moment: Moment, number: int) -> list[str]:
    """What is wrong with the props that go with the body, in the frame of a number from 1."""
    faults: list[str] = []
    for prop in held_in(solution.scene, number):
        fault = _fault(prop, solution, moment)
        if fault:
            faults.append(fault)
    return faults


def held_in(scene: Scene, number: int) -> list[Prop]:
    """The props that go with the body in a frame, without signs."""
    return [
        prop
        for prop in scene.held_props
        if PROPS[prop.kind].role != "sign" and (not prop.frames or number in prop.frames)
    ]


def _fault(prop: Prop, solution: Solution, moment: Moment) -> str | None:
    if prop.held_by and not (prop.start or prop.end):
        return None
    if prop.under:
        if lying_part(prop.under, home_of(solution, moment), moment.found) is None:
            return f'"{prop.under}" is no part of the body to lie on a {prop.kind}'
        return None
    if prop.between:
        pressed = pressed_of(prop, moment.found, solution.scene)
        return pressed if isinstance(pressed, str) else pressed.fault(prop)
    if not (prop.start or prop.around):
        needs_hold = PROPS[prop.kind].only_held
        return f"a {prop.kind} is held, or has a start and an end" if needs_hold else None
    if is_loop(prop) or PROPS[prop.kind].is_worn:
        return None
    stretch = stretch_of(prop, moment.found, solution.scene)
    return stretch if isinstance(stretch, str) else None

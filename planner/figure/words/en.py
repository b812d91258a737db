"""The text alternative of a picture in English."""

from planner.figure.shapes.marks import minutes_and_seconds
from planner.figure.words.phrases import (
    ArmWay,
    Around,
    BodyMove,
    FeetSeen,
    FootRest,
    HeldThing,
    LegSeen,
    LimbMove,
    Stance,
    Travel,
    Which,
    of_side,
)
from planner.model.exercise.picture import PropKind, Side, View

_VIEWS: dict[View, str] = {
    "side": "side view",
    "three_quarter": "view from the front and side",
    "front": "front view",
    "three_quarter_back": "view from behind and the side",
    "back": "back view",
    "above": "view from above",
    "side_above": "view from the side and above",
}
_STANCES: dict[Stance, str] = {
    "standing": "standing",
    "split_stance": "standing, one foot in front of the other",
    "walking": "walking",
    "sitting": "sitting",
    "back": "lying on the back",
    "face_down": "lying face down",
    "face_down_on_forearms": "lying face down, propped on the forearms",
    "side": "lying on one side",
    "hands_and_knees": "on hands and knees",
    "childs_pose": "kneeling with the bottom back on the heels and the arms reaching forward",
    "plank": "body straight, on hands and toes",
    "knee_plank": "body straight, on hands and knees",
    "forearm_plank": "body straight, on forearms and toes",
    "forearm_knee_plank": "body straight, on forearms and knees",
    "side_plank": "body straight on one side, on one forearm",
    "kneeling": "kneeling upright on both knees",
    "half_kneeling": "kneeling on one knee, the other foot flat in front",
}
_LEGS: dict[LegSeen, tuple[str, str]] = {
    "straight": ("leg straight", "legs straight"),
    "a_little_bent": ("knee a little bent", "knees a little bent"),
    "bent": ("knee bent", "knees bent"),
    "bent_flat": ("knee bent with the foot flat", "knees bent and the feet flat"),
    "bent_in_the_air": ("knee bent with the foot in the air", "knees bent and the feet in the air"),
    "raised": ("leg raised straight", "legs raised straight"),
    "straight_back": ("leg straight back", "legs straight back"),
}
THINGS: dict[PropKind, str] = {
    "chair": "a chair",
    "stool": "a stool",
    "sofa": "a sofa",
    "bench": "a bench",
    "wall": "a wall",
    "counter": "a counter",
    "table": "a table",
    "step": "a step",
    "stairs": "stairs",
    "bed": "a bed",
    "mat": "a mat",
    "pillow": "a pillow",
    "towel": "a towel",
    "towel_roll": "a rolled towel",
    "ball": "a large ball",
    "small_ball": "a small ball",
    "doorway": "a doorway",
    "door": "a door",
    "rail": "a rail",
    "band": "an exercise band",
    "strap": "a strap",
    "dowel": "a dowel",
    "pole": "a pole",
    "dumbbell": "a dumbbell",
    "kettlebell": "a kettlebell",
    "bag": "a bag",
    "backpack": "a backpack",
    "basket": "a basket",
    "cart": "a shopping cart",
    "walker": "a walker",
    "bike": "an exercise bike",
    "recumbent": "a recumbent bike",
    "pedals": "a pedal exerciser",
    "elliptical": "an elliptical trainer",
    "pool": "a pool",
    "hill": "a hill",
    "obstacle": "a low obstacle",
    "clock": "a clock",
    "stopwatch": "a stopwatch",
    "breath": "wavy lines",
    "thought": "a thought bubble",
    "squeeze": "small arrows",
    "circle": "a circle",
    "square": "a square",
    "scan": "a scan",
    "dial": "a dial",
    "cushion": "a cushion",
    "music": "notes of music",
    "foam_roller": "a foam roller",
    "cable_machine": "a cable machine",
    "cable": "a cable",
}
"""What a prop is called, by its kind."""
_PAIRS: dict[PropKind, str] = {
    "dumbbell": "dumbbells",
    "kettlebell": "kettlebells",
    "bag": "bags",
    "basket": "baskets",
    "backpack": "backpacks",
    "dowel": "dowels",
    "pole": "poles",
    "ball": "balls",
    "small_ball": "small balls",
    "pillow": "pillows",
    "cushion": "cushions",
    "towel_roll": "towel rolls",
    "foam_roller": "foam rollers",
}
_TRUNK = {"thorax1": "middle of the back", "thorax2": "upper back"}
_PLACES = {
    "seat": "the edge of the seat",
    "stairs_rail": "the rail of the stairs",
    "cable_machine_low": "the low pulley of the machine",
    "cable_machine_high": "the high pulley of the machine",
    "chair_back": "the back of the chair",
    "chair_seat": "the seat of the chair",
    "low_back": "the low back",
    "back_of_head": "the back of the head",
    "waist": "the hips",
    "bike": "the handlebar",
    "recumbent": "the handles",
    "elliptical": "the handles",
    "cart": "the cart's handle",
    "behind_thigh": "the back of the thigh",
    "outer_thigh": "the outside of the thigh",
}
_FEET: dict[FeetSeen, str] = {
    "together": "the feet together",
    "wide": "the feet wide apart",
    "half_step": "one foot half a step in front of the other",
    "heel_to_toe": "one foot right in front of the other, heel to toe",
}
_PAIRED = ("knee", "thigh", "shin", "ankle", "elbow", "forearm", "shoulder", "ear", "buttock")
"""Of these each hand has one."""
_SIDED = {
    "behind_thigh": "the back of the {side} thigh",
    "outer_thigh": "the outside of the {side} thigh",
    "low_shin": "the lower part of the {side} shin",
    "waist": "the {side} side of the waist",
}
_ARMS: dict[ArmWay, str] = {
    "overhead": "overhead",
    "forward": "forward",
    "up_and_forward": "up and forward",
    "out": "out to the side",
    "up": "pointing up",
    "down": "hanging down",
}
_BODY: dict[BodyMove, str] = {
    "hips_lift": "the hips lift",
    "hips_lower": "the hips lower",
    "leans_forward": "the body leans forward",
    "leans_back": "the body leans back",
    "blades_together": "the shoulder blades squeeze together",
    "blades_apart": "the shoulder blades slide apart",
    "shoulders_lift": "the shoulders lift",
    "shoulders_drop": "the shoulders drop",
    "shoulders_to_ears": "the shoulders slide up to the ears",
    "shoulders_from_ears": "the shoulders slide away from the ears",
    "back_rounds": "the back rounds",
    "back_arches": "the back arches",
    "bends_left": "the body bends to its left",
    "bends_right": "the body bends to its right",
    "turns_left": "the body turns to its left",
    "turns_right": "the body turns to its right",
    "head_forward": "the head bends forward",
    "head_back": "the head tips back",
    "head_tips_left": "the head tips to the left",
    "head_tips_right": "the head tips to the right",
    "head_turns_left": "the head turns to the left",
    "head_turns_right": "the head turns to the right",
}
_LIMBS: dict[LimbMove, tuple[str, str]] = {
    "hip_bends": ("hip bends", "hips bend"),
    "hip_straightens": ("hip straightens", "hips straighten"),
    "knee_bends": ("knee bends", "knees bend"),
    "knee_straightens": ("knee straightens", "knees straighten"),
    "leg_out": ("leg moves out to the side", "legs move out to the side"),
    "leg_in": ("leg moves in", "legs move in"),
    "leg_lifts": ("leg lifts", "legs lift"),
    "leg_lowers": ("leg lowers", "legs lower"),
    "foot_up": ("foot bends up", "feet bend up"),
    "foot_down": ("foot points down", "feet point down"),
    "toes_back": ("toes pull back", "feet pull their toes back"),
    "toes_away": ("toes point away", "feet point their toes away"),
    "arm_lifts": ("arm lifts", "arms lift"),
    "arm_lowers": ("arm lowers", "arms lower"),
    "arm_forward": ("arm reaches forward", "arms reach forward"),
    "arm_back": ("arm moves back", "arms move back"),
    "arm_out": ("arm moves out to the side", "arms move out to the side"),
    "arm_in": ("arm moves in", "arms move in"),
    "elbow_bends": ("elbow bends", "elbows bend"),
    "elbow_straightens": ("elbow straightens", "elbows straighten"),
}
_TRAVEL: dict[Travel, str] = {
    "forward": "an arrow points the way forward",
    "back": "an arrow points backward",
    "left": "an arrow points to the side",
    "right": "an arrow points to the side",
    "up": "an arrow points up",
    "turn": "a round arrow shows the turning",
}


def seen_from(view: View) -> str:
    """From where the picture is seen."""
    return _VIEWS[view]


def begins(stance: Stance, around: Around, details: list[str]) -> str:
    """The first moment as a whole."""
    parts = [_STANCES[stance]]
    parts += [f"on {_thing(kind)}" for kind in around.on]
    parts += ["in a pool" if kind == "pool" else f"by {_thing(kind)}" for kind in around.by]
    along = [_under(each, around) for each in around.under]
    along += [_between(each) for each in around.between]
    along += [_held(each) for each in around.held]
    if along:
        parts.append(f"with {listed(list(dict.fromkeys(along)))}")
    return ", ".join([" ".join(parts), *details])


def leg(which: Which, seen: LegSeen) -> str:
    """How a leg is, or both are."""
    one, both = _LEGS[seen]
    return f"the {both}" if which == "both" else f"the {which} {one}"


def feet(seen: FeetSeen) -> str:
    """How the feet of a standing body are to each other, where that is not as usual."""
    return _FEET[seen]


def back(rounded: bool) -> str:
    """The back is round or arched as the picture begins."""
    return "the back rounded" if rounded else "the back arched"


def then(changes: list[str]) -> str:
    """What moves up to the next moment."""
    return f"then {listed(changes)}"


def becomes(stance: Stance, details: list[str]) -> str:
    """The next moment where the body is carried another way."""
    return f"then {', '.join([_STANCES[stance], *details])}"


def hand_on(which: Which, place: str) -> str:
    """Where a hand is, or both are."""
    if which == "both":
        return f"hands on {_places(place)}"
    return f"{which} hand on {_place(place)}"


def hand_goes(which: Which, place: str) -> str:
    """Where a hand moves to, or both do."""
    if which == "both":
        return f"both hands go to {_places(place)}"
    return f"the {which} hand goes to {_place(place)}"


def arm(which: Which, way: ArmWay) -> str:
    """Which way a free arm points, or both do."""
    return f"{'arms' if which == 'both' else which + ' arm'} {_ARMS[way]}"


def leaning(forward: bool) -> str:
    """The body leans as the picture begins."""
    return "leaning forward" if forward else "leaning back"


def foot_lifted(side: Side) -> str:
    """A foot is off the floor."""
    return f"the {side} foot off the floor"


def foot_on(side: Side, rest: FootRest) -> str:
    """A foot is on a thing."""
    return f"the {side} foot on the {rest}"


def ankle_on(side: Side, place: str) -> str:
    """An ankle is on the other leg."""
    return f"the {side} ankle on {_place(place)}"


def body_moves(move: BodyMove) -> str:
    """A movement of trunk or head."""
    return _BODY[move]


def limb_moves(move: LimbMove, which: Which) -> str:
    """A movement of an arm or a leg, or of both."""
    one, both = _LIMBS[move]
    return f"both {both}" if which == "both" else f"the {which} {one}"


def travels(way: Travel) -> str:
    """The arrow that shows where the whole body goes on."""
    return _TRAVEL[way]


def clock(minutes: float) -> str:
    """What a clock shows."""
    whole, seconds = minutes_and_seconds(minutes)
    told = [
        f"{number} {unit}{'' if number == 1 else 's'}"
        for number, unit in ((whole, "minute"), (seconds, "second"))
        if number
    ]
    return f"a clock shows {' '.join(told)}"


def stopwatch(seconds: int) -> str:
    """A stopwatch; without seconds it means hold."""
    return f"a stopwatch shows {seconds} seconds" if seconds else "a stopwatch means hold"


def breath() -> str:
    """The sign for breathing out."""
    return "wavy lines show breathing out"


def _under(under: tuple[PropKind, str], around: Around) -> str:
    kind, part = under
    things = _PAIRS.get(kind) if around.under.count(under) > 1 else None
    return f"{things or _thing(kind)} under the {_bare(part)}"


def _between(held: tuple[PropKind, str, str]) -> str:
    kind, one, other = held
    (first, part), (second, twin) = of_side(one), of_side(other)
    if first and second and part == twin:
        return f"{_thing(kind)} between the {'feet' if part == 'foot' else _bare(f'{part}s')}"
    return f"{_thing(kind)} between the {_bare(one)} and the {_bare(other)}"


def music() -> str:
    """The sign for music."""
    return "notes show that music plays"


def squeeze(part: str) -> str:
    """The sign for tightening a part of the body."""
    return f"small arrows show the {_TRUNK.get(part, _bare(part))} tightening"


def thought() -> str:
    """The sign for a movement that is only thought of."""
    return "a thought bubble shows the movement pictured in the mind"


def listed(parts: list[str]) -> str:
    """One, two and three."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def _thing(kind: PropKind) -> str:
    return THINGS[kind]


def _held(held: HeldThing) -> str:
    return _PAIRS.get(held.kind, _thing(held.kind)) if held.pair else _thing(held.kind)


def _places(name: str) -> str:
    """Where both hands are: each on its own where there are two."""
    return f"{_place(name)}{'s' if name in _PAIRED else ''}"


def _place(name: str) -> str:
    side, part = of_side(name)
    if side:
        return _SIDED.get(part, "the {side} {part}").format(side=side, part=_bare(part))
    return _PLACES.get(name, f"the {_bare(name)}")


def _bare(name: str) -> str:
    return name.replace("_", " ")

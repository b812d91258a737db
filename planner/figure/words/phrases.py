"""What the text alternative of a picture can say; a module for each language says how."""

from typing import Literal, NamedTuple, Protocol

from planner.model.exercise.picture import PropKind, Side, View

Which = Literal["left", "right", "both"]
ArmWay = Literal["overhead", "forward", "up_and_forward", "out", "up", "down"]
FeetSeen = Literal["together", "wide", "half_step", "heel_to_toe"]
Stance = Literal[
    "standing",
    "split_stance",
    "walking",
    "sitting",
    "back",
    "face_down",
    "face_down_on_forearms",
    "side",
    "hands_and_knees",
    "childs_pose",
    "plank",
    "knee_plank",
    "forearm_plank",
    "forearm_knee_plank",
    "side_plank",
    "kneeling",
    "half_kneeling",
]
LegSeen = Literal[
    "straight",
    "a_little_bent",
    "bent",
    "bent_flat",
    "bent_in_the_air",
    "raised",
    "straight_back",
]
Travel = Literal["forward", "back", "left", "right", "up", "turn"]
FootRest = Literal["step", "stairs", "chair", "wall", "ball", "stool", "bench"]
BodyMove = Literal[
    "hips_lift",
    "hips_lower",
    "leans_forward",
    "leans_back",
    "blades_together",
    "blades_apart",
    "shoulders_lift",
    "shoulders_drop",
    "shoulders_to_ears",
    "shoulders_from_ears",
    "back_rounds",
    "back_arches",
    "bends_left",
    "bends_right",
    "turns_left",
    "turns_right",
    "head_forward",
    "head_back",
    "head_tips_left",
    "head_tips_right",
    "head_turns_left",
    "head_turns_right",
]
LimbMove = Literal[
    "hip_bends",
    "hip_straightens",
    "knee_bends",
    "knee_straightens",
    "leg_out",
    "leg_in",
    "leg_lifts",
    "leg_lowers",
    "foot_up",
    "foot_down",
    "toes_back",
    "toes_away",
    "arm_lifts",
    "arm_lowers",
    "arm_forward",
    "arm_back",
    "arm_out",
    "arm_in",
    "elbow_bends",
    "elbow_straightens",
]


class HeldThing(NamedTuple):
    """A thing that goes with the body."""

    kind: PropKind
    """What it is."""
    pair: bool
    """One in each hand."""


class Around(NamedTuple):
    """The things in a picture, by how they stand to the body."""

    on: list[PropKind]
    """What the body is on, the last written first."""
    under: list[tuple[PropKind, str]]
    """What lies under a part of the body, and under which."""
    by: list[PropKind]
    """What it is at."""
    held: list[HeldThing]
    """What it holds or wears."""
    between: list[tuple[PropKind, str, str]]
    """What is held between two parts of the body, and between which."""


class Phrases(Protocol):
    """A language: parts of a sentence begin small and have no full stop."""

    THINGS: dict[PropKind, str]
    """What each prop is called."""

    def seen_from(self, view: View) -> str:
        """From where the picture is seen."""

    def begins(self, stance: Stance, around: Around, details: list[str]) -> str:
        """The first moment as a whole."""

    def leg(self, which: Which, seen: LegSeen) -> str:
        """How a leg is, or both are."""

    def feet(self, seen: FeetSeen) -> str:
        """How the feet of a standing body are to each other, where that is not as usual."""

    def back(self, rounded: bool) -> str:
        """The back is round or arched as the picture begins."""

    def then(self, changes: list[str]) -> str:
        """What moves up to the next moment."""

    def becomes(self, stance: Stance, details: list[str]) -> str:
        """The next moment where the body is carried another way."""

    def hand_on(self, which: Which, place: str) -> str:
        """Where a hand is, or both are."""

    def hand_goes(self, which: Which, place: str) -> str:
        """Where a hand moves to, or both do."""

    def arm(self, which: Which, way: ArmWay) -> str:
        """Which way a free arm points, or both do."""

    def leaning(self, forward: bool) -> str:
        """The body leans as the picture begins."""

    def foot_lifted(self, side: Side) -> str:
        """A foot is off the floor."""

    def foot_on(self, side: Side, rest: FootRest) -> str:
        """A foot is on a thing."""

    def ankle_on(self, side: Side, place: str) -> str:
        """An ankle is on the other leg."""

    def body_moves(self, move: BodyMove) -> str:
        """A movement of trunk or head."""

    def limb_moves(self, move: LimbMove, which: Which) -> str:
        """A movement of an arm or a leg, or of both."""

    def travels(self, way: Travel) -> str:
        """The arrow that shows where the whole body goes on."""

    def clock(self, minutes: float) -> str:
        """What a clock shows."""

    def stopwatch(self, seconds: int) -> str:
        """A stopwatch; without seconds it means hold."""

    def breath(self) -> str:
        """The sign for breathing out."""

    def music(self) -> str:
        """The sign for music."""

    def squeeze(self, part: str) -> str:
        """The sign for tightening a part of the body."""

    def thought(self) -> str:
        """The sign for a movement that is only thought of."""


def of_side(name: str) -> tuple[Side | None, str]:
    """A part's side, where its name begins with one, and the rest of the name."""
    side, _, part = name.partition("_")
    if part and side == "left":
        return "left", part
    if part and side == "right":
        return "right", part
    return None, name

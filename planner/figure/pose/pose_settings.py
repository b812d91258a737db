"""A frame's settings in full: the posture, what came before, and what is written."""

from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, TypeVar

from planner.figure.body.skeleton import Ball3
from planner.model.exercise.picture import ContactPlace, HandShape, Pointing, Posture, Side

_T = TypeVar("_T")
Support = Literal["feet", "seat", "back", "knees", "toes", "side"]
"""What of the body carries it."""
JointName = Literal["hip", "knee", "ankle", "foot", "shoulder", "elbow", "wrist", "hand"]
"""What each side has, as a frame names it."""
LimbEnd = Literal["hand", "foot"]


class Offset(NamedTuple):
    """How far something was moved, metres."""

    forward_m: float | None
    """Forward; of a pelvis over the feet, None: where the body balances."""
    left_m: float
    """To the left."""
    up_m: float
    """Up."""


def place(
    at: str,
    by: Literal["sole", "toes", "heel", "top", "palm", "forearm", "fist"] | None = None,
) -> ContactPlace:
    """A place of a hand or a foot, without the cost of its checks."""
    return ContactPlace.model_construct(at=at, by=by, forward_cm=0.0, out_cm=0.0, up_cm=0.0)


_LEVEL: Ball3 = (0.0, 0.0, 0.0)


@dataclass(slots=True)
class PoseSettings:
    """All that a frame says, directly or through its posture; of an upright body, where not.

    Angles are degrees in the signs of the skeleton.
    """

    posture: Posture = "standing"
    """The named posture that it began with."""
    support: Support = "feet"
    """What of the body carries it."""
    keeps: str = "feet"
    """The part that keeps its place from frame to frame, where none is said."""
    level: Literal["palm", "forearm"] | None = None
    """The body is carried in front by these: its lean follows from their length."""
    lean: float | None = None
    """The pelvis forward; None: found by itself."""
    tilt: float = 0.0
    """The body to its left."""
    turn: float = 0.0
    """About the vertical, to the left."""
    roll: float = 0.0
    """About its own long axis, to the left."""
    lumbar: Ball3 = _LEVEL
    """The low back."""
    thoracic: Ball3 = _LEVEL
    """The upper back."""
    neck: Ball3 = _LEVEL
    """Neck and head."""
    blades_m: tuple[float, float] = (0.0, 0.0)
    """Shoulder blades back and up, metres."""
    hip: dict[Side, Ball3 | None] = field(default_factory=lambda: both(_LEVEL))
    """None: the thigh stands upright, whatever the pelvis does."""
    knee: dict[Side, float] = field(default_factory=lambda: both(0.0))
    """Flexion."""
    ankle: dict[Side, Ball3] = field(default_factory=lambda: both(_LEVEL))
    """Dorsiflexion, the sole outward, the toes outward."""
    shoulder: dict[Side, Ball3] = field(default_factory=lambda: both((4.0, 9.0, 0.0)))
    """As a hip."""
    elbow: dict[Side, float] = field(default_factory=lambda: both(12.0))
    """Flexion."""
    wrist: dict[Side, float] = field(default_factory=lambda: both(0.0))
    """Extension."""
    foot: dict[Side, ContactPlace] = field(default_factory=lambda: both(place("flat")))
    """Where each foot is sent."""
    hand: dict[Side, ContactPlace] = field(default_factory=lambda: both(place("free")))
    """Where each hand is sent."""
    hand_shape: HandShape | None = None
    """How hands are drawn; None: as what they do asks."""
    elbows_point: Pointing | None = None
    """Which way elbows point where hands are sent somewhere."""
    knees_point: Pointing | None = None
    """Which way knees point where feet are sent somewhere."""
    knees_out: float = 0.0
    """How far knees point outward where feet are sent somewhere."""
    stride_cm: float | None = None
    """How far the front foot is before the other."""
    stance_cm: float | None = None
    """How far apart the feet are."""
    front: Side = "left"
    """The foot in front."""
    pelvis: Offset | None = None
    """How far the pelvis is from where the posture has it."""
    move: Offset | None = None
    """How far the body has moved since the frame before."""
    anchor: str | None = None
    """The part that keeps its place; None: as `keeps` says."""
    still_arms: tuple[Side, ...] = ()
    """The arms that this frame says nothing of."""
    stays_on: dict[tuple[LimbEnd, Side], ContactPlace] = field(default_factory=dict)
    """What a hand or a foot that stays was sent to."""

    def copy(self) -> "PoseSettings":
        """Its own settings to change."""
        return replace(
            self,
            hip=dict(self.hip),
            knee=dict(self.knee),
            ankle=dict(self.ankle),
            shoulder=dict(self.shoulder),
            elbow=dict(self.elbow),
            wrist=dict(self.wrist),
            foot=dict(self.foot),
            hand=dict(self.hand),
            stays_on=dict(self.stays_on),
        )

    def rests_on(self, end: LimbEnd, side: Side) -> ContactPlace:
        """Where a hand or a foot is; one that stays is where it was sent before."""
        at = (self.hand if end == "hand" else self.foot)[side]
        return self.stays_on.get((end, side), at) if at.at == "stay" else at

    @property
    def pelvis_m(self) -> tuple[float, float, float]:
        """How far the pelvis was put from where the posture has it, metres."""
        ahead, left, up = self.pelvis or (None, 0.0, 0.0)
        return (ahead or 0.0, left, up)


def both(value: _T) -> dict[Side, _T]:
    """The same on both sides."""
    return {"left": value, "right": value}

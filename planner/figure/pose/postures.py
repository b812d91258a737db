"""The named postures: the joint angles to begin with, and what carries the body."""

from dataclasses import dataclass, field
from typing import Any, Literal

from planner.model.exercise.picture import Place

Support = Literal["feet", "seat", "back", "knees", "toes", "side"]


@dataclass(frozen=True)
class PostureStart:
    """Where a posture begins."""

    support: Support
    """What of the body carries it."""
    anchor: str
    """The part that keeps its place from frame to frame."""
    angles: dict[str, Any] = field(default_factory=dict)
    """Settings that differ from an upright body's."""
    level: Literal["palm", "forearm"] | None = None
    """The body is carried in front by hands or forearms: its lean follows from their length."""


def _p(at: str, by: Any = None, **moved: float) -> Place:
    return Place.model_construct(
        **{"at": at, "by": by, "forward_cm": 0.0, "out_cm": 0.0, "up_cm": 0.0, **moved}
    )


UPRIGHT: dict[str, Any] = {
    "lean": None,
    "tilt": 0.0,
    "turn": 0.0,
    "roll": 0.0,
    "lumbar": (0.0, 0.0, 0.0),
    "thoracic": (0.0, 0.0, 0.0),
    "neck": (0.0, 0.0, 0.0),
    "shoulder_blades": (0.0, 0.0),
    "hip": {"left": (0.0, 0.0, 0.0), "right": (0.0, 0.0, 0.0)},
    "knee": {"left": 0.0, "right": 0.0},
    "ankle": {"left": (0.0, 0.0, 0.0), "right": (0.0, 0.0, 0.0)},
    "shoulder": {"left": (4.0, 9.0, 0.0), "right": (4.0, 9.0, 0.0)},
    "elbow": {"left": 12.0, "right": 12.0},
    "wrist": {"left": 0.0, "right": 0.0},
    "foot": {"left": _p("flat"), "right": _p("flat")},
    "hand": {"left": _p("free"), "right": _p("free")},
    "hand_shape": None,
    "elbows_point": None,
    "knees_point": None,
    "knees_out": 0.0,
    "stride_cm": None,
    "stance_cm": None,
    "front": "left",
    "pelvis": None,
    "move": None,
    "anchor": None,
}


def _both(value: Any) -> dict[str, Any]:
    return {"left": value, "right": value}


_LYING_ARMS = {"shoulder": _both((-8.0, 14.0, 0.0)), "elbow": _both(4.0)}
_PRONE = {
    "lean": 90.0,
    "ankle": _both((-55.0, 0.0, 0.0)),
    "foot": _both(_p("top")),
    "neck": (12.0, 0.0, 0.0),
}

POSTURES: dict[str, PostureStart] = {
    "standing": PostureStart("feet", "feet"),
    "split_stance": PostureStart(
        "feet",
        "feet",
        {"stride_cm": 60.0, "stance_cm": 18.0, "pelvis": (None, 0.0, 0.0)},
    ),
    "walking": PostureStart(
        "feet",
        "feet",
        {
            "stride_cm": 62.0,
            "stance_cm": 14.0,
            "pelvis": (-4.0, 0.0, 0.0),
            "lean": 3.0,
            "foot": {"left": _p("flat", "heel"), "right": _p("flat", "toes")},
            "shoulder": {"left": (-26.0, 8.0, 0.0), "right": (24.0, 8.0, 0.0)},
            "elbow": {"left": 22.0, "right": 28.0},
        },
    ),
    "sitting": PostureStart(
        "seat",
        "pelvis",
        {
            "lean": 0.0,
            "hip": _both((88.0, 6.0, 0.0)),
            "knee": _both(88.0),
            "shoulder": _both((22.0, 8.0, 0.0)),
            "elbow": _both(42.0),
            "hand": _both(_p("thigh")),
        },
    ),
    "long_sitting": PostureStart(
        "seat",
        "pelvis",
        {"lean": -4.0, "hip": _both((92.0, 4.0, 0.0)), "foot": _both(_p("rest"))},
    ),
    "supine": PostureStart(
        "back",
        "collar",
        {"lean": -90.0, "foot": _both(_p("rest")), "neck": (4.0, 0.0, 0.0), **_LYING_ARMS},
    ),
    "hooklying": PostureStart(
        "back",
        "collar",
        {
            "lean": -90.0,
            "hip": _both((52.0, 2.0, 0.0)),
            "knee": _both(92.0),
            "neck": (4.0, 0.0, 0.0),
            **_LYING_ARMS,
        },
    ),
    "prone": PostureStart(
        "back",
        "pelvis",
        {
            **_PRONE,
            "shoulder": _both((8.0, 112.0, 95.0)),
            "elbow": _both(95.0),
            "hand": _both(_p("floor")),
            "elbows_point": "out",
        },
    ),
    "prone_on_elbows": PostureStart(
        "back",
        "pelvis",
        {
            **_PRONE,
            "lumbar": (-27.0, 0.0, 0.0),
            "thoracic": (-22.0, 0.0, 0.0),
            "neck": (-28.0, 0.0, 0.0),
            "hand": _both(_p("floor", "forearm")),
        },
    ),
    "sidelying": PostureStart(
        "back",
        "pelvis",
        {
            "lean": -90.0,
            "roll": -90.0,
            "hip": _both((45.0, 0.0, 0.0)),
            "knee": _both(75.0),
            "foot": _both(_p("lifted")),
            "shoulder": {"left": (40.0, 0.0, 0.0), "right": (95.0, 0.0, 0.0)},
            "elbow": {"left": 70.0, "right": 120.0},
            "neck": (0.0, 12.0, 0.0),
        },
    ),
    "quadruped": PostureStart(
        "knees",
        "left_knee",
        {
            "hip": _both(None),
            "knee": _both(88.0),
            "ankle": _both((-58.0, 0.0, 0.0)),
            "foot": _both(_p("top")),
            "shoulder": _both((85.0, 0.0, 0.0)),
            "elbow": _both(4.0),
            "neck": (-14.0, 0.0, 0.0),
            "hand": _both(_p("floor")),
        },
        level="palm",
    ),
    "childs_pose": PostureStart(
        "knees",
        "left_knee",
        {
            "lean": 62.0,
            "hip": _both((122.0, 12.0, 0.0)),
            "knee": _both(148.0),
            "ankle": _both((-60.0, 0.0, 0.0)),
            "foot": _both(_p("top")),
            "lumbar": (30.0, 0.0, 0.0),
            "thoracic": (16.0, 0.0, 0.0),
            "neck": (10.0, 0.0, 0.0),
            "shoulder": _both((150.0, 4.0, 0.0)),
            "elbow": _both(6.0),
            "hand": _both(_p("floor")),
        },
    ),
    "plank": PostureStart(
        "toes",
        "left_ball",
        {
            "ankle": _both((8.0, 0.0, 0.0)),
            "foot": _both(_p("flat", "toes")),
            "shoulder": _both((75.0, 2.0, 0.0)),
            "elbow": _both(4.0),
            "neck": (-8.0, 0.0, 0.0),
            "hand": _both(_p("floor")),
        },
        level="palm",
    ),
    "forearm_plank": PostureStart(
        "toes",
        "left_ball",
        {
            "ankle": _both((8.0, 0.0, 0.0)),
            "foot": _both(_p("flat", "toes")),
            "shoulder": _both((85.0, 2.0, 0.0)),
            "elbow": _both(90.0),
            "neck": (-4.0, 0.0, 0.0),
            "hand": _both(_p("floor", "forearm")),
        },
        level="forearm",
    ),
    "side_plank": PostureStart(
        "side",
        "right_ankle",
        {
            "roll": -90.0,
            "foot": _both(_p("lifted")),
            "hip": _both((0.0, 0.0, 0.0)),
            "shoulder": {"left": (0.0, 8.0, 0.0), "right": (0.0, 80.0, 0.0)},
            "elbow": {"left": 6.0, "right": 90.0},
            "hand": {"left": _p("waist"), "right": _p("floor", "forearm")},
        },
        level="forearm",
    ),
    "kneeling": PostureStart(
        "knees",
        "left_knee",
        {
            "lean": 0.0,
            "hip": _both(None),
            "knee": _both(90.0),
            "ankle": _both((-58.0, 0.0, 0.0)),
            "foot": _both(_p("top")),
        },
    ),
    "half_kneeling": PostureStart(
        "knees",
        "right_knee",
        {
            "lean": 0.0,
            "hip": {"left": (90.0, 2.0, 0.0), "right": None},
            "knee": {"left": 90.0, "right": 90.0},
            "ankle": {"left": (0.0, 0.0, 0.0), "right": (-58.0, 0.0, 0.0)},
            "foot": {"left": _p("flat"), "right": _p("top")},
        },
    ),
}

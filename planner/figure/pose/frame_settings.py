"""What a frame says, laid over its posture or over the frame before it."""

from typing import Any, Final

from planner.figure.body.skeleton import Ball3
from planner.figure.pose.pose_settings import JointName, LimbEnd, Offset, PoseSettings, place
from planner.figure.pose.postures import POSTURES
from planner.figure.props import SURFACES
from planner.model.exercise.picture import BallJoint, Bend, BodyShift, ContactPlace, Frame, Side

_SIDES: Final[tuple[Side, Side]] = ("left", "right")
_PLURAL: Final[dict[JointName, str]] = {
    "hip": "hips",
    "knee": "knees",
    "ankle": "ankles",
    "foot": "feet",
    "shoulder": "shoulders",
    "elbow": "elbows",
    "wrist": "wrists",
    "hand": "hands",
}
_LEG: Final[tuple[JointName, ...]] = ("hip", "knee", "ankle", "foot")
_ARM: Final[tuple[JointName, ...]] = ("shoulder", "elbow", "wrist", "hand")
_PLAIN = (
    "lean", "tilt", "turn", "roll", "hand_shape", "elbows_point", "knees_point", "knees_out",
    "stride_cm", "stance_cm", "front", "anchor",
)  # fmt: skip
"""What a frame writes as the settings have it."""
_LUMBAR: Ball3 = (0.55, 0.55, 0.3)
"""The low back's share of what the whole spine bends and turns; the rest is the upper back's."""


def frame_settings(before: PoseSettings | None, frame: Frame) -> PoseSettings:
    """What a frame says, over its posture or over the frame before it."""
    if frame.posture is None and before is not None:
        settings = before.copy()
        settings.move = settings.anchor = None
        _stay(settings, frame)
    else:
        settings = POSTURES[frame.posture or "standing"].copy()
    _trunk(settings, frame)
    for side in _SIDES:
        _limbs(settings, frame, side)
    for name in _PLAIN:
        value = getattr(frame, name)
        if value is not None:
            setattr(settings, name, value)
    if frame.pelvis is not None:
        settings.pelvis = _offset(frame.pelvis)
    if frame.move is not None:
        settings.move = _offset(frame.move)
    return settings


def _written(frame: Frame, side: Side, joint: JointName) -> Any:
    """What is written of a joint: its own side's word before that of both."""
    own = getattr(frame, f"{side}_{joint}", None)
    return getattr(frame, _PLURAL[joint]) if own is None else own


def _stay(settings: PoseSettings, frame: Frame) -> None:
    """A hand or foot on something stays there unless its limb is written anew."""
    if frame.move or frame.anchor:
        return
    free: dict[LimbEnd, tuple[Side, ...]] = {
        "foot": tuple(s for s in _SIDES if all(_written(frame, s, j) is None for j in _LEG)),
        "hand": tuple(s for s in _SIDES if all(_written(frame, s, j) is None for j in _ARM)),
    }
    settings.still_arms = free["hand"]
    for side in free["foot"]:
        if settings.foot[side].at in ("flat", "floor", "stay") and settings.support != "feet":
            _keep(settings, settings.foot, "foot", side)
    for side in free["hand"]:
        if settings.hand[side].at in (*SURFACES, "stay"):
            _keep(settings, settings.hand, "hand", side)


def _keep(settings: PoseSettings, ends: dict[Side, ContactPlace], end: LimbEnd, side: Side) -> None:
    kept = ends[side]
    if kept.at != "stay":
        settings.stays_on[end, side] = kept
    ends[side] = place("stay", kept.by)


def _trunk(settings: PoseSettings, frame: Frame) -> None:
    if frame.spine is not None:
        whole = _three(frame.spine)
        low = tuple(a * share for a, share in zip(whole, _LUMBAR, strict=True))
        high = tuple(a * (1 - share) for a, share in zip(whole, _LUMBAR, strict=True))
        settings.lumbar, settings.thoracic = (low[0], low[1], low[2]), (high[0], high[1], high[2])
    if frame.lumbar is not None:
        settings.lumbar = _three(frame.lumbar)
    if frame.thoracic is not None:
        settings.thoracic = _three(frame.thoracic)
    if frame.neck is not None:
        settings.neck = _three(frame.neck)
    if frame.shoulder_blades is not None:
        blades = frame.shoulder_blades
        settings.blades_m = (blades.back_cm / 100, blades.up_cm / 100)


def _limbs(settings: PoseSettings, frame: Frame, side: Side) -> None:
    if (hip := _written(frame, side, "hip")) is not None:
        settings.hip[side] = _three(hip)
    if (knee := _written(frame, side, "knee")) is not None:
        settings.knee[side] = float(knee)
    if (ankle := _written(frame, side, "ankle")) is not None:
        settings.ankle[side] = _three(ankle)
    if (shoulder := _written(frame, side, "shoulder")) is not None:
        settings.shoulder[side] = _three(shoulder)
    if (elbow := _written(frame, side, "elbow")) is not None:
        settings.elbow[side] = float(elbow)
    if (wrist := _written(frame, side, "wrist")) is not None:
        settings.wrist[side] = float(wrist)
    if (foot := _written(frame, side, "foot")) is not None:
        settings.foot[side] = _place(foot)
    if (hand := _written(frame, side, "hand")) is not None:
        settings.hand[side] = _place(hand)


def _three(written: float | BallJoint | Bend) -> Ball3:
    if isinstance(written, BallJoint):
        return (written.flex, written.abd, written.er)
    if isinstance(written, Bend):
        return (written.flex, written.side, written.turn)
    return (float(written), 0.0, 0.0)


def _place(written: str | ContactPlace) -> ContactPlace:
    return place(written) if isinstance(written, str) else written


def _offset(written: BodyShift) -> Offset:
    ahead = written.forward_cm
    return Offset(
        None if ahead is None else ahead / 100, written.left_cm / 100, written.up_cm / 100
    )

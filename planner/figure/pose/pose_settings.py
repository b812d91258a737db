"""A frame's settings in full: the posture, what came before, and what is written."""

from typing import Any

from planner.figure.pose.postures import POSTURES, UPRIGHT, PostureStart
from planner.figure.scene import SURFACES
from planner.model.exercise.picture import BallJoint, Bend, Frame, Place

Settings = dict[str, Any]
_JOINTS = {
    "hips": "hip",
    "knees": "knee",
    "ankles": "ankle",
    "shoulders": "shoulder",
    "elbows": "elbow",
    "wrists": "wrist",
    "feet": "foot",
    "hands": "hand",
}
_SINGULAR = set(_JOINTS.values())


def posture_settings(name: str) -> Settings:
    """A posture's settings over an upright body's."""
    settings = {
        key: dict(value) if isinstance(value, dict) else value for key, value in UPRIGHT.items()
    }
    for key, value in POSTURES[name].angles.items():
        settings[key] = dict(value) if isinstance(value, dict) else value
    settings["posture"] = name
    settings["still_arms"] = ()
    settings["stays_on"] = {}
    return settings


def start_of(settings: Settings) -> PostureStart:
    """The posture that settings began with."""
    return POSTURES[settings["posture"]]


def frame_settings(before: Settings | None, frame: Frame) -> Settings:
    """What a frame says, over its posture or over the frame before it."""
    if frame.posture is not None:
        settings = posture_settings(frame.posture)
    elif before is not None:
        settings = {k: dict(v) if isinstance(v, dict) else v for k, v in before.items()}
        settings["move"] = None
        settings["anchor"] = None
    else:
        settings = posture_settings("standing")
    fields = {name: getattr(frame, name) for name in Frame.model_fields}
    written = {name: value for name, value in fields.items() if value is not None}
    if frame.posture is None and before is not None:
        _stay(settings, written)
    # Both sides first, so that one side may differ.
    for name in sorted(written, key=lambda n: n not in _JOINTS):
        if name != "posture":
            _set(settings, name, written[name])
    return settings


_LEG = ("hip", "knee", "ankle", "foot")
_ARM = ("shoulder", "elbow", "wrist", "hand")
_PLURAL = {singular: plural for plural, singular in _JOINTS.items()}


def _stay(settings: Settings, written: dict[str, Any]) -> None:
    """A hand or foot on something stays there unless its limb is written anew."""
    if written.get("move") or written.get("anchor"):
        return
    settings["still_arms"] = tuple(
        side
        for side in ("left", "right")
        if not any(f"{side}_{j}" in written or _PLURAL[j] in written for j in _ARM)
    )
    standing = start_of(settings).support == "feet"
    for side in ("left", "right"):
        for joints, end in ((_LEG, "foot"), (_ARM, "hand")):
            if any(f"{side}_{j}" in written or _PLURAL[j] in written for j in joints):
                continue
            at = settings[end][side].at
            still = at in ("flat", "floor", "stay") if end == "foot" else at in (*SURFACES, "stay")
            still = still and not (end == "foot" and standing)
            if still:
                kept = settings[end][side]
                if kept.at != "stay":
                    settings["stays_on"][end, side] = kept
                settings[end][side] = Place(at="stay", by=kept.by)


def _set(settings: Settings, name: str, value: Any) -> None:
    if name in _JOINTS:
        plain = _plain(name, value)
        settings[_JOINTS[name]] = {"left": plain, "right": plain}
        return
    side, _, joint = name.partition("_")
    if side in ("left", "right") and joint in _SINGULAR:
        settings[joint][side] = _plain(joint, value)
        return
    if name == "spine":
        flex, bend, turn = _plain(name, value)
        settings["lumbar"] = (flex * 0.55, bend * 0.55, turn * 0.3)
        settings["thoracic"] = (flex * 0.45, bend * 0.45, turn * 0.7)
    elif name in ("lumbar", "thoracic", "neck"):
        settings[name] = _plain(name, value)
    elif name == "shoulder_blades":
        settings[name] = (value.back_cm / 100, value.up_cm / 100)
    elif name in ("pelvis", "move"):
        settings[name] = (value.forward_cm, value.left_cm, value.up_cm)
    else:
        settings[name] = value


def _plain(name: str, value: Any) -> Any:
    if name in ("ankles", "ankle"):
        if isinstance(value, BallJoint):
            return (value.flex, value.abd, value.er)
        return (float(value), 0.0, 0.0)
    if isinstance(value, BallJoint):
        return (value.flex, value.abd, value.er)
    if isinstance(value, Bend):
        return (value.flex, value.side, value.turn)
    if isinstance(value, str):
        return Place(at=value)
    if isinstance(value, Place):
        return value
    if name in ("hips", "shoulders", "hip", "shoulder", "spine", "lumbar", "thoracic", "neck"):
        return (float(value), 0.0, 0.0)
    return float(value)

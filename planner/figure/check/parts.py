"""The body as spheres, which the check can measure."""

from collections.abc import Iterator
from typing import NamedTuple

from planner.figure.body import measures
from planner.figure.body.belly import belly_of
from planner.figure.body.measures import SIDES
from planner.figure.body.skeleton import Skeleton
from planner.figure.vector import Vec, mix
from planner.model.exercise.picture import Side

_BELLY_GIVES_M = 0.05
"""How far a belly gives way to what it rests on."""


class BodyPart(NamedTuple):
    """A round of the body."""

    name: str
    """What of the body it is, for people."""
    center: Vec
    """Its middle, metres."""
    radius_m: float
    """How thick the body is there."""
    side: Side | None = None
    """Whose limb it is of; None: of the trunk."""
    arm: bool = False
    """Of forearm or hand."""


def body_parts(found: Skeleton, on_m: float = 0.0) -> Iterator[BodyPart]:
    """Few rounds, each where a part is thickest or rests; `on_m`: how high what it lies on is."""
    at = found.at
    for side in SIDES:
        hip, knee, ankle = (at[f"{side}_{j}"] for j in ("hip", "knee", "ankle"))
        shoulder, elbow, wrist = (at[f"{side}_{j}"] for j in ("shoulder", "elbow", "wrist"))
        yield BodyPart(f"{side} knee", knee, measures.KNEE_R, side)
        yield BodyPart(f"{side} thigh", mix(hip, knee, 0.5), measures.THIGH_R * 0.92, side)
        yield BodyPart(f"{side} shin", mix(knee, ankle, 0.35), measures.CALF_R, side)
        yield BodyPart(f"{side} shin", mix(knee, ankle, 0.75), measures.ANKLE_R, side)
        yield BodyPart(f"{side} heel", at[f"{side}_heel"], measures.HEEL_R, side)
        yield BodyPart(f"{side} foot", at[f"{side}_ball"], measures.BALL_R, side)
        yield BodyPart(f"{side} toes", at[f"{side}_toe"], measures.TOE_R, side)
        yield BodyPart(f"{side} elbow", elbow, measures.ELBOW_R, side)
        yield BodyPart(f"{side} forearm", mix(elbow, wrist, 0.5), measures.ELBOW_R, side, True)
        yield BodyPart(f"{side} hand", at[f"{side}_palm"], 0.012, side, True)
        yield BodyPart(f"{side} fingers", at[f"{side}_fingers"], 0.008, side, True)
        yield BodyPart(f"{side} upper arm", mix(shoulder, elbow, 0.5), measures.ELBOW_R, side)
    yield BodyPart("head", at["head"], measures.HEAD_RADII_M[1])
    yield BodyPart("chest", at["thorax2"], 0.055 * measures.STATURE_M)
    yield BodyPart("belly", at["lumbar2"], 0.05 * measures.STATURE_M)
    yield BodyPart("pelvis", at["pelvis"], 0.052 * measures.STATURE_M)
    belly = belly_of(found, on_m)
    if belly:
        yield BodyPart("belly", belly.center, belly.radii_m[0] - _BELLY_GIVES_M)


def between_parts(found: Skeleton) -> Iterator[BodyPart]:
    """Rounds between those, so that nothing thin slips through a limb or the trunk."""
    at = found.at
    for side in SIDES:
        hip, knee, ankle = (at[f"{side}_{j}"] for j in ("hip", "knee", "ankle"))
        shoulder, elbow, wrist = (at[f"{side}_{j}"] for j in ("shoulder", "elbow", "wrist"))
        for share, radius_m in ((0.25, measures.THIGH_R * 0.92), (0.75, 0.066)):
            yield BodyPart(f"{side} thigh", mix(hip, knee, share), radius_m, side)
        for share in (0.18, 0.55, 0.9):
            radius_m = measures.CALF_R if share < 0.5 else 0.045 if share < 0.8 else 0.037
            yield BodyPart(f"{side} shin", mix(knee, ankle, share), radius_m, side)
        for share in (0.25, 0.75):
            yield BodyPart(f"{side} upper arm", mix(shoulder, elbow, share), measures.ELBOW_R, side)
            yield BodyPart(
                f"{side} forearm", mix(elbow, wrist, share), measures.WRIST_R, side, True
            )
    for low, high in (("pelvis", "lumbar2"), ("lumbar2", "thorax2"), ("thorax2", "collar")):
        name = {"pelvis": "pelvis", "lumbar2": "belly", "thorax2": "chest"}[low]
        yield BodyPart(name, mix(at[low], at[high], 0.5), 0.047 * measures.STATURE_M)

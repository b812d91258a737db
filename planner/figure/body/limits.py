"""How far joints go: what a supple adult reaches, with help from the hands or the floor.

Ranges of the American Academy of Orthopaedic Surgeons (Greene and Heckman, The Clinical
Measurement of Joint Motion, 1994), widened where an exercise uses passive range (a heel on the
seat, a knee hugged to the chest, a toe bent under the body).
"""

RANGE_DEG: dict[str, tuple[tuple[float, float], ...]] = {
    "hip": ((-32.0, 142.0), (-42.0, 62.0), (-52.0, 82.0)),
    "knee": ((-6.0, 162.0),),
    "ankle": ((-62.0, 36.0),),
    "elbow": ((-6.0, 156.0),),
    "lumbar": ((-48.0, 66.0), (-36.0, 36.0), (-22.0, 22.0)),
    "thoracic": ((-36.0, 52.0), (-36.0, 36.0), (-48.0, 48.0)),
    "neck": ((-78.0, 68.0), (-48.0, 48.0), (-88.0, 88.0)),
}
"""Flexion, then side or abduction, then turn or external rotation."""
MOVES: dict[str, tuple[str, ...]] = {
    "hip": ("flexion", "abduction", "rotation"),
    "knee": ("flexion",),
    "ankle": ("dorsiflexion",),
    "elbow": ("flexion",),
    "lumbar": ("flexion", "side-bend", "rotation"),
    "thoracic": ("flexion", "side-bend", "rotation"),
    "neck": ("flexion", "side-bend", "rotation"),
}
SHOULDER_BACK_DEG = 68.0
"""The upper arm behind the plane of the chest."""
SHOULDER_ACROSS_DEG = 62.0
"""The upper arm across the body."""

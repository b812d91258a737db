"""The body: lengths, thicknesses and masses.

Lengths are shares of stature after Drillis and Contini (1966), as printed in Winter,
Biomechanics and Motor Control of Human Movement, 4th ed., figure 4.1; masses and centres of
mass after Dempster in its table 4.1. Thicknesses are the draughtsman's.
"""

from typing import Final

from planner.figure.vector import Vec
from planner.model.exercise.picture import Side

STATURE_M = 1.70
_H = STATURE_M

SIDES: Final[tuple[Side, Side]] = ("left", "right")
SIGN: Final[dict[Side, float]] = {"left": 1.0, "right": -1.0}
"""Which way each side lies along the body's left axis."""

SHANK_M = 0.246 * _H
THIGH_M = 0.245 * _H
UPPER_ARM_M = 0.176 * _H
FOREARM_M = 0.146 * _H
PALM_M = 0.052 * _H
FINGERS_M = 0.050 * _H
ANKLE_HEIGHT_M = 0.039 * _H
HIP_HALF_M = 0.050 * _H
SHOULDER_HALF_M = 0.106 * _H

LUMBOSACRAL: Vec = (-0.012 * _H, 0.0, 0.045 * _H)
"""From the midpoint of the hips, in the pelvis."""
LUMBAR_M = 0.100 * _H
THORACIC_M = 0.165 * _H
SHOULDER_FROM_C7: Vec = (0.008 * _H, SHOULDER_HALF_M, -0.045 * _H)
"""Left; the right mirrored."""
NECK_M = 0.046 * _H
HEAD_CENTER: Vec = (0.014 * _H, 0.0, 0.050 * _H)
"""From the top of the neck, in the head."""
HEAD_RADII_M: Vec = (0.054 * _H, 0.045 * _H, 0.064 * _H)
"""Half the depth, breadth and height of the head."""

HEEL: Vec = (-0.030 * _H, 0.0, -0.021 * _H)
"""From the ankle, in the foot."""
BALL: Vec = (0.075 * _H, 0.0, -0.0245 * _H)
TOE_M = 0.030 * _H
"""From the ball to the middle of the toe end."""

# Radii, metres.
HEEL_R = 0.018 * _H
BALL_R = 0.0145 * _H
TOE_R = 0.0115 * _H
ANKLE_R = 0.0215 * _H
CALF_R = 0.034 * _H
KNEE_R = 0.032 * _H
THIGH_R = 0.050 * _H
HIP_R = 0.054 * _H
SHOULDER_R = 0.030 * _H
ELBOW_R = 0.0215 * _H
WRIST_R = 0.0165 * _H
PALM_THICK_M = 0.014
"""From the middle of a flat hand to its palm."""
NECK_R = 0.031 * _H
SEAT: tuple[Vec, float] = ((-0.012 * _H, 0.040 * _H, -0.008 * _H), 0.052 * _H)
"""The left buttock in the pelvis: centre and radius."""

TRUNK: tuple[tuple[str, float, float, float, float], ...] = (
    # joint, forward of it, half depth, half breadth, half height (shares of stature)
    ("pelvis", -0.006, 0.060, 0.092, 0.050),
    ("lumbar1", 0.010, 0.054, 0.080, 0.040),
    ("lumbar3", 0.014, 0.054, 0.078, 0.040),
    ("thorax1", 0.014, 0.060, 0.086, 0.040),
    ("thorax2", 0.012, 0.060, 0.099, 0.045),
    ("collar", 0.004, 0.038, 0.058, 0.016),
)
"""Cross-sections of the trunk from the hips to the collar."""

MASS: tuple[tuple[str, str, float, float], ...] = (
    # from, to, share of the way to its centre of mass, share of body mass; both sides each
    ("hip", "knee", 0.433, 0.100),
    ("knee", "ankle", 0.433, 0.0465),
    ("ankle", "ball", 0.5, 0.0145),
    ("shoulder", "elbow", 0.436, 0.028),
    ("elbow", "wrist", 0.430, 0.016),
    ("wrist", "palm", 0.9, 0.006),
)
TRUNK_MASS: tuple[tuple[str, float], ...] = (
    ("pelvis", 0.142),
    ("lumbar2", 0.139),
    ("thorax2", 0.216),
    ("head", 0.081),
)

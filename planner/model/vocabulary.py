"""Closed lists of the words that the clinical data may use."""

from typing import Annotated, Final, Literal, get_args

from pydantic import Field

Category = Literal[
    "flexion",
    "extension",
    "nerve_glide",
    "mobility",
    "stretch",
    "core",
    "hinge",
    "squat",
    "lunge",
    "push",
    "pull",
    "carry",
    "balance",
    "aerobic",
    "relaxation",
]
Pattern = Literal["hinge", "squat", "lunge", "push", "pull", "carry"]
StartPosition = Literal[
    "supine",
    "hooklying",
    "prone",
    "sidelying",
    "quadruped",
    "half_kneeling",
    "long_sitting",
    "sitting",
    "standing",
    "standing_supported",
    "walking",
    "bike",
    "other",
]
Setting = Literal["bed", "chair", "floor", "standing", "walk", "bike", "pool"]
SpinalDirection = Literal["neutral", "flexion", "extension", "rotation", "sidebend", "mixed"]
SpinalRange = Literal["none", "mid", "end"]
Load = Literal["none", "bodyweight", "light", "moderate", "heavy"]
Impact = Literal["none", "low", "moderate"]
Irritability = Literal["low", "moderate", "high"]
Function = Literal["frail", "older_steady", "deconditioned", "active"]
Presentation = Literal[
    "stenosis",
    "sciatica",
    "strain",
    "stiffness",
    "hypersensitivity",
    "chronic",
    "extension_sensitive",
]
Sides = Literal["both", "each", "alternate"]
Tempo = Literal["slow", "steady", "2-0-2", "2-1-2", "3-1-1", "4-0-2"]
Equipment = Literal[
    "wall",
    "counter",
    "table",
    "doorway",
    "bed",
    "chair",
    "pillow",
    "towel",
    "mat",
    "band",
    "dumbbell",
    "kettlebell",
    "backpack",
    "step",
    "strap",
    "stick",
    "ball",
    "cart",
    "poles",
    "walker",
    "bike",
    "pedals",
    "elliptical",
    "pool",
]
Property = Literal[
    "supine",
    "prone",
    "sidelying",
    "kneeling",
    "floor_transfer",
    "bed_ok",
    "chair_ok",
    "flex_mid",
    "flex_end",
    "flex_loaded",
    "ext_mid",
    "ext_end",
    "ext_loaded",
    "rot_mid",
    "rot_end",
    "rot_loaded",
    "side_mid",
    "hip_flex90",
    "hip_adduct",
    "hip_ir",
    "hip_ext_er",
    "knee_deep",
    "knee_load",
    "wrist_load",
    "shoulder_load",
    "overhead",
    "grip",
    "neck_flex",
    "single_leg",
    "narrow_base",
    "head_move",
    "unstable_surface",
    "nerve_slider",
    "nerve_tensioner",
    "breath_hold",
    "iap_high",
    "iso_hold",
    "head_down",
    "abdo_compress",
    "external_load",
    "impact_low",
    "impact_mod",
    "fast",
    "upright_long",
]
Occasion = Literal["imaging_worry", "hands_on_care"]
"""What calls for education of its own: a scan worries the patient; hands-on care is given."""
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
SessionName = Literal["Daily", "A", "B"]
PhaseNumber = Annotated[int, Field(ge=1, le=4)]
PHASES: Final = (1, 2, 3, 4)
"""The phases of every program."""
Certainty = Literal["V", "K", "O"]
CERTAINTY_WORDS: Final[dict[str, str]] = {
    "V": "read in the source",
    "K": "well known",
    "O": "opinion",
}
"""V: read in the cited source. K: well known, not re-read. O: clinical opinion."""

PATTERNS: tuple[Pattern, ...] = get_args(Pattern)
PRESENTATIONS: tuple[Presentation, ...] = get_args(Presentation)
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

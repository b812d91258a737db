"""What a rule has against an exercise, in the words of a therapist rather than its code."""

from typing import Final

_PROPERTIES: Final[dict[str, str]] = {
    "all": "any exercise",
    "supine": "lying on the back",
    "prone": "lying face down",
    "sidelying": "lying on the side",
    "kneeling": "kneeling",
    "floor_transfer": "getting down to the floor",
    "bed_ok": "can be done in bed",
    "chair_ok": "can be done in a chair",
    "flex_mid": "flexion to mid range",
    "flex_end": "flexion to end range",
    "flex_loaded": "flexion under load",
    "ext_mid": "extension to mid range",
    "ext_end": "extension to end range",
    "ext_loaded": "extension under load",
    "rot_mid": "rotation to mid range",
    "rot_end": "rotation to end range",
    "rot_loaded": "rotation under load",
    "side_mid": "side bending",
    "hip_flex90": "hip flexion of 90 degrees or more",
    "hip_adduct": "hip adduction past the midline",
    "hip_ir": "hip internal rotation",
    "hip_ext_er": "hip extension with external rotation",
    "knee_deep": "deep knee flexion",
    "knee_load": "load on the knee",
    "wrist_load": "weight on the wrists",
    "shoulder_load": "load on the shoulder",
    "overhead": "arms overhead",
    "grip": "grip",
    "neck_flex": "neck flexion",
    "single_leg": "single-leg stance",
    "narrow_base": "narrow base of support",
    "head_move": "head movement",
    "unstable_surface": "unstable surface",
    "nerve_slider": "nerve slider",
    "nerve_tensioner": "nerve tensioner",
    "breath_hold": "breath holding",
    "iap_high": "high intra-abdominal pressure",
    "iso_hold": "isometric hold",
    "head_down": "head below the heart",
    "abdo_compress": "pressure on the abdomen",
    "external_load": "external load",
    "impact_low": "low impact",
    "impact_mod": "moderate impact",
    "fast": "fast movement",
    "upright_long": "long time upright",
}
_LIMITS: Final[dict[str, str]] = {
    "equipment": "needs {}",
    "irritability_max": "only for {} irritability",
    "frail_ok": "not for a frail person",
    "load": "{} load",
    "impact": "{} impact",
    "balance_demand": "balance demand {} of 3",
    "start_position": "starts in {}",
    "items_max": "no room: at most {} exercises in a session",
    "minutes_per_day": "no time: {} minutes a day",
    "distinct_max": "no room: at most {} exercises in the program",
    "new_per_week": "no room: at most {} new exercises a week",
    "none_new_last_weeks": "nothing new in the last {} weeks",
    "sets_growth_max": "sets of strength work grow at most {} times",
}
"""By the field or limit that stands before a colon, with a place for its value."""


def property_words(text: str) -> str:
    """ "needs a band", "flexion to end range", "carry, heavy load"."""
    return ", ".join(map(_one, text.split(" & ")))


def plain(text: str) -> str:
    """An id as words."""
    return text.replace("_", " ").replace(":", " ")


def _one(text: str) -> str:
    field, colon, value = text.partition(":")
    if colon and field in _LIMITS:
        return _LIMITS[field].format(plain(value))
    return _PROPERTIES.get(text, plain(value or text))

"""What position, load, picture and words say about an exercise: its properties must say it too."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from planner.model.base import Model
from planner.model.exercise.condition import ConditionId
from planner.model.exercise.property import PropertyText
from planner.model.text import Sentence
from planner.model.vocabulary import Certainty
from planner.model.words_known import Property

Measure = Literal[
    "hip_flexion_deg",
    "hip_extension_deg",
    "hip_adduction_deg",
    "hip_internal_rotation_deg",
    "hip_external_rotation_deg",
    "trunk_flexion_deg",
    "trunk_extension_deg",
    "trunk_side_bend_deg",
    "trunk_rotation_deg",
    "knee_flexion_deg",
    "loaded_knee_flexion_deg",
    "arm_elevation_deg",
    "head_below_pelvis_cm",
    "feet_off_the_ground",
    "lying_on_the_back",
    "lying_face_down",
    "lying_on_the_side",
    "on_the_knees",
]
"""What is measured in a drawn picture; the last four and feet_off_the_ground are 1 or 0."""


def _known_alternatives(names: tuple[Property, ...]) -> tuple[Property, ...]:
    if not names:
        raise ValueError("name the property that this says")
    return names


Any1 = Annotated[tuple[Property, ...], AfterValidator(_known_alternatives)]
"""One of these must be there; the first is what is asked for."""


def _a_pattern(words: str) -> str:
    try:
        re.compile(words)
    except re.error as error:
        raise ValueError(f"this is no pattern: {error}") from None
    return words


WordPattern = Annotated[str, Field(min_length=2, max_length=200), AfterValidator(_a_pattern)]
"""A pattern of small letters."""


class SaidByFields(Model):
    """What a field of an exercise says about its properties."""

    when: PropertyText
    """Such as start_position:prone, or several joined by " & "."""
    has: Any1
    """One of these properties must be there."""


class SaidByPicture(Model):
    """What a picture says about the properties."""

    measure: Measure
    """What is measured, the most of all its frames."""
    above: float = Field(ge=0, le=180)
    """More than this says it."""
    has: Any1
    """One of these properties must be there."""
    means: Sentence
    """In words, for the therapist: the hips bend past 90 degrees."""
    source: str
    """Where the number is from."""
    certainty: Certainty
    """How certain it is."""


class SaidByWords(Model):
    """What the set-up, steps and cue of an exercise say about its properties."""

    words: WordPattern
    """Such as hold(ing)? your breath; after "not", "never" or "without" they say nothing."""
    has: Any1
    """One of these properties must be there."""


class NotTogether(Model):
    """What no exercise can be at once."""

    text: PropertyText
    """Such as flex_end & spinal_direction:neutral."""
    because: Sentence
    """Why not, for whoever writes the exercise."""


class Asks(Model):
    """What a property or field asks to be said of a condition."""

    when: PropertyText
    """Such as supine, or several joined by " & "."""
    conditions: tuple[ConditionId, ...] = Field(min_length=1)
    """The precautions or presentations of which the exercise says what is done."""
    source: str
    """Where the rule is from."""
    certainty: Certainty
    """How certain it is."""


class Named(Model):
    """Words of a caution that name a condition."""

    words: WordPattern
    """Such as hip (replacement|precautions)."""
    conditions: tuple[ConditionId, ...] = Field(min_length=1)
    """The precautions or presentations that they name."""


class PropertyRules(Model):
    """How the properties of exercises are checked."""

    fields: tuple[SaidByFields, ...]
    """What position, direction, load, impact and category say."""
    picture: tuple[SaidByPicture, ...]
    """What the drawn joints say."""
    words: tuple[SaidByWords, ...]
    """What is told to the patient to do."""
    never: tuple[NotTogether, ...]
    """What contradicts itself."""
    asks: tuple[Asks, ...]
    """What asks to be said of a condition."""
    cautions: tuple[Named, ...]
    """Which words of a caution name which condition."""

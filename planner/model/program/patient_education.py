"""The words every handout carries, and the topics to read, as a program keeps them."""

from typing import Annotated

from pydantic import BeforeValidator, Field, field_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.imaging_figures import ImagingChart
from planner.model.rules.guidance import (
    CallRule,
    FlareStep,
    Urgency,
    in_order,
    says_when_to_go_at_once,
)
from planner.model.rules.pain import Light
from planner.model.rules.topic import TopicBlock, TopicName
from planner.model.text import VisibleText
from planner.model.words_known import Category


class EducationTopic(Model):
    """A topic of patient education, as it is printed."""

    name: TopicName
    """Its name in the library."""
    title: str
    """Its title."""
    week: int = Field(ge=1, le=12)
    """The week to read it in."""
    before_exercise: bool = False
    """To be read before the first exercise."""
    page: bool = False
    """A page of the booklet of its own, not of the reading."""
    paragraphs: tuple[TopicBlock, ...]
    """What it says."""
    chart: ImagingChart | None = None
    """Figures that stand under it."""


def _several(notes: object) -> object:
    if isinstance(notes, str):
        return (notes,)
    return tuple(notes) if isinstance(notes, list) else notes


CardNotes = Annotated[tuple[str, ...], BeforeValidator(_several)]
"""Sentences on a card; a program of an older version has one, by itself."""


class PatientEducation(Model):
    """The words every handout carries, as the rules had them when the program was built."""

    lights: tuple[Light, Light, Light]
    """Green, amber, red."""
    relative_from: int = 0
    """In programs of older versions: usual pain from which the relative words hold."""
    ask_numbers: str = ""
    """Where the usual pain is not known: when to ask for one's own numbers."""
    worth: str = ""
    """What exercise may cost, and what it gives; programs of older versions do not say it."""
    known: str = ""
    """What is known of exercise and what is not; programs of older versions do not say it."""
    next_day: VisibleText = Field(min_length=1)
    """The 24-hour rule, or the quota rule."""
    by_quota: bool = False
    """More is done when its week begins, not by how it felt."""
    exercise_up: str = ""
    """When an exercise moves up."""
    exercise_back: str = ""
    """When an exercise steps back."""
    effort_words: dict[int, str]
    """Words for effort."""
    flare_when: VisibleText = Field(min_length=1)
    """When a flare-up is one."""
    not_flare: tuple[str, ...] = ()
    """When it is no flare-up, and what to do then."""
    flare: tuple[FlareStep, ...] = Field(min_length=1)
    """The flare-up plan."""
    flare_call: VisibleText = Field(min_length=1)
    """When to call in a flare-up."""
    call: tuple[CallRule, ...]
    """When to call; some of it at once."""
    call_means: dict[Urgency, str] = {}
    """What the signs can mean; programs of older versions do not say it."""
    nerve_safety_net: str = ""
    """The emergency text for nerve pain; empty where it does not apply."""
    micro_break: str
    """Short breaks from sitting."""
    relief: tuple[Category, ...] = ("flexion", "extension", "relaxation", "nerve_glide", "mobility")
    """Kinds of exercise that give relief, first looked for first; as it was before programs
    kept it."""
    easy_moves_max: int = Field(default=2, ge=1, le=6)
    """How many easy moves the flare-up plan names; as it was before programs kept it."""
    card_notes: dict[ExerciseId, CardNotes] = {}
    """On the card of an exercise: what this patient minds, beside what it says."""
    walk_notes: dict[ExerciseId, str] = {}
    """On the card of a walk: how far to go where the legs ache with it."""
    card_stops: dict[ExerciseId, str] = {}
    """On the card of an exercise: when to stop, in place of what the exercise says."""
    notes: tuple[str, ...] = ()
    """A few sentences a precaution, to the patient."""
    topics: tuple[EducationTopic, ...] = Field(default=(), max_length=60)
    """What to read, in order."""

    @field_validator("lights")
    @classmethod
    def _lights_in_order(cls, lights: tuple[Light, ...]) -> tuple[Light, ...]:
        in_order(lights)
        return lights

    @property
    def nerve_apart(self) -> str:
        """The emergency text for nerve pain where its signs are not in `call` already, as in
        programs of older versions."""
        listed = any(one.nerve for one in self.call)
        return "" if listed else self.nerve_safety_net

    @field_validator("call")
    @classmethod
    def _call_at_once(cls, call: tuple[CallRule, ...]) -> tuple[CallRule, ...]:
        says_when_to_go_at_once(call)
        return call

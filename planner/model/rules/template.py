"""The written form of a program: phases and slots of a presentation."""

from typing import Literal

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId, Sentence
from planner.model.exercise.property import PropertyText
from planner.model.rules.pain import WalkingRule
from planner.model.vocabulary import PhaseNumber, Presentation, SessionName


class Slot(Model):
    """A place in a session, to be filled by the first exercise that suits the patient."""

    name: str = Field(min_length=1, max_length=40)
    """What the place is for: "Relief flexion", "Hinge"."""
    exercises: tuple[ExerciseId, ...] = Field(min_length=1)
    """The default, then the alternates, in order of preference."""
    by_finding: dict[str, ExerciseId] = {}
    """A finding and the exercise it makes the default."""
    as_needed: bool = False
    """Done when it helps."""
    essential: bool = False
    """The last to be dropped when time or the number of items is short."""
    keep_if_frail: bool = False
    """Stays when the frail overlay takes the place of the other slots."""


class TemplateSession(Model):
    """One kind of day."""

    name: SessionName
    """Daily, or A and B by turns."""
    slots: tuple[Slot, ...] = Field(min_length=1)
    """In the order they are done."""


class TemplatePhase(Model):
    """The sessions of one phase."""

    number: PhaseNumber
    """From 1."""
    sessions: tuple[TemplateSession, ...] = Field(min_length=1, max_length=2)
    """One daily session, or A and B."""


class TimedExclusion(Model):
    """What a presentation takes off the menu, and until when."""

    properties: tuple[PropertyText, ...]
    """Exercises with any of these are left out."""
    phases: tuple[PhaseNumber, ...] = (1, 2, 3, 4)
    """In these phases."""
    source: str
    """Where the rule is from."""


class Template(Model):
    """A presentation, or the frail overlay."""

    id: Presentation | Literal["frail"]
    """Its name."""
    name: str
    """Its name for the therapist."""
    patient_name: str
    """Its name for the patient."""
    pick_when: str
    """When a therapist picks it."""
    purpose: Sentence
    """What the program is for, to the patient."""
    weeks_default: int = Field(default=8, ge=6, le=12)
    """The usual length."""
    quota: bool = False
    """Progress by quota, not by symptoms."""
    items_max: dict[PhaseNumber, int] = {}
    """The most items in a session of a phase, where it is fewer than usual."""
    exclusions: tuple[TimedExclusion, ...] = ()
    """What it takes off the menu."""
    brings: dict[Literal["low", "moderate", "high"], tuple[str, ...]] = {}
    """Precautions that come with it, by irritability."""
    nerve_safety_net: bool = False
    """Print the emergency text for nerve pain."""
    walking: WalkingRule | None = None
    """What holds for walking and its pain, where the legs ache with it."""
    phases: tuple[TemplatePhase, TemplatePhase, TemplatePhase, TemplatePhase]
    """The four phases."""
    sources: tuple[str, ...]
    """Where it is from."""

    @model_validator(mode="after")
    def _four_phases(self) -> "Template":
        if [phase.number for phase in self.phases] != [1, 2, 3, 4]:
            raise ValueError("the phases are not 1, 2, 3 and 4, each once and in order")
        return self

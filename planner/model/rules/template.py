"""The written form of a program: the lanes of a presentation."""

from typing import Literal

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId, Sentence
from planner.model.exercise.property import PropertyText
from planner.model.rules.pain import WalkingRule
from planner.model.vocabulary import Function, PhaseNumber
from planner.model.words_known import LOW_BACK, Presentation, RegionId

LaneJob = Literal[
    "relief",
    "direction",
    "nerve",
    "mobility",
    "trunk",
    "balance",
    "hinge",
    "squat",
    "lunge",
    "push",
    "pull",
    "carry",
    "strength",
    "walk",
    "bike",
    "calm",
    "pelvic_floor",
    "task",
]
"""What a lane is for."""


class Lane(Model):
    """A job that lives through the program: which exercise does it, from when on, until when."""

    name: str = Field(min_length=1, max_length=40)
    """What it is called: "Relief flexion", "Hinge"."""
    job: LaneJob
    """What it is for."""
    exercises: tuple[ExerciseId, ...] = ()
    """The default, then the alternates, in order of preference; a lane whose ladder is placed by
    function needs none."""
    ladder: str = ""
    """The ladder of a placed lane; the ladder of that name if the job has one."""
    by_finding: dict[str, ExerciseId] = {}
    """A finding and the exercise it makes the default."""
    enters: PhaseNumber = 1
    """The phase it comes in with; earlier where the program is short."""
    ends: PhaseNumber = 4
    """The last phase it is done in."""
    as_needed_from: PhaseNumber | None = None
    """From this phase on it is done when it helps."""
    essential: bool = False
    """The last to be dropped when time or the number of exercises is short."""
    by_test: bool = False
    """Begun only after a test by the therapist: nothing but its exercises, and nothing in their
    place where a rule leaves them out."""
    feared: bool = False
    """Practises the move that the patient fears or values, where the intake has it."""
    climbs: bool = False
    """Goes up its ladder when its dose has reached the top."""
    functions: tuple[Function, ...] = ()
    """Only for these levels of function; none: for each."""
    keep_if_frail: bool = False
    """Stays when the lanes for frail people take the place of the others."""

    @property
    def ladder_id(self) -> str:
        """The ladder its exercise is placed on by function; empty if it names exercises."""
        return self.ladder or ("" if self.exercises else self.job)


class TimedExclusion(Model):
    """What a presentation takes off the menu, and until when."""

    properties: tuple[PropertyText, ...]
    """Exercises with any of these are left out."""
    phases: tuple[PhaseNumber, ...] = (1, 2, 3, 4)
    """In these phases."""
    allow: tuple[ExerciseId, ...] = ()
    """Exercises that stay in spite of it."""
    source: str
    """Where the rule is from."""


class Template(Model):
    """A presentation, or the frail overlay."""

    id: Presentation
    """Its name: a template file is a presentation, or lanes for frail people."""
    like: Presentation | None = None
    """The presentation it was made from: what rules and exercises say of that holds for it too."""
    region: RegionId = LOW_BACK
    """The region it is for."""
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
    """The most exercises in a session of a phase, where it is fewer than usual."""
    exclusions: tuple[TimedExclusion, ...] = ()
    """What it takes off the menu."""
    brings: dict[Literal["low", "moderate", "high"], tuple[str, ...]] = {}
    """Precautions that come with it, by irritability."""
    nerve_safety_net: bool = False
    """Print the emergency text for nerve pain."""
    walking: WalkingRule | None = None
    """What holds for walking and its pain, where the legs ache with it."""
    lanes: tuple[Lane, ...] = Field(min_length=1, max_length=16)
    """Its lanes, the one that is needed most first."""
    sources: tuple[str, ...]
    """Where it is from."""

    @model_validator(mode="after")
    def _named_apart(self) -> "Template":
        names = [lane.name for lane in self.lanes]
        twice = next((name for name in names if names.count(name) > 1), "")
        if twice:
            raise ValueError(f"two lanes are called {twice}")
        return self

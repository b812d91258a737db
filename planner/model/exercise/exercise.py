"""An exercise: its properties, its usual dosage and the words a patient reads."""

import hashlib
from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from planner.model.base import Model
from planner.model.exercise.condition import ConditionId, ForCondition, WayWords
from planner.model.exercise.picture import Picture
from planner.model.language import OtherLanguage
from planner.model.text import Sentence as Sentence
from planner.model.text import VisibleText
from planner.model.vocabulary import (
    Impact,
    Irritability,
    Load,
    Setting,
    Sides,
    SpinalDirection,
    SpinalRange,
    StartPosition,
    Tempo,
)
from planner.model.words_known import LOW_BACK, Category, Equipment, Property, RegionId

ExerciseId = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
LadderId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]


class Dosage(Model):
    """How much of an exercise: one sitting, and how often."""

    sets: int = Field(ge=1, le=10)
    """Rounds in one sitting."""
    reps: int = Field(ge=1, le=60)
    """Repetitions in one set, on each side where there are sides."""
    hold_s: int = Field(default=0, ge=0, le=300)
    """Seconds each repetition is held."""
    duration_s: int = Field(default=0, ge=0, le=7200)
    """Seconds of one set that is done for a time (a walk, a carry), else 0."""
    per_side: Sides = "both"
    """both: both sides at once. each: one side, then the other. alternate: by turns."""
    rest_s: int = Field(ge=0, le=600)
    """Seconds of rest between sets."""
    effort: int = Field(ge=0, le=10)
    """How hard it should feel: 0 rest, 3 easy, 5 somewhat hard, 7 hard, 9 almost all you can."""
    tempo: Tempo
    """slow, steady, or seconds down-pause-up."""
    days_per_week: int = Field(ge=1, le=7)
    """Usual days a week."""
    times_per_day: int = Field(default=1, ge=1, le=12)
    """Sittings a day."""


class ExerciseWords(Model):
    """What a patient reads of an exercise, in a language other than English."""

    of: str = Field(default="", pattern=r"^([0-9a-f]{6})?$")
    """The English that these are the words of, as six letters and digits that the check tells."""

    patient_name: VisibleText = Field(min_length=1, max_length=60)
    """The name printed for the patient."""
    set_up: Sentence
    """For the patient: where to be and what to have at hand."""
    steps: tuple[Sentence, ...] = Field(min_length=3, max_length=6)
    """For the patient: what to do, in order."""
    feel: Sentence
    """For the patient: what it should feel like, and where."""
    stop_if: Sentence
    """For the patient: when to stop this exercise."""
    mistake: Sentence
    """For the patient: the common mistake, and what to do instead."""
    cue: Sentence
    """A few words to say while doing it."""
    shows: str = Field(default="", max_length=160)
    """What the picture shows, where its English says so."""
    for_condition: dict[ConditionId, WayWords] = {}
    """The ways of its own that it has with a condition."""


Alias = Annotated[VisibleText, Field(min_length=2, max_length=60)]
"""Another name of an exercise."""


class ExerciseEntry(Model):
    """One exercise as it stands in a ladder file."""

    model_config = ConfigDict(
        validate_by_name=True, validate_by_alias=True, serialize_by_alias=True
    )

    id: ExerciseId
    """Its name for files and programs."""
    level: int = Field(ge=1, le=30)
    """Its rung, from 1, easiest first; exercises on the same rung are variants."""
    name: str = Field(min_length=1, max_length=120)
    """The name a physical therapist uses."""
    patient_name: str = Field(min_length=1, max_length=60)
    """The name printed for the patient."""
    start_position: StartPosition
    """The position it starts in."""
    setting: Setting
    """Where it can be done; bed: a firm bed or a mat."""
    equipment: tuple[Equipment, ...] = ()
    """What it needs."""
    spinal_direction: SpinalDirection = "neutral"
    """The way the low back moves."""
    spinal_range: SpinalRange = "none"
    """How far the low back moves."""
    load: Load = "none"
    """What it has to lift. light: up to 5 kg or a light band."""
    impact: Impact = "none"
    """low: brisk walking. moderate: jogging."""
    balance_demand: int = Field(default=0, ge=0, le=3)
    """0 none, 1 easy standing, 2 narrow or one leg with support, 3 without support."""
    irritability_max: Irritability
    """The most irritable back it suits; high: fine for everyone."""
    frail_ok: bool
    """Suits a frail person."""
    phase_from: int = Field(ge=1, le=4)
    """The first phase it may appear in."""
    phase_typical: tuple[int, int]
    """The phases it usually appears in, first and last."""
    properties: tuple[Property, ...]
    """What a precaution may exclude it for. Nothing applies: []."""
    not_: dict[Property, Sentence] = Field(default={}, alias="not")
    """Properties that its position, load, picture or words imply and that it has not: why not."""
    dosage: Dosage
    """The usual dosage."""
    cautions: Sentence
    """For the therapist: who needs care, and what to change."""
    for_condition: dict[ConditionId, ForCondition] = {}
    """What is done about a precaution, or in a presentation: this is acted on."""
    set_up: Sentence
    """For the patient: where to be and what to have at hand."""
    steps: tuple[Sentence, ...] = Field(min_length=3, max_length=6)
    """For the patient: what to do, in order."""
    feel: Sentence
    """For the patient: what it should feel like, and where."""
    stop_if: Sentence
    """For the patient: when to stop this exercise."""
    mistake: Sentence
    """For the patient: the common mistake, and what to do instead."""
    cue: Sentence
    """A few words to say while doing it."""
    picture: Picture | None = None
    """How it is drawn."""

    @model_validator(mode="after")
    def _has_or_has_not(self) -> "ExerciseEntry":
        for name in self.not_:
            if name in self.properties:
                raise ValueError(f'"{name}" stands in properties and in not')
        return self


class Exercise(ExerciseEntry):
    """One exercise, with the ladder it belongs to."""

    properties: tuple[Property, ...] = ()
    """What a precaution may exclude it for. A ladder file must say it; old programs may not."""

    ladder: LadderId
    """The ladder it belongs to."""
    category: Category
    """What kind of exercise it is."""
    in_language: dict[OtherLanguage, ExerciseWords] = {}
    """What the patient reads, in the languages it has been put into."""

    @property
    def english(self) -> tuple[str, ...]:
        """All that a translation has the words of, as it stands in English."""
        shown = self.picture.shows if self.picture else ""
        words = (self.set_up, *self.steps, self.feel, self.stop_if, self.mistake, self.cue)
        ways = [one.way.words for one in self.for_condition.values() if one.way]
        return (self.patient_name, *words, shown, *(text for way in ways for text in way))

    @property
    def mark(self) -> str:
        """Six letters and digits that change when the English does."""
        text = "\0".join(self.english).encode("utf-8", "surrogatepass")
        return hashlib.sha256(text).hexdigest()[:6]


class LadderHead(Model):
    """What a ladder file says before its exercises."""

    ladder: LadderId
    """Its name: hinge, core_plank."""
    name: str = Field(min_length=1, max_length=60)
    """Its name for people."""
    category: Category
    """What its exercises are."""
    region: RegionId = LOW_BACK
    """The region whose programs use it."""
    why: Sentence
    """For the patient: what this family is for."""
    aliases: dict[ExerciseId, tuple[Alias, ...]] = {}
    """What therapists also call its exercises, by id: search finds them by it."""
    because: str = Field(default="", max_length=400)
    """Of a clinic's ladder: why it lets through what the shipped one does not."""
    by: str = Field(default="", max_length=120)
    """Who decided that."""


class LadderSource(LadderHead):
    """A ladder file: a family of exercises in order of difficulty."""

    exercises: tuple[ExerciseEntry, ...] = Field(min_length=1)
    """Its exercises, easiest first."""


class Ladder(LadderHead):
    """A family of exercises in order of difficulty, by id."""

    exercises: tuple[ExerciseId, ...]
    """Its exercises, easiest first."""


class LadderWords(Model):
    """A file beside a ladder's: what patients read of its exercises, in another language."""

    ladder: LadderId
    """The ladder."""
    language: OtherLanguage
    """The language."""
    aliases: dict[ExerciseId, tuple[Alias, ...]] = {}
    """What therapists call its exercises in this language."""
    exercises: dict[ExerciseId, ExerciseWords]
    """Its exercises by id; one that is missing is not in this language yet."""

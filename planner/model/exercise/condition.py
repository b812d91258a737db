"""What an exercise does about a condition: left out, less of it, a note, or a way of its own."""

from typing import Annotated

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.picture import Picture
from planner.model.text import Sentence
from planner.model.words_known import Property

ConditionId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
"""A precaution, or a presentation."""


class DoseLimit(Model):
    """The most of an exercise that is given with a condition."""

    sets_max: int | None = Field(default=None, ge=1, le=10)
    """Rounds in one sitting."""
    reps_max: int | None = Field(default=None, ge=1, le=60)
    """Repetitions in one set."""
    hold_s_max: int | None = Field(default=None, ge=1, le=300)
    """Seconds of one hold."""
    duration_s_max: int | None = Field(default=None, ge=1, le=7200)
    """Seconds of one set that is done for a time."""
    effort_max: int | None = Field(default=None, ge=0, le=10)
    """How hard it may feel, 0-10."""

    @model_validator(mode="after")
    def _limits(self) -> "DoseLimit":
        if not self.most:
            raise ValueError("a limit names what it limits, such as sets_max or effort_max")
        return self

    @property
    def most(self) -> dict[str, int]:
        """The most of each field of a dosage that is limited."""
        found = {name: getattr(self, name) for name in type(self).model_fields}
        return {name.removesuffix("_max"): most for name, most in found.items() if most is not None}


class WayWords(Model):
    """A way of its own as a patient reads it in a language other than English."""

    set_up: Sentence
    """For the patient: where to be and what to have at hand."""
    steps: tuple[Sentence, ...] = Field(min_length=3, max_length=6)
    """For the patient: what to do, in order."""
    feel: Sentence | None = None
    """For the patient: what it should feel like, where that differs."""
    mistake: Sentence | None = None
    """For the patient: the common mistake, where that differs."""
    cue: Sentence | None = None
    """A few words to say while doing it, where those differ."""
    shows: str = Field(default="", max_length=160)
    """What the picture shows, where its English says so."""


class OwnWay(Model):
    """How an exercise is done with a condition: this stands on the card in place of its own."""

    set_up: Sentence
    """For the patient: where to be and what to have at hand."""
    steps: tuple[Sentence, ...] = Field(min_length=3, max_length=6)
    """For the patient: what to do, in order."""
    feel: Sentence | None = None
    """For the patient: what it should feel like, where that differs."""
    mistake: Sentence | None = None
    """For the patient: the common mistake, where that differs."""
    cue: Sentence | None = None
    """A few words to say while doing it, where those differ."""
    picture: Picture
    """How it is drawn this way."""
    without: tuple[Property, ...] = ()
    """Properties of the exercise that it does not have when done this way."""
    adds: tuple[Property, ...] = ()
    """Properties that it has only when done this way."""

    @property
    def words(self) -> tuple[str, ...]:
        """All that a patient reads of it."""
        told = (self.set_up, *self.steps, self.feel, self.mistake, self.cue, self.picture.shows)
        return tuple(text for text in told if text)


class ForCondition(Model):
    """What is done about one condition: leave_out, note or way; a limit by itself or beside one."""

    leave_out: Sentence | None = None
    """The exercise is not given; for the therapist: why, and what instead."""
    limit: DoseLimit | None = None
    """The most that is given."""
    note: Sentence | None = None
    """For the patient, on the card: what to mind. It never says the opposite of a step."""
    way: OwnWay | None = None
    """For the patient: done otherwise than the exercise says."""

    @model_validator(mode="after")
    def _one(self) -> "ForCondition":
        if self.leave_out and (self.limit or self.note or self.way):
            raise ValueError("what is left out has no limit, note or way")
        if self.note and self.way:
            raise ValueError("a way says it all by itself; write the note into its steps")
        if not (self.leave_out or self.limit or self.note or self.way):
            raise ValueError("say what is done: leave_out, limit, note or way")
        return self

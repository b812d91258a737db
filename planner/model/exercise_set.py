"""Sets of a clinic: exercises with their doses that go into a session together."""

from typing import Any

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.text import VisibleText

_MOST_REPS = 60
"""Repetitions of one set, at the upper end of a range too."""


class SetItem(Model):
    """One exercise of a set; what is not said of its dose is as the planner begins with it."""

    exercise: ExerciseId
    """Its id in the library."""
    sets: int | None = Field(default=None, ge=1, le=10)
    """Rounds in one sitting."""
    reps: int | None = Field(default=None, ge=1, le=_MOST_REPS)
    """Repetitions in one set; the least of a range."""
    reps_more: int | None = Field(default=None, ge=0, le=59)
    """So many more are the most of a range."""
    hold_s: int | None = Field(default=None, ge=0, le=300)
    """Seconds each repetition is held."""
    duration_s: int | None = Field(default=None, ge=0, le=7200)
    """Seconds of one set that is done for a time."""
    rest_s: int | None = Field(default=None, ge=0, le=600)
    """Seconds of rest between sets."""
    effort: int | None = Field(default=None, ge=0, le=10)
    """How hard it should feel, 0-10."""
    times_per_day: int | None = Field(default=None, ge=1, le=12)
    """Sittings a day."""
    remark: VisibleText | None = Field(default=None, max_length=200)
    """What the clinic says about it."""

    @model_validator(mode="before")
    @classmethod
    def _by_its_id(cls, data: Any) -> Any:
        """`bridge` is short for `exercise: bridge`."""
        return {"exercise": data} if isinstance(data, str) else data

    @model_validator(mode="after")
    def _range_ends(self) -> "SetItem":
        if self.reps_more and self.reps is None:
            raise ValueError("reps_more is a range with reps: say both")
        if self.reps and self.reps + (self.reps_more or 0) > _MOST_REPS:
            raise ValueError(f"a range ends at {_MOST_REPS} repetitions at most")
        return self

    @property
    def dose(self) -> dict[str, int | float | str | tuple[Any, ...] | None]:
        """What is said of the dose, by field of an item."""
        return self.model_dump(exclude={"exercise"}, exclude_none=True)


class ExerciseSet(Model):
    """What goes into a session in one go."""

    name: VisibleText = Field(min_length=1, max_length=60)
    """How it is called in the list."""
    exercises: tuple[SetItem, ...] = Field(min_length=1, max_length=12)
    """In the order they are done."""

    @model_validator(mode="after")
    def _each_once(self) -> "ExerciseSet":
        ids = [one.exercise for one in self.exercises]
        if twice := [each for each in ids if ids.count(each) > 1]:
            raise ValueError(f"the exercise is named twice: {twice[0]}")
        return self

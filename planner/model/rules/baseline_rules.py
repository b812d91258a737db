"""What measurements say about where to begin, as data: programs/rules/baselines.yaml."""

from typing import Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.vocabulary import Certainty

Measurement = Literal["chair_stands_30s", "one_leg_s", "plank_s", "side_plank_s", "back_hold_s"]


class MeasuredRung(Model):
    """From a measured value on, the rung of a ladder to begin with."""

    measure: Measurement
    """What was measured."""
    ladder: str
    """The ladder it places."""
    rungs: dict[int, int] = Field(min_length=1)
    """Value to rung: the highest value that was reached holds."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class LoadRules(Model):
    """How heavy a lift is."""

    reps_left: dict[int, int]
    """Effort to the repetitions that should still be possible at the end of a set."""
    share_of_eight: float = Field(gt=0, le=1)
    """The part of the load lifted eight times that training begins with."""
    rungs_below_tested: int = Field(ge=0, le=3)
    """Rungs below the highest that was done eight times well."""
    source: str
    """Where the numbers are from."""
    certainty: Certainty
    """How certain they are."""


class BaselineRules(Model):
    """programs/rules/baselines.yaml."""

    measures: tuple[MeasuredRung, ...]
    """What each measurement places."""
    loads: LoadRules
    """How heavy a lift is."""

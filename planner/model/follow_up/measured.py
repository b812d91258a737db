"""One value that was measured; of a licensed form the total alone."""

from datetime import date
from typing import Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.rules.measure_rules import MeasureId


class MeasuredValue(Model):
    """A value of a day."""

    measure: MeasureId
    """Its id in measures.yaml."""
    value: float
    """In the measure's unit."""
    on: date
    """The day."""
    side: Literal["left", "right"] | None = None
    """The side, where it has one."""
    by: Literal["patient", "therapist"] = "therapist"
    """Who said or took it."""
    how: str = Field(default="", max_length=200)
    """What was otherwise than usual: "raised seat", "arms used"."""

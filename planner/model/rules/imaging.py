"""How often a scan shows a finding in people without pain, by age."""

from typing import Annotated

from pydantic import Field, model_validator

from planner.model.base import Model
from planner.model.intake import RuleId
from planner.model.language import Language
from planner.model.vocabulary import Certainty

Percent = Annotated[int, Field(ge=0, le=100)]


class ImagingFinding(Model):
    """What a scan can show."""

    id: RuleId
    """Its name."""
    name: str
    """Its name for the therapist."""
    patient_name: dict[Language, str] = {}
    """Its name for the patient; a finding without one is not shown to patients."""
    percent: tuple[Percent, ...]
    """Of people without pain, the share that has it, one number an age."""


class Reading(Model):
    """Where numbers were read."""

    ages: tuple[int, ...]
    """Columns of the table."""
    findings: tuple[RuleId, ...] = ()
    """Its rows; empty: all."""
    source: str
    """Where they were read."""
    certainty: Certainty
    """How certain they are."""


class ImagingFigures(Model):
    """programs/rules/imaging.yaml."""

    ages: tuple[int, ...] = Field(min_length=1)
    """The ages of the table, in years: 20 is people of 20, not a decade."""
    age_min: int = Field(ge=0)
    """Younger people are shown no figures."""
    shown_max: int = Field(ge=1)
    """The most findings a patient is shown."""
    findings: tuple[ImagingFinding, ...] = Field(min_length=1)
    """The rows, those to show first on top."""
    read_in: tuple[Reading, ...]
    """Where the numbers were read."""
    source: str
    """The study, as it is cited."""

    def shown_at(self, age: int) -> tuple[int, tuple[tuple[ImagingFinding, int], ...]]:
        """The nearest age of the table, and the findings to show with their percent."""
        column = min(range(len(self.ages)), key=lambda index: abs(self.ages[index] - age))
        shown = [one for one in self.findings if one.patient_name] if age >= self.age_min else []
        return self.ages[column], tuple(
            (one, one.percent[column]) for one in shown[: self.shown_max]
        )

    @model_validator(mode="after")
    def _whole(self) -> "ImagingFigures":
        if list(self.ages) != sorted(set(self.ages)):
            raise ValueError("the ages are not in order, each once")
        read = {
            (name, age)
            for reading in self.read_in
            for name in (reading.findings or [one.id for one in self.findings])
            for age in reading.ages
        }
        for one in self.findings:
            if len(one.percent) != len(self.ages):
                raise ValueError(f"{one.id} has not one number for each age")
            if missing := [age for age in self.ages if (one.id, age) not in read]:
                raise ValueError(f"read_in does not say where {one.id} at {missing[0]} is from")
        return self

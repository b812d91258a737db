"""What the therapist found: the one input of a program."""

from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator

from planner.model.base import Model
from planner.model.language import Language
from planner.model.text import VisibleText, is_visible
from planner.model.vocabulary import Equipment, Function, Irritability, Occasion, Presentation

RuleId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
RedFlagId = Annotated[str, Field(pattern=r"^RF-\d\d(\.[a-z_]+)?$")]
Goal = Annotated[VisibleText, Field(min_length=1, max_length=200)]


class Patient(Model):
    """Who the program is for."""

    name: VisibleText = Field(min_length=1, max_length=120)
    """The name printed on the handout."""
    birth_year: int | None = Field(default=None, ge=1900, le=2100)
    """The year of birth."""
    language: Language = "en"
    """The language of the handout: en English, es Spanish."""


class Intake(Model):
    """The examination, in the words of the rules."""

    patient: Patient
    """The patient's name and age."""
    presentation: Presentation
    """The therapist's choice; never a tissue diagnosis."""
    secondary: Presentation | None = None
    """A second presentation; it adds its exclusions and one slot."""
    irritability: Irritability = "moderate"
    """How easily symptoms are stirred and how long they last, as found today."""
    function: Function = "deconditioned"
    """Where the ladders start."""
    precautions: tuple[RuleId, ...] = Field(default=(), max_length=60)
    """Ids of precautions that apply."""
    findings: tuple[RuleId, ...] = Field(default=(), max_length=60)
    """Ids of examination findings that were positive."""
    equipment: tuple[Equipment, ...] = Field(default=(), max_length=40)
    """What the home has beyond what every home has."""
    goals: tuple[Goal, ...] = Field(default=(), max_length=6)
    """What the patient wants to do again, in the patient's words."""
    usual_pain: int | None = Field(default=None, ge=0, le=10)
    """Usual pain of the last week, 0-10; it decides which pain rule is printed (2.5)."""
    occasions: tuple[Occasion, ...] = Field(default=(), max_length=2)
    """What the patient should read about: imaging_worry, a scan; hands_on_care, in the clinic."""
    weeks: int = Field(default=8, ge=6, le=12)
    """Length of the program."""
    days_per_week: int = Field(default=5, ge=2, le=7)
    """Days the patient will exercise."""
    minutes_per_day: int = Field(default=20, ge=5, le=120)
    """Minutes the patient has on such a day, every sitting counted."""
    red_flags: tuple[RedFlagId, ...] = Field(default=(), max_length=40)
    """Red flags that are positive: "RF-07", or with the answer: "RF-07.one_factor"."""
    cleared_by: str = Field(default="", max_length=120)
    """Who cleared the patient to exercise in spite of a red flag."""
    cleared_reason: str = Field(default="", max_length=400, validate_default=True)
    """Why that person did."""

    @field_validator("secondary")
    @classmethod
    def _differs(cls, secondary: str | None, info: ValidationInfo) -> str | None:
        if secondary is not None and secondary == info.data.get("presentation"):
            raise ValueError("secondary must differ from presentation")
        return secondary

    @field_validator("cleared_reason")
    @classmethod
    def _goes_with_a_name(cls, reason: str, info: ValidationInfo) -> str:
        if is_visible(reason) != is_visible(info.data.get("cleared_by", "")):
            raise ValueError("cleared_by and cleared_reason go together: give both or neither")
        return reason

    @property
    def cleared(self) -> bool:
        """Someone with a name took the decision to go on in spite of a red flag."""
        return is_visible(self.cleared_by) and is_visible(self.cleared_reason)

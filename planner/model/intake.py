"""What the therapist found: the one input of a program."""

from typing import Annotated, Final, Literal

from pydantic import Field, ValidationInfo, field_validator, model_validator

from planner.model.base import Model
from planner.model.drawn_figure import DrawnFigure
from planner.model.language import Language
from planner.model.screening import Clearance, Screened
from planner.model.text import VisibleText
from planner.model.vocabulary import Function, Irritability, Occasion, Pattern, Sex
from planner.model.words_known import Equipment, Presentation

RuleId = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=60)]
RedFlagId = Annotated[str, Field(pattern=r"^RF-\d\d(\.[a-z_]+)?$")]
Goal = Annotated[VisibleText, Field(min_length=1, max_length=200)]


FIRST_BIRTH_YEAR: Final = 1900


class Patient(Model):
    """Who the program is for."""

    name: VisibleText = Field(min_length=1, max_length=120)
    """The name."""
    on_paper_as: str = Field(default="", max_length=120)
    """The name in letters that the handout's typeface has, where it lacks those of the name."""
    birth_year: int | None = Field(default=None, ge=FIRST_BIRTH_YEAR, le=2100)
    """The year of birth."""
    language: Language = "en"
    """The language of the handout: en English, es Spanish."""
    large_print: bool = False
    """What this patient reads is printed in 18 point type, nothing side by side."""
    sex_for_norms: Sex | None = None
    """Whose norms a measure is compared with, where they differ; nothing else goes by it."""
    figure: DrawnFigure | None = None
    """Whose body the pictures show; left out: the clinic's choice."""

    @property
    def on_paper(self) -> str:
        """The name as it is printed."""
        return self.on_paper_as or self.name


SymptomSide = Literal["left", "right", "both"]
LowestPoint = Literal["back", "buttock", "thigh", "calf", "foot"]


class Baselines(Model):
    """What was measured; what was not is left out. Any of it places a ladder (baselines.yaml)."""

    chair_stands_30s: int | None = Field(default=None, ge=0, le=60)
    """Stands from a chair in 30 seconds, arms crossed."""
    one_leg_s: int | None = Field(default=None, ge=0, le=120)
    """Seconds on one leg, the worse side."""
    plank_s: int | None = Field(default=None, ge=0, le=600)
    """Seconds of a front plank."""
    side_plank_s: int | None = Field(default=None, ge=0, le=600)
    """Seconds of a side plank, the worse side."""
    back_hold_s: int | None = Field(default=None, ge=0, le=600)
    """Seconds of the prone trunk hold (Sorensen)."""
    rungs: dict[Pattern, Annotated[int, Field(ge=1, le=20)]] = {}
    """By pattern: the highest rung of its ladder done eight times well."""
    loads_kg: dict[Pattern, Annotated[float, Field(gt=0, le=300)]] = {}
    """By pattern: the load lifted eight times well."""


class Intake(Model):
    """The examination, in the words of the rules."""

    patient: Patient
    """The patient's name and age."""
    presentation: Presentation
    """The therapist's choice; never a tissue diagnosis."""
    secondary: Presentation | None = None
    """A second presentation; it adds its exclusions and one slot."""
    recovered: bool = False
    """Well again after an episode; the program is to prevent the next one."""
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
    """Usual pain of the last week, 0-10; it decides which pain rule is printed."""
    occasions: tuple[Occasion, ...] = Field(default=(), max_length=2)
    """What the patient should read about: imaging_worry, a scan; hands_on_care, in the clinic."""
    weeks: int = Field(default=8, ge=6, le=12)
    """Length of the program."""
    days_per_week: int = Field(default=5, ge=2, le=7)
    """Days the patient will exercise."""
    minutes_per_day: int = Field(default=20, ge=5, le=120)
    """Minutes the patient has on such a day, every sitting counted."""
    walk_week_min: int | None = Field(default=None, ge=0, le=1260)
    """Minutes the patient walks in a week now; left out, nobody asked."""
    walk_free_min: int | None = Field(default=None, ge=0, le=180)
    """Minutes of walking until symptoms come; left out, nobody asked."""
    walk_outside_minutes: bool = True
    """Walking may be done beyond the minutes a day, and on other days too."""
    symptom_side: SymptomSide | None = None
    """The side of the symptoms; left out, nobody asked."""
    lowest_point: LowestPoint | None = None
    """How far down they go."""
    direction_side: Literal["left", "right"] | None = None
    """Where a side glide helps: the side the hips move to."""
    feared_move: str = Field(default="", max_length=120)
    """A movement the patient fears or values, in the patient's words."""
    weights_kg: tuple[Annotated[float, Field(gt=0, le=100)], ...] = Field(default=(), max_length=30)
    """Weights at home."""
    weight_unit: Literal["kg", "lb"] = "kg"
    """What weights are printed in."""
    bands: tuple[Annotated[VisibleText, Field(min_length=1, max_length=30)], ...] = Field(
        default=(), max_length=10
    )
    """Bands at home, the lightest first, by their colour."""
    baselines: Baselines = Baselines()
    """What was measured."""
    light_week: int | None = Field(default=None, ge=2, le=12)
    """A week the therapist wants light."""
    red_flags: tuple[RedFlagId, ...] | None = Field(default=None, max_length=40)
    """Red flags that are positive: "RF-07", or with the answer: "RF-07.one_factor". An empty list
    says that all were asked and none is positive; left out, they were not asked."""
    screened: Screened | None = None
    """Who asked the red-flag questions, and when."""
    clearances: tuple[Clearance, ...] = Field(default=(), max_length=40)
    """Who decided to go on in spite of which red flag or precaution."""
    earlier_clearance: str = Field(default="", max_length=600)
    """A clearance of an older program that did not say what it was for; it clears nothing."""

    @field_validator("secondary")
    @classmethod
    def _differs(cls, secondary: str | None, info: ValidationInfo) -> str | None:
        if secondary is not None and secondary == info.data.get("presentation"):
            raise ValueError("secondary must differ from presentation")
        return secondary

    @model_validator(mode="after")
    def _cleared_once(self) -> "Intake":
        of = [clearance.of for clearance in self.clearances]
        twice = next((name for name in of if of.count(name) > 1), "")
        if twice:
            raise ValueError(f"clearances: {twice} is cleared twice; keep the one that holds")
        return self

    @property
    def screen_asked(self) -> bool:
        """The red-flag questions were asked."""
        return self.red_flags is not None

    @property
    def positive_flags(self) -> tuple[str, ...]:
        """The red flags that are positive, as they stand in `red_flags`."""
        return self.red_flags or ()

    def clearance_of(self, name: str) -> Clearance | None:
        """The decision to go on in spite of a red flag or precaution, if there is one."""
        return next((one for one in self.clearances if one.of == name), None)

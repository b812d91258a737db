"""What the therapist found at a visit, beside what the patient told of the weeks."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.follow_up.proposal import Proposal
from planner.model.program.checkin import OutOfTen, Verdict
from planner.model.vocabulary import Irritability
from planner.model.words_known import Category


class VisitFound(Model):
    """Answers at a visit; what was not asked is left out."""

    verdicts: dict[ExerciseId, Verdict] = {}
    """By exercise: easy, right, hard, hurt, no. They go before those of the diary."""
    helps: dict[ExerciseId, bool] = {}
    """By exercise: whether it helps."""
    hurts: tuple[Category, ...] = ()
    """Kinds of exercise that hurt: the knee with every lunge."""
    minutes: Annotated[int, Field(ge=5, le=120)] | None = None
    """Minutes a day there are from now on."""
    days: Annotated[int, Field(ge=2, le=7)] | None = None
    """Days a week there are from now on."""
    alarm: str = Field(default="", max_length=400)
    """A red-flag question that is positive now, or a neurologic sign that is worse."""
    flare: bool | None = None
    """In a flare-up now."""
    irritability: Irritability | None = None
    """As it is now."""
    pain_now: OutOfTen | None = None
    """0-10."""
    pain_usual: OutOfTen | None = None
    """0-10."""
    leg: Literal["higher", "same", "lower"] | None = None
    """Where the leg pain went since the last visit: up toward the back, or further down."""
    walk_min: Annotated[int, Field(ge=0, le=240)] | None = None
    """Minutes walked in each of the last two sessions, at least."""
    walk_settles: Literal["quick", "slow", "long"] | None = None
    """How long leg symptoms took to settle after walking (follow-up.yaml has the minutes)."""
    flags_asked: bool = False
    """The red-flag questions that can change were asked again."""
    knows_lights: bool | None = None
    """Can say what green, amber and red mean."""
    squat_and_hinge_green: bool | None = None
    """Eight of each, in green, seen."""
    flare_plan_given: bool | None = None
    """Has the flare-up plan and knows it."""
    change_felt: Annotated[int, Field(ge=-7, le=7)] | None = None
    """Worse or better since the start, -7 to 7."""


class Visit(Model):
    """One visit, with what was decided."""

    number: int = Field(ge=2, le=500)
    """The first was the intake."""
    on: date
    """The day."""
    by: str = Field(default="", max_length=120)
    """Who saw the patient."""
    kind: Literal["in_person", "phone", "video", "paper"] = "in_person"
    """How."""
    program: str = ""
    """The fingerprint of the program it was about."""
    found: VisitFound = VisitFound()
    """What was found."""
    proposals: tuple[Proposal, ...] = Field(default=(), max_length=200)
    """What the rules proposed, with the answers."""
    note: str = Field(default="", max_length=4000)
    """What the therapist wrote."""
    next_visit: date | None = None
    """When they meet again."""

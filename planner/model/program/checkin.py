"""The check-in: what a patient has told of the weeks, for the therapist and for later weeks."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.fingerprint import FINGERPRINT
from planner.model.program.program import BuiltSessionName
from planner.model.rules.follow_up_rules import BarrierId, SafetyId
from planner.model.vocabulary import Weekday

FORMAT: Final = 2
"""The newest check-in format this version reads and the one it writes."""
MOST_IN_A_NOTE = 2000
"""Characters kept of the notes of one week."""

WeekNumber = Annotated[int, Field(ge=1, le=12)]
OutOfTen = Annotated[int, Field(ge=0, le=10)]
Verdict = Literal["easy", "right", "hard", "hurt", "no"]
"""How an exercise went this week; no: not for me."""
Note = Annotated[str, Field(min_length=1, max_length=MOST_IN_A_NOTE)]


class CheckInDay(Model):
    """One day of which something was told."""

    week: WeekNumber
    """The week of the program."""
    day: Weekday
    """The day."""
    done: tuple[BuiltSessionName, ...] = Field(default=(), max_length=4)
    """The sessions that were ticked."""
    not_done: Literal[True] | None = None
    """It was told of this day, and none was ticked: a tick that was there before is taken back."""
    pain_before: OutOfTen | None = None
    """Pain in the morning, before any session, 0-10: it tells how the day before went. None if it
    was not told."""
    pain_after: OutOfTen | None = None
    """Pain after it, 0-10."""
    effort: OutOfTen | None = None
    """How hard it was, 0-10."""
    pain_worst: OutOfTen | None = None
    """The worst pain during it, 0-10."""
    leg: Literal["higher", "same", "lower"] | None = None
    """Where the leg pain went: up toward the back, or further down."""
    walk_min: Annotated[int, Field(ge=0, le=240)] | None = None
    """Minutes walked."""
    walk_stops: Annotated[int, Field(ge=0, le=20)] | None = None
    """Stops on the way."""


class ExerciseTold(Model):
    """What was told of one exercise in a week."""

    verdict: Verdict | None = None
    """How it went."""
    helps: bool | None = None
    """Ticked as a help; None: not asked."""
    done_share: Annotated[float, Field(ge=0, le=1)] | None = None
    """How much of it was done, where the therapist knows."""


class WeekTold(Model):
    """What was told of a week as a whole."""

    safety: dict[SafetyId, bool] = {}
    """The signs that were asked; what was not asked is left out."""
    flare: bool | None = None
    """There was a flare-up."""
    flare_days: Annotated[int, Field(ge=0, le=7)] | None = None
    """For how long."""
    worst_pain: OutOfTen | None = None
    """0-10."""
    average_pain: OutOfTen | None = None
    """0-10."""
    usual_effort: OutOfTen | None = None
    """Of its sessions, 0-10, where nobody told it day by day."""
    trust: OutOfTen | None = None
    """Trust in the back, 0-10."""
    sleep: OutOfTen | None = None
    """0-10."""
    goals: tuple[OutOfTen | None, ...] = Field(default=(), max_length=3)
    """The patient's own activities, 0 cannot to 10 as before."""
    exercises: dict[ExerciseId, ExerciseTold] = {}
    """By exercise."""
    barriers: tuple[BarrierId, ...] = Field(default=(), max_length=8)
    """What got in the way."""
    sessions_done: Annotated[int, Field(ge=0, le=60)] | None = None
    """How many were done, where nobody knows on which days."""


class CheckIn(Model):
    """What was told of one program."""

    format: Literal[1, 2] = FORMAT
    """Version of this format; of 1 there are only days and notes."""
    program: str = Field(pattern=rf"^{FINGERPRINT}$")
    """The fingerprint of the program: it changes with the patient and with what is asked."""
    days: tuple[CheckInDay, ...] = Field(default=(), max_length=84)
    """The days of which something was told, in order."""
    notes: dict[WeekNumber, Note] = {}
    """What was written of a week, by its number."""
    weeks: dict[WeekNumber, WeekTold] = {}
    """What was told of each week as a whole, by its number."""
    told_at: date | None = None
    """The day it was told or handed in."""
    source: Literal["pdf", "typed", "spoken", "phone"] = "pdf"
    """How it came."""

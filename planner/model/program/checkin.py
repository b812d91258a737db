"""The check-in: what a patient has told of the weeks, for the therapist and for later weeks."""

from typing import Annotated, Final, Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.program.fingerprint import FINGERPRINT
from planner.model.program.program import BuiltSessionName
from planner.model.vocabulary import Weekday

FORMAT: Final = 1
"""The newest check-in format this version reads and the one it writes."""
MOST_IN_A_NOTE = 2000
"""Characters kept of the notes of one week."""

WeekNumber = Annotated[int, Field(ge=1, le=12)]
OutOfTen = Annotated[int, Field(ge=0, le=10)]
Note = Annotated[str, Field(min_length=1, max_length=MOST_IN_A_NOTE)]


class CheckInDay(Model):
    """One day of which something was told."""

    week: WeekNumber
    """The week of the program."""
    day: Weekday
    """The day."""
    done: tuple[BuiltSessionName, ...] = Field(default=(), max_length=4)
    """The sessions that were ticked."""
    pain_before: OutOfTen | None = None
    """Pain before the session, 0-10; None if it was not told."""
    pain_after: OutOfTen | None = None
    """Pain after it, 0-10."""
    effort: OutOfTen | None = None
    """How hard it was, 0-10."""


class CheckIn(Model):
    """What was told of one program."""

    format: Literal[1] = FORMAT
    """Version of this format."""
    program: str = Field(pattern=rf"^{FINGERPRINT}$")
    """The fingerprint of the program: it changes with the patient and with what is asked."""
    days: tuple[CheckInDay, ...] = Field(default=(), max_length=84)
    """The days of which something was told, in order."""
    notes: dict[WeekNumber, Note] = {}
    """What was written of a week, by its number."""

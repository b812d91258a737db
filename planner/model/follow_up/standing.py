"""Where a program stands, as far as no calendar is asked: what the list of patients goes by."""

from datetime import date
from typing import Literal

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.words_known import Presentation


class ProgramStanding(Model):
    """Made once of a program and all that was told of it, then kept; the day is laid on it."""

    format: Literal[1] = 1
    """Raised when one of these comes to mean something else: what was kept is made anew."""
    presentation: Presentation
    weeks: int
    """How many there are."""
    monday: date | None = None
    """Of week 1, as it was given out; None: nothing was."""
    phase_ends: tuple[int, ...] = ()
    """The last week of each phase."""
    exercises: dict[ExerciseId, int] = {}
    """Every exercise, with the last week that has it."""
    restrictions: dict[str, int] = {}
    """Weeks from the examination until each restriction is due for review, by its name."""
    examined: date | None = None
    """The day of the red-flag questions."""
    flags: tuple[str, ...] = ()
    """Red flags that are positive and that nobody cleared, as the intake names them."""
    last_told: date | None = None
    """The last day that something is known of."""
    alarm: tuple[str, ...] = ()
    """What stops everything: nobody has cleared it, or looked at it at a visit."""
    last_visit: date | None = None
    next_visit: date | None = None
    """What was agreed at the last visit."""
    judged: bool = False
    """A visit has said whether it does what it is for."""


LookKind = Literal["alarm", "recalled", "silent", "gate", "review"]
"""The gravest first."""


class Look(Model):
    """One reason to look at a program."""

    kind: LookKind
    short: str
    """A word or two: "silent 16 d"."""
    words: str
    """A sentence."""

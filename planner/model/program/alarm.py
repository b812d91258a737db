"""An alarm: something told or found at a visit that stops every handout until it is cleared."""

from datetime import date
from typing import Final

from pydantic import Field

from planner.model.base import Model
from planner.model.rules.follow_up_rules import SafetyId
from planner.model.screening import Clearance, StopId

SIGN_WORDS: Final[dict[SafetyId, str]] = {
    "numb_weak": "numb or weak",
    "saddle_bladder_bowel": "bladder, bowel or between the legs",
    "fever_unwell": "fever or ill",
    "fall_injury": "a fall or an injury",
}
"""The safety boxes of the diary, as they are said to the therapist."""
MOST_LETTERS: Final = 400
"""Of what was told or found."""


class Alarm(Model):
    """One alarm of a program; it stays with it, with who cleared it and why."""

    id: StopId
    """Its name: "numb_weak_w2" is the box of week 2."""
    on: date
    """The day it was told or found."""
    what: str = Field(min_length=1, max_length=MOST_LETTERS)
    """What was told or found."""
    clearance: Clearance | None = None
    """Who looked into it, when, and why the patient may go on."""

    @property
    def is_open(self) -> bool:
        """Nobody has cleared it."""
        return self.clearance is None

"""The red-flag screen as a record: who asked and when, what was answered, who cleared what."""

from typing import Annotated

from pydantic import AfterValidator, Field

from planner.model.base import Model
from planner.model.day import Day
from planner.model.text import VisibleText
from planner.model.vocabulary import PHASES, PhaseNumber

NO = "no"
"""The answer of a question that is not positive."""


def _a_name(text: str) -> str:
    if sum(character.isalpha() for character in text) < 2:
        raise ValueError("this is no name: write who it was, with at least two letters")
    return text


def _a_reason(text: str) -> str:
    if sum(character.isalpha() for character in text) < 3:
        raise ValueError("this is no reason: write a few words")
    return text


PersonName = Annotated[VisibleText, Field(max_length=120), AfterValidator(_a_name)]
"""Who took a decision; a lone dot or dash is no name."""
ClearanceReason = Annotated[VisibleText, Field(max_length=400), AfterValidator(_a_reason)]
"""Why, in a few words."""
StopId = Annotated[str, Field(pattern=r"^(RF-\d\d|[a-z0-9]+(_[a-z0-9]+)*)$", max_length=60)]
"""What can stop a program: a red flag or a precaution."""


class Screened(Model):
    """Who asked the red-flag questions, and when."""

    on: Day | None = None
    """The day they were asked."""
    by: str = Field(default="", max_length=120)
    """Who asked them; empty: not said, the therapist's copy has a line for it."""
    at_once: tuple[str, ...] = Field(default=(), max_length=40)
    """Red flags that were answered together, with "no to all that are left"."""


class Clearance(Model):
    """A decision to go on in spite of one red flag or one precaution. It clears nothing else."""

    of: StopId
    """The red flag or precaution: "RF-05", "vertebral_fx_recent"."""
    by: PersonName
    """Who took the decision."""
    on: Day
    """When."""
    reason: ClearanceReason
    """Why."""
    until_phase: PhaseNumber | None = None
    """The last phase it holds for; empty: the whole program."""

    def holds_in(self, phase: int) -> bool:
        """Whether the decision covers a phase."""
        return self.until_phase is None or phase <= self.until_phase


class ScreenAnswer(Model):
    """One red-flag question of a program, as it was asked, and its answer."""

    flag: str = Field(pattern=r"^RF-\d\d$")
    """The red flag."""
    theme: str
    """What it screens for; not for the patient."""
    question: str
    """The question."""
    key: str
    """no, or the name of the answer."""
    answer: str = ""
    """What was answered, in words; empty for no."""
    at_once: bool = False
    """Answered with "no to all that are left"."""

    @property
    def positive(self) -> bool:
        """Something was found."""
        return self.key != NO


def waits_from(first: int, clearance: Clearance | None) -> int | None:
    """The phase from which a clearance is missing, where one is needed from `first` on."""
    if clearance is None:
        return first
    return next(
        (phase for phase in PHASES if phase >= first and not clearance.holds_in(phase)), None
    )

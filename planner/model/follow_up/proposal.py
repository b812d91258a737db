"""What the rules propose at a visit, and what the therapist decided."""

from typing import Literal

from pydantic import Field

from planner.model.base import Model
from planner.model.exercise.exercise import ExerciseId
from planner.model.program.program import Item

ProposedAction = Literal[
    "take_out",
    "swap",
    "start_dose",
    "rung_down",
    "less",
    "quota_up",
    "rebase",
    "drop",
    "hold",
    "smallest_step",
    "two_steps",
    "progress",
    "fewer",
    "as_needed",
    "walk_more",
    "walk_less",
    "stop",
    "tell",
    "restart_less",
    "restart_part",
    "restart_phase",
    "fit",
    "keep_few",
    "light_week",
    "repeat_week",
    "next_phase",
]
"""On an exercise; or, from `stop` on, on the program: `tell` changes nothing."""
Answer = Literal["open", "accepted", "edited", "declined"]


class Proposal(Model):
    """One change, or one hold, with what it rests on."""

    rule: str
    """The rule or barrier of follow-up.yaml: "E14"."""
    action: ProposedAction
    """What is proposed."""
    slot: str = ""
    """The lane; empty: the whole program."""
    exercise: ExerciseId | None = None
    """What is done in it now."""
    alternative: ExerciseId | None = None
    """What would take its place."""
    item: Item | None = None
    """How it would be dosed."""
    days: int | None = Field(default=None, ge=1, le=7)
    """Days a week that would fit."""
    minutes: int | None = Field(default=None, ge=1, le=240)
    """Minutes a day that would fit."""
    numbers: dict[str, str] = {}
    """What it rests on, as a table, and what its sentences are filled with."""
    question: str = ""
    """What the therapist should ask first."""
    answer: Answer = "open"
    """What the therapist decided."""
    reason: str = Field(default="", max_length=400)
    """Why it was declined."""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from the others of a visit."""
        return (self.rule, self.slot)

    @property
    def changes(self) -> bool:
        """Accepted or edited, and more than a word."""
        return self.answer in ("accepted", "edited") and self.action not in ("tell", "stop")

"""What the papers of a stop are made from; no program was built."""

from dataclasses import dataclass
from typing import Literal

from planner.model.intake import Intake
from planner.model.rules.guidance import CallRule
from planner.model.rules.rules import Action
from planner.model.screening import ScreenAnswer

StopLayout = Literal["safety-net", "letter"]


@dataclass(frozen=True)
class RaisedLine:
    """One thing that was raised."""

    title: str
    what_to_do: str


@dataclass(frozen=True)
class StopPaper:
    """A patient who was stopped, in words."""

    intake: Intake
    action: Action
    """The gravest."""
    raised: tuple[RaisedLine, ...]
    answers: tuple[ScreenAnswer, ...]
    seen_for: str
    conditions: tuple[str, ...]
    findings: tuple[str, ...]
    call: tuple[CallRule, ...]
    """What to watch for, in the patient's language."""
    nerve_safety_net: str
    """The signs of cauda equina, in the patient's language."""

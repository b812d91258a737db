"""What a patient is told who reached the goals: what changed, what to keep, when to come back."""

from dataclasses import dataclass

from planner.model.program.program import Program


@dataclass(frozen=True)
class KeepWell:
    """All that the page says, beside the plan for flare-ups and when to call."""

    program: Program
    """In the patient's language."""
    name: str
    changed: tuple[str, ...]
    """Measures that are better, a sentence each."""
    goals: tuple[str, ...]
    keep: tuple[str, ...]
    """The moves of the last weeks, each with its dose."""
    walk: tuple[str, ...]
    """The walk, with its dose; empty where there is none."""
    strength_days: int
    visit_months: int
    last_visit_months: int

"""How it goes with a patient: what the progress page and the letter say, to colleagues."""

from dataclasses import dataclass

from planner.follow_up.chart import Chart


@dataclass(frozen=True)
class MeasureLine:
    """One measure from its first value to its last."""

    name: str
    first: str
    last: str
    change: str
    matters: str
    usual: str


@dataclass(frozen=True)
class RuleLine:
    """What a rule proposed at the last visit, and what was decided."""

    rule: str
    said: str
    answer: str


@dataclass(frozen=True)
class Progress:
    """A patient on a day."""

    name: str
    born: str
    seen_for: str
    week: str
    """ "Week 6 of 12, part 3"."""
    alarm: str
    """One that nobody has cleared; empty where there is none."""
    told: tuple[str, ...]
    """What the patient told last, a sentence each."""
    measures: tuple[MeasureLine, ...]
    chart: Chart
    works: bool
    """Not known to have too little effect; False where it was judged and it has."""
    response: str
    """Whether it works, as far as was measured."""
    gate: str
    rules: tuple[RuleLine, ...]
    next: tuple[str, ...]
    """When it is reviewed, what is due."""
    exercises: tuple[str, ...]
    """What is done now."""
    conditions: tuple[str, ...]

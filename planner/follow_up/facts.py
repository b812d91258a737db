"""What the follow-up rules go by: sessions as they were told, and where an exercise stands."""

from dataclasses import dataclass
from typing import Literal

from planner.model.program.checkin import Verdict

LegPain = Literal["higher", "same", "lower"]


@dataclass(frozen=True)
class SessionTold:
    """One session on one day, as it was told; None is what nobody told."""

    day: int
    """Days since the Monday of week 1."""
    before: int | None = None
    """Pain before, 0-10."""
    after: int | None = None
    """The worst pain during it if that was told, else pain after, 0-10."""
    effort: int | None = None
    """0-10."""
    next_before: int | None = None
    """Pain before on the next told day, if that is near enough."""
    leg: LegPain | None = None
    """Where the leg pain went."""
    done: bool = True
    """It was done, all of it or nearly."""


@dataclass(frozen=True)
class ExerciseFacts:
    """One exercise at a visit."""

    phase: int
    sessions: tuple[SessionTold, ...] = ()
    """The oldest first."""
    verdict: Verdict | None = None
    """Of the latest week since the last visit that has one."""
    helps: bool | None = None
    """Ticked as a help in any week; None: never asked."""
    grown: int = 0
    """Steps of growth since it began on this rung."""
    rung_below: bool = True
    """There is an easier one that suits the patient."""
    holds: int = 0
    """Visits in a row that ended in a hold without amber."""
    amber_holds: int = 0
    """Visits in a row that ended in a hold with amber."""
    backs: int = 0
    """Steps back in a row, with no step up between."""
    weeks_in: int = 2
    """Weeks it was done."""
    essential: bool = False
    culprit: bool = True
    """What was amber or red in its sessions is laid at its door."""
    quota: bool = False
    """Its amounts do not follow the pain."""
    quota_done: float | None = None
    """The share of its sittings that was done in the last week."""


@dataclass(frozen=True)
class PlanFacts:
    """What holds for all exercises at a visit."""

    usual: int | None
    """The usual pain, 0-10."""
    today: int
    """Days since the Monday of week 1."""
    growth_left: int = 1
    """How many more exercises may grow this week."""
    frozen: str = ""
    """The rule that lets nothing grow: P1, P3, P4, P9."""
    adherence: float | None = 1.0
    """Share of the last week's sessions that was told as done; None: nothing was told."""
    effort_max: int = 10
    """The most effort that irritability and precautions allow."""
    irritable: bool = False
    """Highly irritable: nothing goes up two steps."""
    same_numbers: bool = False
    """The same numbers were told every day."""

"""The fixed phrases of the diary."""

from typing import TYPE_CHECKING, NamedTuple

from planner.model.program.program import BuiltSessionName
from planner.model.rules.follow_up_rules import BarrierId

if TYPE_CHECKING:
    from planner.model.program.checkin import Verdict
    from planner.model.program.diary_field import LegWent, Number


class DiaryWords(NamedTuple):
    """One language. Braces are filled in with str.format."""

    diary_for: str
    how: str
    fill: str
    light: str
    """A week that is easy on purpose."""
    numbers: "dict[Number, str]"
    """The rows of a day."""
    leg: "dict[LegWent, str]"
    week_end: str
    """What is filled in once a week."""
    moves: str
    marks: "dict[Verdict, str]"
    helps: str
    safety: str
    no_sign: str
    flare: str
    flare_yes: str
    flare_no: str
    flare_days: str
    week_numbers: str
    of_week: dict[str, str]
    """What is told of a week from 0 to 10, by the name of its field."""
    goals: str
    barriers: str
    barrier: dict[BarrierId, str]
    no_barrier: str
    notes: str
    done: dict[BuiltSessionName, str]
    """The rows of the boxes to tick."""
    spoken_most: str
    """What it says of a number: what it is, and the most it can be."""

"""The fields of a week as a whole in a diary that is filled in on a screen."""

import re
from typing import Literal, NamedTuple, get_args

from planner.model.program.checkin import Verdict
from planner.model.program.fingerprint import FINGERPRINT
from planner.model.rules.follow_up_rules import BarrierId, SafetyId

WeekAnswer = Literal[
    "safety", "flare", "flare_none", "flare_days", "verdict", "helps", "n", "barrier", "goal"
]
WEEK_NUMBERS = {
    "worst": "worst_pain",
    "average": "average_pain",
    "trust": "trust",
    "sleep": "sleep",
}
"""What a number is called in the PDF, and in a check-in."""
NONE = "none"
"""None of these, or no: what was asked and is not there."""


class WeekField(NamedTuple):
    """One field of a week."""

    program: str
    """The fingerprint of the program."""
    week: int
    """From 1."""
    answer: WeekAnswer
    """What is asked."""
    of: str = ""
    """Of which: a sign, an exercise, a number, a barrier, a goal from 1; none: none of them."""
    is_: str = ""
    """A verdict: the mark that its box stands for."""

    @property
    def name(self) -> str:
        """Its full name in the PDF: 0123456789ab.w03.x.sit-to-stand.hurt."""
        start = f"{self.program}.w{self.week:02}"
        if self.answer == "verdict":
            return f"{start}.x.{self.of}.{self.is_}"
        if self.answer == "helps":
            return f"{start}.x.{self.of}.helps"
        return f"{start}.{self.answer}.{self.of}" if self.of else f"{start}.{self.answer}"


def week_field(name: str) -> WeekField | None:
    """The field of that name; None if it is not one of ours.

    Programs that put several PDFs together write something in front of a name; that is left off.
    """
    found = _NAME.search(name)
    if found is None:
        return None
    program, week = found["program"], int(found["week"])
    if found["exercise"]:
        mark = found["mark"]
        answer: WeekAnswer = "helps" if mark == "helps" else "verdict"
        return WeekField(program, week, answer, found["exercise"], "" if mark == "helps" else mark)
    asked: WeekAnswer = found["answer"]  # type: ignore[assignment]
    return WeekField(program, week, asked, found["of"] or "")


def _any(kind: object) -> str:
    return "|".join(get_args(kind))


_NAME = re.compile(
    rf"(?:^|\.)(?P<program>{FINGERPRINT})\.w(?P<week>0[1-9]|1[0-2])\."
    rf"(?:x\.(?P<exercise>[a-z0-9-]{{1,60}})\.(?P<mark>{_any(Verdict)}|helps)"
    rf"|(?P<answer>flare_days|flare_none|flare|(?P<group>safety|n|barrier|goal)(?=\.))"
    rf"(?:\.(?P<of>{_any(SafetyId)}|{_any(BarrierId)}|{'|'.join(WEEK_NUMBERS)}|{NONE}|[1-3]))?)\Z"
)

"""The fields of a diary that is filled in on a screen: what each is called in the PDF."""

import re
from typing import Literal, NamedTuple, get_args

from planner.model.program.fingerprint import FINGERPRINT
from planner.model.program.program import BuiltSessionName
from planner.model.vocabulary import WEEKDAYS, Weekday

Number = Literal["pain_before", "pain_after", "effort", "walk_min", "walk_stops"]
"""What is told as a number."""
NUMBERS: tuple[Number, ...] = get_args(Number)
MOST: dict[Number, int] = {
    **dict.fromkeys(NUMBERS, 10),
    "walk_min": 240,
    "walk_stops": 20,
}
"""The largest there can be of each."""
LegWent = Literal["higher", "lower"]
"""Leg pain that moved up toward the back, or further down."""


class DiaryField(NamedTuple):
    """One field: of a day, or with no day the notes of a week."""

    program: str
    """The fingerprint of the program."""
    week: int
    """The week, from 1."""
    day: Weekday | None = None
    """The day; None for the notes."""
    session: BuiltSessionName | None = None
    """Whose check box it is; None for a number."""
    number: Number | None = None
    """Which number it is."""
    leg: LegWent | None = None
    """The box for leg pain that moved that way."""

    @property
    def name(self) -> str:
        """Its full name in the PDF: 0123456789ab.w03.mon.A.done, 0123456789ab.w03.notes."""
        start = f"{self.program}.w{self.week:02}"
        if self.day is None:
            return f"{start}.notes"
        end = f"{self.session}.done" if self.session else self.number
        if self.leg:
            end = f"leg.{self.leg}"
        return f"{start}.{self.day}.{end}"


def diary_field(name: str) -> DiaryField | None:
    """The field of that name; None if it is not one of ours.

    Programs that put several PDFs together write something in front of a name; that is left off.
    """
    found = _NAME.search(name)
    if found is None:
        return None
    return DiaryField(
        program=found["program"],
        week=int(found["week"]),
        day=found["day"],  # type: ignore[arg-type]
        session=found["session"],  # type: ignore[arg-type]
        number=found["number"],  # type: ignore[arg-type]
        leg=found["leg"],  # type: ignore[arg-type]
    )


_SESSIONS = "|".join(name for kind in get_args(BuiltSessionName) for name in get_args(kind))
_NAME = re.compile(
    rf"(?:^|\.)(?P<program>{FINGERPRINT})\.w(?P<week>0[1-9]|1[0-2])\."
    rf"(?:notes|(?P<day>{'|'.join(WEEKDAYS)})\."
    rf"(?:(?P<session>{_SESSIONS})\.done|leg\.(?P<leg>{'|'.join(get_args(LegWent))})"
    rf"|(?P<number>{'|'.join(NUMBERS)})))\Z"
)

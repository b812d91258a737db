"""The fields of a diary that is filled in on a screen: what each is called in the PDF."""

import re
from typing import Literal, NamedTuple, get_args

from planner.model.program.fingerprint import FINGERPRINT
from planner.model.program.program import BuiltSessionName
from planner.model.vocabulary import WEEKDAYS, SessionName, Weekday

Number = Literal["pain_before", "pain_after", "effort"]
"""What is told from 0 to 10."""
NUMBERS: tuple[Number, ...] = get_args(Number)


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

    @property
    def name(self) -> str:
        """Its full name in the PDF: 0123456789ab.w03.mon.A.done, 0123456789ab.w03.notes."""
        start = f"{self.program}.w{self.week:02}"
        if self.day is None:
            return f"{start}.notes"
        end = f"{self.session}.done" if self.session else self.number
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
    )


_SESSIONS = "|".join((*get_args(SessionName), "Light"))
_NAME = re.compile(
    rf"(?:^|\.)(?P<program>{FINGERPRINT})\.w(?P<week>0[1-9]|1[0-2])\."
    rf"(?:notes|(?P<day>{'|'.join(WEEKDAYS)})\."
    rf"(?:(?P<session>{_SESSIONS})\.done|(?P<number>{'|'.join(NUMBERS)})))\Z"
)

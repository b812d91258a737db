"""The paper diary as cells to type: digits only, and where the next one goes."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.model.program.diary_field import MOST
from planner.model.program.program import Program
from planner.model.vocabulary import WEEKDAYS
from planner.tui.words.questions import TEN
from planner.tui.words.visit_filled import LEG, sessions_on

COLUMNS = ("done", "pain_before", "pain_after", "effort", "leg", "walk_min", "walk_stops")
"""As the paper has them, where it asks them."""
HEADS = ("Done", "Before", "After", "Effort", "Leg", "Walk", "Stops")
_OF_ALL, _LEG = 4, 4
_MOST = {str(name): most for name, most in MOST.items()}


@dataclass(frozen=True)
class At:
    """A cell of the diary."""

    week: int
    day: int = 0
    column: int = 0

    @property
    def name(self) -> str:
        """As the draft keeps it."""
        return f"{self.week}.{WEEKDAYS[self.day]}.{COLUMNS[self.column]}"


def columns_of(program: Program) -> tuple[int, ...]:
    """The columns that the paper diary of a program has."""
    leg = (_LEG,) if program.handed.nerve_safety_net else ()
    walk = (_LEG + 1, _LEG + 2) if program.handed.walk_notes else ()
    return (*range(_OF_ALL), *leg, *walk)


def is_long(at: At) -> bool:
    """More than a digit: the cursor stays until it is sent on."""
    return at.column > _LEG


def typed(key: str, at: At, program: Program, before: str = "") -> str | None:
    """What a key makes of a cell; None where it is no answer. `before` is what a long one has."""
    name = COLUMNS[at.column]
    if name == "leg":
        return key if key in LEG else None
    if is_long(at):
        value = (before + key).lstrip("0") or "0"
        there = key.isascii() and key.isdigit() and len(key) == 1
        return value if there and int(value) <= _MOST[name] else None
    if name == "done":
        sessions = len(sessions_on(program, at.week, WEEKDAYS[at.day]))
        most = 1 if sessions < 2 else 1 + sessions
        return key if key.isascii() and key.isdigit() and int(key) <= most else None
    if key == TEN:
        return "10"
    return key if key.isascii() and key.isdigit() and len(key) == 1 else None


def refused(at: At) -> str:
    """What a cell takes, where a key is no answer."""
    if is_long(at):
        return f"{HEADS[at.column]}: a whole number, at most {_MOST[COLUMNS[at.column]]}."
    if COLUMNS[at.column] == "leg":
        return f"Leg pain: {', '.join(f'{key} {way}' for key, way in LEG.items())}."
    return "1 is done, 0 is not done." if at.column == 0 else "0 to 9, x is 10."


def in_two(before: At | None, value: str, key: str) -> bool:
    """A 0 behind a 1 out of ten: it may have been meant as 10. `value` is that of `before`."""
    out_of_ten = before is not None and 0 < before.column < _LEG
    return out_of_ten and value == "1" and key == "0"


def after(at: At, program: Program, weeks: Sequence[int]) -> At | None:
    """The cell after it: the next number, the next day with a session, the next week; None: done.

    A day that was not done has no numbers to type; walks have columns to go down by themselves.
    """
    later = [column for column in columns_of(program) if at.column < column <= _LEG]
    if later:
        return At(at.week, at.day, later[0])
    return after_day(at, program, weeks)


def after_day(at: At, program: Program, weeks: Sequence[int]) -> At | None:
    """The first cell of the next day with a session; None where there is none."""
    for day in range(at.day + 1, len(WEEKDAYS)):
        if sessions_on(program, at.week, WEEKDAYS[day]):
            return At(at.week, day)
    later = [week for week in weeks if week > at.week]
    return first_of(later[0], program) if later else None


def first_of(week: int, program: Program) -> At:
    """The first cell of a week: of its first day with a session."""
    days = (n for n, day in enumerate(WEEKDAYS) if sessions_on(program, week, day))
    return At(week, next(days, 0))


def beside(at: At, down: int, right: int, program: Program) -> At:
    """The cell in that direction; at the edge the same."""
    columns = columns_of(program)
    day = min(max(at.day + down, 0), len(WEEKDAYS) - 1)
    place = min(max(columns.index(at.column) + right, 0), len(columns) - 1)
    return At(at.week, day, columns[place])


def done_words(program: Program, week: int, day: str) -> str:
    """What 1, 2 and 3 say on a day."""
    sessions = sessions_on(program, week, day)
    if not sessions:
        return "no session"
    if len(sessions) == 1:
        return sessions[0]
    alone = "  ".join(f"{n} {name}" for n, name in enumerate(sessions, 2))
    return f"1 all  {alone}"

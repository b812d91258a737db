"""Values on the command line: as they are meant, or refused with how they are written."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
import typer
from pydantic import TypeAdapter, ValidationError

from planner.cli.typed import typed_day, typed_hour, typed_number, typed_visit
from planner.model.day import Day
from planner.services.spoken import Spoken, spoken_checkin
from tests.conftest import MakeProgram

NO_DAYS = ("0", "86400", "31/02", "31/02/2026", "2026-02-31", "26-01-31", "20260131", "today", "")


@pytest.mark.parametrize(
    ("read", "good", "bad"),
    [
        (typed_day, "2026-02-28", NO_DAYS),
        (typed_hour, "08:00", ("8am", "0800", "25:00", "", "8.00")),
        (typed_visit, "2026-12-14T09:30", ("2026-12-14", "14/12/2026", "2026-02-31T09:00")),
        (
            typed_number,
            "-9.5",
            ("9,5", "1,500", "1_0", "1e3", "nan", "inf", "９", "12-10", "nine", ""),
        ),
    ],
)
def test_what_is_typed_otherwise_is_told_how_it_is_written(
    read: Callable[[str], object], good: str, bad: tuple[str, ...]
) -> None:
    assert read(good) is not None
    for text in bad:
        with pytest.raises(typer.BadParameter, match=r"written as"):
            read(text)


@pytest.mark.parametrize("given", [*NO_DAYS, 0, 86400, 1.0, True, None])
def test_a_day_in_a_file_is_no_number_of_seconds(given: object) -> None:
    days = TypeAdapter(Day)
    assert days.validate_python("2026-01-31") == date(2026, 1, 31)
    assert days.validate_python(date(2026, 1, 31)) == date(2026, 1, 31)
    assert days.validate_json('"2026-01-31"', strict=True) == date(2026, 1, 31)
    with pytest.raises(ValidationError, match="year-month-day"):
        days.validate_python(given)
    with pytest.raises(ValidationError):
        days.validate_python(datetime(2026, 1, 31, 8))


def test_what_cannot_have_been_told_of_a_program_is_not_kept(make_program: MakeProgram) -> None:
    program = make_program()
    weeks = len(program.weeks)
    for spoken, why in (
        (Spoken(weeks + 1, {"worst_pain": 3}), f"the program has {weeks} weeks"),
        (Spoken(2), "nothing is said"),
        (Spoken(2, {"worst_pain": None}), "nothing is said"),
        (Spoken(2, marks=("brige=hurt",)), "it is not in week 2"),
    ):
        found = spoken_checkin(spoken, program, "0123456789ab")
        assert isinstance(found, str)
        assert why in found

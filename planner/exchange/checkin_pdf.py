"""A diary that was filled in on a screen becomes a check-in."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from planner.exchange.checkin_weeks import told_weeks
from planner.exchange.files import read_bytes
from planner.exchange.pdf_fields import Filled, PdfUnreadable, filled_fields
from planner.exchange.typed_number import out_of_ten, whole_number
from planner.model.problem import Problem
from planner.model.program.checkin import MOST_IN_A_NOTE, CheckIn, CheckInDay
from planner.model.program.diary_field import (
    MOST,
    NUMBERS,
    DiaryField,
    LegWent,
    Number,
    diary_field,
)
from planner.model.vocabulary import WEEKDAYS, Weekday

_MOST_QUOTED = 40
TEN = 10
_DAYS: dict[Weekday, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def read_checkin(
    path: Path, password: str | None = None, program: str = ""
) -> tuple[CheckIn | None, list[Problem]]:
    """What a filled PDF tells, of the program with that fingerprint if it is given.

    None if the PDF is of no use. What cannot be understood is a problem; the rest is kept. Raises
    FileTrouble.
    """
    try:
        filled = filled_fields(read_bytes(path), password)
    except PdfUnreadable as error:
        return None, [Problem(file=str(path), message=str(error))]
    fields: dict[DiaryField, Filled] = {}
    for name, value in filled.items():
        field = diary_field(name)
        if field and (value != Filled() or field not in fields):
            fields[field] = value
    checkin, problems = _checkin(fields, program)
    if checkin is not None:
        weeks = told_weeks(filled, checkin.program, problems)
        checkin = checkin.model_copy(update={"weeks": weeks})
    return checkin, [each.model_copy(update={"file": str(path)}) for each in problems]


def is_empty(checkin: CheckIn) -> bool:
    """Nothing was told."""
    return not (checkin.days or checkin.notes or checkin.weeks)


def checkin_to_json(checkin: CheckIn) -> str:
    """The check-in as JSON text; the same check-in gives the same text."""
    return checkin.model_dump_json(indent=1, exclude_none=True) + "\n"


def _checkin(
    fields: Mapping[DiaryField, Filled], wanted: str
) -> tuple[CheckIn | None, list[Problem]]:
    programs = {field.program for field in fields}
    problem = _not_the_one(programs, wanted)
    if problem:
        return None, [problem]
    program = wanted or min(programs)
    told = {field: value for field, value in fields.items() if field.program == program}
    problems: list[Problem] = []
    days = {(field.week, field.day) for field in told if field.day}
    read = (
        _day(told, DiaryField(program, week, day), problems)
        for week, day in sorted(days, key=lambda one: (one[0], WEEKDAYS.index(one[1])))
    )
    notes = {
        field.week: text
        for field in sorted((f for f in told if f.day is None), key=lambda f: f.week)
        if (text := _note(field, told[field].text, problems))
    }
    return CheckIn(program=program, days=tuple(day for day in read if day), notes=notes), problems


def _not_the_one(programs: set[str], wanted: str) -> Problem | None:
    if not programs:
        return Problem(
            message="this PDF has no diary fields of the planner.",
            advice="Ask for the file that was filled in and saved, not a scan or a print of it; "
            "it comes from export --fillable.",
        )
    if wanted and wanted not in programs:
        return Problem(
            message="this diary is of another program, or of this one before it was changed.",
            advice="Name the program that it was printed from, or leave out --program.",
        )
    if not wanted and len(programs) > 1:
        return Problem(
            message="this PDF has diaries of several programs.",
            advice="Say which one with --program.",
        )
    return None


def _day(
    told: Mapping[DiaryField, Filled], day: DiaryField, problems: list[Problem]
) -> CheckInDay | None:
    """What was told of a day, if anything."""
    assert day.day is not None
    asked = {
        field.session: value.ticked
        for field, value in told.items()
        if field.session and (field.week, field.day) == (day.week, day.day)
    }
    done = tuple(session for session, ticked in asked.items() if ticked)
    numbers: dict[Number, int] = {}
    for number in NUMBERS:
        field = day._replace(number=number)
        text = told[field].text if field in told else ""
        if not text.strip():
            continue
        read = out_of_ten(text) if MOST[number] == TEN else whole_number(text, MOST[number])
        if read is None:
            problems.append(_not_a_number(field, text))
        else:
            numbers[number] = read
    leg = [each for each in get_args(LegWent) if told.get(day._replace(leg=each), Filled()).ticked]
    if len(leg) > 1:
        problems.append(_two_ways(day))
    if not (done or numbers or leg):
        return None
    went = leg[0] if len(leg) == 1 else None
    return CheckInDay(
        week=day.week,
        day=day.day,
        done=tuple(sorted(done)),
        not_done=True if asked and not done else None,
        leg=went,
        **numbers,
    )


def _not_a_number(field: DiaryField, text: str) -> Problem:
    quoted = text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED]}…"
    return Problem(
        where=_place(field),
        message=f'"{quoted}" is not one whole number from 0 to {MOST[field.number or "effort"]}; '
        "it was left out.",
        advice="Ask the patient.",
    )


def _two_ways(day: DiaryField) -> Problem:
    return Problem(
        where=f"{_place(day._replace(number='effort')).rpartition(',')[0]}, leg pain",
        message="it is marked as moved up and as moved down; neither was taken.",
        advice="Ask the patient.",
    )


def _note(field: DiaryField, text: str, problems: list[Problem]) -> str:
    """What was written of a week, without what cannot be seen."""
    note = _visible(text).strip()
    if len(note) > MOST_IN_A_NOTE:
        problems.append(
            Problem(
                where=_place(field),
                message=f"they are longer than {MOST_IN_A_NOTE} characters; the rest was left out.",
            )
        )
    return note[:MOST_IN_A_NOTE].rstrip()


def _visible(text: str) -> str:
    lines = unicodedata.normalize("NFC", text).replace("\t", " ").splitlines()
    return "\n".join("".join(_seen(line)) for line in lines)


def _seen(line: str) -> Iterable[str]:
    return (each for each in line if not unicodedata.category(each).startswith("C"))


def _place(field: DiaryField) -> str:
    """ "week 3, Monday, pain before"."""
    if field.day is None or field.number is None:
        return f"week {field.week}, notes"
    return f"week {field.week}, {_DAYS[field.day]}, {field.number.replace('_', ' ')}"

"""Who holds an exercise: patients of the store, in programs and in what they were handed; files."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from planner.exchange.files import FileTrouble
from planner.exchange.program_file import read_program
from planner.model.stored import Busy, StoreTrouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from planner.model.program.program import Program
    from planner.model.stored import Entry
    from planner.services.patient_store import PatientStore

T = TypeVar("T")
_TRIES = 5
_PAUSE_S = 1.0
"""Between two tries, where another program holds the database."""


@dataclass(frozen=True)
class Use:
    """A program that holds the exercise."""

    patient: str
    birth_year: int | None
    presentation: str
    weeks: tuple[int, ...]
    """The weeks it is done in, in order."""
    of_weeks: int
    """The length of the program."""
    deleted: bool = False
    """It was deleted and can be brought back."""
    file: Path | None = None
    """Where it is, if not in the store."""
    handed_out: date | None = None
    """It is in what the patient was given on this day, last, and no more in that program."""


@dataclass(frozen=True)
class NotRead:
    """A program that may hold it: it cannot be read."""

    whose: str
    """A patient or a file."""
    why: str


UseFound = Use | NotRead


def uses_in_store(store: PatientStore, exercise: str) -> Iterator[UseFound]:
    """Patients whose programs hold it, by name; only read. Raises StoreTrouble.

    Each program is read by itself, so that a planner that is open can save in between.
    """
    entries = _patiently(lambda: (*store.entries(), *store.archived(), *store.deleted()))
    for entry in sorted(entries, key=lambda one: (one.patient.casefold(), one.id)):
        try:
            program = _patiently(partial(store.read, entry))
        except Busy:
            raise
        except StoreTrouble as trouble:
            yield NotRead(entry.patient or f"program {entry.id}", str(trouble))
            continue
        if weeks := weeks_with(program, exercise):
            yield _use(program, weeks, entry=entry)
        else:
            yield from _handed_out(store, entry, exercise)


def _handed_out(store: PatientStore, entry: Entry, exercise: str) -> Iterator[UseFound]:
    """The last paper of a program that has an exercise which the program has no more."""
    given = _patiently(partial(store.issues_of, entry.patient_id))
    for issue in reversed([one for one in given if one.program_id == entry.id]):
        try:
            program = _patiently(partial(store.issued, issue))
        except Busy:
            raise
        except StoreTrouble as trouble:
            day = issue.issued_at[:10]
            yield NotRead(f"{entry.patient}, given out {day}", str(trouble))
            continue
        if weeks := weeks_with(program, exercise):
            day_given = date.fromisoformat(issue.issued_at[:10])
            yield replace(_use(program, weeks, entry=entry), handed_out=day_given)
            return


def uses_in_files(paths: Iterable[Path], exercise: str) -> Iterator[UseFound]:
    """Program files that hold it; of a folder, every program in it."""
    for path in paths:
        for file in _programs_at(path):
            try:
                program, problems = read_program(file)
            except FileTrouble as trouble:
                yield NotRead(str(file), str(trouble))
                continue
            if program is None:
                yield NotRead(str(file), str(problems[0]))
            elif weeks := weeks_with(program, exercise):
                yield _use(program, weeks, file=file)


def weeks_with(program: Program, exercise: str) -> tuple[int, ...]:
    """The weeks in which a program has an exercise."""
    return tuple(
        week.number
        for week in program.weeks
        if any(item.exercise == exercise for one in week.sessions for item in one.items)
    )


def _use(
    program: Program,
    weeks: tuple[int, ...],
    *,
    entry: Entry | None = None,
    file: Path | None = None,
) -> Use:
    patient = program.intake.patient
    return Use(
        entry.patient if entry else patient.name,
        entry.birth_year if entry else patient.birth_year,
        program.presentation,
        weeks,
        len(program.weeks),
        deleted=bool(entry and entry.deleted_at),
        file=file,
    )


def _programs_at(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    # Hidden ones are what other systems leave beside a file, not programs.
    yield from sorted(
        one
        for one in path.iterdir()
        if one.suffix.lower() == ".json" and not one.name.startswith(".")
    )


def _patiently(ask: Callable[[], T]) -> T:
    """Ask again while another program holds the database."""
    for _ in range(_TRIES - 1):
        try:
            return ask()
        except Busy:
            time.sleep(_PAUSE_S)
    return ask()

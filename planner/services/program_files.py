"""A program of the store in a file, and a file's program in the store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.building.minutes import recounted
from planner.exchange.files import FileTrouble
from planner.exchange.program_file import read_program, write_program
from planner.model.problem import Problem
from planner.services.printing import NotWritten, Unreadable

if TYPE_CHECKING:
    from pathlib import Path

    from planner.model.library import Library
    from planner.model.program.program import Program
    from planner.model.stored import PatientEntry
    from planner.services.patient_store import PatientStore


@dataclass(frozen=True)
class FileWritten:
    """The program is in its file."""


@dataclass(frozen=True)
class FileRead:
    """The program of a file, and the patients it may belong to."""

    program: Program
    candidates: tuple[PatientEntry, ...]
    """Patients of that name whose year of birth does not speak against it."""


def write_file(program: Program, path: Path) -> FileWritten | NotWritten:
    """Write a program file that only its owner can read, whole or not at all."""
    try:
        write_program(path, program)
    except FileTrouble as trouble:
        return NotWritten(str(trouble))
    return FileWritten()


def read_file(path: Path, store: PatientStore, library: Library) -> FileRead | Unreadable:
    """The program of a file, its minutes counted anew. Raises StoreTrouble.

    Into which patient it goes is for a person to say: two people may have one name.
    """
    try:
        program, problems = read_program(path)
    except FileTrouble as trouble:
        return Unreadable((Problem(message=str(trouble)),))
    if program is None:
        return Unreadable(tuple(problems))
    if program.presentation not in library.templates:
        message = f'the library has no template "{program.presentation}".'
        return Unreadable((Problem(file=str(path), where="presentation", message=message),))
    program = recounted(program, library.rules.dosage.time)
    patient = program.intake.patient
    return FileRead(program, store.like(patient.name, patient.birth_year))

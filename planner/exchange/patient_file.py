"""One patient in one file, JSON: every program, with or without its history."""

import json
from typing import Any

from pydantic import Field, ValidationError

from planner.exchange.files import FileTrouble
from planner.model.base import Model
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.model.stored import Revision

FORMAT = 1
MAX_BYTES = 200_000_000


class _KeptRevision(Model):
    """A program as it was after one change."""

    number: int = Field(ge=1)
    """In the planner that wrote the file; they rise."""
    made_at: str = Field(max_length=40)
    """UTC, ISO 8601."""
    label: str = Field(default="", max_length=1000)
    """What the change was."""
    key: str = Field(default="", max_length=10_000)
    """What the planner keeps with it."""
    program: dict[str, Any]
    """The program, as `planner schema program` describes it."""


class _KeptProgram(Model):
    """One program."""

    revisions: tuple[_KeptRevision, ...] = Field(min_length=1, max_length=100_000)
    """The last one is how it is now."""


class _PatientFile(Model):
    """The whole file."""

    patient_format: int
    """Raised when the form of the file changes."""
    programs: tuple[_KeptProgram, ...] = Field(min_length=1, max_length=10_000)
    """The first one made first."""


def patient_to_json(programs: tuple[tuple[Revision, ...], ...]) -> bytes:
    """The file of a patient's programs, each with its revisions, the first one first."""
    data = {
        "patient_format": FORMAT,
        "programs": [
            {
                "revisions": [
                    {
                        "number": one.number,
                        "made_at": one.made_at,
                        "label": one.label,
                        "key": one.key,
                        "program": json.loads(program_to_json(one.program)),
                    }
                    for one in revisions
                ]
            }
            for revisions in programs
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def patient_from_json(data: bytes, name: str) -> tuple[tuple[Revision, ...], ...]:
    """What a file holds; `name` is what the file is called. Raises FileTrouble."""
    try:
        read = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise FileTrouble(f"{name}: this is not valid JSON.") from None
    if not isinstance(read, dict) or "patient_format" not in read:
        raise FileTrouble(f"{name}: this is not a patient's file of the planner.")
    version = read["patient_format"]
    if isinstance(version, int) and version > FORMAT:
        raise FileTrouble(f"{name}: a newer planner wrote this file. Update the planner.")
    try:
        file = _PatientFile.model_validate_json(json.dumps(read), strict=True)
    except (ValidationError, ValueError) as error:
        where = ""
        if isinstance(error, ValidationError):
            first = error.errors(include_url=False, include_input=False)[0]
            where = ".".join(map(str, first["loc"]))
        raise FileTrouble(f"{name}: {where or 'something'} is not as it should be.") from None
    return tuple(
        tuple(
            Revision(one.number, one.made_at, one.label, one.key, _program(one.program, name))
            for one in kept.revisions
        )
        for kept in file.programs
    )


def _program(data: dict[str, Any], name: str) -> Program:
    program, problems = program_from_json(json.dumps(data))
    if program is None:
        raise FileTrouble(f"{name}: a program in it cannot be read: {problems[0]}")
    return program

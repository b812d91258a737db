"""One patient in one file, JSON: every program with what was given out, told and measured."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError, model_validator

from planner.exchange.files import FileTrouble
from planner.exchange.json_lines import json_lines, line_of
from planner.model.base import Model
from planner.model.characters import without_control
from planner.model.follow_up.measured import MeasuredValue
from planner.model.follow_up.visit import Visit
from planner.model.json_text import NotPlainJson, plain_json
from planner.model.program.checkin import CheckIn
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json
from planner.model.stored import GivenOut, RecordKind, Revision

FORMAT = 2
"""2: with what was given out, told and measured."""
MAX_BYTES = 200_000_000


@dataclass(frozen=True)
class GivenThen:
    """What was given out, and when: UTC, ISO 8601."""

    at: str
    given: GivenOut
    program: Program


@dataclass(frozen=True)
class KeptThen:
    """What was told, found or measured, and when it was kept: UTC, ISO 8601."""

    at: str
    kind: RecordKind
    document: str
    """JSON."""


@dataclass(frozen=True)
class ProgramHistory:
    """A program with all that belongs to it."""

    revisions: tuple[Revision, ...]
    """The last one is how it is now."""
    issues: tuple[GivenThen, ...] = ()
    records: tuple[KeptThen, ...] = ()


@dataclass(frozen=True)
class PatientHistory:
    """A patient."""

    programs: tuple[ProgramHistory, ...]
    """The first one made first."""
    records: tuple[KeptThen, ...] = ()
    """What belongs to none of them."""


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


_Moment = Annotated[str, Field(max_length=40), AfterValidator(_moment)]
_OF_KIND: Mapping[RecordKind, type[Model]] = {
    "checkin": CheckIn,
    "visit": Visit,
    "measurement": MeasuredValue,
}


class _KeptIssue(Model):
    """What was given out."""

    at: _Moment
    """UTC, ISO 8601."""
    given: dict[str, Any]
    """The Monday of week 1 and what it covers."""
    program: dict[str, Any]
    """The program as it was."""


class _KeptRecord(Model):
    """What was told, found or measured."""

    at: _Moment
    """UTC, ISO 8601."""
    kind: RecordKind
    """Which of them."""
    document: dict[str, Any]
    """As its kind has it."""

    @model_validator(mode="after")
    def _as_its_kind(self) -> "_KeptRecord":
        """Whoever opens the patient reads it: what cannot be read is told before it is kept."""
        _OF_KIND[self.kind].model_validate_json(json.dumps(self.document))
        return self


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
    issues: tuple[_KeptIssue, ...] = Field(default=(), max_length=100_000)
    """What was given out of it, the first one first."""
    records: tuple[_KeptRecord, ...] = Field(default=(), max_length=100_000)
    """What was told and decided of it."""


class _PatientFile(Model):
    """The whole file."""

    patient_format: int
    """Raised when the form of the file changes."""
    programs: tuple[_KeptProgram, ...] = Field(min_length=1, max_length=10_000)
    """The first one made first."""
    records: tuple[_KeptRecord, ...] = Field(default=(), max_length=100_000)
    """What was measured."""


def patient_to_json(patient: PatientHistory) -> bytes:
    """The file of a patient, the programs in their order."""
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
                    for one in kept.revisions
                ],
                "issues": [
                    {
                        "at": one.at,
                        "given": {**asdict(one.given), "monday": one.given.monday.isoformat()},
                        "program": json.loads(program_to_json(one.program)),
                    }
                    for one in kept.issues
                ],
                "records": [_record(one) for one in kept.records],
            }
            for kept in patient.programs
        ],
        "records": [_record(one) for one in patient.records],
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _record(one: KeptThen) -> dict[str, Any]:
    return {"at": one.at, "kind": one.kind, "document": json.loads(one.document)}


def patient_from_json(data: bytes, name: str) -> PatientHistory:
    """What a file holds; `name` is what the file is called. Raises FileTrouble."""
    try:
        read = plain_json(data.decode("utf-8-sig"))
    except NotPlainJson as error:
        raise FileTrouble(f"{name}: {error}.") from None
    except (ValueError, RecursionError):
        raise FileTrouble(f"{name}: this is not valid JSON.") from None
    if not isinstance(read, dict) or "patient_format" not in read:
        raise FileTrouble(f"{name}: this is not a patient's file of the planner.")
    version = read["patient_format"]
    if type(version) is int and version < 1:
        raise FileTrouble(f"{name}: {version} is no format of a patient's file.")
    if isinstance(version, int) and version > FORMAT:
        raise FileTrouble(f"{name}: a newer planner wrote this file. Update the planner.")
    try:
        file = _PatientFile.model_validate_json(json.dumps(read), strict=True)
    except (ValidationError, ValueError) as error:
        if not isinstance(error, ValidationError):
            raise FileTrouble(f"{name}: something is not as it should be.") from None
        path = error.errors(include_url=False, include_input=False)[0]["loc"]
        line = line_of(json_lines(data.decode("utf-8-sig")), path)
        where = ".".join(map(str, path)) or "something"
        raise FileTrouble(f"{name}:{line}: {where} is not as it should be.") from None
    return PatientHistory(
        tuple(
            ProgramHistory(
                tuple(
                    Revision(
                        one.number,
                        one.made_at,
                        without_control(one.label),
                        one.key,
                        _program(one.program, name),
                    )
                    for one in kept.revisions
                ),
                tuple(
                    GivenThen(one.at, _given(one.given, name), _program(one.program, name))
                    for one in kept.issues
                ),
                tuple(map(_kept, kept.records)),
            )
            for kept in file.programs
        ),
        tuple(map(_kept, file.records)),
    )


def _kept(one: _KeptRecord) -> KeptThen:
    return KeptThen(one.at, one.kind, json.dumps(one.document, ensure_ascii=False))


def _given(data: dict[str, Any], name: str) -> GivenOut:
    try:
        return TypeAdapter(GivenOut).validate_python(data)
    except ValidationError:
        raise FileTrouble(f"{name}: what was given out is not as it should be.") from None


def _program(data: dict[str, Any], name: str) -> Program:
    program, problems = program_from_json(json.dumps(data))
    if program is None:
        raise FileTrouble(f"{name}: a program in it cannot be read: {problems[0]}")
    return program

"""Program files: JSON, with the line of what is wrong."""

from collections.abc import Iterable
from pathlib import Path

from planner.exchange.files import read_bytes, write_private
from planner.exchange.json_lines import json_lines, line_of
from planner.model.finding import Finding
from planner.model.problem import Problem
from planner.model.program.place_path import path_of
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json


def read_program(path: Path) -> tuple[Program | None, list[Problem]]:
    """The program of a file, or what is wrong with it. Raises FileTrouble.

    A file has no visit in it, so each of its weeks is judged, whatever it says of lived ones.
    """
    text = read_bytes(path)
    program, problems = program_from_json(text)
    if program is not None and program.holds_from > 1:
        program = program.model_copy(update={"holds_from": 1})
    return program, _at_lines(problems, path, text)


def write_program(path: Path, program: Program) -> None:
    """Write a program file, readable by its owner only. Raises FileTrouble."""
    write_private(path, program_to_json(program).encode())


def findings_in_file(
    findings: Iterable[Finding], program: Program, path: Path, text: bytes
) -> list[Problem]:
    """Findings as problems of the file the program was read from, each at its line."""
    lines = json_lines(text.decode("utf-8-sig", "replace"))
    names = {key: exercise.patient_name for key, exercise in program.exercises.items()}
    return [
        finding.problem(names).model_copy(
            update={"file": str(path), "line": line_of(lines, path_of(finding.spot, program))}
        )
        for finding in findings
    ]


def _at_lines(problems: list[Problem], path: Path, text: bytes) -> list[Problem]:
    """Problems of reading, whose `where` is a path of the document with dots between."""
    lines: dict[str, int] = {}
    if any(one.where and one.line is None for one in problems):
        found = json_lines(text.decode("utf-8-sig", "replace"))
        lines = {".".join(map(str, place)): line for place, line in found.items()}
    return [
        one.model_copy(update={"file": str(path), "line": one.line or _nearest(lines, one.where)})
        for one in problems
    ]


def _nearest(lines: dict[str, int], where: str) -> int:
    while where and where not in lines:
        where = where.rpartition(".")[0]
    return lines.get(where, 1)

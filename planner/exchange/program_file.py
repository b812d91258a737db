"""Program files: JSON, with the line of what is wrong."""

import re
from pathlib import Path

from planner.exchange.files import read_bytes, write_private
from planner.model.problem import Problem
from planner.model.program.program import Program
from planner.model.program.program_json import program_from_json, program_to_json


def read_program(path: Path) -> tuple[Program | None, list[Problem]]:
    """The program of a file, or what is wrong with it. Raises FileTrouble."""
    text = read_bytes(path)
    program, problems = program_from_json(text)
    return program, [placed(problem, path, text) for problem in problems]


def write_program(path: Path, program: Program) -> None:
    """Write a program file, readable by its owner only. Raises FileTrouble."""
    write_private(path, program_to_json(program).encode())


def placed(problem: Problem, path: Path, text: bytes) -> Problem:
    """The problem with the file, and the line where the text shows it."""
    line = problem.line or _line(problem.where, text.decode("utf-8", "replace"))
    return problem.model_copy(update={"file": str(path), "line": line})


_NUMBER = re.compile(r'^\s*"number": (\d+)')
_NAME = re.compile(r'^\s*"name": "(Daily|A|B|Light)"')
_EXERCISE = re.compile(r'^\s*"exercise": "([^"]+)"')


def _line(where: str, text: str) -> int:
    """The line of "week 3 / A / hinge-dowel" or "weeks.2.phase" in a program as we write it."""
    parts = where.split(" / ")
    if not parts[0].startswith("week "):
        top = re.split(r"[. ]", where)[0]
        for number, line in enumerate(text.splitlines(), start=1):
            if top and line.startswith(f' "{top}"'):
                return number
        return 1
    week = session = ""
    wanted = parts[0].removeprefix("week ")
    best, in_weeks = 1, False
    for number, line in enumerate(text.splitlines(), start=1):
        in_weeks = in_weeks or line.startswith(' "weeks"')
        if not in_weeks:
            continue
        if found := _NUMBER.match(line):
            week, session = found[1], ""
            best = number if week == wanted else best
        elif found := _NAME.match(line):
            session = found[1]
            best = number if week == wanted and parts[1:2] == [session] else best
        elif found := _EXERCISE.match(line):
            if week == wanted and parts[1:] == [session, found[1]]:
                return number
        elif line.startswith(' "exercises"'):
            break
    return best

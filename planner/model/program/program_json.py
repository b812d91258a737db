"""A program as JSON text, and back. One form for files and for the store."""

import json
import re

from pydantic import ValidationError

from planner.model.characters import CONTROL
from planner.model.exercise.exercise import Exercise
from planner.model.json_text import NotPlainJson, plain_json
from planner.model.problem import Problem
from planner.model.program.formats import FORMAT, upgraded
from planner.model.program.program import Program

MOST_SHOWN = 20
"""Faults told of one file; after that it is another file."""

_OURS = {"weeks", "intake", "exercises"}
"""A file with none of these keys is no program, whatever its format."""


_ESCAPE = re.compile(
    r"\\(?:([bf]|u00(?:0[0-8bcefBCEF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])|u20(?:2[a-eA-E]|6[6-9]))|.)"
)
"""What is written with a backslash; group 1 is what a terminal may act on."""


def program_to_json(program: Program) -> str:
    """The program as JSON text; the same program gives the same text."""
    return program.model_dump_json(indent=1) + "\n"


def program_from_json(text: str | bytes) -> tuple[Program | None, list[Problem]]:
    """The program, or what is the matter with the text; `where` is the place in the document."""
    try:
        if isinstance(text, bytes):
            # Some editors and consoles put a mark before the text, or write UTF-16.
            text = text.decode(json.detect_encoding(text))
        data = plain_json(text)
    except NotPlainJson as error:
        return None, [Problem(message=f"{error}.")]
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return None, [Problem(message="this is not valid JSON.", line=line)]
    if CONTROL.search(text) or any(escape[1] for escape in _ESCAPE.finditer(text)):
        return None, [Problem(message="there is a control character in a text of this program.")]
    if not isinstance(data, dict) or "format" not in data or not data.keys() & _OURS:
        return None, [Problem(message="this is not a program of the planner.")]
    problem = _format_problem(data["format"])
    if problem:
        return None, [problem]
    if "weeks" not in data:
        return None, [Problem(message="this is not a program of the planner.")]
    try:
        if data["format"] < FORMAT:
            text = json.dumps(upgraded(data))
        # What is built by itself is taken as it is into what has it: else it is built for both.
        Exercise.model_rebuild()
        return Program.model_validate_json(text, strict=True), []
    except RecursionError:
        return None, [Problem(message="this is not a program of the planner.")]
    except ValidationError as error:
        details = error.errors(include_url=False, include_context=False)
        return None, [
            Problem(
                where=".".join(str(part) for part in one["loc"]),
                message=f"{one['msg'].removeprefix('Value error, ')}.",
                advice="Build the program again, or undo what was changed in the file by hand.",
            )
            for one in details[:MOST_SHOWN]
        ]


def _format_problem(version: object) -> Problem | None:
    if type(version) is not int or version < 1:
        return Problem(where="format", message=f"{version!r} is not a program format.")
    if version <= FORMAT:
        return None
    return Problem(
        where="format",
        message=f"a newer planner wrote this program (format {version}, and this one reads up to "
        f"{FORMAT}): update the planner to open it.",
    )

"""A program as JSON text, and back. One form for files and for the store."""

import json
from typing import Any

from pydantic import ValidationError

from planner.model.problem import Problem
from planner.model.program import FORMAT, Program


def program_to_json(program: Program) -> str:
    """The program as JSON text; the same program gives the same text."""
    return program.model_dump_json(indent=1) + "\n"


def program_from_json(text: str | bytes) -> tuple[Program | None, list[Problem]]:
    """The program, or what is the matter with the text; `where` is the place in the document."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        return None, [Problem(message="this is not valid JSON.", line=line)]
    if not isinstance(data, dict) or "format" not in data or "weeks" not in data:
        return None, [Problem(message="this is not a program of the planner.")]
    newer = _newer(data)
    if newer:
        return None, [newer]
    try:
        program = Program.model_validate(data, strict=False)
    except ValidationError as error:
        details = error.errors(include_url=False)
        return None, [
            Problem(where=".".join(str(part) for part in one["loc"]), message=f"{one['msg']}.")
            for one in details[:20]
        ]
    missing = sorted(
        {
            item.exercise
            for week in program.weeks
            for session in week.sessions
            for item in session.items
        }
        - program.exercises.keys()
    )
    if missing:
        return None, [
            Problem(
                where="exercises",
                message=f'the program does not hold the exercise "{missing[0]}" that it uses.',
                advice="Build the program again.",
            )
        ]
    return program, []


def _newer(data: dict[str, Any]) -> Problem | None:
    version = data["format"]
    if isinstance(version, int) and version <= FORMAT:
        return None
    return Problem(
        where="format",
        message=f"this program has format {version!r}; this planner reads up to {FORMAT}.",
        advice="Update the planner to open it.",
    )

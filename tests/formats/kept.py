"""A program of each release, and the schema of its time: what clinics have on their disks.

`python -m tests.formats.kept VERSION` keeps those of today, when VERSION is released, and what was
shipped then, in short (`programs/releases/`): later versions are compared with that.
"""

import json
import sys
from pathlib import Path
from typing import Any

from planner.building.build import build
from planner.library.catalog import load_library
from planner.library.digest import digest_text
from planner.library.intake_file import read_intake
from planner.model.json_schema import json_schema
from planner.model.program.program import Program
from planner.model.program.program_json import program_to_json
from planner.services.shelf_upgrade import release_file, shipped_digest

FOLDER = Path(__file__).parent
RELEASES = sorted(
    (path.name for path in FOLDER.glob("[0-9]*")),
    key=lambda name: tuple(map(int, name.split("."))),
)
"""Oldest first."""


def program_text(release: str) -> str:
    """The program that a release built of intake.yaml."""
    return (FOLDER / release / "program.json").read_text(encoding="utf-8")


def schema_of(release: str) -> Any:
    """What `planner schema program` printed in a release."""
    return json.loads((FOLDER / release / "schema.json").read_text(encoding="utf-8"))


def meaning(schema: Any) -> Any:
    """A schema without what no reader of a program depends on: its words, and the format itself."""
    if isinstance(schema, list):
        return [meaning(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    properties = schema.get("properties", {})
    if {"format", "weeks"} <= properties.keys():
        kept = {name: each for name, each in properties.items() if name != "format"}
        schema = {**schema, "properties": kept}
    return {
        name: {key: meaning(each) for key, each in value.items()}
        if name in ("properties", "$defs")
        else meaning(value)
        for name, value in schema.items()
        if name not in ("title", "description", "$schema")
    }


def keep(release: str) -> None:
    """Keep the program, the schema and the content in short of today as those of a release."""
    intake = read_intake(FOLDER / "intake.yaml").intake
    assert intake is not None
    program = build(intake, load_library()).program
    assert program is not None
    folder = FOLDER / release
    folder.mkdir()
    (folder / "program.json").write_text(program_to_json(program), encoding="utf-8")
    schema = json.dumps(json_schema(Program), indent=2)
    (folder / "schema.json").write_text(f"{schema}\n", encoding="utf-8")
    content = digest_text(release, shipped_digest())
    release_file(release).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    keep(sys.argv[1])

"""What the commands of the shelf have in common: the folder, a thing by its id, trouble told."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planner.cli.basics import open_workspace, wrong

if TYPE_CHECKING:
    from planner.library.chain import LibraryThing
    from planner.services.workspace import Workspace

IdArgument = Annotated[
    str, typer.Argument(metavar="ID", help='A thing by its id: clam, stenosis, "rule vertigo".')
]


def clinic_of(library: Path | None) -> tuple[Workspace, Path]:
    """The library read afresh, and the clinic's folder; without one the command ends."""
    workspace = open_workspace(library, afresh=True)
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        wrong("name the clinic's folder: --library DIR, or PLANNER_LIBRARY.")
    return workspace, clinic


def thing_of(workspace: Workspace, name: str) -> LibraryThing:
    """What has the id; an id that nothing has ends the command."""
    from planner.library.chain import NoSuchThing
    from planner.services.shelf import find

    try:
        return find(workspace, name)
    except NoSuchThing as error:
        near = difflib.get_close_matches(error.name, error.known, n=1)
        wrong(f'there is no "{error.name}".' + meant(near))


def must_be_id(name: str, joint: str = "-") -> None:
    """Ids are names of files too: one that is a path ends the command."""
    from planner.library.importing.draft import slug

    right = slug(name).replace("-", joint)
    if right != name:
        wrong(f'"{name}" is no id; one has small letters, digits and "{joint}": {right}')


def meant(near: list[str]) -> str:
    """The question after an id that leads nowhere."""
    return f' Did you mean "{near[0]}"?' if near else ""


@contextmanager
def told() -> Iterator[None]:
    """What cannot be written ends the command with what was the matter."""
    try:
        yield
    except FileExistsError as error:
        wrong(f"{error.filename} is there already.")
    except OSError as error:
        # A full disk is told of no file by name.
        file = f"{error.filename}: " if error.filename else ""
        wrong(f"{file}cannot be written: {error.strerror or error}.")
    except UnicodeDecodeError as error:
        wrong(f"cannot be written: {error}.")


def shown_value(value: Any) -> str:
    """A value in a line."""
    from planner.library.changes.edit import MISSING
    from planner.library.changes.yaml_text import scalar

    if value is MISSING:
        return "nothing"
    return value if isinstance(value, str) else scalar(value)

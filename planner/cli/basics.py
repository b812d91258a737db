"""What every command needs: exit statuses, the workspace, and how things are said."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from planner.exchange.files import FileTrouble, write_private
from planner.exchange.standard_stream import StandardStream
from planner.services.workspace import Workspace
from planner.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from planner.model.problem import Problem
from planner.model.characters import without_control

DONE, PROBLEMS, WRONG, RED_FLAG = 0, 1, 2, 3


LibraryOption = Annotated[
    Path | None,
    typer.Option("--library", help="A clinic's folder, laid over the shipped library."),
]


def open_workspace(library: Path | None, *, afresh: bool = False) -> Workspace:
    """The workspace, with its library read, which nothing here works without.

    Read afresh, no cache is believed.
    """
    from planner.library.clinic_folder import closed, is_library, not_a_library
    from planner.library.unusable import LibraryUnusable

    if library is not None and not is_library(library):
        wrong(str(closed(library) or not_a_library(library)))
    workspace = Workspace(read_settings(library), afresh=afresh)
    try:
        _ = workspace.library
    except LibraryUnusable as error:
        tell(error.problems)
        raise typer.Exit(WRONG) from error
    return workspace


def say(text: str, *, err: bool = False) -> None:
    """Print a line, without what a terminal acts on.

    A reader that went away is not an error, a full disk is.
    """
    stream = sys.stderr if err else sys.stdout
    try:
        stream.write(f"{without_control(text)}\n")
        stream.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise typer.Exit(DONE) from None
    except (OSError, AttributeError, ValueError) as error:
        raise FileTrouble(f"standard output cannot be written: {error}.") from error


def say_json(text: str) -> None:
    """Print JSON: UTF-8, whatever the console's encoding is."""
    write_private(StandardStream("-"), f"{text.rstrip()}\n".encode())


def tell(problems: Iterable[Problem]) -> None:
    """Problems on standard error, one a line."""
    for problem in problems:
        say(str(problem), err=True)


def wrong(message: str) -> NoReturn:
    """Say what was wrong with the use, and end with status 2."""
    say(message, err=True)
    raise typer.Exit(WRONG)

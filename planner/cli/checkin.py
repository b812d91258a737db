"""`planner checkin`: what patients tell of their weeks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import DONE, PROBLEMS, WRONG, say, say_json, tell, wrong

if TYPE_CHECKING:
    from planner.model.program.program import Program

checkin_app = typer.Typer(help="Read what patients tell of their weeks.", rich_markup_mode=None)


@checkin_app.callback()
def checkin() -> None:
    """Read what patients tell of their weeks."""


@checkin_app.command("read")
def checkin_read(
    filled: Annotated[Path, typer.Argument(help="A diary that was filled in and saved, PDF.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Where to write; else standard output.")
    ] = None,
    program: Annotated[
        Path | None, typer.Option(help="The program, JSON; a diary of another one is refused.")
    ] = None,
    password_file: Annotated[
        Path | None,
        typer.Option(help="What opens the PDF: the first line of this file."),
    ] = None,
) -> None:
    """Read a filled diary into a check-in, JSON.

    What cannot be read is told by week and day, and the rest is written all the same.
    """
    from planner.exchange.apart import keep_apart
    from planner.exchange.checkin_pdf import checkin_to_json, is_empty, read_checkin
    from planner.exchange.files import write_private
    from planner.model.program.fingerprint import fingerprint

    for source in (filled, program, password_file):
        if source is not None:
            keep_apart(source, output)
    wanted = fingerprint(_program(program)) if program else ""
    read, problems = read_checkin(filled, _password(password_file), wanted)
    tell(problems)
    if read is None:
        raise typer.Exit(WRONG)
    if is_empty(read) and not problems:
        say(f"{filled}: nothing is filled in; no check-in was written.", err=True)
        raise typer.Exit(PROBLEMS)
    if output is None or str(output) == "-":
        say_json(checkin_to_json(read))
    else:
        write_private(output, checkin_to_json(read).encode())
    raise typer.Exit(PROBLEMS if problems else DONE)


def _program(path: Path) -> Program:
    from planner.exchange.program_file import read_program

    program, problems = read_program(path)
    if program is None:
        tell(problems)
        raise typer.Exit(WRONG)
    return program


def _password(file: Path | None) -> str | None:
    from planner.exchange.password_source import read_given_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return None if file is None else read_given_password(file)
    except PasswordRefused as error:
        wrong(str(error))

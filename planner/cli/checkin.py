"""`planner checkin`: what patients tell of their weeks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, assert_never

import typer

from planner.cli.basics import DONE, PROBLEMS, WRONG, say, say_json, tell, wrong

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
    from planner.exchange.checkin_pdf import checkin_to_json
    from planner.exchange.files import write_private
    from planner.services.checkin import NothingTold, Told, hear
    from planner.services.printing import Unreadable

    for source in (filled, program, password_file):
        if source is not None:
            keep_apart(source, output)
    heard = hear(filled, program, _password(password_file))
    match heard:
        case Unreadable(problems=problems):
            tell(problems)
            raise typer.Exit(WRONG)
        case NothingTold():
            say(f"{filled}: nothing is filled in; no check-in was written.", err=True)
            raise typer.Exit(PROBLEMS)
        case Told(checkin=read, problems=problems):
            tell(problems)
            if output is None or str(output) == "-":
                say_json(checkin_to_json(read))
            else:
                write_private(output, checkin_to_json(read).encode())
            raise typer.Exit(PROBLEMS if problems else DONE)
        case _:
            assert_never(heard)


def _password(file: Path | None) -> str | None:
    from planner.exchange.password_source import read_given_password
    from planner.exchange.pdf_password import PasswordRefused

    try:
        return None if file is None else read_given_password(file)
    except PasswordRefused as error:
        wrong(str(error))

"""`planner` without any of its commands."""

from __future__ import annotations

from typing import Annotated

import typer

from planner.cli.basics import DONE, say

app = typer.Typer(
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from planner import __version__

        say(f"planner {__version__}")
        raise typer.Exit(DONE)


def _plainly(wanted: bool) -> None:
    if wanted:
        from planner.cli.plain import plain

        plain()


@app.callback()
def planner_itself(
    version: Annotated[
        bool,
        typer.Option(
            "--version", is_eager=True, callback=_tell_version, help="Say which version this is."
        ),
    ] = False,
    plain: Annotated[
        bool,
        typer.Option(
            "--plain",
            is_eager=True,
            callback=_plainly,
            help="Ask the intake as prompts and say the program as lines; nothing is drawn.",
        ),
    ] = False,
) -> None:
    """Home exercise programs for low back pain. Without a command it opens the planner."""

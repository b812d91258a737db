"""One run of the command line, to its exit status."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from copy import copy
from typing import NoReturn, TextIO

import typer

from planner.cli import root
from planner.cli.basics import DONE, PROBLEMS, WRONG
from planner.exchange.files import FileTrouble


def run_command() -> NoReturn:
    """Run a command; trouble with files ends in a message and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    status: object = DONE
    try:
        _asked(sys.argv[1:2])()
    except SystemExit as end:
        status = end.code
    except FileTrouble as error:
        _leave(WRONG, str(error))
    except (OSError, AttributeError, ValueError) as error:
        # Trouble of a file has its name, and is a FileTrouble before it gets here.
        of_a_stream = isinstance(error, OSError) and error.filename is None
        if not of_a_stream and _can_be_written(sys.stdout):
            raise
        _leave(WRONG, f"standard output cannot be written: {error}.")
    _leave(status if isinstance(status, int) else DONE if status is None else PROBLEMS)


def _asked(first_word: list[str]) -> typer.Typer:
    """The planner with the one command that is asked for, or with all if it is none of them.

    To read the signature of every command takes as long as some commands do. What is asked for
    most is imported alone, too.
    """
    alone = copy(root.app)
    alone.registered_commands, alone.registered_groups = [], []
    if first_word == ["export"]:
        from planner.cli.export import export

        alone.command()(export)
        return alone
    from planner.cli.commands import app

    alone.registered_commands = [
        one
        for one in app.registered_commands
        if one.callback and [one.name or one.callback.__name__] == first_word
    ]
    alone.registered_groups = [one for one in app.registered_groups if [one.name] == first_word]
    return alone if alone.registered_commands or alone.registered_groups else app


def _can_be_written(stream: TextIO | None) -> bool:
    """Whether what was said so far can be put out, and the stream is there at all."""
    try:
        stream.flush()  # type: ignore[union-attr]
    except (OSError, AttributeError, ValueError):
        return False
    return True


def _leave(status: int, told: str = "") -> NoReturn:
    """End at once: to take down what was imported takes longer than most of it took to use.

    Closing a broken standard output would fail again, too.
    """
    if told:
        with contextlib.suppress(OSError, AttributeError, ValueError):
            sys.stderr.write(f"{told}\n")
    for stream in (sys.stderr, sys.stdout):
        if not _can_be_written(stream) and stream is not None and status == DONE:
            status = WRONG
    os._exit(status)

"""`planner quick`: a line is an intake."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.basics import DONE, PROBLEMS, LibraryOption, open_workspace, say, tell, wrong


def add_to(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command("quick")(quick)


def quick(
    line: Annotated[
        list[str], typer.Argument(help='"68 stenosis slr+ left 8w 5d 20min goal: carry groceries".')
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Write the intake, for build; it needs a name:."),
    ] = None,
    library: LibraryOption = None,
) -> None:
    """Show a line as the filled intake, with what was not understood.

    Nothing is built: the red-flag questions were not asked. The status is 1 if anything was not
    understood or the presentation is missing.
    """
    from planner.building.quick_line import read_line
    from planner.exchange.files import write_private
    from planner.library.intake_words import load_intake_words
    from planner.services.quick import form_rows, intake_data, left_over

    workspace = open_workspace(library)
    words, problems = load_intake_words(workspace.settings.clinic_dir, workspace.library.rules)
    tell(problems)
    if words is None:
        wrong("the words of an intake cannot be read.")
    this_year = workspace.clock.today().year
    found = read_line(" ".join(line), words)
    for row in form_rows(found, workspace.library, this_year):
        say(f"{row.label:14} {row.text}{'' if row.said else '  (not said; as usual)'}")
    over = list(left_over(found, workspace.library))
    for each in over:
        say(each, err=True)
    say("Red flags: not asked. Nothing is built before they are.", err=True)
    if output is not None:
        data = intake_data(found, workspace.library, this_year)
        if data is None:
            wrong("an intake has a name (name: Ann Lee,) and a presentation; nothing is written.")
        write_private(output, f"{json.dumps(data, indent=2, ensure_ascii=False)}\n".encode())
        say(f"{output}")
    missing = found.unknown or "presentation" not in found.said
    raise typer.Exit(PROBLEMS if missing else DONE)

"""`planner player`: the page for a clinic's own site."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.basics import PROBLEMS, LibraryOption, open_workspace, say, tell, wrong

NEXT = (
    "Put all of the folder on your site, over https, and its address into clinic.yaml: "
    "player: https://...\nWrite it again after each upgrade or change of your library, into the "
    "same folder: what older sheets need stays there."
)


def player(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder to write into.")],
    library: LibraryOption = None,
) -> None:
    """Write the page that shows a plan on a phone, for the clinic's own site.

    The files are the same for every patient: a sheet's code has the plan behind the # of the
    address, which no server is sent.
    """
    from planner.exchange.files import FileTrouble
    from planner.services.player import of_older_pages, write_player

    sources = open_workspace(library).sources
    problems = (*sources.stops, *sources.clinic[1])
    if problems:
        tell(problems)
        raise typer.Exit(PROBLEMS)
    try:
        written = write_player(folder, sources)
    except FileTrouble as trouble:
        wrong(str(trouble))
    size = sum(each.stat().st_size for each in written) / 1_000_000
    older = of_older_pages(folder, written)
    stay = f" {older} of older pages stay, for sheets that were printed." if older else ""
    say(f"{folder}: {len(written)} files, {size:.1f} MB.{stay} {NEXT}")

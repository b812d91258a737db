"""`planner library import`: other people's exercises, as drafts to finish by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.basics import PROBLEMS, open_workspace, say, tell, wrong

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def add_to(app: typer.Typer) -> None:
    """Put the command beside the others."""
    app.command("import")(library_import)


def library_import(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="XLSX or CSV; JSON of free-exercise-db, exercemus or wger; a folder.",
        ),
    ],
    into: Annotated[
        Path | None, typer.Option("--into", help="Your clinic's folder; else PLANNER_LIBRARY.")
    ] = None,
) -> None:
    """Read exercises of others as drafts, which no program is built from.

    They are written into the folder drafts: what was not taken over and what is to be decided by
    hand stands with each. Pictures are not taken; licence and source are kept.
    """
    from planner.exchange.files import read_bytes, write_private
    from planner.library.importing.draft import slug
    from planner.library.importing.reading import NotImported, drafts_from, drafts_from_folder
    from planner.library.importing.written import DRAFTS, drafts_text

    workspace = open_workspace(into)
    clinic = workspace.settings.clinic_dir
    if clinic is None:
        wrong("Name your clinic's folder: --into DIR.")
    library = workspace.library
    target = clinic / DRAFTS / f"{slug(source.stem if source.suffix else source.name)}.yaml"
    if target.exists():
        wrong(f"{target}: is there already. Finish or move it first, or rename {source.name}.")
    try:
        if source.is_dir():
            found = drafts_from_folder(source, library.exercises)
        else:
            things = [one.id for one in library.rules.home.equipment]
            found = drafts_from(read_bytes(source), source.name, library.exercises, things)
    except NotImported as error:
        wrong(str(error))
    write_private(target, drafts_text(found.drafts, workspace.clock.today()).encode())
    count = len(found.drafts)
    say(f"{target}: {count} read as {'a draft' if count == 1 else 'drafts'}; no program has them.")
    say("Ids are made of the names; change one where it stands, at id: in that file.")
    if found.numbered:
        say(f"Another exercise has the id, so it has a number: {_some(found.numbered)}.")
    if found.nameless:
        say(f"Passed over, for they have no name in English: {found.nameless}.")
    if found.of_several_rows:
        told = [f"{name} ({rows} rows)" for name, rows in found.of_several_rows.items()]
        say(f"One name over several rows, one draft: {_some(told)}.")
    if found.namesakes:
        say(f"Of one name: {_some(found.namesakes)}.")
    say(f"Not taken over: {_counted(found.not_mapped, count)}.")
    say(f"To decide by hand: {_counted(found.to_decide, count)}.")
    say("One that is like one of the library: planner library new exercise ID --like ID")
    say(f"Licence: {_counted(found.licences, count)}. Ask whether you may use it.")
    tell(found.problems)
    if any(one.severity == "problem" for one in found.problems):
        raise typer.Exit(PROBLEMS)


def _some(names: Sequence[str], most: int = 8) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _counted(names: Mapping[str, int], of: int) -> str:
    """Names, with how many have each where not all do."""
    told = (name if many == of else f"{name} ({many})" for name, many in names.items())
    return ", ".join(told) or "nothing"
